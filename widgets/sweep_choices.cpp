#include "widgets/sweep_choices.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QSignalBlocker>
#include <algorithm>

#include "widgets/mnemonic.h"

namespace ptw {

SweepChoices::SweepChoices(const char* objectName, QWidget* parent)
    : QWidget(parent),
      label_(new QLabel(this)),
      mark_(new QLabel(this)),
      list_(new QListWidget(this)) {
  auto* layout = new QGridLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setVerticalSpacing(2);
  layout->setColumnStretch(0, 1);
  mark_->setObjectName("mark");
  list_->setObjectName(objectName);
  list_->setTabKeyNavigation(false);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  list_->setTextElideMode(Qt::ElideMiddle);
  label_->setBuddy(list_);
  layout->addWidget(label_, 0, 0);
  layout->addWidget(mark_, 0, 1);
  layout->addWidget(list_, 1, 0, 1, 2);
  connect(list_, &QListWidget::itemChanged, this, [this] {
    mark();
    Q_EMIT changed();
  });
}

void SweepChoices::setChoices(const std::vector<Choice>& choices, const QStringList& chosen) {
  {
    const QSignalBlocker blocker(list_);
    list_->clear();
    for (const auto& [id, name, description] : choices) {
      auto* item = new QListWidgetItem(name, list_);
      item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
      item->setData(Qt::UserRole, id);
      item->setToolTip(description);
      item->setCheckState(chosen.contains(id) ? Qt::Checked : Qt::Unchecked);
    }
    if (list_->count() > 0) list_->setCurrentRow(0, QItemSelectionModel::NoUpdate);
  }
  fitHeight();
  mark();
}

QStringList SweepChoices::chosen() const {
  QStringList ids;
  for (int row = 0; row < list_->count(); ++row)
    if (list_->item(row)->checkState() == Qt::Checked)
      ids << list_->item(row)->data(Qt::UserRole).toString();
  return ids;
}

QString SweepChoices::firstName() const {
  for (int row = 0; row < list_->count(); ++row)
    if (list_->item(row)->checkState() == Qt::Checked) return list_->item(row)->text();
  return {};
}

void SweepChoices::fitHeight() {
  constexpr int kMostRows = 4;
  const int row = std::max(list_->sizeHintForRow(0), fontMetrics().height());
  list_->setFixedHeight(std::clamp(list_->count(), 1, kMostRows) * row + 2 * list_->frameWidth());
}

void SweepChoices::mark() {
  auto face = font();
  face.setBold(isSwept());
  label_->setFont(face);
  mark_->setFont(face);
  mark_->setText(isSwept() ? tr("%1 values").arg(QLocale().toString(chosen().size())) : QString());
  list_->setAccessibleDescription(mark_->text());
}

void SweepChoices::setTexts(const QString& label, const QString& help) {
  label_->setText(label);
  list_->setAccessibleName(withoutMnemonic(label));
  list_->setToolTip(help);
  mark();
}

void SweepChoices::changeEvent(QEvent* event) {
  if (event->type() == QEvent::FontChange && list_) fitHeight();
  QWidget::changeEvent(event);
}

}  // namespace ptw
