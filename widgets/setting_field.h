// One setting of a form: its label, an editor of the right kind, one line of reasons, and, when the
// value is refused, the engine's sentence about it.
#pragma once

#include <QWidget>

#include "report/setting.h"

class QLabel;

namespace ptw {

class SettingField : public QWidget {
  Q_OBJECT

 public:
  explicit SettingField(SettingSpec spec, QWidget* parent = nullptr);

  [[nodiscard]] const SettingSpec& spec() const { return spec_; }
  [[nodiscard]] bool isValid() const { return value_.has_value(); }
  [[nodiscard]] bool isDefault() const { return value_ == spec_.default_value; }

  /// The accepted value; nothing while what is typed is refused.
  [[nodiscard]] const std::optional<SettingValue>& value() const { return value_; }
  void setValue(const SettingValue& value);

 Q_SIGNALS:
  void changed();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void buildEditor();
  void judge(const QString& text);
  void showProblem(const QString& sentence);
  void colorProblem();
  void retranslate();

  SettingSpec spec_;
  std::optional<SettingValue> value_;
  QString text_;
  QWidget* editor_ = nullptr;
  QLabel* label_ = nullptr;
  QLabel* why_ = nullptr;
  QWidget* problem_ = nullptr;
  QLabel* problemIcon_ = nullptr;
  QLabel* problemText_ = nullptr;
};

}  // namespace ptw
