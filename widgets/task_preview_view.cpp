#include "widgets/task_preview_view.h"

#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>
#include <algorithm>
#include <functional>

#include "widgets/label_bars.h"
#include "widgets/labels.h"
#include "widgets/messages.h"
#include "widgets/task_example_card.h"

namespace ptw {
namespace {

constexpr std::size_t kShownLabels = 12;

QLabel* heading(QWidget* parent) {
  auto* label = new QLabel(parent);
  auto font = label->font();
  font.setBold(true);
  label->setFont(font);
  return label;
}

QLabel* paragraph(QWidget* parent, const char* name) {
  auto* label = new QLabel(parent);
  label->setObjectName(name);
  label->setTextFormat(Qt::PlainText);
  label->setWordWrap(true);
  auto policy = label->sizePolicy();
  policy.setHorizontalPolicy(QSizePolicy::Ignored);
  label->setSizePolicy(policy);
  return label;
}

void say(QLabel& label, const QString& text) {
  label.setText(text);
  label.setVisible(!text.isEmpty());
}

QString sentences(const std::vector<Message>& messages) {
  QStringList lines;
  for (const auto& message : messages) lines << translated(message, "text");
  return lines.join('\n');
}

QString number(std::size_t count) {
  return QLocale().toString(static_cast<qulonglong>(count));
}

}  // namespace

TaskPreviewView::TaskPreviewView(QWidget* parent) : QWidget(parent) {
  build();
  retranslate();
}

void TaskPreviewView::build() {
  layout_ = new QVBoxLayout(this);
  empty_ = emptyState(this);
  problems_title_ = heading(this);
  problems_ = paragraph(this, "problems");
  counts_ = paragraph(this, "counts");
  remarks_ = paragraph(this, "remarks");
  length_ = paragraph(this, "length");
  balance_title_ = heading(this);
  bars_ = new LabelBars(this);
  bars_->setObjectName("balance");
  majority_ = paragraph(this, "majority");
  examples_title_ = heading(this);
  for (QWidget* part :
       std::initializer_list<QWidget*>{empty_, problems_title_, problems_, counts_, length_,
                                       remarks_, balance_title_, bars_, majority_, examples_title_})
    layout_->addWidget(part);
  constexpr int kExamples = 5;
  for (int i = 0; i < kExamples; ++i) {
    cards_.push_back(new TaskExampleCard(this));
    layout_->addWidget(cards_.back());
  }
  layout_->addStretch();
}

void TaskPreviewView::showPreview(const TaskPreview& preview) {
  preview_ = preview;
  retranslate();
}

void TaskPreviewView::showCounts() {
  if (preview_->train == 0) return say(*counts_, {});
  auto text = tr("%1 training examples, %2 to judge by (dev)")
                  .arg(number(preview_->train), number(preview_->dev));
  if (preview_->test > 0) text += tr(", %1 for the final test").arg(number(preview_->test));
  say(*counts_, text + '.');
}

void TaskPreviewView::showBalance() {
  auto labels = preview_->labels;
  std::ranges::stable_sort(labels, std::greater(), &LabelCount::count);
  const bool shown = !labels.empty() && labels.front().count > 0;
  const auto all = labels.size();
  if (all > kShownLabels) labels.resize(kShownLabels);
  std::vector<LabelBar> bars;
  for (const auto& each : labels) {
    const auto share = preview_->train == 0 ? 0 : double(each.count) / double(preview_->train);
    const auto name = QString::fromStdString(each.label) + ": " + number(each.count);
    bars.push_back({name, share, false, false, name});
  }
  bars_->setBars(std::move(bars));
  bars_->setVisible(shown);
  balance_title_->setText(all > kShownLabels ? tr("The most frequent of %1 labels").arg(number(all))
                                             : tr("Labels of the training examples"));
  bars_->setAccessibleName(balance_title_->text());
  balance_title_->setVisible(shown);
  say(*majority_,
      shown ? tr("Whoever always answers \"%1\" is right in %2 % of the training examples: a "
                 "prompt must do better than that.")
                  .arg(QString::fromStdString(labels.front().label),
                       QLocale().toString(100 * preview_->majority, 'f', 0))
            : QString());
}

void TaskPreviewView::showLength() {
  if (preview_->measured == 0) return say(*length_, {});
  const bool all = preview_->measured == preview_->train;
  const auto limit = QLocale().toString(static_cast<qlonglong>(preview_->longest));
  const auto measured = number(preview_->measured);
  if (preview_->truncated == 0)
    return say(*length_,
               (all ? tr("All %1 training examples fit into the %2 pieces that the model reads.")
                    : tr("The first %1 training examples fit into the %2 pieces that the model "
                         "reads."))
                   .arg(measured, limit));
  say(*length_, (all ? tr("%1 of the %2 training examples are longer than the %3 pieces that the "
                          "model reads, and are cut. The setting \"Longest input\" says how many "
                          "it reads.")
                     : tr("%1 of the first %2 training examples are longer than the %3 pieces "
                          "that the model reads, and are cut. The setting \"Longest input\" says "
                          "how many it reads."))
                    .arg(number(preview_->truncated), measured, limit));
}

void TaskPreviewView::showExamples() {
  examples_title_->setVisible(!preview_->examples.empty());
  for (std::size_t i = 0; i < cards_.size(); ++i) {
    const bool shown = i < preview_->examples.size();
    if (shown) cards_[i]->showExample(preview_->examples[i], static_cast<int>(i) + 1);
    cards_[i]->setVisible(shown);
  }
}

void TaskPreviewView::retranslate() {
  empty_->setText(tr("Reading the data ..."));
  problems_title_->setText(tr("Before it can be saved"));
  examples_title_->setText(tr("As the model reads them"));
  colorAsProblem(*problems_title_, palette());
  empty_->setVisible(!preview_);
  const auto preview = preview_.value_or(TaskPreview());
  say(*problems_, sentences(preview.problems));
  problems_title_->setVisible(!preview.problems.empty());
  say(*remarks_, sentences(preview.remarks));
  if (!preview_) {
    for (QWidget* part : std::initializer_list<QWidget*>{counts_, length_, balance_title_, bars_,
                                                         majority_, examples_title_})
      part->hide();
    for (auto* card : cards_) card->hide();
    return;
  }
  showCounts();
  showLength();
  showExamples();
  showBalance();
}

void TaskPreviewView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  if (event->type() == QEvent::PaletteChange && problems_title_)
    colorAsProblem(*problems_title_, palette());
  QWidget::changeEvent(event);
}

}  // namespace ptw
