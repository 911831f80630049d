// A short list of which several can be chosen by check boxes: the models, tasks or methods of a
// sweep.
#pragma once

#include <QString>
#include <QStringList>
#include <QWidget>
#include <vector>

class QLabel;
class QListWidget;

namespace ptw {

class SweepChoices : public QWidget {
  Q_OBJECT

 public:
  struct Choice {
    QString id;
    QString name;
    QString description;
  };

  explicit SweepChoices(const char* objectName, QWidget* parent = nullptr);

  void setChoices(const std::vector<Choice>& choices, const QStringList& chosen);

  [[nodiscard]] QStringList chosen() const;  ///< ids, in the list's order
  [[nodiscard]] QString firstName() const;   ///< of what is chosen; empty for none
  [[nodiscard]] bool isSwept() const { return chosen().size() > 1; }

  /// `label` may have a mnemonic.
  void setTexts(const QString& label, const QString& help);

 Q_SIGNALS:
  void changed();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void fitHeight();
  void mark();

  QLabel* label_;
  QLabel* mark_;
  QListWidget* list_;
};

}  // namespace ptw
