// Draws a cell with a probability: a bar as wide as it is large, the number on it, bold with a
// frame where it is the router's choice.
#pragma once

#include <QStyledItemDelegate>

namespace ptw {

class RoutingBarDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  enum Role {
    probabilityRole = Qt::UserRole + 100,  ///< 0..1; a cell without one is drawn as usual
    chosenRole,
  };

  using QStyledItemDelegate::QStyledItemDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override;
};

}  // namespace ptw
