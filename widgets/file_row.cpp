#include "widgets/file_row.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>
#include <utility>

namespace ptw {

FileRow::FileRow(std::function<QString()> choose, QWidget* parent)
    : QWidget(parent),
      choose_(std::move(choose)),
      label_(new QLabel(this)),
      field_(new QLineEdit(this)),
      button_(new QPushButton(this)) {
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(2);
  auto* row = new QHBoxLayout;
  row->addWidget(field_, 1);
  row->addWidget(button_);
  column->addWidget(label_);
  column->addLayout(row);
  label_->setBuddy(field_);
  button_->setAutoDefault(false);
  connect(field_, &QLineEdit::textEdited, this, &FileRow::edited);
  connect(field_, &QLineEdit::editingFinished, this, [this] {
    if (field_->isModified()) Q_EMIT chosen();
    field_->setModified(false);
  });
  connect(button_, &QPushButton::clicked, this, &FileRow::browse);
}

QString FileRow::path() const {
  return field_->text().trimmed();
}

void FileRow::setPath(const QString& path) {
  if (path != field_->text()) field_->setText(path);
}

void FileRow::setTexts(const QString& label, const QString& name, const QString& buttonName) {
  label_->setText(label);
  field_->setAccessibleName(name);
  button_->setText(tr("Choose…"));
  button_->setAccessibleName(buttonName);
}

void FileRow::setHelp(const QString& toolTip, const QString& placeholder) {
  field_->setToolTip(toolTip);
  field_->setPlaceholderText(placeholder);
}

void FileRow::browse() {
  const auto path = choose_();
  if (path.isEmpty()) return;
  field_->setText(path);
  Q_EMIT edited();
  Q_EMIT chosen();
}

}  // namespace ptw
