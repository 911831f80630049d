// Classes by prompts as a table: how many examples of a class each prompt is given. The last row is
// that of all examples.
#pragma once

#include <QAbstractTableModel>
#include <string>
#include <vector>

#include "widgets/routing_counts.h"

namespace ptw {

class RoutingClassModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Role {
    shareRole = Qt::UserRole,  ///< 0..1, the part of the row's examples
    totalRole,                 ///< the row is that of all examples
  };

  using QAbstractTableModel::QAbstractTableModel;

  void setCounts(const std::vector<std::string>& labels, const RoutingCounts& counts);
  void retranslate();

  /// Index of the row's label, -1 for all examples.
  [[nodiscard]] int labelAt(int row) const;

  /// One line per class and prompt: class, prompt, examples, share of the class.
  [[nodiscard]] QString csv() const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                    int role) const override;

 private:
  [[nodiscard]] const RoutingCounts::Row& row(int row) const;
  [[nodiscard]] QString name(int row) const;
  [[nodiscard]] QString describe(int row, int prompt) const;

  std::vector<std::string> labels_;
  RoutingCounts counts_;
};

}  // namespace ptw
