// Draws the cells of the class table: the count, below it the share of the class, which is the
// shade too.
#pragma once

#include "widgets/routing_delegate.h"

namespace ptw {

class RoutingClassDelegate : public RoutingDelegate {
  Q_OBJECT

 public:
  using RoutingDelegate::RoutingDelegate;

  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                               const QModelIndex& index) const override;

 protected:
  void paintCell(QPainter& painter, const QStyleOptionViewItem& option,
                 const QModelIndex& index) const override;
};

}  // namespace ptw
