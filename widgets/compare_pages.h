// The pages of the Compare view that are tables: settings and costs, answers, prompts.
#pragma once

#include "report/comparison.h"
#include "widgets/view_page.h"

class QCheckBox;
class QComboBox;

namespace ptw {

class Selection;
class TextTable;

/// Two of the runs of a report, as the pages about pairs show them.
struct ShownPair {
  QString first;
  QString second;
  NeighborReport first_neighbors;
  NeighborReport second_neighbors;
  PairReport report;
};

class CompareSettingsPage : public ViewPage {
  Q_OBJECT

 public:
  explicit CompareSettingsPage(QWidget* parent = nullptr);
  void showReport(const ComparisonReport& report);

 protected:
  void retranslate() override;

 private:
  void draw();

  ComparisonReport report_;
  QCheckBox* differing_;
  TextTable* table_;
};

class CompareAnswersPage : public ViewPage {
  Q_OBJECT

 public:
  explicit CompareAnswersPage(QWidget* parent = nullptr);
  void showPair(const ShownPair& pair);
  /// Empty again; `why` tells a person what would fill it.
  void clear(const QString& why);

 protected:
  void retranslate() override;

 private:
  void draw();
  [[nodiscard]] QString caption() const;

  ShownPair pair_;
  QString why_;
  QComboBox* which_;
  TextTable* table_;
};

class ComparePromptsPage : public ViewPage {
  Q_OBJECT

 public:
  explicit ComparePromptsPage(Selection* selection, QWidget* parent = nullptr);
  void showPair(const ShownPair& pair);
  void clear(const QString& why);

 protected:
  void retranslate() override;

 private:
  void draw();
  void follow(int token);
  [[nodiscard]] QString caption() const;

  Selection* selection_;
  ShownPair pair_;
  QString why_;
  TextTable* table_;
};

}  // namespace ptw
