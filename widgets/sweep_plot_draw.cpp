// How a sweep's figure is drawn: lines or points with error bars, or the cells of a heat map.
#include <algorithm>
#include <cmath>
#include <limits>

#include "widgets/axis_fit.h"
#include "widgets/plot_style.h"
#include "widgets/sweep_plot.h"

namespace ptw {
namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();
constexpr double kMargin = 0.06;
constexpr int kMostLegend = 12;
constexpr qsizetype kMostTicks = 12;
constexpr double kLightest = 0.08;
constexpr double kDeepest = 0.85;
constexpr int kFrame = 20;        // pixels around the legend
constexpr int kLowLines = 11;     // a label beside the axis needs more
constexpr double kLinesTick = 3;  // of text, from tick to tick

QCPRange widened(const QCPRange& range, double least) {
  const double margin = std::max(range.size() * kMargin, least);
  return {range.lower - margin, range.upper + margin};
}

QCPRange widenedByFactor(const QCPRange& range) {
  const double factor = std::max(std::pow(range.upper / range.lower, kMargin), 1.2);
  return {range.lower / factor, range.upper * factor};
}

void nameTicks(QCPAxis& axis, const QStringList& names) {
  const auto ticker = QSharedPointer<QCPAxisTickerText>::create();
  for (int i = 0; i < names.size(); ++i) ticker->addTick(i, names[i]);
  axis.setTicker(ticker);
  axis.setSubTicks(false);
}

/// The name in as many lines as `room` pixels ask for, broken between words.
QString inLines(const QString& name, const QFontMetrics& face, int room) {
  QStringList lines;
  for (const auto& word : name.split(' ')) {
    const auto longer = lines.isEmpty() ? word : lines.last() + ' ' + word;
    if (!lines.isEmpty() && face.horizontalAdvance(longer) <= room)
      lines.last() = longer;
    else
      lines << word;
  }
  return lines.join('\n');
}

}  // namespace

void SweepPlot::drawSweep() {
  clearPlottables();
  clearItems();
  series_.clear();
  cells_.clear();
  for (auto* axis : {xAxis, yAxis}) {
    axis->setScaleType(QCPAxis::stLinear);
    axis->setTicker(QSharedPointer<QCPAxisTicker>::create());
    axis->setSubTicks(true);
    axis->grid()->setVisible(!isHeatMap());
  }
  if (figure_.whole) xAxis->setTicker(QSharedPointer<WholeTicks>::create());
  yAxis->setRangeReversed(isHeatMap());
  isHeatMap() ? drawHeatMap() : drawSeries();
  labelAxes();
  collectReadings();
  followPalette();
}

/// Where there is no room for a label beside the vertical axis, the controls say what it shows.
void SweepPlot::labelAxes() {
  xAxis->setLabel(figure_.x_title);
  const bool low = height() < fontMetrics().height() * kLowLines;
  yAxis->setLabel(low ? QString() : isHeatMap() ? figure_.series_title : figure_.y_title);
  const double lines = double(axisRect()->height()) / fontMetrics().height();
  if (!isHeatMap()) yAxis->ticker()->setTickCount(std::clamp(int(lines / kLinesTick), 2, 5));
}

void SweepPlot::drawSeries() {
  for (const auto& series : figure_.series) addSeries(series);
  fit();
  chooseTicks();
  showLegend();
}

void SweepPlot::addSeries(const SweepSeries& series) {
  QVector<double> keys, means, spreads;
  for (const auto& point : series.points) {
    keys << point.x;
    means << point.y.mean;
    spreads << (point.y.n > 1 ? point.y.deviation : kNothing);
  }
  auto* graph = addGraph();
  graph->setName(series.name);
  graph->setData(keys, means, true);
  if (figure_.scatter || !figure_.places.isEmpty()) graph->setLineStyle(QCPGraph::lsNone);
  auto* bars = new QCPErrorBars(xAxis, yAxis);
  bars->setDataPlottable(graph);
  bars->removeFromLegend();
  bars->setSymbolGap(0);
  bars->setData(spreads);
  series_.push_back({graph, bars});
}

void SweepPlot::showLegend() {
  const bool named = !figure_.series.empty() && !figure_.series.front().name.isEmpty();
  legend->setVisible(named && graphCount() <= kMostLegend);
  if (!legend->visible()) return legend->clearItems();
  int widest = 0;
  for (const auto& series : figure_.series)
    widest = std::max(widest, QFontMetrics(legend->font()).horizontalAdvance(series.name));
  const int column =
      widest + legend->iconSize().width() + legend->iconTextPadding() + legend->columnSpacing();
  legend->setWrap(std::max(1, (width() - kFrame) / column));
  legend->setFillOrder(QCPLegend::foColumnsFirst, true);
}

void SweepPlot::fit() {
  std::vector<double> keys, values;
  for (const auto& series : figure_.series)
    for (const auto& point : series.points) {
      keys.push_back(point.x);
      const double spread = point.y.n > 1 ? point.y.deviation : 0;
      values.insert(values.end(), {point.y.mean - spread, point.y.mean + spread});
    }
  if (keys.empty()) return;
  const auto [first, last] = std::ranges::minmax(keys);
  const auto [low, high] = std::ranges::minmax(values);
  const bool logarithmic = look_.logarithmic && figure_.positive;
  xAxis->setScaleType(logarithmic ? QCPAxis::stLogarithmic : QCPAxis::stLinear);
  const auto places = double(figure_.places.size());
  if (!figure_.places.isEmpty())
    xAxis->setRange(-0.5, places - 0.5);
  else if (logarithmic)
    xAxis->setRange(widenedByFactor({first, last}));
  else
    xAxis->setRange(widened({first, last}, last > first ? 0 : std::abs(last) * 0.1 + 1e-9));
  yAxis->setRange(widened({low, high}, std::abs(high) * 0.005 + 1e-9));
}

