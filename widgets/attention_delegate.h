// Draws the cells of an attention: the share of the soft tokens as a bar, a weight as a shade with
// its number where there is room.
#pragma once

#include "widgets/routing_delegate.h"

namespace ptw {

class AttentionDelegate : public RoutingDelegate {
  Q_OBJECT

 public:
  using RoutingDelegate::RoutingDelegate;

  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override;

 protected:
  void paintCell(QPainter& painter, const QStyleOptionViewItem& option,
                 const QModelIndex& index) const override;
};

}  // namespace ptw
