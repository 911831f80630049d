#include "widgets/routing_time_page.h"

#include "widgets/export_button.h"
#include "widgets/routing_plot.h"
#include "widgets/save_file.h"
#include "widgets/selection.h"

namespace ptw {

RoutingTimePage::RoutingTimePage(Selection* selection, QWidget* parent)
    : ViewPage("routing", parent), plot_(new RoutingPlot(this)) {
  setContent(plot_);
  exports()->addPictures(plot_);
  exports()->addTable([this] { return csv(); });
  connect(plot_, &RoutingPlot::stepClicked, this, &RoutingTimePage::stepClicked);
  connect(plot_, &RoutingPlot::promptChosen, selection, &Selection::setPrompt);
  connect(selection, &Selection::promptChanged, plot_, &RoutingPlot::setPrompt);
  plot_->setPrompt(selection->prompt());
  RoutingTimePage::retranslate();
}

void RoutingTimePage::showHistory(const RoutingHistory& history) {
  history_ = history;
  plot_->showHistory(history);
  setFilled(!history.steps.empty());
}

void RoutingTimePage::clear() {
  history_ = {};
  plot_->clear();
  setFilled(false);
}

void RoutingTimePage::setCursorStep(std::optional<std::int64_t> step) {
  plot_->setTimelineStep(step);
}

QString RoutingTimePage::csv() const {
  QString text = csvLine({"step", "prompt", "share"});
  for (std::size_t i = 0; i < history_.steps.size(); ++i)
    for (std::size_t prompt = 0; prompt < history_.shares[i].size(); ++prompt)
      text += csvLine({QString::number(history_.steps[i]), QString::number(prompt + 1),
                       QString::number(history_.shares[i][prompt], 'g', 9)});
  return text;
}

void RoutingTimePage::retranslate() {
  setTexts(tr("The share of the dev examples that each prompt is given. Click a step to see it."),
           tr("The share of each prompt will be drawn here from the first checkpoint on."));
  plot_->retranslate();
}

}  // namespace ptw
