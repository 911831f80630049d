#include "widgets/projection_plot.h"

#include <QKeyEvent>
#include <algorithm>
#include <cmath>
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

void setPoints(QCPGraph& graph, const std::vector<ProjectedPoint>& points) {
  QVector<double> x, y;
  for (const auto& point : points) {
    x << static_cast<double>(point.x);
    y << static_cast<double>(point.y);
  }
  graph.setData(x, y);
}

void addLine(QCPCurve& curve, const ProjectedPoint& from, const ProjectedPoint& to) {
  const double gap = std::numeric_limits<double>::quiet_NaN();
  curve.addData(static_cast<double>(from.x), static_cast<double>(from.y));
  curve.addData(static_cast<double>(to.x), static_cast<double>(to.y));
  curve.addData(gap, gap);
}

}  // namespace

ProjectionPlot::ProjectionPlot(QWidget* parent) : QCustomPlot(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setInteractions(QCP::iRangeDrag | QCP::iRangeZoom);
  addLayers();
  followPalette();
  retranslate();
  // The layout decides over the size and with it over the range, but has made the ticks already.
  connect(this, &QCustomPlot::afterLayout, this, [this] {
    const auto x = xAxis->range(), y = yAxis->range();
    if (!zoomed_) fit();
    if (xAxis->range() != x || yAxis->range() != y) replot(QCustomPlot::rpQueuedReplot);
  });
  connect(this, &QCustomPlot::mouseDoubleClick, this, &ProjectionPlot::resetView);
}

/// Every layer has a buffer of its own, so that a new step or selection does not draw the cloud.
void ProjectionPlot::addLayers() {
  addLayer("vocabulary", layer("grid"));
  addLayer("tokens", layer("axes"));
  addLayer("selected", layer("tokens"));
  for (const char* name : {"vocabulary", "tokens", "selected", "overlay"})
    layer(name)->setMode(QCPLayer::lmBuffered);
  const auto points = [this](const char* name) {
    auto* graph = addGraph();
    graph->setLineStyle(QCPGraph::lsNone);
    graph->setLayer(name);
    return graph;
  };
  const auto lines = [this](const char* name) {
    auto* curve = new QCPCurve(xAxis, yAxis);
    curve->setLayer(name);
    return curve;
  };
  vocabulary_ = points("vocabulary");
  paths_ = lines("tokens");
  starts_ = points("tokens");
  tokens_ = points("tokens");
  selectedPath_ = lines("selected");
  selectedToken_ = points("selected");
  selectedNumber_ = addNumber("selected");
  hovered_ = points("overlay");
  hoveredName_ = new QCPItemText(this);
  hoveredName_->setLayer("overlay");
  hoveredName_->setPadding(QMargins(5, 2, 5, 2));
  hoveredName_->setVisible(false);
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
  if (newCloud) bounds_ = {};
  report_ = report;
  hoveredName_->setVisible(false);
  hovered_->data()->clear();
  const bool wider = widenBounds();
  drawTokens();
  drawSelected();
  if (newCloud) {
    drawVocabulary();
    retranslate();
  }
  if (newCloud || (wider && !zoomed_)) {
    replot(QCustomPlot::rpQueuedReplot);
    return;
  }
  for (const char* name : {"tokens", "selected", "overlay"}) layer(name)->replot();
}

void ProjectionPlot::setSelected(int token) {
  selected_ = token;
  drawSelected();
  layer("selected")->replot();
}

void ProjectionPlot::drawVocabulary() {
  setPoints(*vocabulary_, report_.vocabulary);
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
  const auto i = static_cast<std::size_t>(selected_);
  const bool there = selected_ >= 0 && i < report_.prompt.size();
  selectedNumber_->setVisible(there);
  if (!there) return;
  const auto& point = report_.prompt[i];
  setPoints(*selectedToken_, {point});
  if (i < report_.initial_prompt.size()) addLine(*selectedPath_, report_.initial_prompt[i], point);
  selectedNumber_->setText(QString::number(selected_));
  selectedNumber_->position->setCoords(static_cast<double>(point.x), static_cast<double>(point.y));
}

