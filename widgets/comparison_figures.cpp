#include "widgets/comparison_figures.h"

#include <QLocale>
#include <QStringList>
#include <algorithm>
#include <numeric>

#include "widgets/curves_view.h"
#include "widgets/plot_style.h"
#include "widgets/prompts_plot.h"

namespace ptw {
namespace {

/// While it lives numbers are written as in the file's tables, whatever the locale.
class PlainNumbers {
 public:
  PlainNumbers() { QLocale::setDefault(QLocale::c()); }
  ~PlainNumbers() { QLocale::setDefault(before_); }
  PlainNumbers(const PlainNumbers&) = delete;
  PlainNumbers& operator=(const PlainNumbers&) = delete;

 private:
  QLocale before_;
};

/// Lays the widget out as if it were shown.
/// Lays the widget out as if it were shown.
void prepare(QWidget& widget, const QSize& size) {
  widget.setAttribute(Qt::WA_DontShowOnScreen);
  widget.setPalette(QPalette(Qt::white, Qt::white));
  widget.resize(size);
  widget.show();
}

}  // namespace

QByteArray curvesFigure(const ComparisonReport& report) {
  const auto empty = [](const ComparedRun& run) {
    return run.steps.empty() && run.evaluations.empty();
  };
  if (std::ranges::all_of(report.runs, empty)) return {};
  const PlainNumbers plain;
  CurvesView view;
  prepare(view, {960, 640});
  for (const auto& run : report.runs) {
    const auto name = QString::fromStdString(run.name);
    view.addRun(name, name);
    view.appendSteps(name, run.steps);
    for (const auto& evaluation : run.evaluations) view.appendEvaluation(name, evaluation);
  }
  return view.svg();
}

QByteArray promptsFigure(const ComparisonReport& report) {
  const auto& prompts = report.projection.prompts;
  if (std::ranges::all_of(prompts, [](const auto& prompt) { return prompt.empty(); })) return {};
  QStringList names;
  for (const auto& run : report.runs) names << QString::fromStdString(run.name);
  std::vector<int> styles(report.runs.size());
  std::iota(styles.begin(), styles.end(), 0);
  const PlainNumbers plain;
  PromptsPlot plot;
  prepare(plot, {960, 640});
  plot.setProjection(report.projection, names, styles);
  plot.replot();
  return plotSvg(plot);
}

}  // namespace ptw
