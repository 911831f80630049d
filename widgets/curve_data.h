// The numbers behind the curves: what one run has reported so far, smoothed, read at a step, and as
// CSV. No widget.
#pragma once

#include <QMap>
#include <QString>
#include <QStringList>
#include <cstdint>
#include <optional>
#include <vector>

#include "report/run.h"

namespace ptw {

/// Exponential moving average with bias correction, so that it starts at the first value and not at
/// zero. Factor 0 gives the values themselves.
class Smoother {
 public:
  explicit Smoother(double factor) : factor_(factor) {}
  double next(double value);

 private:
  double factor_;
  double sum_ = 0;
  double weight_ = 0;
};

/// Everything one run has reported, in order of steps.
class RunCurves {
 public:
  QString name;

  /// Appends; points at or after the first of `steps` that were known before are replaced (a run
  /// that resumes repeats the steps since its last checkpoint). True when something was replaced.
  bool append(const std::vector<StepPoint>& steps);

  /// Inserts, replacing an evaluation at the same step.
  void append(const Evaluation& evaluation);

  [[nodiscard]] const std::vector<StepPoint>& steps() const { return steps_; }
  [[nodiscard]] const std::vector<Evaluation>& evaluations() const { return evaluations_; }

  /// The point at `step`, or nothing.
  [[nodiscard]] const StepPoint* stepAt(std::int64_t step) const;

  /// The last evaluation at or before `step`, or nothing.
  [[nodiscard]] const Evaluation* evaluationBefore(std::int64_t step) const;

  /// The evaluation that is the best so far, or nothing.
  [[nodiscard]] const Evaluation* best() const;

 private:
  std::vector<StepPoint> steps_;
  std::vector<Evaluation> evaluations_;
};

/// The metric that decides in `evaluation`; NaN when it is missing.
double decidingValue(const Evaluation& evaluation);

/// One line "run,folder,step,series,value" for every value of `run`, without a heading.
QString csvLines(const RunCurves& run, const QString& folder);

}  // namespace ptw
