// The page "Try" of the routing view: type a sentence, see where the router sends it and what the
// model answers under every prompt.
#pragma once

#include <QTimer>

#include "report/routing.h"
#include "widgets/view_page.h"

class QLabel;
class QLineEdit;
class QProgressBar;

namespace ptw {

class RoutingAnswerModel;
class RoutingTable;
class Selection;

class RoutingTryPage : public ViewPage {
  Q_OBJECT

 public:
  explicit RoutingTryPage(Selection* selection, QWidget* parent = nullptr);

  void showAnswer(const RoutedAnswer& answer);
  void showBusy();
  void showProblem(const QString& sentence);

  /// Forgets the answer; what is typed stays.
  void clear();

  /// Puts a sentence into the field and asks.
  void tryInput(const QString& text);

  /// What was asked last; empty before the first question.
  [[nodiscard]] QString input() const { return asked_; }

 Q_SIGNALS:
  void asked(const QString& input);

 protected:
  void changeEvent(QEvent* event) override;
  void retranslate() override;

 private:
  QWidget* buildQuestion();
  void buildTable();
  void ask();
  void colorProblem();

  RoutingAnswerModel* model_;
  RoutingTable* table_;
  QTimer pause_;
  QLineEdit* edit_ = nullptr;
  QProgressBar* busy_ = nullptr;
  QLabel* problem_ = nullptr;
  QString asked_;
  RoutedAnswer answer_;
};

}  // namespace ptw
