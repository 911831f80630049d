#include "widgets/setting_form.h"

#include <QEvent>
#include <QScopedValueRollback>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/setting_field.h"

namespace ptw {
namespace {

QWidget* column(QWidget* parent) {
  auto* widget = new QWidget(parent);
  auto* layout = new QVBoxLayout(widget);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(10);
  return widget;
}

}  // namespace

SettingForm::SettingForm(QWidget* parent)
    : QWidget(parent), layout_(new QVBoxLayout(this)), more_(new QToolButton(this)) {
  layout_->setContentsMargins(0, 0, 0, 0);
  layout_->setSpacing(10);
  more_->setCheckable(true);
  more_->setAutoRaise(true);
  more_->setFocusPolicy(Qt::StrongFocus);
  more_->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  more_->setArrowType(Qt::RightArrow);
  more_->setObjectName(QStringLiteral("moreSettings"));
  connect(more_, &QToolButton::toggled, this, [this](bool open) {
    more_->setArrowType(open ? Qt::DownArrow : Qt::RightArrow);
    if (advanced_) advanced_->setVisible(open);
  });
  layout_->addWidget(more_);
  setSpecs({});
  retranslate();
}

void SettingForm::setSpecs(const std::vector<SettingSpec>& specs) {
  Settings kept;
  for (const auto* field : fields_)
    if (field->isValid() && !field->isDefault()) kept[field->spec().key] = *field->value();
  fields_.clear();
  delete plain_;
  delete advanced_;
  plain_ = column(this);
  advanced_ = column(this);
  layout_->insertWidget(0, plain_);
  layout_->addWidget(advanced_);
  bool anyAdvanced = false;
  for (const auto& spec : specs) {
    auto* parent = spec.advanced ? advanced_ : plain_;
    auto* field = new SettingField(spec, parent);
    parent->layout()->addWidget(field);
    fields_.push_back(field);
    connect(field, &SettingField::changed, this, &SettingForm::fieldChanged);
    anyAdvanced |= spec.advanced;
    if (kept.contains(spec.key) && refusal(spec, kept[spec.key])) kept.erase(spec.key);
  }
  more_->setVisible(anyAdvanced);
  advanced_->setVisible(more_->isChecked());
  setValues(kept);
}

Settings SettingForm::values() const {
  Settings values;
  for (const auto* field : fields_)
    if (field->isValid()) values[field->spec().key] = *field->value();
  return values;
}

void SettingForm::setValues(const Settings& values) {
  {
    const QScopedValueRollback guard(setting_, true);
    for (auto* field : fields_) {
      const auto found = values.find(field->spec().key);
      field->setValue(found == values.end() ? field->spec().default_value : found->second);
    }
  }
  fieldChanged();
}

void SettingForm::fieldChanged() {
  if (setting_) return;
  const bool hidden = std::ranges::any_of(
      fields_, [](const auto* field) { return field->spec().advanced && !field->isValid(); });
  if (hidden) more_->setChecked(true);
  Q_EMIT changed();
}

bool SettingForm::isValid() const {
  return std::ranges::all_of(fields_, [](const auto* field) { return field->isValid(); });
}

bool SettingForm::isDefault() const {
  return std::ranges::all_of(fields_, [](const auto* field) { return field->isDefault(); });
}

void SettingForm::retranslate() {
  more_->setText(tr("More settings"));
  more_->setAccessibleName(more_->text());
  more_->setToolTip(tr("Shows or hides the settings that rarely need a change."));
}

void SettingForm::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace ptw