/// On a logarithmic axis of a setting ticks stand at its values.
void SweepPlot::chooseTicks() {
  if (!figure_.places.isEmpty()) {
    const QFontMetrics face(xAxis->tickLabelFont());
    const auto room = (width() - kFrame) / figure_.places.size() - face.averageCharWidth();
    QStringList names;
    for (const auto& place : figure_.places) names << inLines(place, face, int(room));
    return nameTicks(*xAxis, names);
  }
  const auto names = columns();
  const bool logarithmic = xAxis->scaleType() == QCPAxis::stLogarithmic;
  if (!logarithmic || figure_.scatter || names.size() > kMostTicks) return ptw::chooseTicks(*xAxis);
  const auto ticker = QSharedPointer<QCPAxisTickerText>::create();
  for (const auto& series : figure_.series)
    for (const auto& point : series.points) ticker->addTick(point.x, point.x_text);
  xAxis->setTicker(ticker);
  xAxis->setSubTicks(false);
}

/// The values on the horizontal axis in its order, each once.
QStringList SweepPlot::columns() const {
  std::vector<std::pair<double, QString>> all;
  for (const auto& series : figure_.series)
    for (const auto& point : series.points) all.emplace_back(point.x, point.x_text);
  std::ranges::sort(all);
  QStringList columns;
  for (const auto& [x, text] : all)
    if (!columns.contains(text)) columns << text;
  return columns;
}

void SweepPlot::drawHeatMap() {
  const auto names = columns();
  QStringList rows;
  for (const auto& series : figure_.series) {
    addCells(series, names, double(rows.size()));
    rows << series.values;
  }
  nameTicks(*xAxis, names);
  nameTicks(*yAxis, rows);
  xAxis->setRange(-0.5, double(names.size()) - 0.5);
  yAxis->setRange(-0.5, double(rows.size()) - 0.5);
  legend->setVisible(false);
}

void SweepPlot::addCells(const SweepSeries& series, const QStringList& names, double row) {
  for (int column = 0; column < names.size(); ++column) {
    const auto found = std::ranges::find(series.points, names[column], &SweepPoint::x_text);
    addCell(column, row, found == series.points.end() ? nullptr : &*found);
  }
}

void SweepPlot::addCell(double column, double row, const SweepPoint* point) {
  constexpr double kHalf = 0.48;
  auto* area = new QCPItemRect(this);
  area->topLeft->setCoords(column - kHalf, row + kHalf);
  area->bottomRight->setCoords(column + kHalf, row - kHalf);
  area->setSelectable(false);
  auto* number = new QCPItemText(this);
  number->position->setCoords(column, row);
  number->setText(point ? point->number : QString("-"));
  number->setSelectable(false);
  cells_.push_back({area, number, point ? point->y.mean : kNothing});
}

/// Numbers without room are left out; a reading says them.
void SweepPlot::fitNumbers() {
  for (const auto& [area, number, value] : cells_) {
    const QFontMetrics metrics(number->font());
    const auto corner = area->bottomRight->pixelPosition() - area->topLeft->pixelPosition();
    number->setVisible(std::abs(corner.x()) > metrics.horizontalAdvance(number->text()) &&
                       std::abs(corner.y()) > metrics.height());
  }
}

/// The larger the value, the deeper its cell.
void SweepPlot::colorCells() {
  double low = std::numeric_limits<double>::infinity();
  double high = -low;
  for (const auto& cell : cells_) {  // what is missing compares false
    if (cell.value < low) low = cell.value;
    if (cell.value > high) high = cell.value;
  }
  const auto base = palette().color(QPalette::Base);
  for (const auto& [area, number, value] : cells_) {
    area->setPen(Qt::NoPen);
    number->setFont(font());
    if (std::isnan(value)) {
      area->setBrush(QBrush(mutedText(palette(), 0.8), Qt::BDiagPattern));
      number->setColor(palette().color(QPalette::Text));
      continue;
    }
    const double share = high > low ? (value - low) / (high - low) : 0.5;
    const auto fill =
        blended(base, seriesStyle(0, palette()).color, kLightest + (kDeepest - kLightest) * share);
    area->setBrush(fill);
    number->setColor(qGray(fill.rgb()) < 128 ? Qt::white : Qt::black);
  }
}

void SweepPlot::followPalette() {
  applyPalette(*this, palette());
  legend->setBorderPen(Qt::NoPen);
  for (std::size_t i = 0; i < series_.size(); ++i) {
    const auto style = seriesStyle(int(i), palette());
    series_[i].graph->setPen(QPen(style.color, 1.8, style.pen));
    series_[i].graph->setScatterStyle(style.points(7, true));
    series_[i].bars->setPen(QPen(style.color, 1.2));
  }
  colorCells();
  replot(rpQueuedReplot);
}

}  // namespace ptw
