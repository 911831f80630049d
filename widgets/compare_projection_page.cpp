#include "widgets/compare_projection_page.h"

#include <QToolButton>
#include <algorithm>

#include "widgets/export_button.h"
#include "widgets/flow_layout.h"
#include "widgets/messages.h"
#include "widgets/prompts_plot.h"
#include "widgets/save_file.h"
#include "widgets/selection.h"

namespace ptw {

CompareProjectionPage::CompareProjectionPage(Selection* selection, QWidget* parent)
    : ViewPage("prompts-projection", parent), plot_(new PromptsPlot(this)) {
  auto* bar = new QWidget(this);
  auto* row = new FlowLayout(bar);
  const auto button = [&](const char* name) {
    auto* made = new QToolButton(bar);
    made->setObjectName(name);
    made->setFocusPolicy(Qt::StrongFocus);
    row->addWidget(made);
    return made;
  };
  zoom_in_ = button("zoomIn");
  zoom_out_ = button("zoomOut");
  reset_ = button("resetView");
  setControls(bar);
  setContent(plot_);
  exports()->addPictures(plot_);
  exports()->addTable([this] { return csv(); });
  connect(zoom_in_, &QToolButton::clicked, plot_, [this] { plot_->zoom(0.8); });
  connect(zoom_out_, &QToolButton::clicked, plot_, [this] { plot_->zoom(1.25); });
  connect(reset_, &QToolButton::clicked, plot_, &PlanePlot::resetView);
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
  const auto name = [](QToolButton* button, const QString& text, const QString& spoken,
                       const QString& help) {
    button->setText(text);
    button->setAccessibleName(spoken);
    button->setToolTip(help);
  };
  name(zoom_in_, "+", tr("Zoom in"), tr("Zoom in (wheel, +)"));
  name(zoom_out_, QString(QChar(0x2212)), tr("Zoom out"), tr("Zoom out (wheel, -)"));
  name(reset_, tr("Show all"), tr("Show all"), tr("Shows everything (Home, double click)"));
  const bool any = std::ranges::any_of(report_.projection.prompts,
                                       [](const auto& prompt) { return !prompt.empty(); });
  setFilled(any);
  QStringList words;
  for (const auto& gap : report_.gaps) words << translated(gap, "app");
  setTexts(words.join(' '), tr("None of these runs has a soft prompt."));
}

}  // namespace ptw
