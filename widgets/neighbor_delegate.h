// Draws the cells of the neighbour table: pieces shaded by similarity, with a light mark where a
// word starts and a dot and bold type where a piece is new; distances with a small bar.
#pragma once

#include <QStyledItemDelegate>

namespace ptw {

class NeighborDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  using QStyledItemDelegate::QStyledItemDelegate;

  /// Pieces that contain `text` get a frame; empty for none.
  void setHighlight(const QString& text) { highlight_ = text; }

  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override;

 private:
  void paintPiece(QPainter& painter, const QStyleOptionViewItem& option,
                  const QModelIndex& index) const;

  QString highlight_;
};

}  // namespace ptw
