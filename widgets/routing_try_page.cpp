#include "widgets/routing_try_page.h"

#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QVBoxLayout>

#include "widgets/export_button.h"
#include "widgets/labels.h"
#include "widgets/routing_answer_model.h"
#include "widgets/routing_bar_delegate.h"
#include "widgets/routing_style.h"
#include "widgets/routing_table.h"

namespace ptw {
namespace {

constexpr int kPauseMilliseconds = 300;

}  // namespace

RoutingTryPage::RoutingTryPage(Selection* selection, QWidget* parent)
    : ViewPage("routing-answers", parent),
      model_(new RoutingAnswerModel(this)),
      table_(new RoutingTable(selection, Qt::Vertical, this)) {
  pause_.setSingleShot(true);
  pause_.setInterval(kPauseMilliseconds);
  setControls(buildQuestion());
  buildTable();
  setContent(table_);
  exports()->addTable([this] { return model_->csv(); });
  connect(&pause_, &QTimer::timeout, this, &RoutingTryPage::ask);
  connect(edit_, &QLineEdit::textEdited, &pause_, qOverload<>(&QTimer::start));
  connect(edit_, &QLineEdit::returnPressed, this, &RoutingTryPage::ask);
  colorProblem();
  RoutingTryPage::retranslate();
}

QWidget* RoutingTryPage::buildQuestion() {
  auto* question = new QWidget(this);
  auto* layout = new QVBoxLayout(question);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(2);
  edit_ = new QLineEdit(question);
  edit_->setObjectName("sentence");
  edit_->setClearButtonEnabled(true);
  busy_ = new QProgressBar(question);
  busy_->setObjectName("busy");
  busy_->setRange(0, 0);
  busy_->setTextVisible(false);
  busy_->setFixedHeight(4);
  auto room = busy_->sizePolicy();
  room.setRetainSizeWhenHidden(true);
  busy_->setSizePolicy(room);
  busy_->hide();
  problem_ = new QLabel(question);
  problem_->setObjectName("problem");
  problem_->setTextFormat(Qt::PlainText);
  problem_->setWordWrap(true);
  problem_->hide();
  for (QWidget* part : std::initializer_list<QWidget*>{edit_, busy_, problem_})
    layout->addWidget(part);
  return question;
}

void RoutingTryPage::buildTable() {
  table_->setObjectName("answers");
  table_->setModel(model_);
  table_->setItemDelegate(new RoutingBarDelegate(table_));
  table_->verticalHeader()->hide();
  table_->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
  auto* header = table_->horizontalHeader();
  header->setHighlightSections(false);
  header->setSectionResizeMode(RoutingAnswerModel::promptColumn, QHeaderView::ResizeToContents);
  header->setSectionResizeMode(RoutingAnswerModel::probabilityColumn, QHeaderView::Fixed);
  header->resizeSection(RoutingAnswerModel::probabilityColumn,
                        fontMetrics().horizontalAdvance('0') * 10);
}

void RoutingTryPage::ask() {
  pause_.stop();
  if (edit_->text().trimmed().isEmpty()) return;
  asked_ = edit_->text();
  Q_EMIT asked(asked_);
}

void RoutingTryPage::tryInput(const QString& text) {
  edit_->setText(text);
  edit_->setFocus();
  ask();
}

void RoutingTryPage::showAnswer(const RoutedAnswer& answer) {
  answer_ = answer;
  model_->setAnswer(answer);
  table_->setColumnHidden(RoutingAnswerModel::labelColumn, !model_->hasLabels());
  busy_->hide();
  problem_->hide();
  setFilled(true);
  retranslate();
}

void RoutingTryPage::showBusy() {
  problem_->hide();
  busy_->show();
}

void RoutingTryPage::showProblem(const QString& sentence) {
  busy_->hide();
  problem_->setText(sentence);
  problem_->show();
}

void RoutingTryPage::clear() {
  pause_.stop();
  answer_ = {};
  model_->clear();
  busy_->hide();
  problem_->hide();
  setFilled(false);
}

void RoutingTryPage::colorProblem() {
  colorAsProblem(*problem_, palette());
}

void RoutingTryPage::retranslate() {
  edit_->setPlaceholderText(tr("Type a sentence and see where it goes"));
  edit_->setAccessibleName(tr("Sentence to route"));
  edit_->setToolTip(tr("Asks by itself after a short pause, Enter asks at once"));
  busy_->setAccessibleName(tr("The model is answering"));
  table_->setAccessibleName(tr("Answers under every prompt"));
  table_->setWhatsThis(tr(
      "Where the router sends the sentence and what the model answers under each prompt (SMoP, "
      "Choi et al. 2023: p = softmax(u x)). Only the chosen prompt is used in earnest; so that the "
      "others compare, they are scaled by its probability. Click a row to select its prompt; Esc "
      "selects all."));
  const auto sentence =
      fontMetrics().elidedText(QString::fromStdString(answer_.input).simplified(), Qt::ElideRight,
                               fontMetrics().horizontalAdvance('0') * 22);
  auto caption = tr("Step %1, \"%2\": goes to %3. Other rows: what the model would answer there.")
                     .arg(QString::number(answer_.step), sentence, promptName(answer_.prompt));
  if (answer_.truncated)
    caption += ' ' + tr("The sentence is longer than the model reads; its end was cut off.");
  setTexts(caption, tr("Type a sentence above: the router's probability of each prompt, and the "
                       "model's answer under it, will appear here."));
  model_->retranslate();
}

void RoutingTryPage::changeEvent(QEvent* event) {
  if (event->type() == QEvent::PaletteChange && problem_) colorProblem();
  ViewPage::changeEvent(event);
}

}  // namespace ptw
