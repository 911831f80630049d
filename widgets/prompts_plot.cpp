#include "widgets/prompts_plot.h"

#include <QEvent>
#include <algorithm>

#include "widgets/labels.h"
#include "widgets/plot_style.h"

namespace ptw {
namespace {

constexpr double kPoint = 10;
constexpr double kRing = 16;
constexpr double kReach = 8;
constexpr double kPiece = 4;
constexpr int kLongestName = 28;

constexpr std::array kKinds = {PieceKind::word, PieceKind::inside, PieceKind::symbol,
                               PieceKind::special};

/// Pale, so that the prompts stand out; kinds differ in shape, too.
QCPScatterStyle styleOf(PieceKind kind, const QPalette& palette) {
  constexpr std::array<QRgb, 4> kColors = {0xff808080, 0xff3c9dd0, 0xffb8860b, 0xffb04a8e};
  constexpr std::array kShapes = {QCPScatterStyle::ssDisc, QCPScatterStyle::ssCross,
                                  QCPScatterStyle::ssPlus, QCPScatterStyle::ssDiamond};
  const auto i = std::size_t(kind);
  const auto color = blended(QColor(kColors[i]), palette.color(QPalette::Base), 0.35);
  return {kShapes[i], color, kind == PieceKind::word ? kPiece - 1 : kPiece};
}

}  // namespace

PromptsPlot::PromptsPlot(QWidget* parent) : PlanePlot(parent) {
  setObjectName("promptsPlot");
  for (auto& kind : kinds_) kind = addPoints("vocabulary");
  rings_ = addPoints("selected");
  axisRect()->insetLayout()->take(legend);
  showLegend(true);
  legend->setFillOrder(QCPLegend::foColumnsFirst);
  legend->setBorderPen(Qt::NoPen);
  followPalette();
  retranslate();
}

QString PromptsPlot::kindName(PieceKind kind) {
  switch (kind) {
    case PieceKind::word:
      return tr("words and their beginnings");
    case PieceKind::inside:
      return tr("pieces inside words");
    case PieceKind::symbol:
      return tr("numbers and punctuation");
    case PieceKind::special:
      return tr("special pieces");
  }
  return {};
}

void PromptsPlot::setProjection(const JointProjection& projection, const QStringList& names,
                                const std::vector<int>& styles) {
  projection_ = projection;
  names_ = names;
  styles_ = styles;
  hideName();
  forgetBounds();
  for (const auto kind : kKinds) {
    Points points;
    std::ranges::copy_if(projection_.vocabulary, std::back_inserter(points),
                         [&](const ProjectedPoint& point) { return point.kind == kind; });
    setPoints(*kinds_[std::size_t(kind)], points);
  }
  widenBounds({&projection_.vocabulary});
  for (auto* prompt : prompts_) removeGraph(prompt);
  prompts_.clear();
  for (const auto& points : projection_.prompts) {
    prompts_.push_back(addPoints("tokens"));
    setPoints(*prompts_.back(), points);
    widenBounds({&points});
  }
  setExplained(projection_.explained_x, projection_.explained_y);
  drawSelected();
  followPalette();
  retranslate();
}

PromptsPlot::Place PromptsPlot::placeAt(const QPointF& position) const {
  for (std::size_t run = 0; run < projection_.prompts.size(); ++run) {
    const int token = nearest(projection_.prompts[run], position, kPoint / 2 + 2);
    if (token >= 0) return {int(run), token};
  }
  return {};
}

int PromptsPlot::tokenAt(const QPointF& position) const {
  return placeAt(position).token;
}

int PromptsPlot::tokenCount() const {
  std::size_t most = 0;
  for (const auto& prompt : projection_.prompts) most = std::max(most, prompt.size());
  return int(most);
}

std::optional<PlanePlot::Named> PromptsPlot::named(const QPointF& position) const {
  if (const auto place = placeAt(position); place.run >= 0)
    return Named{projection_.prompts[std::size_t(place.run)][std::size_t(place.token)],
                 tr("%1, token %2").arg(names_.value(place.run)).arg(place.token)};
  const int piece = nearest(projection_.vocabulary, position, kReach);
  if (piece < 0) return {};
  const auto& point = projection_.vocabulary[std::size_t(piece)];
  return Named{point, lightMarks(point.label), true};
}

void PromptsPlot::drawSelected() {
  Points points;
  for (const auto& prompt : projection_.prompts)
    if (selected() >= 0 && std::size_t(selected()) < prompt.size())
      points.push_back(prompt[std::size_t(selected())]);
  setPoints(*rings_, points);
}

void PromptsPlot::showLegend(bool shown) {
  legend->setVisible(shown);
  if (shown == (legend->layout() == plotLayout())) return;
  if (shown) {
    plotLayout()->insertRow(0);
    plotLayout()->addElement(0, 0, legend);
    plotLayout()->setRowStretchFactor(0, 0.001);
  } else {
    plotLayout()->take(legend);
    plotLayout()->simplify();
  }
}

QSize PromptsPlot::minimumSizeHint() const {
  const int line = fontMetrics().height();
  return {line * 8, line * 5};
}

/// As many columns as there is room for.
void PromptsPlot::placeLegend() {
  int widest = 1;
  for (int i = 0; i < legend->itemCount(); ++i)
    widest = std::max(widest, legend->item(i)->minimumOuterSizeHint().width());
  const int columns = std::max(1, width() / (widest + legend->columnSpacing()));
  if (columns == legend->wrap()) return;
  legend->setWrap(columns);
  QList<QCPLayoutElement*> items;
  for (int i = 0; i < legend->itemCount(); ++i) items << legend->item(i);
  for (auto* item : items) legend->take(item);
  for (auto* item : items) legend->addElement(item);
  legend->simplify();
}

void PromptsPlot::followPalette() {
  colorPlane();
  legend->setBorderPen(Qt::NoPen);
  for (const auto kind : kKinds)
    kinds_[std::size_t(kind)]->setScatterStyle(styleOf(kind, palette()));
  for (std::size_t run = 0; run < prompts_.size(); ++run)
    prompts_[run]->setScatterStyle(seriesStyle(styles_[run], palette()).points(kPoint, true));
  const QPen ring(palette().color(QPalette::Text), 2);
  rings_->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, ring, Qt::NoBrush, kRing));
  replot(QCustomPlot::rpQueuedReplot);
}

