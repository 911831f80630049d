// The prompts of a mixture side by side as a table: one column per prompt, in the first row its
// share of the examples, in each further row the vocabulary pieces nearest to one of its tokens.
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "report/neighbors.h"

namespace ptw {

class RoutingPieceModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  static constexpr int shareRow = 0;
  static constexpr int pieces = 3;  ///< at most, of each token

  enum Role {
    shareRole = Qt::UserRole,  ///< of the examples, 0..1; only in shareRow
    piecesRole,                ///< QStringList, nearest first
    shadesRole,                ///< QVariantList of 0..1, how near each piece is
  };

  using QAbstractTableModel::QAbstractTableModel;

  /// Either may be empty when it is not known.
  void put(const std::vector<double>& shares, const NeighborReport& report);
  void retranslate();

  /// The soft token of a cell; none in shareRow.
  [[nodiscard]] const TokenNeighbors* tokenAt(const QModelIndex& index) const;

  /// One line per piece: step, prompt, token, rank, piece, similarity.
  [[nodiscard]] QString csv() const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                    int role) const override;

 private:
  void measure();
  [[nodiscard]] int length() const;
  [[nodiscard]] QVariant shareData(int prompt, int role) const;
  [[nodiscard]] QVariant tokenData(const TokenNeighbors& token, const QModelIndex& index,
                                   int role) const;
  [[nodiscard]] double shade(float similarity) const;

  std::vector<double> shares_;
  NeighborReport report_;
  float most_ = 0;  ///< similarity of all pieces shown
  float least_ = 0;
};

}  // namespace ptw
