// An attention as a table: one row per token that looks, in the first column how much of its
// attention goes to soft tokens, in each further column how much goes to one key.
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "report/attention.h"
#include "widgets/attention_table.h"

namespace ptw {

class AttentionModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  static constexpr int shareColumn = 0;
  static constexpr int firstKeyColumn = 1;

  enum Role {
    weightRole = Qt::UserRole,  ///< 0..1; in shareColumn the share of the soft tokens
    shadeRole,                  ///< 0..1, the weight in parts of most()
    markedRole,                 ///< the column is that of the selected soft token
  };

  using QAbstractTableModel::QAbstractTableModel;

  void setMap(const AttentionMap& map, AttentionChoice choice, bool onlySoft);
  void clear() { setMap({}, {}, false); }

  /// Marks the column of a soft token; -1 for none.
  void setSelected(int token);
  void retranslate();

  [[nodiscard]] const AttentionTable& table() const { return table_; }
  /// The soft token of a column; -1 for other columns.
  [[nodiscard]] int tokenAt(int column) const;
  /// The column of a soft token; -1 when it is not shown.
  [[nodiscard]] int columnOf(int token) const;
  /// The largest weight of the keys shown.
  [[nodiscard]] double most() const { return most_; }

  /// One line per token and key: which attention, who looks, at what, its weight, and how much of
  /// the token's attention goes to soft tokens.
  [[nodiscard]] QString csv(std::int64_t step) const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                    int role) const override;

 private:
  void arrange();
  [[nodiscard]] int keyAt(int column) const;
  [[nodiscard]] QString queryName(int row) const;
  [[nodiscard]] QString keyName(int key) const;
  [[nodiscard]] QString describe(int row, int column) const;
  [[nodiscard]] double weightAt(int row, int column) const;
  [[nodiscard]] QVariant columnData(int column, int role) const;
  [[nodiscard]] QVariant rowData(int row, int role) const;

  AttentionMap map_;  ///< without weights
  AttentionChoice choice_;
  AttentionTable table_;
  std::vector<int> keys_;  ///< in the order of the columns
  double most_ = 0;
  int selected_ = -1;
};

}  // namespace ptw
