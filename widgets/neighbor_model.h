// The nearest vocabulary pieces as a table: one row per soft token, its norm, how far it moved, and
// one column per neighbour. Remembers the step shown before, to say which pieces are new.
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "report/neighbors.h"

namespace ptw {

class NeighborModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { tokenColumn, normColumn, movedColumn, firstPieceColumn };
  enum Role {
    shadeRole = Qt::UserRole,  ///< 0..1: how near a piece is, or how far a token moved
    newRole,                   ///< the piece was not in this row at the step shown before
    specialRole,
    maskedRole,  ///< stands in the place of a masked token's pieces
    sortRole,
  };

  using QAbstractTableModel::QAbstractTableModel;

  void setReport(const NeighborReport& report);
  void clear();
  void setPieceCount(int count);
  void setSpecialHidden(bool hidden);
  void retranslate();

  [[nodiscard]] const NeighborReport& report() const { return report_; }
  [[nodiscard]] int pieceCount() const { return pieceCount_; }
  [[nodiscard]] int rowOf(int token) const;
  [[nodiscard]] int tokenAt(int row) const;
  [[nodiscard]] int promptAt(int row) const { return promptOf(tokenAt(row)); }
  [[nodiscard]] int promptOf(int token) const;

  /// "3", or in a mixture "1.3": token 3 of the first prompt.
  [[nodiscard]] QString tokenName(int token) const;

  /// The step the marks compare with; -1 when there is none.
  [[nodiscard]] std::int64_t comparedStep() const;

  /// One line per piece shown: step, token, norm, distance, rank, id, piece, similarity.
  [[nodiscard]] QString csv() const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                    int role) const override;

 private:
  struct Cell {
    Neighbor neighbor;
    bool isNew = false;
  };

  void arrange();
  void arrangeAndTell();
  [[nodiscard]] std::vector<Neighbor> shown(const TokenNeighbors& token) const;
  [[nodiscard]] const Cell* cell(const QModelIndex& index) const;
  [[nodiscard]] int promptLength() const;
  [[nodiscard]] QVariant pieceData(const Cell& cell, int role) const;
  [[nodiscard]] static QVariant maskedData(int role);
  [[nodiscard]] QVariant tokenData(const TokenNeighbors& token, int column, int role) const;
  [[nodiscard]] double shade(float similarity) const;
  [[nodiscard]] QString describe(const Cell& cell) const;

  NeighborReport report_;
  NeighborReport previous_;
  std::vector<std::vector<Cell>> rows_;
  float nearest_ = 0;  ///< of all pieces shown
  float farthest_ = 0;
  float mostMoved_ = 0;
  int pieceCount_ = 5;
  bool specialHidden_ = true;
};

/// The word for a similarity, in the window's language.
QString similarityName(Similarity similarity);

}  // namespace ptw
