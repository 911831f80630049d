// The rows of the neighbour table that show a piece with a given text, of all prompts or of one.
#pragma once

#include <QSortFilterProxyModel>

namespace ptw {

class NeighborFilter : public QSortFilterProxyModel {
  Q_OBJECT

 public:
  explicit NeighborFilter(QObject* parent = nullptr);

  /// Case does not matter; empty shows all rows.
  void setText(const QString& text);

  /// Only the tokens of one prompt of a mixture; -1 shows all.
  void setPrompt(int prompt);

 protected:
  [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

 private:
  QString text_;
  int prompt_ = -1;
};

}  // namespace ptw
