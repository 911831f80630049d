#include "widgets/playground_view.h"

#include <QAbstractItemView>
#include <QBoxLayout>
#include <QComboBox>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>

#include "widgets/answer_card.h"
#include "widgets/column_scroll.h"
#include "widgets/labels.h"

namespace ptw {
PlaygroundView::PlaygroundView(QWidget* parent) : QWidget(parent) {
  build();
  colorProblem();
  retranslate();
}

void PlaygroundView::build() {
  auto* layout = new QVBoxLayout(this);
  edit_ = new QPlainTextEdit(this);
  edit_->setObjectName("input");
  edit_->setTabChangesFocus(true);
  edit_->setFixedHeight(edit_->fontMetrics().lineSpacing() * 2 + edit_->fontMetrics().height());
  edit_->installEventFilter(this);
  row_ = new QBoxLayout(QBoxLayout::TopToBottom);
  gold_ = smallPrint(this);
  gold_->setObjectName("gold");
  auto space = gold_->sizePolicy();
  space.setHorizontalPolicy(QSizePolicy::Ignored);
  space.setRetainSizeWhenHidden(true);
  gold_->setSizePolicy(space);
  example_ = new QPushButton(this);
  example_->setObjectName("example");
  ask_ = new QPushButton(this);
  ask_->setObjectName("ask");
  auto* buttons = new QHBoxLayout;
  buttons->addStretch();
  buttons->addWidget(example_);
  buttons->addWidget(ask_);
  row_->addWidget(gold_, 1);
  row_->addLayout(buttons);
  busy_ = new QProgressBar(this);
  busy_->setRange(0, 0);
  busy_->setTextVisible(false);
  busy_->setFixedHeight(4);
  auto room = busy_->sizePolicy();
  room.setRetainSizeWhenHidden(true);
  busy_->setSizePolicy(room);
  busy_->hide();
  problem_ = new QLabel(this);
  problem_->setObjectName("problem");
  problem_->setTextFormat(Qt::PlainText);
  problem_->setWordWrap(true);
  problem_->hide();
  pages_ = new QStackedWidget(this);
  empty_ = emptyState(pages_);
  pages_->addWidget(empty_);
  pages_->addWidget(buildAnswers());
  layout->addWidget(edit_);
  layout->addLayout(row_);
  layout->addWidget(busy_);
  layout->addWidget(problem_);
  layout->addWidget(pages_, 1);
  connect(edit_, &QPlainTextEdit::textChanged, this, &PlaygroundView::showGold);
  connect(example_, &QPushButton::clicked, this, &PlaygroundView::exampleRequested);
  connect(ask_, &QPushButton::clicked, this, &PlaygroundView::ask);
}

QWidget* PlaygroundView::buildChoice(QWidget* parent) {
  choice_ = new QWidget(parent);
  auto* layout = new QHBoxLayout(choice_);
  layout->setContentsMargins(0, 0, 0, 0);
  prompt_label_ = new QLabel(choice_);
  prompt_ = new QComboBox(choice_);
  prompt_->setObjectName("prompt");
  prompt_label_->setBuddy(prompt_);
  layout->addWidget(prompt_label_);
  layout->addWidget(prompt_);
  layout->addStretch();
  connect(prompt_, &QComboBox::activated, this, [this] {
    if (!asked_.isEmpty()) Q_EMIT asked(asked_);
  });
  return choice_;
}

QWidget* PlaygroundView::buildAnswers() {
  auto* scroll = new ColumnScroll(pages_);
  auto* page = new QWidget(scroll);
  auto* layout = new QVBoxLayout(page);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->addWidget(buildChoice(page));
  cards_ = new QBoxLayout(QBoxLayout::TopToBottom);
  with_ = new AnswerCard(page);
  with_->setObjectName("with");
  without_ = new AnswerCard(page);
  without_->setObjectName("without");
  cards_->addWidget(with_, 1);
  cards_->addWidget(without_, 1);
  layout->addLayout(cards_);
  legend_ = smallPrint(page);
  legend_->setObjectName("legend");
  truncated_ = smallPrint(page);
  truncated_->setObjectName("truncated");
  pieces_ = smallPrint(page);
  pieces_->setObjectName("pieces");
  pieces_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  for (auto* label : {legend_, truncated_, pieces_}) layout->addWidget(label);
  layout->addStretch();
  scroll->setWidget(page);
  return scroll;
}

void PlaygroundView::setInput(const QString& text, const QString& goldLabel) {
  exampleInput_ = text;
  exampleGold_ = goldLabel;
  edit_->setPlainText(text);
  showGold();
}

void PlaygroundView::ask() {
  const auto text = edit_->toPlainText();
  if (text.trimmed().isEmpty()) {
    edit_->setFocus();
    return;
  }
  asked_ = text;
  Q_EMIT asked(asked_);
}

void PlaygroundView::showReport(const PlaygroundReport& report) {
  report_ = report;
  busy_->hide();
  problem_->hide();
  showAnswers();
}

void PlaygroundView::showBusy() {
  problem_->hide();
  busy_->show();
}

void PlaygroundView::showProblem(const QString& sentence) {
  busy_->hide();
  problem_->setText(sentence);
  problem_->show();
}

int PlaygroundView::forcedPrompt() const {
  return prompt_->currentIndex() - 1;
}

void PlaygroundView::clear() {
  report_.reset();
  prompt_->clear();
  busy_->hide();
  problem_->hide();
  showAnswers();
}

QString PlaygroundView::gold(const QString& input) const {
  return input == exampleInput_ ? exampleGold_ : QString();
}

void PlaygroundView::showGold() {
  const auto answer = gold(edit_->toPlainText());
  gold_->setText(tr("The data's answer: %1").arg(answer));
  gold_->setVisible(!answer.isEmpty());
}

/// The prompts of a mixture to choose from.
void PlaygroundView::fillPrompts() {
  const int count = report_ ? report_->prompts : 1;
  choice_->setVisible(count > 1);
  const int chosen = prompt_->count() == count + 1 ? prompt_->currentIndex() : 0;
  prompt_->clear();
  prompt_->addItem(tr("as routed"));
  for (int i = 1; i <= count; ++i) prompt_->addItem(tr("Prompt %1").arg(i));
  prompt_->setCurrentIndex(chosen);
}

QString PlaygroundView::withTitle() const {
  if (report_->forced >= 0)
    return tr("With prompt %1 (step %2)").arg(report_->forced + 1).arg(report_->step);
  if (report_->routed >= 0)
    return tr("With prompt %1, as routed (step %2)").arg(report_->routed + 1).arg(report_->step);
  return tr("With the soft prompt (step %1)").arg(report_->step);
}

void PlaygroundView::showAnswers() {
  pages_->setCurrentIndex(report_ ? 1 : 0);
  fillPrompts();
  if (!report_) return;
  const auto right = gold(QString::fromStdString(report_->input));
  with_->showPrediction(withTitle(), report_->with_prompt, right);
  without_->showPrediction(tr("Without it"), report_->without_prompt, right);
  const bool labels = !report_->with_prompt.labels.empty();
  legend_->setText(
      right.isEmpty()
          ? tr("%1 most likely label").arg(QChar(0x25b6))
          : tr("%1 most likely label   %2 the data's answer").arg(QChar(0x25b6), QChar(0x2605)));
  legend_->setVisible(labels);
  const auto count = static_cast<int>(report_->pieces.size());
  truncated_->setText(
      tr("The input is longer than the model reads: only these first %n pieces "
         "count, the rest was cut off.",
         nullptr, count));
  truncated_->setVisible(report_->truncated);
  pieces_->setText(tr("The model reads %n pieces:", nullptr, count) + ' ' +
                   lightMarks(report_->pieces));
}

bool PlaygroundView::eventFilter(QObject* watched, QEvent* event) {
  if (watched == edit_ && event->type() == QEvent::KeyPress) {
    const auto* key = static_cast<QKeyEvent*>(event);
    const bool enter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    if (enter && !(key->modifiers() & Qt::ShiftModifier)) {
      ask();
      return true;
    }
  }
  return QWidget::eventFilter(watched, event);
}

void PlaygroundView::resizeEvent(QResizeEvent* event) {
  const int digits = width() / fontMetrics().horizontalAdvance('0');
  cards_->setDirection(digits < 56 ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
  row_->setDirection(digits < 40 ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
  QWidget::resizeEvent(event);
}

void PlaygroundView::colorProblem() {
  colorAsProblem(*problem_, palette());
}

void PlaygroundView::retranslate() {
  edit_->setPlaceholderText(tr("Type an input, then press Enter"));
  edit_->setAccessibleName(tr("Input for the model"));
  edit_->setToolTip(tr("Enter asks, Shift+Enter starts a new line"));
  example_->setText(tr("Example"));
  example_->setToolTip(tr("Takes an example from the task's data"));
  ask_->setText(tr("Ask"));
  ask_->setToolTip(tr("Asks the model with and without the soft prompt (Enter)"));
  prompt_label_->setText(tr("Prompt:"));
  prompt_->setAccessibleName(tr("Prompt of the mixture"));
  prompt_->view()->setAccessibleName(prompt_->accessibleName());
  prompt_->setToolTip(tr("The prompt to answer with: the router's choice, or one of your own"));
  busy_->setAccessibleName(tr("The model is answering"));
  empty_->setText(
      tr("Type an input above, or take an example, and see what the model answers with the soft "
         "prompt and without it. A run has to be open."));
  setWhatsThis(
      tr("Compares the answer of the frozen model with and without the soft prompt, at the step "
         "of the timeline. The bars show how likely the model finds each label."));
  showGold();
  showAnswers();
}

void PlaygroundView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  if (event->type() == QEvent::PaletteChange && problem_) colorProblem();
  QWidget::changeEvent(event);
}

}  // namespace ptw
