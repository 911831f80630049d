// Every mask that was tried, with its number and what it makes of the dev metric, as a table.
#pragma once

#include <QAbstractTableModel>
#include <optional>
#include <vector>

#include "report/pruning.h"

namespace ptw {

/// A mask, and what becomes of the tokens it masks.
struct MaskTrial {
  PromptMask mask;
  bool removesTokens = false;
  std::optional<MaskScore> score = {};

  [[nodiscard]] bool isSame(const PromptMask& other, bool removes) const {
    return removesTokens == removes && mask == other;
  }
};

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

  /// The row of this mask, a new one if it was not tried before.
  int record(PromptMask mask, bool removesTokens);
  [[nodiscard]] int find(const PromptMask& mask, bool removesTokens) const;

  /// Takes a score, unless a better one of the same mask is known; whether there is such a mask.
  bool take(MaskScore score);

  /// The row that is in force.
  void setCurrent(int row);
  [[nodiscard]] int current() const { return current_; }

  [[nodiscard]] const MaskTrial& trial(int row) const {
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
  [[nodiscard]] QStringList csvFields(int row) const;
  void changed(int row);

  std::vector<MaskTrial> trials_;
  int embeddingSize_ = 0;
  int current_ = -1;
};

}  // namespace ptw
