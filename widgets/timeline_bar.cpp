#include "widgets/timeline_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <algorithm>

namespace ptw {
namespace {

constexpr int kLeastSlider = 4;  // in heights of a line

QToolButton* arrow(Qt::ArrowType type) {
  auto* button = new QToolButton;
  button->setArrowType(type);
  button->setAutoRaise(true);
  button->setFocusPolicy(Qt::StrongFocus);
  return button;
}

}  // namespace

TimelineBar::TimelineBar(QWidget* parent)
    : QWidget(parent),
      previous_(arrow(Qt::LeftArrow)),
      slider_(new QSlider(Qt::Horizontal)),
      next_(arrow(Qt::RightArrow)),
      live_button_(new QToolButton),
      label_(new QLabel) {
  build();
  retranslate();
}

void TimelineBar::setSteps(std::vector<std::int64_t> steps) {
  steps_ = std::move(steps);
  std::sort(steps_.begin(), steps_.end());
  steps_.erase(std::unique(steps_.begin(), steps_.end()), steps_.end());
  showPosition(last(), true);
}

void TimelineBar::addStep(std::int64_t step) {
  const auto place = std::lower_bound(steps_.begin(), steps_.end(), step);
  if (place != steps_.end() && *place == step) return;
  steps_.insert(place, step);
  if (live_) return showPosition(last(), true);
  const auto kept = std::lower_bound(steps_.begin(), steps_.end(), shown_);
  showPosition(int(kept - steps_.begin()), false);
}

void TimelineBar::setTotalSteps(std::int64_t total) {
  total_ = total;
  describe();
}

void TimelineBar::goToStep(std::int64_t step) {
  if (steps_.empty()) return;
  const auto after = std::upper_bound(steps_.begin(), steps_.end(), step);
  showPosition(std::max(int(after - steps_.begin()) - 1, 0), false);
}

void TimelineBar::goLive() {
  showPosition(last(), true);
}

std::int64_t TimelineBar::step() const {
  return shown_;
}

void TimelineBar::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void TimelineBar::build() {
  live_button_->setCheckable(true);
  live_button_->setFocusPolicy(Qt::StrongFocus);
  slider_->setTickPosition(QSlider::TicksBelow);
  slider_->setPageStep(5);
  setFocusProxy(slider_);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(4, 2, 4, 2);
  row->addWidget(previous_);
  row->addWidget(slider_, 1);
  row->addWidget(next_);
  row->addWidget(live_button_);
  row->addWidget(label_);
  connect(slider_, &QSlider::valueChanged, this, &TimelineBar::sliderMoved);
  connect(previous_, &QToolButton::clicked, this,
          [this] { slider_->setValue(slider_->value() - 1); });
  connect(next_, &QToolButton::clicked, this, [this] { slider_->setValue(slider_->value() + 1); });
  connect(live_button_, &QToolButton::clicked, this,
          [this](bool live) { showPosition(live ? last() : slider_->value(), live); });
  showPosition(-1, true);
}

void TimelineBar::sliderMoved(int position) {
  showPosition(position, position == last());
}

void TimelineBar::showPosition(int position, bool live) {
  {
    const QSignalBlocker quiet(slider_);
    slider_->setRange(0, std::max(last(), 0));
    slider_->setValue(position);
  }
  const std::int64_t step = position < 0 ? -1 : steps_[std::size_t(position)];
  const bool changed = step != shown_ || live != live_;
  shown_ = step;
  live_ = live;
  describe();
  if (changed) Q_EMIT stepChanged(step, live);
}

void TimelineBar::describe() {
  const bool any = !steps_.empty();
  slider_->setEnabled(steps_.size() > 1);
  slider_->setTickInterval(std::max(1, last() / 50));
  previous_->setEnabled(any && slider_->value() > 0);
  next_->setEnabled(any && slider_->value() < last());
  live_button_->setEnabled(any);
  live_button_->setChecked(live_);
  slider_->setAccessibleDescription(any ? position(shown_, live_) : tr("no checkpoint yet"));
  writeLabel();
}

/// In full where there is room, and as wide as it will ever be, so that the slider stands still.
void TimelineBar::writeLabel() {
  const bool any = !steps_.empty();
  const std::int64_t farthest = std::max(total_, any ? steps_.back() : 0);
  const QString widest = position(farthest, true);
  const bool fits = widthWith(widest) <= width();
  const QFontMetrics metrics = label_->fontMetrics();
  label_->setMinimumWidth(metrics.horizontalAdvance(fits ? widest : briefPosition(farthest)));
  label_->setToolTip(slider_->accessibleDescription());
  if (fits || !any)
    label_->setText(slider_->accessibleDescription());
  else
    label_->setText(briefPosition(shown_));
}

int TimelineBar::widthWith(const QString& label) const {
  int width = label_->fontMetrics().horizontalAdvance(label);
  for (const QWidget* button : {previous_, next_, live_button_})
    width += button->sizeHint().width();
  const QMargins around = layout()->contentsMargins();
  return width + fontMetrics().height() * kLeastSlider + 4 * layout()->spacing() + around.left() +
         around.right();
}

QSize TimelineBar::minimumSizeHint() const {
  const std::int64_t farthest = std::max(total_, steps_.empty() ? 0 : steps_.back());
  return {widthWith(briefPosition(farthest)), QWidget::minimumSizeHint().height()};
}

void TimelineBar::resizeEvent(QResizeEvent* event) {
  writeLabel();
  QWidget::resizeEvent(event);
}

QString TimelineBar::position(std::int64_t step, bool live) const {
  const QString where =
      total_ > 0 ? tr("step %1 of %2").arg(step).arg(total_) : tr("step %1").arg(step);
  return live ? tr("%1 (live)").arg(where) : where;
}

QString TimelineBar::briefPosition(std::int64_t step) const {
  return total_ > 0 ? QString("%1 / %2").arg(step).arg(total_) : QString::number(step);
}

void TimelineBar::retranslate() {
  previous_->setAccessibleName(tr("Previous checkpoint"));
  previous_->setToolTip(previous_->accessibleName());
  next_->setAccessibleName(tr("Next checkpoint"));
  next_->setToolTip(next_->accessibleName());
  slider_->setAccessibleName(tr("Timeline"));
  slider_->setToolTip(tr("The checkpoint that every view shows; drag back to look at the past"));
  live_button_->setText(tr("Live"));
  live_button_->setToolTip(tr("Follow the training: always show the newest checkpoint"));
  describe();
}

}  // namespace ptw
