#include "widgets/flow_layout.h"

#include <QWidget>
#include <algorithm>

namespace ptw {
namespace {

bool takesPart(const QLayoutItem& item) {
  return !item.isEmpty();
}

}  // namespace

FlowLayout::FlowLayout(QWidget* parent) : QLayout(parent) {
  setContentsMargins(0, 0, 0, 0);
  setSpacing(6);
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem* item) {
  items_.emplace_back(item);
}

QLayoutItem* FlowLayout::itemAt(int index) const {
  return index >= 0 && index < count() ? items_[std::size_t(index)].get() : nullptr;
}

QLayoutItem* FlowLayout::takeAt(int index) {
  if (!itemAt(index)) return nullptr;
  const auto place = items_.begin() + index;
  QLayoutItem* item = place->release();
  items_.erase(place);
  return item;
}

int FlowLayout::heightForWidth(int width) const {
  return arrange({0, 0, width, 0}, false);
}

void FlowLayout::setGeometry(const QRect& rect) {
  QLayout::setGeometry(rect);
  arrange(rect, true);
}

QSize FlowLayout::sizeHint() const {
  int width = 0;
  for (const auto& item : items_)
    if (takesPart(*item)) width += item->sizeHint().width() + spacing();
  const QMargins around = contentsMargins();
  width += around.left() + around.right();
  return {width, heightForWidth(width)};
}

QSize FlowLayout::minimumSize() const {
  QSize size;
  for (const auto& item : items_)
    if (takesPart(*item)) size = size.expandedTo(item->minimumSize());
  return size.grownBy(contentsMargins());
}

int FlowLayout::arrange(const QRect& rect, bool apply) const {
  const QRect inner = rect.marginsRemoved(contentsMargins());
  int left = 0;
  int top = 0;
  std::vector<std::pair<QLayoutItem*, QPoint>> row;
  int row_height = 0;
  const auto closeRow = [&] {
    for (const auto& [item, place] : row) {
      if (!apply) continue;
      const QSize size = item->sizeHint().boundedTo({inner.width(), row_height});
      item->setGeometry(
          {inner.topLeft() + place + QPoint(0, (row_height - size.height()) / 2), size});
    }
    row.clear();
  };
  for (const auto& item : items_) {
    if (!takesPart(*item)) continue;
    const QSize size = item->sizeHint();
    if (!row.empty() && left + size.width() > inner.width()) {
      closeRow();
      top += row_height + spacing();
      left = 0;
      row_height = 0;
    }
    row.emplace_back(item.get(), QPoint(left, top));
    left += size.width() + spacing();
    row_height = std::max(row_height, size.height());
  }
  closeRow();
  return top + row_height + contentsMargins().top() + contentsMargins().bottom();
}

}  // namespace ptw
