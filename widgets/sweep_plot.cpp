#include "widgets/sweep_plot.h"

#include <QEvent>
#include <QKeyEvent>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "widgets/focus_frame.h"
#include "widgets/plot_style.h"

namespace ptw {
namespace {

constexpr int kNoLimit = 100'000;  // pixels

}  // namespace

SweepPlot::SweepPlot(QWidget* parent) : QCustomPlot(parent) {
  setObjectName("sweepPlot");
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  setMinimumHeight(fontMetrics().height() * 7);
  setMinimumWidth(fontMetrics().horizontalAdvance('0') * 20);
  prepareAxes();
  connect(this, &QCustomPlot::afterLayout, this, &SweepPlot::fitNumbers);
  followPalette();
}

void SweepPlot::prepareAxes() {
  auto small = font();
  small.setPointSizeF(small.pointSizeF() * 0.88);
  axisRect()->setMinimumSize(40, 40);
  for (auto* axis : {xAxis, yAxis}) {
    axis->setLabelFont(small);
    axis->setTickLabelFont(small);
    axis->setLabelPadding(1);
    axis->setNumberFormat("gb");
    axis->setNumberPrecision(5);
  }
  auto* below = new QCPLayoutGrid;
  plotLayout()->addElement(1, 0, below);
  plotLayout()->setRowStretchFactor(1, 0.001);
  plotLayout()->setRowSpacing(0);
  below->addElement(0, 0, legend);
  below->setMargins({4, 0, 4, 2});
  legend->setFont(small);
  legend->setRowSpacing(0);
  legend->setMargins({2, 0, 2, 0});
  legend->setFillOrder(QCPLegend::foColumnsFirst);
  legend->setMaximumSize(kNoLimit, QWIDGETSIZE_MAX);  // an empty one would keep the axes narrow
  legend->setIconSize(fontMetrics().height() * 2, fontMetrics().height());
}

void SweepPlot::showFigure(const SweepFigure& figure, const Look& look) {
  figure_ = figure;
  look_ = look;
  drawSweep();
}

void SweepPlot::collectReadings() {
  readings_.clear();
  read_.reset();
  const auto names = columns();
  for (std::size_t row = 0; row < figure_.series.size(); ++row)
    for (const auto& point : figure_.series[row].points) {
      const QPointF place = isHeatMap() ? QPointF(double(names.indexOf(point.x_text)), double(row))
                                        : QPointF(point.x, point.y.mean);
      const auto cost = figure_.scatter ? ", " + point.x_text : QString();
      readings_.push_back({place, QString("%1: %2%3").arg(point.settings, point.y_text, cost)});
    }
  std::ranges::stable_sort(readings_, {}, [](const auto& reading) { return reading.place.x(); });
  QStringList all;
  constexpr std::size_t kMost = 30;  // of which a description in one go is of use
  for (std::size_t i = 0; i < std::min(readings_.size(), kMost); ++i) all << readings_[i].text;
  setAccessibleDescription(all.join("; "));
}

QPointF SweepPlot::pixel(const Reading& reading) const {
  return {xAxis->coordToPixel(reading.place.x()), yAxis->coordToPixel(reading.place.y())};
}

void SweepPlot::read(std::size_t reading) {
  read_ = reading;
  const auto& text = readings_[reading].text;
  QToolTip::showText(mapToGlobal(pixel(readings_[reading]).toPoint()), text, this);
  setAccessibleDescription(text);
}

void SweepPlot::mouseMoveEvent(QMouseEvent* event) {
  constexpr double kNear = 40;  // pixels
  const auto distance = [&](const Reading& reading) {
    const auto way = pixel(reading) - event->position();
    return std::hypot(way.x(), way.y());
  };
  const auto nearest = std::ranges::min_element(readings_, {}, distance);
  if (nearest != readings_.end() && distance(*nearest) < kNear)
    QToolTip::showText(event->globalPosition().toPoint(), nearest->text, this);
  else
    QToolTip::hideText();
}

void SweepPlot::keyPressEvent(QKeyEvent* event) {
  const bool moves = event->key() == Qt::Key_Right || event->key() == Qt::Key_Left;
  if (!moves || readings_.empty()) return event->ignore();
  if (!read_)
    read(event->key() == Qt::Key_Right ? 0 : readings_.size() - 1);
  else if (event->key() == Qt::Key_Right)
    read(std::min(*read_ + 1, readings_.size() - 1));
  else
    read(*read_ > 0 ? *read_ - 1 : 0);
}

void SweepPlot::paintEvent(QPaintEvent* event) {
  QCustomPlot::paintEvent(event);
  drawFocusFrame(*this);
}

void SweepPlot::resizeEvent(QResizeEvent* event) {
  QCustomPlot::resizeEvent(event);
  if (!isHeatMap()) {
    showLegend();
    chooseTicks();
  }
  labelAxes();
}

void SweepPlot::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) followPalette();
  QCustomPlot::changeEvent(event);
}

}  // namespace ptw
