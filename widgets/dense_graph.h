// A graph of many more points than the screen has pixels, drawn with one or two per pixel column.
#pragma once

#include "widgets/custom_plot.h"

namespace ptw {

class DenseGraph : public QCPGraph {
 public:
  /// What stands for the points of one pixel column.
  enum class Column { extremes, mean };

  /// Owned by the plot of the axes, as every plottable is.
  DenseGraph(QCPAxis* keys, QCPAxis* values, Column column);

 protected:
  void getOptimizedLineData(QVector<QCPGraphData>* line,
                            const QCPGraphDataContainer::const_iterator& begin,
                            const QCPGraphDataContainer::const_iterator& end) const override;

 private:
  Column column_;
};

}  // namespace ptw
