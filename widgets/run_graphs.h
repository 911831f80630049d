// The graphs of one run in the curve plot.
#pragma once

#include <map>
#include <string>

#include "widgets/curve_data.h"
#include "widgets/curve_plot.h"
#include "widgets/plot_style.h"

namespace ptw {

class RunGraphs {
 public:
  explicit RunGraphs(CurvePlot& plot);
  ~RunGraphs();
  RunGraphs(const RunGraphs&) = delete;
  RunGraphs& operator=(const RunGraphs&) = delete;

  /// Adds what `run` has got since the last call; with `again` everything is drawn anew.
  void update(const RunCurves& run, bool again);

  /// Smoothing factor 0..1 of the loss; takes effect with the next update(run, true).
  void setSmoothing(double factor);

  void setStyle(const SeriesStyle& style, bool current);
  void setVisible(bool visible);
  [[nodiscard]] bool isVisible() const { return visible_; }

  /// Value of the smoothed loss at `step`; NaN when there is none.
  [[nodiscard]] double smoothedAt(std::int64_t step) const;

 private:
  void clear();
  void addSteps(const RunCurves& run);
  void showEvaluations(const RunCurves& run);
  QCPGraph* metricGraph(const std::string& metric);
  void applyStyle();

  CurvePlot& plot_;
  QCPGraph* raw_;
  QCPGraph* smoothed_;
  QCPGraph* dev_loss_;
  QCPGraph* best_;
  QCPGraph* rate_;
  std::map<std::string, QCPGraph*> metrics_;
  std::string deciding_;
  Smoother smoother_{0};
  double smoothing_ = 0;
  std::size_t shown_steps_ = 0;
  SeriesStyle style_;
  bool current_ = false;
  bool visible_ = true;
};

}  // namespace ptw
