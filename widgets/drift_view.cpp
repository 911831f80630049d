#include "widgets/drift_view.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QStackedWidget>
#include <QToolTip>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/axis_fit.h"
#include "widgets/custom_plot.h"
#include "widgets/export_button.h"
#include "widgets/labels.h"
#include "widgets/plot_style.h"
#include "widgets/save_file.h"

namespace ptw {

DriftView::DriftView(QWidget* parent) : QWidget(parent) {
  build();
  clear();
  followPalette();
}

void DriftView::build() {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  auto* row = new QHBoxLayout;
  title_ = new QLabel(this);
  export_ = new ExportButton("drift", this);
  row->addWidget(title_, 1);
  row->addWidget(export_);
  layout->addLayout(row);
  pages_ = new QStackedWidget(this);
  empty_ = emptyState(pages_);
  plot_ = new QCustomPlot(pages_);
  plot_->setMinimumHeight(fontMetrics().height() * 7);
  plot_->setFocusPolicy(Qt::StrongFocus);
  plot_->setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
  plot_->axisRect()->setRangeDrag(Qt::Horizontal);
  plot_->axisRect()->setRangeZoom(Qt::Horizontal);
  plot_->xAxis->setTicker(QSharedPointer<WholeTicks>::create());
  plot_->xAxis->setNumberFormat("f");
  plot_->xAxis->setNumberPrecision(0);
  plot_->addGraph();  // the distance
  plot_->addGraph();  // points where the nearest piece changes
  plot_->graph(1)->setLineStyle(QCPGraph::lsNone);
  plot_->installEventFilter(this);
  pages_->addWidget(empty_);
  pages_->addWidget(plot_);
  layout->addWidget(pages_, 1);
  export_->addPictures(plot_);
  export_->addTable([this] { return csv(); });
  connect(plot_, &QCustomPlot::afterLayout, this, &DriftView::spaceNames);
  connect(plot_, &QCustomPlot::mouseDoubleClick, this, &DriftView::resetZoom);
}

void DriftView::showDrift(const DriftReport& report, const QString& name) {
  if (report.steps.empty()) return clear();
  if (report.token != report_.token) zoomed_ = false;
  report_ = report;
  name_ = name;
  draw();
  pages_->setCurrentWidget(plot_);
  export_->setEnabled(true);
  if (!zoomed_) fit();
  retranslate();
  plot_->replot(QCustomPlot::rpQueuedReplot);
}

void DriftView::clear() {
  report_ = {};
  zoomed_ = false;
  pages_->setCurrentWidget(empty_);
  export_->setEnabled(false);
  retranslate();
}

void DriftView::draw() {
  QVector<double> steps, distances, changeSteps, changeDistances;
  plot_->clearItems();
  names_.clear();
  for (std::size_t i = 0; i < report_.steps.size(); ++i) {
    steps << static_cast<double>(report_.steps[i]);
    distances << static_cast<double>(report_.travelled[i]);
    if (i > 0 && report_.nearest[i] == report_.nearest[i - 1]) continue;
    changeSteps << steps.back();
    changeDistances << distances.back();
    addName(report_.nearest[i], steps.back(), distances.back());
  }
  plot_->graph(0)->setData(steps, distances, true);
  plot_->graph(1)->setData(changeSteps, changeDistances, true);
}

void DriftView::addName(const std::string& piece, double step, double distance) {
  auto* name = new QCPItemText(plot_);
  name->setText(lightMarks(piece));
  name->setFont(plot_->font());
  name->setColor(palette().color(QPalette::Text));
  name->setPositionAlignment(Qt::AlignHCenter | Qt::AlignBottom);
  name->setPadding(QMargins(2, 0, 2, 4));
  name->setSelectable(false);
  name->position->setCoords(step, distance);
  names_.push_back(name);
}

/// Hides names that would overlap one to their left.
void DriftView::spaceNames() {
  const QFontMetrics metrics(plot_->font());
  double end = plot_->axisRect()->left();
  for (auto* name : names_) {
    const double width = metrics.horizontalAdvance(name->text()) + 8;
    const double middle = name->position->pixelPosition().x();
    const bool atStart = name == names_.front();
    const double left = atStart ? middle : middle - width / 2;
    name->setPositionAlignment((atStart ? Qt::AlignLeft : Qt::AlignHCenter) | Qt::AlignBottom);
    const bool fits = left >= end && left + width <= plot_->axisRect()->right() + 8;
    name->setVisible(fits);
    if (fits) end = left + width;
  }
}

void DriftView::fit() {
  const auto first = static_cast<double>(report_.steps.front());
  const auto last = static_cast<double>(report_.steps.back());
  plot_->xAxis->setRange(first, std::max(last, first + 1));
  const double top = static_cast<double>(std::ranges::max(report_.travelled));
  plot_->yAxis->setRange(0, top > 0 ? top * 1.3 : 1);  // room for a name above the highest point
}

void DriftView::resetZoom() {
  zoomed_ = false;
  fit();
  plot_->replot(QCustomPlot::rpQueuedReplot);
}

void DriftView::explain(const QPoint& position, const QPoint& onScreen) {
  const double step = plot_->xAxis->pixelToCoord(position.x());
  const auto closer = [step](std::int64_t a, std::int64_t b) {
    return std::abs(static_cast<double>(a) - step) < std::abs(static_cast<double>(b) - step);
  };
  const auto nearest = std::ranges::min_element(report_.steps, closer);
  const auto i = static_cast<std::size_t>(nearest - report_.steps.begin());
  QToolTip::showText(
      onScreen,
      tr("Step %1: %2 away from the start, norm %3, nearest piece %4")
          .arg(QString::number(*nearest), QLocale().toString(report_.travelled[i], 'g', 4),
               QLocale().toString(report_.norms[i], 'g', 4), lightMarks(report_.nearest[i])),
      plot_);
}

QString DriftView::csv() const {
  const auto number = [](float value) { return QString::number(value, 'g', 9); };
  QString text = csvLine({"token", "step", "travelled", "norm", "nearest"});
  for (std::size_t i = 0; i < report_.steps.size(); ++i)
    text += csvLine({QString::number(report_.token), QString::number(report_.steps[i]),
                     number(report_.travelled[i]), number(report_.norms[i]),
                     QString::fromStdString(report_.nearest[i])});
  return text;
}

bool DriftView::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::Wheel) zoomed_ = true;
  if (event->type() == QEvent::Resize)
    plot_->yAxis->ticker()->setTickCount(
        std::clamp(plot_->height() / (4 * fontMetrics().height()), 1, 3));
  if (event->type() == QEvent::MouseMove) {
    const auto* mouse = static_cast<QMouseEvent*>(event);
    if (mouse->buttons() & Qt::LeftButton)
      zoomed_ = true;
    else
      explain(mouse->pos(), mouse->globalPosition().toPoint());
  }
  if (event->type() == QEvent::KeyPress && static_cast<QKeyEvent*>(event)->key() == Qt::Key_Home) {
    resetZoom();
    return true;
  }
  return QWidget::eventFilter(watched, event);
}

