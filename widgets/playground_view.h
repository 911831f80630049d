// A place to try things: type an input and compare the model's answer with and without the prompt.
#pragma once

#include <QWidget>
#include <optional>

#include "report/prediction.h"

class QBoxLayout;
class QComboBox;
class QLabel;
class QPlainTextEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace ptw {

class AnswerCard;

class PlaygroundView : public QWidget {
  Q_OBJECT

 public:
  explicit PlaygroundView(QWidget* parent = nullptr);

  /// Puts an example into the field without asking; `goldLabel` is the data's answer to it, empty
  /// when it is not known.
  void setInput(const QString& text, const QString& goldLabel);

  /// What was asked last; empty before the first question.
  [[nodiscard]] QString input() const { return asked_; }

  /// The prompt of a mixture that shall be used; -1 leaves it to the router.
  [[nodiscard]] int forcedPrompt() const;

  void showReport(const PlaygroundReport& report);
  void showBusy();
  void showProblem(const QString& sentence);

  /// Forgets the answers; what is typed stays.
  void clear();

 Q_SIGNALS:
  void asked(const QString& input);
  void exampleRequested();

 protected:
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void build();
  QWidget* buildChoice(QWidget* parent);
  QWidget* buildAnswers();
  void ask();
  void showAnswers();
  void fillPrompts();
  [[nodiscard]] QString withTitle() const;
  void showGold();
  void colorProblem();
  void retranslate();
  [[nodiscard]] QString gold(const QString& input) const;

  QPlainTextEdit* edit_ = nullptr;
  QBoxLayout* row_ = nullptr;
  QLabel* gold_ = nullptr;
  QPushButton* example_ = nullptr;
  QPushButton* ask_ = nullptr;
  QProgressBar* busy_ = nullptr;
  QLabel* problem_ = nullptr;
  QStackedWidget* pages_ = nullptr;
  QLabel* empty_ = nullptr;
  QWidget* choice_ = nullptr;
  QLabel* prompt_label_ = nullptr;
  QComboBox* prompt_ = nullptr;
  QBoxLayout* cards_ = nullptr;
  AnswerCard* with_ = nullptr;
  AnswerCard* without_ = nullptr;
  QLabel* truncated_ = nullptr;
  QLabel* legend_ = nullptr;
  QLabel* pieces_ = nullptr;

  QString asked_;
  QString exampleInput_;
  QString exampleGold_;
  std::optional<PlaygroundReport> report_;
};

}  // namespace ptw
