#include "widgets/pruning_plot.h"

#include <QEvent>
#include <QKeyEvent>
#include <QToolTip>
#include <algorithm>
#include <utility>

#include "widgets/focus_frame.h"
#include "widgets/plot_style.h"

namespace ptw {
namespace {

constexpr double kMargin = 0.07;

QCPRange widened(const QCPRange& range, double least) {
  const double margin = std::max(range.size() * kMargin, least);
  return {range.lower - margin, range.upper + margin};
}

}  // namespace

PruningPlot::PruningPlot(QWidget* parent) : QCustomPlot(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setMinimumHeight(fontMetrics().height() * 9);
  axisRect()->setMinimumSize(40, 40);
  auto small = font();
  small.setPointSizeF(small.pointSizeF() * 0.88);
  for (auto* axis : {xAxis, yAxis}) {
    axis->setLabelFont(small);
    axis->setTickLabelFont(small);
    axis->ticker()->setTickCount(4);
    axis->setLabelPadding(1);
  }
  auto* below = new QCPLayoutGrid;
  plotLayout()->addElement(1, 0, below);
  plotLayout()->setRowStretchFactor(1, 0.001);
  plotLayout()->setRowSpacing(0);
  below->addElement(0, 0, legend);
  below->setMargins({4, 0, 4, 2});
  legend->setFont(small);
  legend->setVisible(true);
  legend->setRowSpacing(0);
  legend->setMargins({2, 0, 2, 0});
  legend->setIconSize(fontMetrics().height() * 2, fontMetrics().height());
  followPalette();
}

QCPGraph* PruningPlot::addSeries(int style, Look look) {
  auto* graph = addGraph();
  if (look == Look::dots || look == Look::rings) graph->setLineStyle(QCPGraph::lsNone);
  series_.push_back({graph, style, look});
  followPalette();
  return graph;
}

QCPErrorBars* PruningPlot::addBars(QCPGraph* series, int style) {
  auto* bars = new QCPErrorBars(xAxis, yAxis);
  bars->setDataPlottable(series);
  bars->removeFromLegend();
  bars->setSymbolGap(8);
  bars_.push_back({bars, style});
  followPalette();
  return bars;
}

void PruningPlot::setTickUnit(double unit) {
  const QSharedPointer<QCPAxisTickerFixed> ticker(new QCPAxisTickerFixed);
  ticker->setTickStep(unit);
  ticker->setScaleStrategy(QCPAxisTickerFixed::ssMultiples);
  ticker->setTickCount(xAxis->ticker()->tickCount());
  xAxis->setTicker(ticker);
}

void PruningPlot::setReadings(std::vector<Reading> readings) {
  readings_ = std::move(readings);
  read_ = 0;
  QStringList all;
  for (const auto& reading : readings_) all << reading.text;
  setAccessibleDescription(all.join(QStringLiteral("; ")));
}

void PruningPlot::fit(const std::vector<double>& extra) {
  bool any = false;
  QCPRange keys, values;
  for (const auto& [graph, style, look] : series_) {
    bool found = false;
    const auto keyRange = graph->getKeyRange(found);
    if (!found) continue;
    const auto valueRange = graph->getValueRange(found);
    keys = any ? keys.expanded(keyRange) : keyRange;
    values = any ? values.expanded(valueRange) : valueRange;
    any = true;
  }
  if (!any) return;
  for (const double value : extra) values.expand(value);
  xAxis->setRange(widened(keys, keys.size() > 0 ? 0 : 0.5));
  yAxis->setRange(widened(values, 0.01));
}

void PruningPlot::read(std::size_t reading) {
  if (reading >= readings_.size()) return;
  read_ = reading;
  const QPoint place(int(xAxis->coordToPixel(readings_[reading].x)), axisRect()->center().y());
  QToolTip::showText(mapToGlobal(place), readings_[reading].text, this);
  setAccessibleDescription(readings_[reading].text);
}

void PruningPlot::mouseMoveEvent(QMouseEvent* event) {
  const double x = xAxis->pixelToCoord(event->position().x());
  const auto distance = [x](const Reading& reading) { return std::abs(reading.x - x); };
  const auto nearest = std::ranges::min_element(readings_, {}, distance);
  if (nearest != readings_.end())
    QToolTip::showText(event->globalPosition().toPoint(), nearest->text, this);
}

void PruningPlot::keyPressEvent(QKeyEvent* event) {
  if (event->key() == Qt::Key_Right)
    read(std::min(read_ + 1, readings_.size() - 1));
  else if (event->key() == Qt::Key_Left)
    read(read_ > 0 ? read_ - 1 : 0);
  else
    event->ignore();
}

void PruningPlot::paintEvent(QPaintEvent* event) {
  QCustomPlot::paintEvent(event);
  drawFocusFrame(*this);
}

void PruningPlot::followPalette() {
  applyPalette(*this, palette());
  legend->setBorderPen(Qt::NoPen);
  for (const auto& [graph, index, look] : series_) {
    const auto style = seriesStyle(index, palette());
    const bool line = look == Look::line || look == Look::linePoints;
    graph->setPen(line ? QPen(style.color, 1.8, style.pen) : QPen(style.color));
    if (look == Look::linePoints) graph->setScatterStyle(style.points(7, true));
    if (look == Look::dots) graph->setScatterStyle(style.points(4, false));
    if (look == Look::rings)
      graph->setScatterStyle(
          QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(style.color, 2), Qt::NoBrush, 11));
  }
  for (const auto& [bars, index] : bars_)
    bars->setPen(QPen(seriesStyle(index, palette()).color, 1.2));
  replot(rpQueuedReplot);
}

void PruningPlot::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) followPalette();
  QCustomPlot::changeEvent(event);
}

}  // namespace ptw
