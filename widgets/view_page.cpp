#include "widgets/view_page.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "widgets/export_button.h"
#include "widgets/labels.h"

namespace ptw {

ViewPage::ViewPage(const QString& name, QWidget* parent)
    : QWidget(parent),
      column_(new QVBoxLayout(this)),
      caption_(smallPrint(this)),
      export_(new ExportButton(name, this)),
      pages_(new QStackedWidget(this)),
      empty_(emptyState(pages_)) {
  caption_->setObjectName("caption");
  export_->setObjectName("export");
  auto* row = new QHBoxLayout;
  row->addWidget(caption_, 1);
  row->addWidget(export_, 0, Qt::AlignTop);
  pages_->addWidget(empty_);
  column_->setContentsMargins(4, 4, 4, 4);
  column_->setSpacing(4);
  column_->addLayout(row);
  column_->addWidget(pages_, 1);
}

void ViewPage::setControls(QWidget* controls) {
  column_->insertWidget(0, controls);
}

void ViewPage::setContent(QWidget* content) {
  pages_->addWidget(content);
  setFilled(false);
}

void ViewPage::setFilled(bool filled) {
  pages_->setCurrentIndex(filled ? 1 : 0);
  caption_->setVisible(filled);
  export_->setVisible(filled);
}

void ViewPage::setTexts(const QString& caption, const QString& empty) {
  caption_->setText(caption);
  empty_->setText(empty);
}

void ViewPage::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace ptw
