// A small plot of the dev metric over how much is masked: a few series that differ in colour, pen
// and shape, a legend below, and readings that the mouse or the arrow keys bring up.
#pragma once

#include <vector>

#include "widgets/custom_plot.h"

namespace ptw {

class PruningPlot : public QCustomPlot {
  Q_OBJECT

 public:
  enum class Look { line, linePoints, dots, rings };

  /// All that is known at one place of the horizontal axis.
  struct Reading {
    double x = 0;
    QString text;
  };

  explicit PruningPlot(QWidget* parent = nullptr);

  /// A series in the style of seriesStyle(); without a name it stays out of the legend.
  QCPGraph* addSeries(int style, Look look);
  /// Bars around the points of a series.
  QCPErrorBars* addBars(QCPGraph* series, int style);

  /// Ticks at multiples of `unit` only.
  void setTickUnit(double unit);

  void setReadings(std::vector<Reading> readings);

  /// Shows all points, with `extra` values on the vertical axis.
  void fit(const std::vector<double>& extra = {});

 protected:
  void changeEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  struct Series {
    QCPGraph* graph;
    int style;
    Look look;
  };
  struct Bars {
    QCPErrorBars* bars;
    int style;
  };

  void followPalette();
  void read(std::size_t reading);

  std::vector<Series> series_;
  std::vector<Bars> bars_;
  std::vector<Reading> readings_;
  std::size_t read_ = 0;
};

}  // namespace ptw
