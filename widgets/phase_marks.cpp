#include "widgets/phase_marks.h"

#include <algorithm>

namespace ptw {

PhaseMarks::PhaseMarks(const QList<QCPAxisRect*>& panes) : panes_(panes) {}

void PhaseMarks::set(const std::vector<PhaseMark>& marks) {
  marks_ = marks;
  while (items_.size() < marks_.size()) add();
  update();
}

void PhaseMarks::setColor(const QColor& color) {
  color_ = color;
  for (auto& item : items_) paint(item);
}

void PhaseMarks::add() {
  auto* name = new QCPItemText(panes_.first()->parentPlot());
  name->setLayer("overlay");
  name->setSelectable(false);
  name->setPositionAlignment(Qt::AlignLeft | Qt::AlignTop);
  // Below the pane's own caption.
  name->setPadding({3, QFontMetrics(name->font()).height() + 4, 0, 0});
  items_.push_back({StepLine(panes_, "overlay"), name});
  paint(items_.back());
}

void PhaseMarks::paint(Item& item) const {
  item.line.setPen(QPen(color_, 1, Qt::DotLine));
  item.name->setColor(color_);
}

void PhaseMarks::update() {
  const auto top = std::find_if(panes_.begin(), panes_.end(),
                                [](const QCPAxisRect* pane) { return pane->visible(); });
  for (std::size_t i = 0; i < items_.size(); ++i) {
    auto& [line, name] = items_[i];
    const bool used = i < marks_.size();
    line.setStep(used ? std::optional(marks_[i].step) : std::nullopt);
    name->setVisible(used && top != panes_.end());
    if (!name->visible()) continue;
    name->setText(marks_[i].name);
    name->setClipAxisRect(*top);
    name->position->setAxisRect(*top);
    name->position->setAxes((*top)->axis(QCPAxis::atBottom), (*top)->axis(QCPAxis::atLeft));
    name->position->setTypeX(QCPItemPosition::ptPlotCoords);
    name->position->setTypeY(QCPItemPosition::ptAxisRectRatio);
    name->position->setCoords(double(marks_[i].step), 0);
  }
}

}  // namespace ptw
