// Every mask that was tried, with its number and what it makes of the dev metric, as a table.
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "report/pruning.h"

namespace ptw {

class MaskHistory : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column {
    numberColumn,
    metricColumn,
    changeColumn,
    tokensColumn,
    piecesColumn,
    parametersColumn,
    randomColumn,
    maskedColumn,
    columns
  };

  using QAbstractTableModel::QAbstractTableModel;

  void setEmbeddingSize(int size) { embeddingSize_ = size; }
  void clear();

  /// Begins with masks that were tried before.
  void restore(std::vector<TriedMask> tried);
  /// The row of this mask, a new one if it was not tried before.
  int record(PromptMask mask, bool removesTokens);
  [[nodiscard]] int find(const PromptMask& mask, bool removesTokens) const;

  /// Takes a score, unless a better one of the same mask is known; whether there is such a mask.
  bool take(MaskScore score);

  /// The row that is in force.
  void setCurrent(int row);
  [[nodiscard]] int current() const { return current_; }

  [[nodiscard]] const std::vector<TriedMask>& trials() const { return trials_; }
  [[nodiscard]] const TriedMask& trial(int row) const {
    return trials_[static_cast<std::size_t>(row)];
  }
  /// How people call a mask: #1, #2, ...
  [[nodiscard]] static QString name(int row);
  /// Trained numbers left under this mask.
  [[nodiscard]] std::int64_t parameters(const PromptMask& mask) const;

  /// One line per mask with all that is known of it.
  [[nodiscard]] QString csv() const;
  void retranslate();

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                    int role) const override;

 private:
  [[nodiscard]] QString text(int row, int column) const;
  [[nodiscard]] QString randomText(int row) const;
  [[nodiscard]] QStringList csvFields(int row) const;
  void changed(int row);

  std::vector<TriedMask> trials_;
  int embeddingSize_ = 0;
  int current_ = -1;
};

}  // namespace ptw
