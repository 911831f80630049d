// What the soft tokens are near to: a table of the nearest vocabulary pieces at one step, and the
// way of the selected token through the run.
#pragma once

#include <QWidget>

#include "report/neighbors.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;
class QStackedWidget;
class QTableView;

namespace ptw {

class ControlBar;
class DriftView;
class ExportButton;
class NeighborDelegate;
class NeighborFilter;
class NeighborModel;
class Selection;

class NeighborsView : public QWidget {
  Q_OBJECT

 public:
  explicit NeighborsView(Selection* selection, QWidget* parent = nullptr);

  void showReport(const NeighborReport& report);
  void showDrift(const DriftReport& report);
  void clear();

  [[nodiscard]] Similarity similarity() const;

  /// Pieces shown in a row. A report should carry some more, since special ones may be hidden.
  [[nodiscard]] int neighborCount() const;

 Q_SIGNALS:
  void similarityChanged(ptw::Similarity similarity);
  void neighborCountChanged(int count);

 protected:
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void build();
  QWidget* buildControls();
  QWidget* countRow();
  void buildTable();
  void selectInTable(int token);
  void tokenChosen(const QModelIndex& current);
  void filterBy(const QString& text);
  void offerPrompts();
  void showPrompt(int prompt);
  void countChanged(int count);
  void setColumnWidths();
  void showPage();
  void retranslate();

  Selection* selection_;
  NeighborModel* model_;
  NeighborFilter* filter_;
  NeighborDelegate* delegate_;
  ControlBar* controls_ = nullptr;
  QComboBox* similarity_ = nullptr;
  QComboBox* prompt_ = nullptr;  ///< all, or one of a mixture; hidden when there is only one
  QLabel* countLabel_ = nullptr;
  QSpinBox* count_ = nullptr;
  QLineEdit* search_ = nullptr;
  QCheckBox* hideSpecial_ = nullptr;
  ExportButton* export_ = nullptr;
  QStackedWidget* pages_ = nullptr;
  QLabel* empty_ = nullptr;
  QTableView* table_ = nullptr;
  QLabel* caption_ = nullptr;
  DriftView* drift_ = nullptr;
  bool updating_ = false;  ///< the table changes by itself, not by a person's choice
};

}  // namespace ptw
