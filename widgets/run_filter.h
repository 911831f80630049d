// The runs that a search finds, in the order of a column.
#pragma once

#include <QSortFilterProxyModel>
#include <QStringList>

namespace ptw {

class RunModel;

class RunFilter : public QSortFilterProxyModel {
 public:
  explicit RunFilter(RunModel* runs);

  /// A run is found when each of the words does: in its name, model, task, method, status, tags or
  /// note, as the key of a setting, or as key=value. Case does not matter.
  void search(const QString& words);

 protected:
  [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

 private:
  const RunModel* runs_;
  QStringList words_;
};

}  // namespace ptw