/// Takes all points into the bounds; says whether they grew.
bool ProjectionPlot::widenBounds() {
  const auto before = bounds_;
  double left = bounds_.left(), right = bounds_.right();
  double bottom = bounds_.top(), top = bounds_.bottom();
  if (bounds_.isNull()) {
    left = bottom = std::numeric_limits<double>::max();
    right = top = std::numeric_limits<double>::lowest();
  }
  for (const auto* points : {&report_.vocabulary, &report_.initial_prompt, &report_.prompt})
    for (const auto& point : *points) {
      const auto x = static_cast<double>(point.x);
      const auto y = static_cast<double>(point.y);
      if (!std::isfinite(x) || !std::isfinite(y)) continue;
      left = std::min(left, x);
      right = std::max(right, x);
      bottom = std::min(bottom, y);
      top = std::max(top, y);
    }
  if (left <= right) bounds_ = QRectF(QPointF(left, bottom), QPointF(right, top));
  return bounds_ != before;
}

void ProjectionPlot::fit() {
  const double width = axisRect()->width();
  const double height = axisRect()->height();
  if (width <= 0 || height <= 0) return;
  const double span = std::max({bounds_.width() / width, bounds_.height() / height, 1e-9});
  const double unit = span * 1.12;  // per pixel, with a margin
  const auto middle = bounds_.center();
  xAxis->setRange(middle.x() - unit * width / 2, middle.x() + unit * width / 2);
  yAxis->setRange(middle.y() - unit * height / 2, middle.y() + unit * height / 2);
}

void ProjectionPlot::resetView() {
  zoomed_ = false;
  replot(QCustomPlot::rpQueuedReplot);
}

void ProjectionPlot::zoom(double factor) {
  zoomed_ = true;
  xAxis->scaleRange(factor);
  yAxis->scaleRange(factor);
  replot(QCustomPlot::rpQueuedReplot);
}

void ProjectionPlot::pan(double right, double up) {
  zoomed_ = true;
  xAxis->moveRange(right * xAxis->range().size());
  yAxis->moveRange(up * yAxis->range().size());
  replot(QCustomPlot::rpQueuedReplot);
}

QPointF ProjectionPlot::pixel(const ProjectedPoint& point) const {
  return {xAxis->coordToPixel(static_cast<double>(point.x)),
          yAxis->coordToPixel(static_cast<double>(point.y))};
}

int ProjectionPlot::nearest(const std::vector<ProjectedPoint>& points, const QPointF& position,
                            double reach) const {
  int found = -1;
  double closest = reach * reach;
  for (std::size_t i = 0; i < points.size(); ++i) {
    const auto away = pixel(points[i]) - position;
    const double distance = QPointF::dotProduct(away, away);
    if (distance > closest) continue;
    closest = distance;
    found = static_cast<int>(i);
  }
  return found;
}

void ProjectionPlot::hover(const QPointF& position) {
  const int token = nearest(report_.prompt, position, kDisc / 2 + 2);
  const int piece = token >= 0 ? -1 : nearest(report_.vocabulary, position, kReach);
  const bool nothing = token < 0 && piece < 0;
  if (nothing && !hoveredName_->visible()) return;
  hovered_->data()->clear();
  hoveredName_->setVisible(!nothing);
  if (!nothing) {
    const auto& point = token >= 0 ? report_.prompt[static_cast<std::size_t>(token)]
                                   : report_.vocabulary[static_cast<std::size_t>(piece)];
    const bool rightHalf = pixel(point).x() > axisRect()->center().x();
    const bool topHalf = pixel(point).y() < axisRect()->center().y();
    if (piece >= 0) setPoints(*hovered_, {point});
    hoveredName_->setText(token >= 0 ? tr("token %1").arg(token) : lightMarks(point.label));
    hoveredName_->setPositionAlignment((rightHalf ? Qt::AlignRight : Qt::AlignLeft) |
                                       (topHalf ? Qt::AlignTop : Qt::AlignBottom));
    hoveredName_->position->setPixelPosition(pixel(point) +
                                             QPointF(rightHalf ? -10 : 10, topHalf ? 10 : -10));
  }
  layer("overlay")->replot();
}

