// The rows of the neighbour table that show a piece with a given text.
#pragma once

#include <QSortFilterProxyModel>

namespace ptw {

class NeighborFilter : public QSortFilterProxyModel {
  Q_OBJECT

 public:
  explicit NeighborFilter(QObject* parent = nullptr);

  /// Case does not matter; empty shows all rows.
  void setText(const QString& text);

 protected:
  [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

 private:
  QString text_;
};

}  // namespace ptw
