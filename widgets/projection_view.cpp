#include "widgets/projection_view.h"

#include <QEvent>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "widgets/export_button.h"
#include "widgets/flow_layout.h"
#include "widgets/labels.h"
#include "widgets/plane_buttons.h"
#include "widgets/projection_plot.h"
#include "widgets/save_file.h"
#include "widgets/selection.h"

namespace ptw {

ProjectionView::ProjectionView(Selection* selection, QWidget* parent)
    : QWidget(parent), selection_(selection) {
  build();
  retranslate();
  showPage();
}

void ProjectionView::build() {
  auto* layout = new QVBoxLayout(this);
  auto* row = new FlowLayout;
  caption_ = new QLabel(this);
  row->addWidget(caption_);
  plot_ = new ProjectionPlot(this);
  buttons_ = new PlaneButtons(plot_, this);
  row->addWidget(buttons_);
  export_ = new ExportButton("projection", this);
  row->addWidget(export_);
  layout->addLayout(row);
  pages_ = new QStackedWidget(this);
  empty_ = emptyState(pages_);
  pages_->addWidget(empty_);
  pages_->addWidget(plot_);
  layout->addWidget(pages_, 1);
  export_->addPictures(plot_);
  export_->addTable([this] { return csv(); });
  connect(plot_, &ProjectionPlot::tokenChosen, selection_, &Selection::setToken);
  connect(selection_, &Selection::tokenChanged, plot_, &ProjectionPlot::setSelected);
  plot_->setSelected(selection_->token());
}

void ProjectionView::showReport(const ProjectionReport& report) {
  plot_->setReport(report);
  showPage();
}

void ProjectionView::clear() {
  plot_->setReport({});
  plot_->resetView();
  showPage();
}

QString ProjectionView::csv() const {
  const auto number = [](float value) { return QString::number(value, 'g', 9); };
  QString text = csvLine({"kind", "label", "x", "y"});
  const auto add = [&](const QString& kind, const std::vector<ProjectedPoint>& points) {
    for (const auto& point : points)
      text +=
          csvLine({kind, QString::fromStdString(point.label), number(point.x), number(point.y)});
  };
  const auto& report = plot_->report();
  add("vocabulary", report.vocabulary);
  add("initial", report.initial_prompt);
  add("prompt", report.prompt);
  return text;
}

void ProjectionView::showPage() {
  const auto& report = plot_->report();
  const bool empty = report.vocabulary.empty() && report.prompt.empty();
  pages_->setCurrentWidget(empty ? static_cast<QWidget*>(empty_) : plot_);
  buttons_->setEnabled(!empty);
  export_->setEnabled(!empty);
  caption_->setText(empty ? QString() : tr("Step %1").arg(report.step));
}

void ProjectionView::retranslate() {
  empty_->setText(tr(
      "Start a run or open one: its soft tokens appear here among the vocabulary, with a line "
      "from where each began. A method without a soft prompt, such as prefix-tuning, has none."));
  showPage();
}

void ProjectionView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace ptw
