// A table whose columns, or rows, are the prompts of a mixture: the selected one is the selected
// prompt, in this table and everywhere else.
#pragma once

#include <QTableView>

namespace ptw {

class Selection;

class RoutingTable : public QTableView {
  Q_OBJECT

 public:
  /// `prompts` says whether the prompts stand side by side or below one another.
  RoutingTable(Selection* selection, Qt::Orientation prompts, QWidget* parent = nullptr);

  void setModel(QAbstractItemModel* model) override;

 Q_SIGNALS:
  /// A double click or Enter on a cell.
  void opened(const QModelIndex& cell);

 protected:
  void keyPressEvent(QKeyEvent* event) override;
  void selectionChanged(const QItemSelection& selected, const QItemSelection& deselected) override;

 private:
  void follow();
  [[nodiscard]] bool sideBySide() const { return prompts_ == Qt::Horizontal; }

  Selection* selection_;
  Qt::Orientation prompts_;
  bool following_ = false;  ///< the selection was made elsewhere
};

}  // namespace ptw
