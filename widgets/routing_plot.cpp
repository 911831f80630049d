#include "widgets/routing_plot.h"

#include <algorithm>
#include <cmath>

#include "widgets/axis_fit.h"
#include "widgets/focus_frame.h"
#include "widgets/plot_style.h"
#include "widgets/routing_style.h"

namespace ptw {
namespace {

constexpr int kPlaces = 24;  // where a name may stand
constexpr int kSamples = 5;  // points at which its area must be high enough
constexpr double kFaded = 0.6;

}  // namespace

RoutingPlot::RoutingPlot(QWidget* parent) : QCustomPlot(parent) {
  setObjectName("areas");
  addLayer("cursor", layer("overlay"));
  layer("cursor")->setMode(QCPLayer::lmBuffered);
  timeline_ = StepLine({axisRect()}, "cursor");
  cursor_ = StepLine({axisRect()}, "cursor");
  setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
  axisRect()->setRangeDrag(Qt::Horizontal);
  axisRect()->setRangeZoom(Qt::Horizontal);
  axisRect()->setMinimumMargins({0, 6, 24, 0});  // half of the last step's label
  xAxis->setTicker(QSharedPointer<WholeTicks>::create());
  xAxis->setNumberFormat("f");
  xAxis->setNumberPrecision(0);
  xAxis->setLabelPadding(0);
  xAxis->setSubTicks(false);
  xAxis->grid()->setVisible(false);
  yAxis->setRange(0, 100);
  yAxis->ticker()->setTickCount(4);
  yAxis->grid()->setVisible(false);
  setMinimumHeight(fontMetrics().height() * 6);
  setFocusPolicy(Qt::StrongFocus);
  setMouseTracking(true);
  connect(this, &QCustomPlot::afterLayout, this, &RoutingPlot::placeNames);
  applyColors();
  retranslate();
}

void RoutingPlot::showHistory(const RoutingHistory& history) {
  if (history.prompts != history_.prompts) zoomed_ = false;
  history_ = history;
  draw();
  if (!zoomed_) fit();
  replot(rpQueuedReplot);
}

void RoutingPlot::clear() {
  history_ = {};
  zoomed_ = false;
  timeline_.setStep(std::nullopt);
  setCursor(std::nullopt);
  draw();
}

void RoutingPlot::draw() {
  steps_.assign(history_.steps.begin(), history_.steps.end());
  const bool single = steps_.size() == 1;
  if (single) steps_ = {steps_.front() - 0.5, steps_.front() + 0.5};
  clearGraphs();
  for (auto* name : names_) removeItem(name);
  names_.clear();
  tops_.clear();
  std::vector<double> sums(steps_.size());
  for (int prompt = 0; prompt < history_.prompts; ++prompt) {
    for (std::size_t i = 0; i < sums.size(); ++i)
      sums[i] += 100 * history_.shares[single ? 0 : i][static_cast<std::size_t>(prompt)];
    tops_.push_back(sums);
    auto* area = addGraph();
    area->setData(QVector<double>(steps_.begin(), steps_.end()),
                  QVector<double>(sums.begin(), sums.end()), true);
    if (prompt > 0) area->setChannelFillGraph(graph(prompt - 1));
    auto* name = new QCPItemText(this);
    name->setSelectable(false);
    names_.push_back(name);
  }
  colorAreas();
}

void RoutingPlot::colorAreas() {
  const auto base = palette().color(QPalette::Base);
  for (int prompt = 0; prompt < graphCount(); ++prompt) {
    const bool faded = prompt_ >= 0 && prompt != prompt_;
    const auto fill = promptFill(prompt, palette());
    graph(prompt)->setBrush(faded ? blended(fill, base, kFaded) : fill);
    graph(prompt)->setPen(QPen(blended(base, palette().color(QPalette::Text), 0.45), 1));
    auto* name = names_[static_cast<std::size_t>(prompt)];
    auto face = font();
    face.setBold(prompt == prompt_);
    name->setFont(face);
    name->setColor(palette().color(QPalette::Text));
  }
}

void RoutingPlot::applyColors() {
  applyPalette(*this, palette());
  timeline_.setPen(QPen(palette().color(QPalette::Highlight), 2, Qt::DashLine));
  cursor_.setPen(QPen(palette().color(QPalette::Text), 1));
  colorAreas();
  replot(rpQueuedReplot);
}

void RoutingPlot::placeNames() {
  for (int prompt = 0; prompt < static_cast<int>(names_.size()); ++prompt) {
    const bool placed =
        placeName(prompt, promptName(prompt)) || placeName(prompt, QString::number(prompt + 1));
    names_[static_cast<std::size_t>(prompt)]->setVisible(placed);
  }
}

/// Puts a name where its area is highest; false when that is not high enough.
bool RoutingPlot::placeName(int prompt, const QString& text) {
  auto* name = names_[static_cast<std::size_t>(prompt)];
  const QFontMetrics metrics(name->font());
  const double width = metrics.horizontalAdvance(text) + 6;
  const double from = std::max<double>(axisRect()->left(), xAxis->coordToPixel(steps_.front()));
  const double to = std::min<double>(axisRect()->right(), xAxis->coordToPixel(steps_.back()));
  if (to - from < width) return false;
  double best = 0;
  double place = 0;
  for (int i = 0; i <= kPlaces; ++i) {
    const double left = from + (to - from - width) * i / kPlaces;
    const double height = room(prompt, left, left + width);
    if (height <= best) continue;
    best = height;
    place = left + width / 2;
  }
  if (best < metrics.height()) return false;
  const double step = xAxis->pixelToCoord(place);
  const double low = prompt > 0 ? boundary(prompt - 1, step) : 0;
  name->setText(text);
  name->position->setCoords(step, (low + boundary(prompt, step)) / 2);
  return true;
}

/// The height in pixels that the area of `prompt` has everywhere between two columns.
double RoutingPlot::room(int prompt, double left, double right) const {
  double low = 0;
  double high = 100;
  for (int i = 0; i < kSamples; ++i) {
    const double step = xAxis->pixelToCoord(left + (right - left) * i / (kSamples - 1));
    if (prompt > 0) low = std::max(low, boundary(prompt - 1, step));
    high = std::min(high, boundary(prompt, step));
  }
  return yAxis->coordToPixel(low) - yAxis->coordToPixel(high);
}

double RoutingPlot::boundary(int prompt, double step) const {
  const auto& top = tops_[static_cast<std::size_t>(prompt)];
  const auto above = std::ranges::lower_bound(steps_, step);
  if (above == steps_.begin()) return top.front();
  if (above == steps_.end()) return top.back();
  const auto i = static_cast<std::size_t>(above - steps_.begin());
  return std::lerp(top[i - 1], top[i], (step - steps_[i - 1]) / (steps_[i] - steps_[i - 1]));
}

void RoutingPlot::fit() {
  if (steps_.empty()) return;
  const double margin = history_.steps.size() == 1 ? 0.5 : 0;
  xAxis->setRange(steps_.front() - margin, steps_.back() + margin);
}

void RoutingPlot::resetZoom() {
  zoomed_ = false;
  fit();
  replot(rpQueuedReplot);
}

void RoutingPlot::setTimelineStep(std::optional<std::int64_t> step) {
  timeline_.setStep(step);
  layer("cursor")->replot();
}

void RoutingPlot::setPrompt(int prompt) {
  prompt_ = prompt;
  colorAreas();
  replot(rpQueuedReplot);
}

void RoutingPlot::setCursor(std::optional<std::size_t> checkpoint) {
  cursor_.setStep(checkpoint ? std::optional(history_.steps[*checkpoint]) : std::nullopt);
  setAccessibleDescription(checkpoint ? reading(*checkpoint) : QString());
  layer("cursor")->replot();
}

std::size_t RoutingPlot::checkpointAt(double column) const {
  const double step = xAxis->pixelToCoord(column);
  const auto closer = [step](std::int64_t a, std::int64_t b) {
    return std::abs(static_cast<double>(a) - step) < std::abs(static_cast<double>(b) - step);
  };
  const auto nearest = std::ranges::min_element(history_.steps, closer);
  return static_cast<std::size_t>(nearest - history_.steps.begin());
}

QString RoutingPlot::reading(std::size_t checkpoint) const {
  QStringList lines{tr("Step %1").arg(history_.steps[checkpoint])};
  for (int prompt = 0; prompt < history_.prompts; ++prompt)
    lines << tr("%1: %2").arg(
        promptName(prompt),
        percentText(history_.shares[checkpoint][static_cast<std::size_t>(prompt)]));
  return lines.join('\n');
}

void RoutingPlot::retranslate() {
  xAxis->setLabel(tr("step"));
  yAxis->setLabel(tr("% of dev examples"));
  setAccessibleName(tr("Share of each prompt over the steps"));
  setWhatsThis(
      tr("Each band is a prompt of the mixture, as high as the share of the dev examples that the "
         "router gives it (SMoP, Choi et al. 2023: p = softmax(u x)). A click shows that "
         "checkpoint in "
         "every view. Left and Right read the values, Up and Down select a prompt, Enter shows the "
         "checkpoint; wheel and drag zoom and move, Home or a double click shows everything."));
  replot(rpQueuedReplot);
}

void RoutingPlot::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange) applyColors();
  QCustomPlot::changeEvent(event);
}

void RoutingPlot::paintEvent(QPaintEvent* event) {
  QCustomPlot::paintEvent(event);
  drawFocusFrame(*this);
}

}  // namespace ptw
