// The page "Examples" of the routing view: a table of the dev examples that can be sorted and
// filtered by text, class and the selected prompt.
#pragma once

#include "report/routing.h"
#include "widgets/view_page.h"

class QComboBox;
class QLineEdit;
class QTableView;

namespace ptw {

class RoutingExampleFilter;
class RoutingExampleModel;
class Selection;

class RoutingExamplePage : public ViewPage {
  Q_OBJECT

 public:
  explicit RoutingExamplePage(Selection* selection, QWidget* parent = nullptr);

  void showReport(const RoutingReport& report);
  void clear();

  /// Shows the examples of one class only, -1 for all.
  void setLabel(int label);

  /// Gives the table the keyboard.
  void focusTable();

 Q_SIGNALS:
  /// An example is to be tried.
  void exampleOpened(const QString& input);

 protected:
  void retranslate() override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  QWidget* buildControls();
  void buildTable();
  void listLabels();
  void showCount();
  void setColumnWidths();
  void open(const QModelIndex& row);

  Selection* selection_;
  RoutingExampleModel* model_;
  RoutingExampleFilter* filter_;
  QLineEdit* search_ = nullptr;
  QComboBox* labels_ = nullptr;
  QTableView* table_ = nullptr;
};

}  // namespace ptw
