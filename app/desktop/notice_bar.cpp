#include "app/desktop/notice_bar.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QStyle>
#include <QToolButton>

#include "widgets/labels.h"

namespace ptw {

NoticeBar::NoticeBar(QWidget* parent)
    : QFrame(parent),
      icon_(new QLabel(this)),
      text_(new QLabel(this)),
      act_(new QPushButton(this)),
      close_(new QToolButton(this)) {
  setFrameShape(QFrame::StyledPanel);
  setAutoFillBackground(true);
  setBackgroundRole(QPalette::AlternateBase);
  const int size = style()->pixelMetric(QStyle::PM_SmallIconSize);
  icon_->setPixmap(style()->standardIcon(QStyle::SP_MessageBoxInformation).pixmap(size));
  text_->setWordWrap(true);
  text_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  close_->setIcon(style()->standardIcon(QStyle::SP_TitleBarCloseButton));
  close_->setAutoRaise(true);
  close_->setFocusPolicy(Qt::StrongFocus);
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(8, 4, 4, 4);
  row->addWidget(icon_);
  row->addWidget(text_, 1);
  row->addWidget(act_);
  row->addWidget(close_);
  connect(close_, &QToolButton::clicked, this, &QWidget::hide);
  connect(act_, &QPushButton::clicked, this, [this] {
    hide();
    action_();
  });
  retranslate();
  hide();
}

void NoticeBar::showText(const QString& text) {
  text_->setText(breakable(text));
  act_->hide();
  show();
}

void NoticeBar::offer(const QString& text, const QString& button, std::function<void()> action) {
  text_->setText(breakable(text));
  act_->setText(button);
  act_->setAccessibleName(button);
  action_ = std::move(action);
  act_->show();
  show();
}

void NoticeBar::changeEvent(QEvent* event) {
  QFrame::changeEvent(event);
  if (event->type() == QEvent::LanguageChange) retranslate();
}

void NoticeBar::retranslate() {
  setAccessibleName(tr("Notice"));
  text_->setAccessibleName(tr("Notice"));
  act_->setAccessibleName(tr("What the notice offers"));
  close_->setAccessibleName(tr("Close this notice"));
  close_->setToolTip(tr("Close this notice"));
}

}  // namespace ptw
