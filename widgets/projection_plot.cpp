#include "widgets/projection_plot.h"

#include <QEvent>
#include <algorithm>
#include <limits>

#include "widgets/labels.h"
#include "widgets/plot_style.h"

namespace ptw {
namespace {

constexpr double kDisc = 17;
constexpr double kSelectedDisc = 23;
constexpr double kReach = 9;  // how far from a point the mouse still means it
const QColor kBlue(0x00, 0x72, 0xb2);

bool samePlaces(const std::vector<ProjectedPoint>& a, const std::vector<ProjectedPoint>& b) {
  return std::ranges::equal(a, b, [](const auto& p, const auto& q) {
    return p.x == q.x && p.y == q.y && p.label == q.label;
  });
}

void addLine(QCPCurve& curve, const ProjectedPoint& from, const ProjectedPoint& to) {
  const double gap = std::numeric_limits<double>::quiet_NaN();
  curve.addData(static_cast<double>(from.x), static_cast<double>(from.y));
  curve.addData(static_cast<double>(to.x), static_cast<double>(to.y));
  curve.addData(gap, gap);
}

}  // namespace

ProjectionPlot::ProjectionPlot(QWidget* parent) : PlanePlot(parent) {
  addGraphs();
  followPalette();
  retranslate();
}

void ProjectionPlot::addGraphs() {
  const auto lines = [this](const char* name) {
    auto* curve = new QCPCurve(xAxis, yAxis);
    curve->setLayer(name);
    return curve;
  };
  vocabulary_ = addPoints("vocabulary");
  paths_ = lines("tokens");
  starts_ = addPoints("tokens");
  tokens_ = addPoints("tokens");
  selectedPath_ = lines("selected");
  selectedToken_ = addPoints("selected");
  selectedNumber_ = addNumber("selected");
}

QCPItemText* ProjectionPlot::addNumber(const char* layerName) {
  auto* number = new QCPItemText(this);
  number->setLayer(layerName);
  number->setColor(Qt::white);
  number->setPositionAlignment(Qt::AlignCenter);
  number->setSelectable(false);
  auto small = font();
  small.setPixelSize(10);
  small.setBold(true);
  number->setFont(small);
  return number;
}

void ProjectionPlot::setReport(const ProjectionReport& report) {
  const bool newCloud = !samePlaces(report.vocabulary, report_.vocabulary) ||
                        report.explained_x != report_.explained_x ||
                        report.explained_y != report_.explained_y;
  if (newCloud) forgetBounds();
  report_ = report;
  hideName();
  const bool wider = widenBounds({&report_.vocabulary, &report_.initial_prompt, &report_.prompt});
  drawTokens();
  drawSelected();
  if (newCloud) {
    setPoints(*vocabulary_, report_.vocabulary);
    setExplained(report_.explained_x, report_.explained_y);
  }
  if (newCloud || (wider && !isZoomed())) {
    replot(QCustomPlot::rpQueuedReplot);
    return;
  }
  for (const char* name : {"tokens", "selected", "overlay"}) layer(name)->replot();
}

void ProjectionPlot::drawTokens() {
  setPoints(*starts_, report_.initial_prompt);
  setPoints(*tokens_, report_.prompt);
  paths_->data()->clear();
  while (numbers_.size() > report_.prompt.size()) {
    removeItem(numbers_.back());
    numbers_.pop_back();
  }
  for (std::size_t i = 0; i < report_.prompt.size(); ++i) {
    const auto& point = report_.prompt[i];
    if (i < report_.initial_prompt.size()) addLine(*paths_, report_.initial_prompt[i], point);
    if (i == numbers_.size()) numbers_.push_back(addNumber("tokens"));
    numbers_[i]->setText(QString::number(i));
    numbers_[i]->position->setCoords(static_cast<double>(point.x), static_cast<double>(point.y));
  }
}

void ProjectionPlot::drawSelected() {
  selectedPath_->data()->clear();
  selectedToken_->data()->clear();
  const auto i = static_cast<std::size_t>(selected());
  const bool there = selected() >= 0 && i < report_.prompt.size();
  selectedNumber_->setVisible(there);
  if (!there) return;
  const auto& point = report_.prompt[i];
  setPoints(*selectedToken_, {point});
  if (i < report_.initial_prompt.size()) addLine(*selectedPath_, report_.initial_prompt[i], point);
  selectedNumber_->setText(QString::number(selected()));
  selectedNumber_->position->setCoords(static_cast<double>(point.x), static_cast<double>(point.y));
}

int ProjectionPlot::tokenAt(const QPointF& position) const {
  return nearest(report_.prompt, position, kDisc / 2 + 2);
}

std::optional<PlanePlot::Named> ProjectionPlot::named(const QPointF& position) const {
  const int token = tokenAt(position);
  if (token >= 0)
    return Named{report_.prompt[static_cast<std::size_t>(token)], tr("token %1").arg(token)};
  const int piece = nearest(report_.vocabulary, position, kReach);
  if (piece < 0) return {};
  const auto& point = report_.vocabulary[static_cast<std::size_t>(piece)];
  return Named{point, lightMarks(point.label), true};
}

void ProjectionPlot::followPalette() {
  colorPlane();
  const auto ink = palette().color(QPalette::Text);
  const auto faint = mutedText(palette(), 0.55);
  const auto muted = mutedText(palette(), 0.25);
  vocabulary_->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, faint, 2.5));
  paths_->setPen(QPen(muted, 1.3));
  starts_->setScatterStyle(
      QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(muted, 1), Qt::NoBrush, 5));
  const QPen edge(palette().color(QPalette::Base), 1);
  tokens_->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssCircle, edge, kBlue, kDisc));
  selectedPath_->setPen(QPen(ink, 2));
  selectedToken_->setScatterStyle(
      QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(ink, 3), kBlue, kSelectedDisc));
  replot(QCustomPlot::rpQueuedReplot);
}

void ProjectionPlot::retranslate() {
  labelAxes();
  setAccessibleName(tr("Soft prompt and vocabulary in one plane"));
  setWhatsThis(
      tr("Grey dots are vocabulary pieces, numbered discs the soft tokens, each with a line from "
         "where it began. The axes are the two directions in which the vocabulary varies most. "
         "Click a disc or press the arrow keys to select a token; wheel or + and - zoom, drag or "
         "Ctrl with the arrow keys moves, Home shows everything."));
  replot(QCustomPlot::rpQueuedReplot);
}

void ProjectionPlot::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  if (event->type() == QEvent::PaletteChange && vocabulary_) followPalette();
  PlanePlot::changeEvent(event);
}

}  // namespace ptw
