#include "widgets/prefix_plot.h"

#include <QEvent>
#include <QLocale>
#include <algorithm>

#include "widgets/axis_fit.h"
#include "widgets/focus_frame.h"
#include "widgets/mask_style.h"
#include "widgets/plot_style.h"

namespace ptw {
namespace {

constexpr double kStackedBelow = 1.7;  // width in heights
constexpr int kScaleWidth = 10;
constexpr double kAxisLines = 2.2;  // of text, below a map

QCPAxis* styled(QCPAxis* axis) {
  axis->setTicker(QSharedPointer<WholeTicks>::create());
  axis->setNumberFormat("f");
  axis->setNumberPrecision(0);
  axis->setLabelPadding(1);
  axis->setTickLabelPadding(3);
  axis->setSubTicks(false);
  axis->grid()->setVisible(false);
  return axis;
}

QPen frame(const QColor& color, double width, Qt::PenStyle style = Qt::SolidLine) {
  return {color, width, style, Qt::SquareCap, Qt::MiterJoin};
}

QString number(float norm) {
  return QLocale().toString(static_cast<double>(norm), 'g', 3);
}

}  // namespace

PrefixPlot::PrefixPlot(QWidget* parent) : QCustomPlot(parent) {
  setObjectName("norms");
  plotLayout()->clear();
  plotLayout()->setColumnSpacing(4);
  plotLayout()->setRowSpacing(2);
  addLayer("marks", layer("overlay"));
  layer("marks")->setMode(QCPLayer::lmBuffered);
  for (auto& pane : panes_) buildPane(pane);
  auto* left = new QCPMarginGroup(this);
  auto* right = new QCPMarginGroup(this);
  for (auto& pane : panes_) {
    pane.area->setMarginGroup(QCP::msLeft, left);
    pane.scale->setMarginGroup(QCP::msRight, right);
  }
  setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
  setMinimumHeight(fontMetrics().height() * 6);
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  arrange();
  retranslate();
}

void PrefixPlot::buildPane(Pane& pane) {
  pane.grid = new QCPLayoutGrid;
  plotLayout()->addElement(pane.grid);
  pane.title = new QCPTextElement(this);
  pane.title->setMargins({0, 0, 0, 0});
  pane.area = new QCPAxisRect(this);
  pane.area->setRangeDrag(Qt::Horizontal);
  pane.area->setRangeZoom(Qt::Horizontal);
  pane.area->setMinimumMargins({0, 2, 0, 0});
  pane.scale = new QCPColorScale(this);
  pane.scale->setRangeDrag(false);
  pane.scale->setRangeZoom(false);
  pane.scale->setBarWidth(kScaleWidth);
  pane.scale->axis()->setNumberFormat("g");
  pane.scale->axis()->setNumberPrecision(3);
  pane.scale->axis()->setSubTicks(false);
  pane.scale->axis()->setTickLabelPadding(2);
  pane.grid->addElement(0, 0, pane.title);
  pane.grid->addElement(1, 0, pane.area);
  pane.grid->addElement(1, 1, pane.scale);
  pane.grid->setRowSpacing(0);
  pane.grid->setColumnSpacing(0);
  auto* group = new QCPMarginGroup(this);
  pane.area->setMarginGroup(QCP::msTop | QCP::msBottom, group);
  pane.scale->setMarginGroup(QCP::msTop | QCP::msBottom, group);
  pane.map = new QCPColorMap(styled(pane.positions()), styled(pane.layers()));
  pane.map->setInterpolate(false);
  pane.map->setColorScale(pane.scale);
  pane.layers()->setRangeReversed(true);
  connect(pane.positions(), qOverload<const QCPRange&>(&QCPAxis::rangeChanged), this,
          &PrefixPlot::keepWithin);
  pane.column = addMark(pane);
  pane.halo = addMark(pane);
  pane.cursor = addMark(pane);
}

QCPItemRect* PrefixPlot::addMark(const Pane& pane) {
  auto* mark = new QCPItemRect(this);
  mark->setLayer("marks");
  mark->setClipAxisRect(pane.area);
  mark->setSelectable(false);
  for (auto* corner : {mark->topLeft, mark->bottomRight}) {
    corner->setAxisRect(pane.area);
    corner->setAxes(pane.positions(), pane.layers());
  }
  return mark;
}

void PrefixPlot::setStack(const PrefixStack& stack) {
  const bool sameShape = stack.layers == stack_.layers && stack.positions == stack_.positions;
  stack_ = stack;
  fill(panes_[keys], stack_.key_norms);
  fill(panes_[values], stack_.value_norms);
  if (!sameShape) {
    cursor_ = {std::clamp(cursor_.layer, 0, std::max(stack.layers - 1, 0)),
               std::clamp(cursor_.position, 0, std::max(stack.positions - 1, 0))};
    fit();
  }
  placeMarks();
  tell();
  replot(rpQueuedReplot);
}

/// The colours begin at zero, so that twice as deep is twice as large.
void PrefixPlot::fill(Pane& pane, const std::vector<float>& norms) {
  if (isEmpty()) return;
  const int across = std::max(stack_.positions, 2);  // a map of one cell would have no width
  const int down = std::max(stack_.layers, 2);
  pane.map->data()->setSize(across, down);
  pane.map->data()->setRange({0, across - 1.0}, {1, double(down)});
  pane.map->data()->fill(0);
  double most = 0;
  for (int layer = 0; layer < stack_.layers; ++layer)
    for (int position = 0; position < stack_.positions; ++position) {
      const int i = layer * stack_.positions + position;
      const double norm = norms[static_cast<std::size_t>(i)];
      pane.map->data()->setCell(position, layer, norm);
      most = std::max(most, norm);
    }
  pane.scale->setDataRange({0, most > 0 ? most : 1});
}

void PrefixPlot::fit() {
  for (auto& pane : panes_) {
    pane.positions()->setRange(-0.5, std::max(stack_.positions, 1) - 0.5);
    pane.layers()->setRange(0.5, std::max(stack_.layers, 1) + 0.5);
  }
}

/// Neither map shows more than there is, and both show the same.
void PrefixPlot::keepWithin(const QCPRange& range) {
  if (isEmpty()) return;
  const auto kept = range.bounded(-0.5, stack_.positions - 0.5);
  for (auto& pane : panes_) pane.positions()->setRange(kept);
}

void PrefixPlot::setShown(bool withKeys, bool withValues) {
  shown_ = {withKeys, withValues};
  arrange();
}

/// Below one another, unless there is width for both.
bool PrefixPlot::isStacked() const {
  return width() < height() * kStackedBelow;
}

void PrefixPlot::arrange() {
  const bool stacked = isStacked();
  for (auto& pane : panes_) {
    if (pane.grid->layout()) plotLayout()->take(pane.grid);
    pane.grid->setVisible(false);
  }
  plotLayout()->simplify();
  for (const auto part : {keys, values}) {
    if (!shown_[part]) continue;
    auto* grid = panes_[part].grid;
    grid->setVisible(true);
    const int place = plotLayout()->elementCount();
    plotLayout()->addElement(stacked ? place : 0, stacked ? 0 : place, grid);
  }
  shareHeight();
  arrangeAxes();
  placeMarks();
  applyColors();
}

/// The lower of two maps has the axis of both below it.
void PrefixPlot::shareHeight() {
  auto* rows = plotLayout();
  for (int row = 0; row < rows->rowCount(); ++row) rows->setRowStretchFactor(row, 1);
  const double axis = kAxisLines * fontMetrics().height();
  if (rows->rowCount() < 2 || height() <= 2 * axis) return;
  rows->setRowStretchFactor(0, height() - axis);
  rows->setRowStretchFactor(1, height() + axis);
}

void PrefixPlot::arrangeAxes() {
  const bool both = shown_[keys] && shown_[values];
  const bool stacked = isStacked();
  const int line = fontMetrics().height();
  for (const auto part : {keys, values}) {
    auto& pane = panes_[part];
    const bool above = both && stacked && part == keys;
    pane.positions()->setTickLabels(!above);
    const int down = height() / (both && stacked ? 2 : 1);
    const int across = width() / (both && !stacked ? 2 : 1);
    pane.layers()->ticker()->setTickCount(std::clamp(down / (2 * line), 2, 8));
    pane.positions()->ticker()->setTickCount(std::clamp(across / (5 * line), 2, 10));
    pane.scale->axis()->ticker()->setTickCount(std::clamp(down / (4 * line), 2, 5));
  }
  setTexts();
}

void PrefixPlot::placeMarks() {
  for (const auto part : {keys, values}) {
    auto& pane = panes_[part];
    const double left = cursor_.position - 0.5;
    for (auto* mark : {pane.halo, pane.cursor}) {
      mark->topLeft->setCoords(left, cursor_.layer + 0.5);
      mark->bottomRight->setCoords(left + 1, cursor_.layer + 1.5);
      mark->setVisible(shown_[part] && !isEmpty());
    }
    pane.column->topLeft->setCoords(selected_ - 0.5, 0.5);
    pane.column->bottomRight->setCoords(selected_ + 0.5, stack_.layers + 0.5);
    pane.column->setVisible(shown_[part] && selected_ >= 0 && selected_ < stack_.positions);
  }
  layer("marks")->replot();
}

void PrefixPlot::setSelected(int position) {
  selected_ = position;
  if (position >= 0 && position < stack_.positions && position != cursor_.position) {
    cursor_.position = position;
    bringIntoView(position);
    tell();
  }
  placeMarks();
}

QRect PrefixPlot::rectOf(Part part, PrefixSpot spot) const {
  const auto& pane = panes_[part];
  const QPointF from(pane.positions()->coordToPixel(spot.position - 0.5),
                     pane.layers()->coordToPixel(spot.layer + 0.5));
  const QPointF to(pane.positions()->coordToPixel(spot.position + 0.5),
                   pane.layers()->coordToPixel(spot.layer + 1.5));
  return QRectF(from, to).toRect();
}

QString PrefixPlot::describe(PrefixSpot spot) const {
  if (isEmpty()) return {};
  const int cell = spot.layer * stack_.positions + spot.position;
  const auto i = static_cast<std::size_t>(cell);
  return tr("Layer %1, position %2: key norm %3, value norm %4")
      .arg(QString::number(spot.layer + 1), QString::number(spot.position),
           number(stack_.key_norms[i]), number(stack_.value_norms[i]));
}

void PrefixPlot::tell() {
  const auto sentence = describe(cursor_);
  if (sentence != accessibleDescription()) setAccessibleDescription(sentence);
  Q_EMIT read(sentence);
}

void PrefixPlot::applyColors() {
  applyPalette(*this, palette());
  for (auto& pane : panes_) colorPane(pane);
  replot(rpQueuedReplot);
}

void PrefixPlot::colorPane(Pane& pane) {
  const MaskStyle style(palette(), devicePixelRatioF());
  QCPColorGradient gradient;
  gradient.setColorInterpolation(QCPColorGradient::ciRGB);
  gradient.setColorStops({{0, style.color(0)}, {1, style.color(1)}});
  pane.scale->setGradient(gradient);
  const auto text = palette().color(QPalette::Text);
  const auto base = palette().color(QPalette::Base);
  const auto line = mutedText(palette());
  auto* axis = pane.scale->axis();
  axis->setTickLabelColor(text);
  axis->setBasePen(line);
  axis->setTickPen(line);
  pane.column->setPen(frame(palette().color(QPalette::Highlight), 2));
  const bool focus = hasFocus();
  pane.halo->setPen(frame(base, focus ? 4 : 1));
  pane.cursor->setPen(focus ? frame(text, 2) : frame(text, 1, Qt::DotLine));
}

void PrefixPlot::setTexts() {
  const bool both = shown_[keys] && shown_[values];
  const bool stacked = isStacked();
  panes_[keys].title->setText(tr("Norm of the keys"));
  panes_[values].title->setText(tr("Norm of the values"));
  for (const auto part : {keys, values}) {
    auto& pane = panes_[part];
    pane.title->setFont(font());
    const bool above = both && stacked && part == keys;
    const bool beside = both && !stacked && part == values;
    pane.positions()->setLabel(above ? QString() : tr("position"));
    pane.layers()->setLabel(beside ? QString() : tr("layer"));
  }
}

void PrefixPlot::retranslate() {
  setTexts();
  setAccessibleName(tr("Norms of the prefix's keys and values"));
  tell();
  replot(rpQueuedReplot);
}

void PrefixPlot::resizeEvent(QResizeEvent* event) {
  QCustomPlot::resizeEvent(event);
  arrange();
}

void PrefixPlot::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) applyColors();
  QCustomPlot::changeEvent(event);
}

void PrefixPlot::paintEvent(QPaintEvent* event) {
  QCustomPlot::paintEvent(event);
  drawFocusFrame(*this);
}

}  // namespace ptw
