// Draws the cells of the table of prompts: a share as a bar, or the pieces near to a token below
// one another, the deeper shaded the nearer.
#pragma once

#include "widgets/routing_delegate.h"

namespace ptw {

class RoutingPieceDelegate : public RoutingDelegate {
  Q_OBJECT

 public:
  using RoutingDelegate::RoutingDelegate;

 protected:
  void paintCell(QPainter& painter, const QStyleOptionViewItem& option,
                 const QModelIndex& index) const override;
};

}  // namespace ptw
