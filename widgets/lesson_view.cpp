#include "widgets/lesson_view.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/column_scroll.h"
#include "widgets/figure_text.h"
#include "widgets/labels.h"
#include "widgets/sweep_values.h"

namespace ptw {
namespace {

QLabel* addLabel(QVBoxLayout& column, const char* name, bool bold) {
  auto* label = new QLabel(column.parentWidget());
  label->setObjectName(name);
  label->setWordWrap(true);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  auto face = label->font();
  face.setBold(bold);
  label->setFont(face);
  column.addWidget(label);
  return label;
}

}  // namespace

LessonView::LessonView(QWidget* parent) : QWidget(parent) {
  build();
  retranslate();
}

void LessonView::build() {
  auto* layout = new QVBoxLayout(this);
  auto* scroll = new ColumnScroll(this);
  auto* page = new QWidget(scroll);
  auto* column = new QVBoxLayout(page);
  title_ = smallPrint(page);
  title_->setObjectName("title");
  column->addWidget(title_);
  heading_ = addLabel(*column, "heading", true);
  text_ = addLabel(*column, "text", false);
  act_ = new QPushButton(page);
  act_->setObjectName("act");
  column->addWidget(act_, 0, Qt::AlignLeft);
  column->addStretch();
  scroll->setWidget(page);
  layout->addWidget(scroll, 1);
  auto* row = new QHBoxLayout;
  back_ = new QPushButton(this);
  back_->setObjectName("back");
  next_ = new QPushButton(this);
  next_->setObjectName("next");
  place_ = new QLabel(this);
  row->addWidget(place_, 1);
  row->addWidget(back_);
  row->addWidget(next_);
  layout->addLayout(row);
  connect(back_, &QPushButton::clicked, this, [this] { go(step_ - 1); });
  connect(next_, &QPushButton::clicked, this, [this] { go(step_ + 1); });
  connect(act_, &QPushButton::clicked, this, &LessonView::act);
}

void LessonView::begin(const PaperFigure& shown) {
  figure_ = shown;
  finished_ = planned_ = 0;
  go(question);
}

void LessonView::showProgress(const SweepReport& report) {
  if (!figure_ || !report.figure || report.figure->name != figure_->name) return;
  finished_ = report.finished;
  planned_ = report.planned;
  refresh();
}

void LessonView::go(int step) {
  step_ = step;
  refresh();
  if (step_ == figure) Q_EMIT figureRequested();
}

void LessonView::act() {
  if (step_ == runs) Q_EMIT startRequested(*figure_);
  if (step_ == watching) Q_EMIT curvesRequested();
  if (step_ == figure) Q_EMIT figureRequested();
  if (step_ == further) Q_EMIT startRequested(*figure_);
}

QString LessonView::heading() const {
  switch (step_) {
    case question:
      return tr("The question");
    case runs:
      return tr("The runs");
    case watching:
      return tr("While they train");
    case figure:
      return tr("The figure");
    case paper:
      return tr("The paper");
    default:
      return tr("Further");
  }
}

QString LessonView::text() const {
  switch (step_) {
    case question:
      return figureText(figure_->question) + "\n\n" +
             tr("Before anything is trained: what do you expect, and why? Draw the curve or order "
                "the bars on paper.");
    case runs: {
      auto told =
          tr("The figure needs several runs, each with several seeds: one run alone cannot "
             "tell a difference from chance. The next window shows what they vary; with "
             "fewer seeds or steps the lesson is shorter.");
      if (planned_ > 0)
        told += "\n\n" + tr("%1 of %2 finished.")
                             .arg(QLocale().toString(qlonglong(finished_)), runsText(planned_));
      return told;
    }
    case watching:
      return tr(
          "Look at one run while it trains. Does the loss still fall when the dev metric has "
          "stopped rising? In Neighbours every soft token has its nearest words: which ones "
          "change, which ones fit the task?");
    case figure:
      return tr("Every point is a mean over seeds, the bar one standard deviation. Points whose "
                "bars overlap may be equal.") +
             "\n\n" + tr("Is it what you expected?");
    case paper:
      return figureText(figure_->found) + "\n\n" +
             tr("A small model and a short training need not agree with the paper. Where does your "
                "figure differ?");
    default:
      return figureText(figure_->look_for) + "\n\n" +
             tr("Change one thing, a setting, the task or the model, say what will happen, and "
                "make the figure again.");
  }
}

QString LessonView::action() const {
  switch (step_) {
    case runs:
      return tr("Start the runs...");
    case watching:
      return tr("Show the curves");
    case figure:
      return tr("Show the figure");
    case further:
      return tr("Make it again...");
    default:
      return {};
  }
}

void LessonView::refresh() {
  const bool begun = figure_.has_value();
  title_->setText(begun ? figureTitle(*figure_) : QString());
  heading_->setText(begun ? heading() : QString());
  text_->setText(begun ? text()
                       : tr("No lesson yet. Choose a figure with File > New from paper and press "
                            "As a lesson."));
  const auto act = begun ? action() : QString();
  if (!act.isEmpty()) act_->setText(act);
  act_->setVisible(!act.isEmpty());
  place_->setText(begun ? tr("Step %1 of %2").arg(step_ + 1).arg(int(steps)) : QString());
  back_->setEnabled(begun && step_ > 0);
  next_->setEnabled(begun && step_ + 1 < steps);
}

void LessonView::retranslate() {
  act_->setText(tr("Start the runs..."));
  back_->setText(tr("Back"));
  next_->setText(tr("Next"));
  back_->setAccessibleName(tr("Previous step of the lesson"));
  next_->setAccessibleName(tr("Next step of the lesson"));
  refresh();
}

void LessonView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace ptw
