#include "widgets/neighbor_filter.h"

#include "widgets/neighbor_model.h"

namespace ptw {

NeighborFilter::NeighborFilter(QObject* parent) : QSortFilterProxyModel(parent) {
  setSortRole(NeighborModel::sortRole);
}

void NeighborFilter::setText(const QString& text) {
  text_ = text;
  invalidateFilter();
}

void NeighborFilter::setPrompt(int prompt) {
  prompt_ = prompt;
  invalidateFilter();
}

bool NeighborFilter::filterAcceptsRow(int row, const QModelIndex&) const {
  const auto* model = static_cast<const NeighborModel*>(sourceModel());
  if (prompt_ >= 0 && model->promptAt(row) != prompt_) return false;
  if (text_.isEmpty()) return true;
  for (int column = NeighborModel::firstPieceColumn; column < sourceModel()->columnCount();
       ++column)
    if (sourceModel()->index(row, column).data().toString().contains(text_, Qt::CaseInsensitive))
      return true;
  return false;
}

}  // namespace ptw
