// How much the tokens of an input and of the model's answer look at the soft prompt: type an input,
// then read the attention of any layer and head as a table of tokens by keys.
#pragma once

#include <QWidget>

#include "report/attention.h"
#include "widgets/attention_table.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace ptw {

class AttentionLegend;
class AttentionModel;
class ControlBar;
class ExportButton;
class Selection;

class AttentionView : public QWidget {
  Q_OBJECT

 public:
  explicit AttentionView(Selection* selection, QWidget* parent = nullptr);

  /// What was asked last; empty before the first question.
  [[nodiscard]] QString input() const { return asked_; }

  void showReport(const AttentionReport& report);
  void showBusy();
  void showProblem(const QString& sentence);

  /// Forgets the answer; what is typed stays.
  void clear();

 Q_SIGNALS:
  void asked(const QString& input);

 protected:
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  // Made in attention_view_build.cpp.
  void build();
  QWidget* buildQuestion();
  QWidget* buildControls();
  QWidget* buildContent();
  void buildTable();
  void retranslate();
  void retranslateChoices();

  void ask();
  void offerMaps();
  void offerLayersAndHeads();
  void showMap();
  void choiceMade();
  void cellEntered(const QModelIndex& cell);
  void follow(int token);
  void setColumnWidths();
  void summarize();
  void colorProblem();
  [[nodiscard]] const AttentionMap* map() const;
  [[nodiscard]] AttentionChoice choice() const;

  Selection* selection_;
  AttentionModel* model_;
  AttentionReport report_;
  QString asked_;
  bool wantsOnlySoft_ = true;
  bool following_ = false;  ///< the cell changes because the selection did

  QLineEdit* edit_ = nullptr;
  QPushButton* ask_ = nullptr;
  QProgressBar* busy_ = nullptr;
  QLabel* problem_ = nullptr;
  QStackedWidget* pages_ = nullptr;
  QLabel* empty_ = nullptr;
  ControlBar* controls_ = nullptr;
  QComboBox* attention_ = nullptr;
  QComboBox* layer_ = nullptr;
  QComboBox* head_ = nullptr;
  QCheckBox* onlySoft_ = nullptr;
  ExportButton* export_ = nullptr;
  QLabel* summary_ = nullptr;
  QTableView* table_ = nullptr;
  AttentionLegend* legend_ = nullptr;
};

}  // namespace ptw