void DriftView::followPalette() {
  applyPalette(*plot_, palette());
  const auto color = seriesStyle(0, palette()).color;
  plot_->graph(0)->setPen(QPen(color, 1.8));
  plot_->graph(1)->setScatterStyle(
      QCPScatterStyle(QCPScatterStyle::ssDisc, QPen(color, 1), color, 6));
  for (auto* name : names_) name->setColor(palette().color(QPalette::Text));
  plot_->replot(QCustomPlot::rpQueuedReplot);
}

void DriftView::retranslate() {
  const bool empty = report_.steps.empty();
  title_->setText(empty ? tr("Drift of a token") : tr("Drift of token %1").arg(name_));
  empty_->setText(tr("Select a token above: its way through the run will be drawn here."));
  plot_->xAxis->setLabel(tr("step"));
  plot_->yAxis->setLabel(tr("distance"));
  plot_->setAccessibleName(title_->text());
  plot_->setWhatsThis(
      tr("How far the selected soft token is from where it started, step by step. A point and a "
         "name mark each step at which another vocabulary piece became the nearest one. Wheel and "
         "drag zoom and move; Home or a double click shows everything."));
  plot_->replot(QCustomPlot::rpQueuedReplot);
}

void DriftView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  if (event->type() == QEvent::PaletteChange && plot_) followPalette();
  QWidget::changeEvent(event);
}

}  // namespace ptw
