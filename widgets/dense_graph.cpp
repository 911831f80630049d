#include "widgets/dense_graph.h"

#include <algorithm>
#include <cmath>

namespace ptw {
namespace {

using Point = QCPGraphDataContainer::const_iterator;

bool lower(const QCPGraphData& a, const QCPGraphData& b) {
  return a.value < b.value;
}

void addExtremes(QVector<QCPGraphData>& line, Point begin, Point end) {
  auto [least, largest] = std::minmax_element(begin, end, lower);
  if (largest < least) std::swap(least, largest);
  line << *least;
  if (largest != least) line << *largest;
}

void addMean(QVector<QCPGraphData>& line, Point begin, Point end) {
  double key = 0;
  double value = 0;
  for (Point point = begin; point != end; ++point) {
    key += point->key;
    value += point->value;
  }
  const auto count = double(end - begin);
  line << QCPGraphData(key / count, value / count);
}

}  // namespace

DenseGraph::DenseGraph(QCPAxis* keys, QCPAxis* values, Column column)
    : QCPGraph(keys, values), column_(column) {}

void DenseGraph::getOptimizedLineData(QVector<QCPGraphData>* line, const Point& begin,
                                      const Point& end) const {
  const QCPAxis* keys = keyAxis();
  const double per_pixel = keys->range().size() / std::max(1, keys->axisRect()->width());
  if (double(end - begin) < 2.0 * keys->axisRect()->width()) {
    QCPGraph::getOptimizedLineData(line, begin, end);
    return;
  }
  for (Point first = begin; first != end;) {
    const double column_end = (std::floor(first->key / per_pixel) + 1) * per_pixel;
    Point last = first + 1;
    while (last != end && last->key < column_end) ++last;
    if (column_ == Column::extremes)
      addExtremes(*line, first, last);
    else
      addMean(*line, first, last);
    first = last;
  }
}

}  // namespace ptw
