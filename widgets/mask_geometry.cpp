#include "widgets/mask_geometry.h"

#include <algorithm>

namespace ptw {
namespace {

constexpr int kWidest = 5;  // in cell heights

int fitting(int room, int count, int least, int most) {
  return std::clamp(room / std::max(count, 1), least, std::max(least, most));
}

/// The scroll position nearest to `scroll` at which [begin, end) is within `page`.
int nearestScroll(int scroll, int begin, int end, int page) {
  return std::min(std::max(scroll, end - page), begin);
}

}  // namespace

MaskGeometry::MaskGeometry(int tokens, int pieces, QSize room, QSize headers, QSize least, int bar)
    : tokens_(tokens), pieces_(pieces), headers_(headers) {
  page_ = (room - headers).expandedTo({1, 1});
  bool wide = page_.width() < pieces * least.width();
  if (wide) page_.rheight() -= bar;
  const bool tall = page_.height() < tokens * least.height();
  if (tall) page_.rwidth() -= bar;
  if (!wide && page_.width() < pieces * least.width()) page_.rheight() -= bar;
  page_ = page_.expandedTo({1, 1});
  cell_.setHeight(fitting(page_.height(), tokens, least.height(), least.height() * 2));
  cell_.setWidth(fitting(page_.width(), pieces, least.width(), cell_.height() * kWidest));
  hidden_ = (QSize(pieces * cell_.width(), tokens * cell_.height()) - page_).expandedTo({0, 0});
}

QRect MaskGeometry::rectOf(MaskSpot spot) const {
  const QPoint origin = QPoint(headers_.width(), headers_.height()) - scroll_;
  QRect rect(origin + QPoint(spot.piece * cell_.width(), spot.token * cell_.height()), cell_);
  if (spot.piece < 0) {
    rect.setLeft(0);
    rect.setWidth(headers_.width());
  }
  if (spot.token < 0) {
    rect.setTop(0);
    rect.setHeight(headers_.height());
  }
  return rect;
}

std::optional<MaskSpot> MaskGeometry::spotAt(QPoint position) const {
  const bool rowHeader = position.x() < headers_.width();
  const bool columnHeader = position.y() < headers_.height();
  const QPoint inner = position - QPoint(headers_.width(), headers_.height()) + scroll_;
  const MaskSpot spot{columnHeader ? -1 : inner.y() / cell_.height(),
                      rowHeader ? -1 : inner.x() / cell_.width()};
  if ((rowHeader && columnHeader) || spot.token >= tokens_ || spot.piece >= pieces_) return {};
  return spot;
}

MaskSpot MaskGeometry::nearestCell(QPoint position) const {
  const QPoint inner = position - QPoint(headers_.width(), headers_.height()) + scroll_;
  const auto index = [](int place, int size, int count) {
    return std::clamp(place < 0 ? -1 : place / size, 0, std::max(count - 1, 0));
  };
  return {index(inner.y(), cell_.height(), tokens_), index(inner.x(), cell_.width(), pieces_)};
}

QRect MaskGeometry::visibleCells() const {
  const MaskSpot first{scroll_.y() / cell_.height(), scroll_.x() / cell_.width()};
  const MaskSpot last{(scroll_.y() + page_.height()) / cell_.height(),
                      (scroll_.x() + page_.width()) / cell_.width()};
  return {QPoint(first.piece, first.token),
          QPoint(std::min(last.piece, pieces_ - 1), std::min(last.token, tokens_ - 1))};
}

QPoint MaskGeometry::scrollTo(MaskSpot spot) const {
  QPoint to = scroll_;
  if (spot.piece >= 0)
    to.setX(nearestScroll(to.x(), spot.piece * cell_.width(), (spot.piece + 1) * cell_.width(),
                          page_.width()));
  if (spot.token >= 0)
    to.setY(nearestScroll(to.y(), spot.token * cell_.height(), (spot.token + 1) * cell_.height(),
                          page_.height()));
  return to;
}

}  // namespace ptw
