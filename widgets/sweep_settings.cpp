#include "widgets/sweep_settings.h"

#include <QApplication>
#include <QCheckBox>
#include <QEvent>
#include <QScopedValueRollback>
#include <QVBoxLayout>
#include <algorithm>
#include <map>
#include <optional>
#include <set>

#include "widgets/experiment_panel.h"
#include "widgets/messages.h"
#include "widgets/mnemonic.h"
#include "widgets/sweep_row.h"

namespace ptw {
namespace {

constexpr auto kDataSize = "train_examples";

const SettingSpec* find(const MethodChoice& method, const SettingSpec& like) {
  const auto found = std::ranges::find(method.settings, like.key, &SettingSpec::key);
  const bool same = found != method.settings.end() &&
                    found->default_value.index() == like.default_value.index() &&
                    found->choices.empty() == like.choices.empty();
  return same ? &*found : nullptr;
}

/// `spec` narrowed to what `other` accepts, too.
void narrow(CommonSetting& common, const SettingSpec& other) {
  auto& spec = common.spec;
  common.sameDefault &= spec.default_value == other.default_value;
  spec.minimum = std::max(spec.minimum, other.minimum);
  spec.maximum = std::min(spec.maximum, other.maximum);
  spec.advanced &= other.advanced;
  std::erase_if(spec.choices, [&](const auto& choice) {
    return std::ranges::find(other.choices, choice) == other.choices.end();
  });
}

/// Nothing when one of the methods does not have it, or no value suits them all.
std::optional<CommonSetting> common(std::span<const MethodChoice* const> methods,
                                    const SettingSpec& spec) {
  CommonSetting setting{spec};
  for (const auto* method : methods.subspan(1)) {
    const auto* other = find(*method, spec);
    if (!other) return std::nullopt;
    narrow(setting, *other);
  }
  const bool none = setting.spec.minimum > setting.spec.maximum ||
                    setting.spec.choices.empty() != spec.choices.empty();
  return none ? std::nullopt : std::optional(std::move(setting));
}

std::vector<CommonSetting> dataSizeFirst(std::vector<CommonSetting> settings) {
  const auto isDataSize = [](const auto& setting) { return setting.spec.key == kDataSize; };
  std::stable_partition(settings.begin(), settings.end(), isDataSize);
  if (!settings.empty() && isDataSize(settings.front())) settings.front().spec.advanced = false;
  return settings;
}

const MethodChoice& methodOf(const SweepVariant& variant,
                             const std::vector<MethodChoice>& methods) {
  return *std::ranges::find(methods, variant.method, &MethodChoice::id);
}

}  // namespace

std::vector<CommonSetting> commonSettings(std::span<const MethodChoice* const> methods) {
  std::vector<CommonSetting> settings;
  if (methods.empty()) return settings;
  for (const auto& spec : methods.front()->settings)
    if (spec.key != "seed")
      if (auto setting = common(methods, spec)) settings.push_back(std::move(*setting));
  return dataSizeFirst(std::move(settings));
}

std::vector<CommonSetting> commonSettings(std::span<const SweepVariant> variants,
                                          const std::vector<MethodChoice>& methods) {
  std::vector<CommonSetting> settings;
  std::set<std::string> seen{"seed"};
  for (const auto& variant : variants)
    for (const auto& spec : methodOf(variant, methods).settings) {
      if (!seen.insert(spec.key).second) continue;
      std::vector<const MethodChoice*> open;
      for (const auto& other : variants)
        if (!other.settings.contains(spec.key)) open.push_back(&methodOf(other, methods));
      if (open.empty()) continue;
      const auto* first = find(*open.front(), spec);
      auto setting = first ? common(open, *first) : std::nullopt;
      if (setting) settings.push_back(std::move(*setting));
    }
  return dataSizeFirst(std::move(settings));
}

SweepSettings::SweepSettings(QWidget* parent)
    : QWidget(parent), layout_(new QVBoxLayout(this)), more_(new QCheckBox(this)) {
  layout_->setContentsMargins(0, 0, 0, 0);
  more_->setObjectName("moreSettings");
  layout_->addWidget(more_);
  connect(more_, &QCheckBox::toggled, this, &SweepSettings::showRows);
  retranslate();
}

void SweepSettings::setSettings(const std::vector<CommonSetting>& settings) {
  std::map<std::string, QString> kept;
  for (const auto* row : rows_)
    if (!row->isDefault()) kept[row->spec().key] = row->text();
  rows_.clear();
  delete page_;
  page_ = new QWidget(this);
  auto* column = new QVBoxLayout(page_);
  column->setContentsMargins(0, 0, 0, 0);
  column->setSpacing(8);
  layout_->insertWidget(1, page_);
  for (const auto& [spec, sameDefault] : settings) {
    auto* row = new SweepRow(spec, !sameDefault, page_);
    if (const auto text = kept.find(spec.key); text != kept.end()) row->setText(text->second);
    column->addWidget(row);
    rows_.push_back(row);
    connect(row, &SweepRow::changed, this, [this] {
      showRows();
      if (!setting_) Q_EMIT changed();
    });
  }
  showRows();
}

void SweepSettings::setValues(const Settings& values, const std::vector<SweepAxis>& over) {
  {
    const QScopedValueRollback guard(setting_, true);
    for (auto* row : rows_) {
      const auto& key = row->spec().key;
      const auto swept = std::ranges::find(over, key, &SweepAxis::key);
      if (swept != over.end())
        row->setValues(swept->values);
      else if (const auto found = values.find(key); found != values.end())
        row->setValues({found->second});
      else
        row->reset();
    }
  }
  Q_EMIT changed();
}

bool SweepSettings::isValid() const {
  return std::ranges::all_of(rows_, &SweepRow::isValid);
}

Settings SweepSettings::single() const {
  Settings settings;
  for (const auto* row : rows_)
    if (row->values().size() == 1) settings[row->spec().key] = row->values().front();
  return settings;
}

std::vector<SweepAxis> SweepSettings::swept() const {
  std::vector<SweepAxis> swept;
  for (const auto* row : rows_)
    if (row->isSwept()) swept.push_back({row->spec().key, row->values()});
  return swept;
}

QStringList SweepSettings::sweptLabels() const {
  QStringList labels;
  for (const auto* row : rows_)
    if (row->isSwept()) labels << translated(row->spec().label);
  return labels;
}

/// An advanced row that is refused, swept or being typed in is never hidden.
void SweepSettings::showRows() {
  bool anyAdvanced = false;
  for (auto* row : rows_) {
    anyAdvanced |= row->spec().advanced;
    const bool typing = row->isVisible() && row->isAncestorOf(QApplication::focusWidget());
    row->setVisible(!row->spec().advanced || more_->isChecked() || row->isSwept() ||
                    !row->isValid() || typing);
  }
  more_->setVisible(anyAdvanced);
}

void SweepSettings::retranslate() {
  more_->setText(tr("M&ore settings"));
  more_->setAccessibleName(withoutMnemonic(more_->text()));
  more_->setToolTip(tr("Shows or hides the settings that rarely need a change."));
}

void SweepSettings::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace ptw
