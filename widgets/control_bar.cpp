#include "widgets/control_bar.h"

#include <QEvent>
#include <QToolButton>

#include "widgets/flow_layout.h"

namespace ptw {
namespace {

constexpr int kNarrowDigits = 40;
constexpr double kMoreWhenNarrow = 1.6;

}  // namespace

ControlBar::ControlBar(QWidget* parent) : QWidget(parent), more_(new QToolButton(this)) {
  setLayout(new FlowLayout);
  more_->setObjectName("moreControls");
  more_->setCheckable(true);
  more_->setFocusPolicy(Qt::StrongFocus);
  more_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  connect(more_, &QToolButton::toggled, this, &ControlBar::showExtras);
  layout()->addWidget(more_);
  showExtras();
  retranslate();
}

void ControlBar::addControl(QWidget* control) {
  layout()->addWidget(control);
}

void ControlBar::addExtra(QWidget* control) {
  layout()->addWidget(control);
  extras_.push_back(control);
  showExtras();
}

void ControlBar::setRoom(const QSize& view, int lines) {
  const bool narrow = view.width() < fontMetrics().horizontalAdvance('0') * kNarrowDigits;
  const int least = int(fontMetrics().height() * lines * (narrow ? kMoreWhenNarrow : 1));
  if (collapsed_ == (view.height() < least)) return;
  collapsed_ = !collapsed_;
  showExtras();
}

void ControlBar::showExtras() {
  const bool open = more_->isChecked();
  more_->setVisible(collapsed_);
  more_->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
  for (QWidget* extra : extras_) extra->setVisible(!collapsed_ || open);
}

/// A layout around this one would take it for a single row when it is short of room.
bool ControlBar::event(QEvent* event) {
  const bool handled = QWidget::event(event);
  if (event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest)
    setMinimumHeight(layout()->heightForWidth(width()));
  return handled;
}

void ControlBar::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void ControlBar::retranslate() {
  more_->setText(tr("Controls"));
  more_->setAccessibleName(tr("More controls"));
  more_->setToolTip(tr("Shows or hides the controls for which there is no room"));
}

}  // namespace ptw
