#include "widgets/routing_table.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QScopedValueRollback>
#include <algorithm>

#include "widgets/selection.h"

namespace ptw {

RoutingTable::RoutingTable(Selection* selection, Qt::Orientation prompts, QWidget* parent)
    : QTableView(parent), selection_(selection), prompts_(prompts) {
  setSelectionBehavior(sideBySide() ? SelectColumns : SelectRows);
  setSelectionMode(QAbstractItemView::SingleSelection);
  setEditTriggers(QAbstractItemView::NoEditTriggers);
  setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  setTabKeyNavigation(false);
  setShowGrid(false);
  horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  connect(selection_, &Selection::promptChanged, this, &RoutingTable::follow);
  connect(this, &QTableView::doubleClicked, this, &RoutingTable::opened);
}

void RoutingTable::setModel(QAbstractItemModel* model) {
  QTableView::setModel(model);
  connect(model, &QAbstractItemModel::modelReset, this, &RoutingTable::follow);
  follow();
}

void RoutingTable::selectionChanged(const QItemSelection& selected,
                                    const QItemSelection& deselected) {
  QTableView::selectionChanged(selected, deselected);
  if (following_) return;
  const auto chosen = selectionModel()->selectedIndexes();
  if (chosen.isEmpty()) return selection_->setPrompt(-1);
  selection_->setPrompt(sideBySide() ? chosen.front().column() : chosen.front().row());
}

void RoutingTable::follow() {
  const QScopedValueRollback guard(following_, true);
  const int prompt = selection_->prompt();
  const auto current = currentIndex();
  const auto index = sideBySide() ? model()->index(std::max(0, current.row()), prompt)
                                  : model()->index(prompt, std::max(0, current.column()));
  if (!index.isValid()) return selectionModel()->clearSelection();
  if (selectionModel()->isSelected(index)) return;
  const auto line = sideBySide() ? QItemSelectionModel::Columns : QItemSelectionModel::Rows;
  selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | line);
}

void RoutingTable::keyPressEvent(QKeyEvent* event) {
  const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
  if (event->key() == Qt::Key_Escape) return selection_->setPrompt(-1);
  if (enter && currentIndex().isValid()) {
    Q_EMIT opened(currentIndex());
    return;
  }
  QTableView::keyPressEvent(event);
}

}  // namespace ptw
