// The plot of a sweep: the mean of a measure over a setting or a cost, with error bars of one
// standard deviation; or a heat map, a row for every series. The mouse or the arrow keys bring up
// what was measured at a point.
#pragma once

#include <optional>
#include <vector>

#include "widgets/custom_plot.h"
#include "widgets/sweep_series.h"

namespace ptw {

class SweepPlot : public QCustomPlot {
  Q_OBJECT

 public:
  struct Look {
    bool logarithmic = false;  ///< the horizontal axis, where all of it is positive
    bool heatMap = false;      ///< where a setting is on the horizontal axis
  };

  explicit SweepPlot(QWidget* parent = nullptr);

  void showFigure(const SweepFigure& figure, const Look& look);

 protected:
  void changeEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  struct Reading {
    QPointF place;  ///< on the axes
    QString text;
  };
  struct Series {
    QCPGraph* graph;
    QCPErrorBars* bars;
  };
  struct Cell {
    QCPItemRect* area;
    QCPItemText* number;
    double value;  ///< not a number where missing
  };

  void prepareAxes();
  void labelAxes();
  void drawSweep();
  void drawSeries();
  void addSeries(const SweepSeries& series);
  void drawHeatMap();
  void addCells(const SweepSeries& series, const QStringList& names, double row);
  void addCell(double column, double row, const SweepPoint* point);
  void fitNumbers();
  void fit();
  void chooseTicks();
  void showLegend();
  void collectReadings();
  void followPalette();
  void colorCells();
  [[nodiscard]] bool isHeatMap() const { return look_.heatMap && !figure_.scatter; }
  [[nodiscard]] QStringList columns() const;
  [[nodiscard]] QPointF pixel(const Reading& reading) const;
  void read(std::size_t reading);

  SweepFigure figure_;
  Look look_;
  std::vector<Series> series_;
  std::vector<Cell> cells_;
  std::vector<Reading> readings_;
  std::optional<std::size_t> read_;
};

}  // namespace ptw
