#include "widgets/curve_data.h"

#include <QLocale>
#include <algorithm>
#include <cmath>
#include <limits>

#include "widgets/save_file.h"

namespace ptw {
namespace {

constexpr auto kStep = [](const auto& point, std::int64_t step) { return point.step < step; };

template <typename Points>
auto placeOf(Points& points, std::int64_t step) {
  return std::lower_bound(points.begin(), points.end(), step, kStep);
}

}  // namespace

double Smoother::next(double value) {
  sum_ = factor_ * sum_ + (1 - factor_) * value;
  weight_ = factor_ * weight_ + (1 - factor_);
  return sum_ / weight_;
}

bool RunCurves::append(const std::vector<StepPoint>& steps) {
  if (steps.empty()) return false;
  const std::int64_t first = steps.front().step;
  const bool repeats = !steps_.empty() && first <= steps_.back().step;
  if (repeats) {
    steps_.erase(placeOf(steps_, first), steps_.end());
    evaluations_.erase(placeOf(evaluations_, first), evaluations_.end());
  }
  steps_.insert(steps_.end(), steps.begin(), steps.end());
  return repeats;
}

void RunCurves::append(const Evaluation& evaluation) {
  const auto place = placeOf(evaluations_, evaluation.step);
  if (place != evaluations_.end() && place->step == evaluation.step)
    *place = evaluation;
  else
    evaluations_.insert(place, evaluation);
}

const StepPoint* RunCurves::stepAt(std::int64_t step) const {
  const auto place = placeOf(steps_, step);
  return place != steps_.end() && place->step == step ? &*place : nullptr;
}

const Evaluation* RunCurves::evaluationBefore(std::int64_t step) const {
  const auto after = placeOf(evaluations_, step + 1);
  return after == evaluations_.begin() ? nullptr : &*std::prev(after);
}

const Evaluation* RunCurves::best() const {
  const auto last = std::find_if(evaluations_.rbegin(), evaluations_.rend(),
                                 [](const Evaluation& evaluation) { return evaluation.best; });
  return last == evaluations_.rend() ? nullptr : &*last;
}

double decidingValue(const Evaluation& evaluation) {
  const auto found = evaluation.metrics.find(evaluation.metric);
  return found == evaluation.metrics.end() ? std::numeric_limits<double>::quiet_NaN()
                                           : found->second;
}

QString csvLines(const RunCurves& run, const QString& folder) {
  QString lines;
  const auto line = [&](std::int64_t step, const QString& series, double value) {
    lines += csvLine({run.name, folder, QString::number(step), series,
                      QString::number(value, 'g', QLocale::FloatingPointShortest)});
  };
  for (const StepPoint& point : run.steps()) {
    line(point.step, "train_loss", point.loss);
    line(point.step, "learning_rate", point.learning_rate);
  }
  for (const Evaluation& evaluation : run.evaluations()) {
    line(evaluation.step, "dev_loss", evaluation.loss);
    for (const auto& [metric, value] : evaluation.metrics)
      line(evaluation.step, "dev_" + QString::fromStdString(metric), value);
  }
  return lines;
}

}  // namespace ptw
