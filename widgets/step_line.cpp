#include "widgets/step_line.h"

namespace ptw {

StepLine::StepLine(const QList<QCPAxisRect*>& panes, const QString& layer) {
  for (QCPAxisRect* pane : panes) {
    auto* line = new QCPItemLine(pane->parentPlot());
    line->setLayer(layer);
    line->setClipAxisRect(pane);
    line->setSelectable(false);
    line->setVisible(false);
    for (QCPItemPosition* end : {line->start, line->end}) {
      end->setAxisRect(pane);
      end->setAxes(pane->axis(QCPAxis::atBottom), pane->axis(QCPAxis::atLeft));
      end->setTypeX(QCPItemPosition::ptPlotCoords);
      end->setTypeY(QCPItemPosition::ptAxisRectRatio);
    }
    lines_ << line;
  }
}

void StepLine::setPen(const QPen& pen) {
  for (QCPItemLine* line : lines_) line->setPen(pen);
}

void StepLine::setStep(std::optional<std::int64_t> step) {
  step_ = step;
  for (QCPItemLine* line : lines_) {
    line->setVisible(step && line->clipAxisRect()->visible());
    if (!step) continue;
    line->start->setCoords(double(*step), 0);
    line->end->setCoords(double(*step), 1);
  }
}

}  // namespace ptw