void PromptsPlot::retranslate() {
  labelAxes();
  legend->clearItems();
  for (std::size_t run = 0; run < prompts_.size(); ++run) {
    if (projection_.prompts[run].empty()) continue;
    auto name = names_.value(int(run));
    if (name.size() > kLongestName) name = name.left(kLongestName - 1) + QChar(0x2026);
    prompts_[run]->setName(name);
    prompts_[run]->addToLegend();
  }
  for (const auto kind : kKinds) {
    kinds_[std::size_t(kind)]->setName(kindName(kind));
    if (kinds_[std::size_t(kind)]->dataCount() > 0) kinds_[std::size_t(kind)]->addToLegend();
  }
  placeLegend();
  setAccessibleName(tr("The prompts of the runs and the vocabulary in one plane"));
  setWhatsThis(tr(
      "The tokens of every run among the vocabulary, whose kinds of pieces have colours and "
      "shapes of their own. The axes are the two directions in which the vocabulary varies most. "
      "Click a token or press the arrow keys to select the same one in every prompt; wheel or + "
      "and - zoom, drag or Ctrl with the arrow keys moves, Home shows everything."));
  replot(QCustomPlot::rpQueuedReplot);
}

/// A low room is left to the points.
void PromptsPlot::resizeEvent(QResizeEvent* event) {
  constexpr int kLegendLines = 14;
  showLegend(height() > kLegendLines * fontMetrics().height());
  placeLegend();
  PlanePlot::resizeEvent(event);
}

void PromptsPlot::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  if (event->type() == QEvent::PaletteChange && rings_) followPalette();
  PlanePlot::changeEvent(event);
}

}  // namespace ptw
