// The settings of a method as a form, built from their descriptions alone.
#pragma once

#include <QWidget>
#include <vector>

#include "report/setting.h"

class QToolButton;
class QVBoxLayout;

namespace ptw {

class SettingField;

class SettingForm : public QWidget {
  Q_OBJECT

 public:
  explicit SettingForm(QWidget* parent = nullptr);

  /// Shows the fields of `specs`. Values a person changed stay where a setting of the same key
  /// accepts them; all others start at their default.
  void setSpecs(const std::vector<SettingSpec>& specs);

  /// The accepted values; refused ones are left out.
  [[nodiscard]] Settings values() const;

  /// Sets what `values` has a field for, and all other fields to their default.
  void setValues(const Settings& values);

  [[nodiscard]] bool isValid() const;
  [[nodiscard]] bool isDefault() const;
  void resetToDefaults() { setValues({}); }

 Q_SIGNALS:
  void changed();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void fieldChanged();
  void retranslate();

  QVBoxLayout* layout_;
  QToolButton* more_;
  QWidget* advanced_ = nullptr;
  QWidget* plain_ = nullptr;
  std::vector<SettingField*> fields_;
  bool setting_ = false;
};

}  // namespace ptw
