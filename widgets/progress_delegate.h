// Draws a share 0..1 as a bar with its percentage.
#pragma once

#include <QStyledItemDelegate>

namespace ptw {

class ProgressDelegate : public QStyledItemDelegate {
  Q_OBJECT

 public:
  /// `role` of the model gives the share; a negative one is drawn as an empty cell.
  ProgressDelegate(int role, QObject* parent);

  void paint(QPainter* painter, const QStyleOptionViewItem& option,
             const QModelIndex& index) const override;
  [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option,
                               const QModelIndex& index) const override;

 private:
  int role_;
};

}  // namespace ptw
