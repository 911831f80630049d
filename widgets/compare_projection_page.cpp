#include "widgets/compare_projection_page.h"

#include <algorithm>

#include "widgets/export_button.h"
#include "widgets/messages.h"
#include "widgets/plane_buttons.h"
#include "widgets/prompts_plot.h"
#include "widgets/save_file.h"
#include "widgets/selection.h"

namespace ptw {

CompareProjectionPage::CompareProjectionPage(Selection* selection, QWidget* parent)
    : ViewPage("prompts-projection", parent), plot_(new PromptsPlot(this)) {
  setControls(new PlaneButtons(plot_, this));
  setContent(plot_);
  exports()->addPictures(plot_);
  exports()->addTable([this] { return csv(); });
  connect(plot_, &PlanePlot::tokenChosen, selection, &Selection::setToken);
  connect(selection, &Selection::tokenChanged, plot_, &PlanePlot::setSelected);
  plot_->setSelected(selection->token());
  CompareProjectionPage::retranslate();
}

void CompareProjectionPage::showReport(const ComparisonReport& report,
                                       const std::vector<int>& styles) {
  report_ = report;
  QStringList names;
  for (const auto& run : report.runs) names << QString::fromStdString(run.name);
  plot_->setProjection(report.projection, names, styles);
  retranslate();
}

QString CompareProjectionPage::csv() const {
  const auto number = [](float value) { return QString::number(value, 'g', 9); };
  auto text = csvLine({"kind", "label", "x", "y"});
  const auto add = [&](const QString& kind, const ProjectedPoint& point) {
    text += csvLine({kind, QString::fromStdString(point.label), number(point.x), number(point.y)});
  };
  for (const auto& point : report_.projection.vocabulary)
    add(PromptsPlot::kindName(point.kind), point);
  for (std::size_t run = 0; run < report_.projection.prompts.size(); ++run)
    for (const auto& point : report_.projection.prompts[run])
      add(QString::fromStdString(report_.runs[run].name), point);
  return text;
}

void CompareProjectionPage::retranslate() {
  const bool any = std::ranges::any_of(report_.projection.prompts,
                                       [](const auto& prompt) { return !prompt.empty(); });
  setFilled(any);
  QStringList words;
  for (const auto& gap : report_.gaps) words << translated(gap, "app");
  setTexts(words.join(' '), tr("None of these runs has a soft prompt."));
}

}  // namespace ptw
