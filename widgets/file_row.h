// A file to choose: its path in a field, and a button that looks for it.
#pragma once

#include <QWidget>
#include <functional>

class QLabel;
class QLineEdit;
class QPushButton;

namespace ptw {

class FileRow : public QWidget {
  Q_OBJECT

 public:
  /// `choose` gives the path that a person chose, empty when none.
  explicit FileRow(std::function<QString()> choose, QWidget* parent = nullptr);

  [[nodiscard]] QString path() const;
  void setPath(const QString& path);

  /// The row's label with a mnemonic, the accessible name of the field and that of the button.
  void setTexts(const QString& label, const QString& name, const QString& buttonName);
  void setHelp(const QString& toolTip, const QString& placeholder);

 Q_SIGNALS:
  void edited();  ///< by a person
  void chosen();  ///< a person has done with the field

 private:
  void browse();

  std::function<QString()> choose_;
  QLabel* label_;
  QLineEdit* field_;
  QPushButton* button_;
};

}  // namespace ptw
