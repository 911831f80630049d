// Which prompt of a mixture the router gives each example (SMoP, Choi et al. 2023): over the steps,
// by class, example by example, for a sentence that a person types, and what the prompts are near
// to.
#pragma once

#include <QWidget>
#include <cstdint>
#include <optional>
#include <vector>

#include "report/neighbors.h"
#include "report/routing.h"

class QComboBox;
class QLabel;
class QStackedWidget;
class QTabWidget;

namespace ptw {

class RoutingBalance;
class RoutingClassPage;
class RoutingExamplePage;
class RoutingPromptPage;
class RoutingTimePage;
class RoutingTryPage;
class Selection;

class RoutingView : public QWidget {
  Q_OBJECT

 public:
  explicit RoutingView(Selection* selection, QWidget* parent = nullptr);

  /// The decisions at one checkpoint.
  void showReport(const RoutingReport& report);

  /// The shares through all checkpoints so far.
  void showHistory(const RoutingHistory& history);

  /// The soft tokens of all prompts with their nearest pieces.
  void showNeighbors(const NeighborReport& report);

  /// The timeline's mark in the stacked areas.
  void setCursorStep(std::optional<std::int64_t> step);

  void showAnswer(const RoutedAnswer& answer);
  void showBusy();
  void showProblem(const QString& sentence);
  /// Why there is nothing to show of the run, in place of everything.
  void showFault(const QString& sentence);

  /// Back to the empty state; what is typed stays.
  void clear();

  /// The sentence asked last; empty before the first.
  [[nodiscard]] QString input() const;

 Q_SIGNALS:
  void asked(const QString& input);
  void stepClicked(std::int64_t step);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void build();
  QWidget* buildHeader();
  void connectPages();
  void setPrompts(int prompts);
  void setShares(const std::vector<double>& shares);
  void selectInList(int prompt);
  void showIcons();
  void retranslate();

  Selection* selection_;
  QStackedWidget* pages_ = nullptr;
  QLabel* empty_ = nullptr;
  QString fault_;  ///< in place of what the empty state says
  RoutingBalance* balance_ = nullptr;
  QComboBox* prompts_ = nullptr;
  QTabWidget* tabs_ = nullptr;
  RoutingTimePage* time_ = nullptr;
  RoutingClassPage* classes_ = nullptr;
  RoutingExamplePage* examples_ = nullptr;
  RoutingPromptPage* pieces_ = nullptr;
  RoutingTryPage* try_ = nullptr;
  bool reported_ = false;  ///< the shares shown are those of a report, not of the history's end
};

}  // namespace ptw
