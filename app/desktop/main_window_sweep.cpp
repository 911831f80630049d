// Sweeps: the dialog that starts one, and the view of what it finds.
#include <QAction>
#include <QDockWidget>
#include <QTabWidget>

#include "app/desktop/main_window.h"
#include "widgets/curves_view.h"
#include "widgets/figure_chooser.h"
#include "widgets/figure_text.h"
#include "widgets/lesson_view.h"
#include "widgets/sweep_form.h"
#include "widgets/sweep_view.h"

namespace ptw {
namespace {

/// The mean over the runs of the draft.
double meanSteps(const Sweep& draft) {
  constexpr double kUsual = 1000;  // where every method has its own
  for (const auto& [key, values] : draft.over) {
    if (key != "steps") continue;
    double sum = 0;
    for (const auto& value : values) sum += double(std::get<std::int64_t>(value));
    return sum / double(values.size());
  }
  const auto found = draft.base.settings.find("steps");
  return found == draft.base.settings.end() ? kUsual
                                            : double(std::get<std::int64_t>(found->second));
}

}  // namespace

void MainWindow::newSweep(const Sweep* shown) {
  auto* form = new SweepForm(this);
  form->setAttribute(Qt::WA_DeleteOnClose);
  if (shown)
    form->setSweep(*shown, models_, tasks_, methodChoices());
  else
    form->setBase(panel_->spec(), models_, tasks_, methodChoices());
  const auto estimate = [this, form] {
    const auto perStep = book_.secondsPerStep();
    form->setSecondsPerRun(perStep * meanSteps(form->draft()) / queue_.atOnce());
  };
  connect(form, &SweepForm::changed, form, estimate);
  connect(form, &SweepForm::startRequested, this, [this](const Sweep& draft) {
    const auto id = newRunId({draft.name, {}, "sweep", {}, {}});
    inspector_.planSweep(draft, runs_folder_ / id.toStdString());
  });
  estimate();
  form->open();
}

void MainWindow::newFromPaper() {
  auto* chooser = new FigureChooser(known_figures(), this);
  chooser->setAttribute(Qt::WA_DeleteOnClose);
  connect(chooser, &FigureChooser::sweepRequested, this, &MainWindow::makeFigure);
  connect(chooser, &FigureChooser::lessonRequested, this, &MainWindow::teach);
  chooser->open();
}

void MainWindow::makeFigure(const PaperFigure& figure) {
  const auto spec = panel_->spec();
  auto sweep = sweep_behind(figure.name, spec.model, spec.task);
  sweep.name = figureText(figure.title).toStdString();
  newSweep(&sweep);
}

void MainWindow::teach(const PaperFigure& figure) {
  lesson_->begin(figure);
  auto* dock = qobject_cast<QDockWidget*>(lesson_->parentWidget());
  dock->show();
  dock->raise();
}

void MainWindow::connectSweeps() {
  connect(new_sweep_, &QAction::triggered, this, [this] { newSweep(); });
  connect(new_figure_, &QAction::triggered, this, &MainWindow::newFromPaper);
  connect(lesson_, &LessonView::startRequested, this, &MainWindow::makeFigure);
  connect(lesson_, &LessonView::curvesRequested, this,
          [this] { center_->setCurrentWidget(curves_); });
  connect(lesson_, &LessonView::figureRequested, this,
          [this] { center_->setCurrentWidget(sweeps_); });
  connect(&inspector_, &Inspector::sweepMeasured, lesson_, &LessonView::showProgress);
  connect(&inspector_, &Inspector::sweepPlanned, this, [this](const std::vector<RunJob>& jobs) {
    enqueue(jobs);
    if (!jobs.empty()) setCurrentRun(jobs.front().id);
    inspector_.readSweeps(runs_folder_);
    center_->setCurrentWidget(sweeps_);
  });
  connect(&inspector_, &Inspector::sweepsRead, this,
          [this](const std::vector<StoredSweep>& stored) {
            QStringList ids, names;
            for (const auto& sweep : stored) {
              ids << QString::fromStdString(sweep.id);
              names << QString::fromStdString(sweep.name);
            }
            sweeps_->setSweeps(ids, names);
          });
  connect(sweeps_, &SweepView::sweepChosen, this, &MainWindow::measureSweep);
  connect(&inspector_, &Inspector::sweepMeasured, sweeps_, &SweepView::showReport);
}

/// What nobody sees is not measured.
void MainWindow::measureSweep() {
  const auto id = sweeps_->chosenSweep();
  if (id.isEmpty()) return sweeps_->clear();
  if (center_->currentWidget() == sweeps_) inspector_.measureSweep(runs_folder_ / id.toStdString());
}

}  // namespace ptw
