// What the cells of a RoutingTable have in common: how the selected column and the cell with the
// keyboard's focus are marked over their own colours.
#pragma once

#include <QStyledItemDelegate>

namespace ptw {

class RoutingDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override;

 protected:
  /// Fills the whole cell.
  virtual void paintCell(QPainter& painter, const QStyleOptionViewItem& option,
                         const QModelIndex& index) const = 0;
};

}  // namespace ptw
