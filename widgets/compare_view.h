// Runs side by side: settings and costs, the answers and the prompts of two of them, and all
// prompts in one plane.
#pragma once

#include <QWidget>
#include <optional>
#include <vector>

#include "report/comparison.h"

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTabWidget;

namespace ptw {

class CompareAnswersPage;
class CompareProjectionPage;
class ComparePromptsPage;
class CompareSettingsPage;
class Selection;
struct ShownPair;

class CompareView : public QWidget {
  Q_OBJECT

 public:
  explicit CompareView(Selection* selection, QWidget* parent = nullptr);

  /// `styles`, indices of seriesStyle(), are the runs'. The pair that was chosen stays so.
  void showReport(const ComparisonReport& report, const std::vector<int>& styles);
  /// With or without answers, as it was asked for.
  void showPair(const PairReport& pair);
  /// The share of the answers that is done.
  void showProgress(double share);
  void showBusy();
  void showProblem(const QString& sentence);
  /// Fewer than two runs are chosen.
  void clear();

 Q_SIGNALS:
  /// Answer with showPair().
  void pairAsked(std::size_t first, std::size_t second, bool answers);
  void stopRequested();
  void exportRequested();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void build(Selection* selection);
  QWidget* buildPairRow();
  void listRuns();
  void forgetPair();
  void askPair();
  void stopOrGoOn();
  void setBusy(bool busy);
  void showPairPages();
  void showRow();
  void retranslate();
  [[nodiscard]] bool asksAnswers() const;
  [[nodiscard]] ShownPair shown() const;

  ComparisonReport report_;
  std::optional<PairReport> pair_;
  QString problem_;
  bool busy_ = false;          ///< runs or a pair are being compared
  bool stopped_ = false;       ///< by a person
  bool with_answers_ = false;  ///< the pair was asked for with its answers
  QStackedWidget* pages_ = nullptr;
  QLabel* empty_ = nullptr;
  QWidget* pair_row_ = nullptr;
  QLabel *first_label_ = nullptr, *second_label_ = nullptr;
  QComboBox *first_ = nullptr, *second_ = nullptr;
  QProgressBar* progress_ = nullptr;
  QPushButton *stop_ = nullptr, *export_ = nullptr;
  QTabWidget* tabs_ = nullptr;
  CompareSettingsPage* settings_ = nullptr;
  CompareAnswersPage* answers_ = nullptr;
  ComparePromptsPage* prompts_ = nullptr;
  CompareProjectionPage* projection_ = nullptr;
};

}  // namespace ptw