void ProjectionPlot::mouseMoveEvent(QMouseEvent* event) {
  if (event->buttons() & Qt::LeftButton)
    zoomed_ = zoomed_ || (event->position() - pressed_).manhattanLength() > 3;
  else
    hover(event->position());
  QCustomPlot::mouseMoveEvent(event);
}

void ProjectionPlot::mousePressEvent(QMouseEvent* event) {
  pressed_ = event->position();
  QCustomPlot::mousePressEvent(event);
}

void ProjectionPlot::mouseReleaseEvent(QMouseEvent* event) {
  QCustomPlot::mouseReleaseEvent(event);
  const bool click = (event->position() - pressed_).manhattanLength() <= 3;
  if (!click || event->button() != Qt::LeftButton) return;
  const int token = nearest(report_.prompt, event->position(), kDisc / 2 + 2);
  if (token >= 0) Q_EMIT tokenChosen(token);
}

void ProjectionPlot::wheelEvent(QWheelEvent* event) {
  zoomed_ = true;
  QCustomPlot::wheelEvent(event);
}

void ProjectionPlot::leaveEvent(QEvent* event) {
  hover({-1000, -1000});
  QCustomPlot::leaveEvent(event);
}

void ProjectionPlot::keyPressEvent(QKeyEvent* event) {
  const int last = static_cast<int>(report_.prompt.size()) - 1;
  const bool control = event->modifiers() & Qt::ControlModifier;
  const auto step = [&](int by, double right, double up) {
    if (control)
      pan(right, up);
    else if (last >= 0)
      Q_EMIT tokenChosen(std::clamp(selected_ + by, 0, last));
  };
  switch (event->key()) {
    case Qt::Key_Left:
      return step(-1, -0.1, 0);
    case Qt::Key_Right:
      return step(1, 0.1, 0);
    case Qt::Key_Up:
      return step(-1, 0, 0.1);
    case Qt::Key_Down:
      return step(1, 0, -0.1);
    case Qt::Key_Plus:
    case Qt::Key_Equal:
      return zoom(0.8);
    case Qt::Key_Minus:
      return zoom(1.25);
    case Qt::Key_Home:
      return resetView();
    default:
      QCustomPlot::keyPressEvent(event);
  }
}

void ProjectionPlot::followPalette() {
  applyPalette(*this, palette());
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
  hovered_->setScatterStyle(
      QCPScatterStyle(QCPScatterStyle::ssCircle, QPen(ink, 1.5), Qt::NoBrush, 9));
  hoveredName_->setColor(palette().color(QPalette::ToolTipText));
  hoveredName_->setBrush(palette().color(QPalette::ToolTipBase));
  hoveredName_->setPen(QPen(muted, 1));
  replot(QCustomPlot::rpQueuedReplot);
}

/// Labels and ticks for which there is room.
void ProjectionPlot::labelAxes() {
  const int line = fontMetrics().height();
  const auto label = [&](QCPAxis* axis, int number, double share, int room) {
    const auto percent = QLocale().toString(100 * share, 'f', share < 0.1 ? 1 : 0);
    const auto text = tr("PC %1, %2 % of variance").arg(QString::number(number), percent);
    const bool fits = QFontMetrics(axis->labelFont()).horizontalAdvance(text) <= room;
    axis->setLabel(fits ? text : tr("PC %1, %2 %").arg(QString::number(number), percent));
    axis->ticker()->setTickCount(std::clamp(room / (3 * line), 2, 5));
  };
  label(xAxis, 1, report_.explained_x, width() - 5 * line);
  label(yAxis, 2, report_.explained_y, height() - 5 * line);
}

void ProjectionPlot::resizeEvent(QResizeEvent* event) {
  labelAxes();
  QCustomPlot::resizeEvent(event);
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
  QCustomPlot::changeEvent(event);
}

}  // namespace ptw
