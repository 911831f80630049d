// Where the cells and headers of a mask grid lie: cells as large as the room allows between two
// bounds, headers that stay at the edge while the cells scroll.
#pragma once

#include <QPoint>
#include <QRect>
#include <QSize>
#include <optional>

namespace ptw {

/// One cell; piece -1 is the header of its token's row, token -1 the header of its piece's column.
struct MaskSpot {
  int token = 0;
  int piece = 0;

  bool operator==(const MaskSpot&) const = default;
};

class MaskGeometry {
 public:
  /// Cells of at least `least`, in `room` with headers of the size `headers`; where they do not
  /// fit, scroll bars of the width `bar` take their part.
  MaskGeometry(int tokens, int pieces, QSize room, QSize headers, QSize least, int bar);
  MaskGeometry() = default;

  void setScroll(QPoint scroll) { scroll_ = scroll; }
  [[nodiscard]] QSize cell() const { return cell_; }
  [[nodiscard]] QSize headers() const { return headers_; }

  /// How much there is to scroll, never negative.
  [[nodiscard]] QSize hidden() const { return hidden_; }
  /// What is left for cells.
  [[nodiscard]] QSize page() const { return page_; }

  [[nodiscard]] QRect rectOf(MaskSpot spot) const;

  /// The spot at `position`; none outside the grid and in the corner.
  [[nodiscard]] std::optional<MaskSpot> spotAt(QPoint position) const;
  /// The cell nearest to `position`.
  [[nodiscard]] MaskSpot nearestCell(QPoint position) const;

  /// The rows and columns of cells in sight; both ends belong to it.
  [[nodiscard]] QRect visibleCells() const;

  /// The scroll position nearest to the present one that shows `spot`.
  [[nodiscard]] QPoint scrollTo(MaskSpot spot) const;

 private:
  int tokens_ = 0;
  int pieces_ = 0;
  QSize headers_;
  QSize cell_{1, 1};
  QSize page_;
  QSize hidden_;
  QPoint scroll_;
};

}  // namespace ptw
