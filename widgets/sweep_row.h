// One setting of a sweep: its label, a line that takes one value or several, a word where there are
// several, and, when they are refused, the engine's sentence about it.
#pragma once

#include <QWidget>
#include <vector>

#include "report/setting.h"

class QLabel;
class QLineEdit;

namespace ptw {

class SweepRow : public QWidget {
  Q_OBJECT

 public:
  /// With `mayBeEmpty` an empty line leaves the value to each method.
  explicit SweepRow(SettingSpec spec, bool mayBeEmpty = false, QWidget* parent = nullptr);

  [[nodiscard]] const SettingSpec& spec() const { return spec_; }
  [[nodiscard]] bool isValid() const { return valid_; }
  [[nodiscard]] bool isSwept() const { return values_.size() > 1; }
  [[nodiscard]] bool isDefault() const { return text() == defaultText(); }

  /// Empty while what is typed is refused, and where it is left to the methods.
  [[nodiscard]] const std::vector<SettingValue>& values() const { return values_; }
  void setValues(const std::vector<SettingValue>& values);
  void reset() { setText(defaultText()); }

  [[nodiscard]] QString text() const;
  void setText(const QString& text);

 Q_SIGNALS:
  void changed();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void build();
  void judge();
  void showProblem(const QString& sentence);
  void markSwept();
  void alignParts();
  void retranslate();
  [[nodiscard]] QString help() const;
  [[nodiscard]] QString defaultText() const;

  SettingSpec spec_;
  bool mayBeEmpty_;
  bool valid_ = true;
  std::vector<SettingValue> values_;
  QLabel* label_ = nullptr;
  QLineEdit* line_ = nullptr;
  QLabel* mark_ = nullptr;
  QLabel* problem_ = nullptr;
  QLabel* help_ = nullptr;
};

}  // namespace ptw
