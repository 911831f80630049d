#include "widgets/prefix_view.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/attention_words.h"
#include "widgets/export_button.h"
#include "widgets/flow_layout.h"
#include "widgets/labels.h"
#include "widgets/prefix_plot.h"
#include "widgets/save_file.h"
#include "widgets/selection.h"

namespace ptw {
namespace {

enum Part { both, keys, values };

}  // namespace

PrefixView::PrefixView(Selection* selection, QWidget* parent)
    : QWidget(parent), selection_(selection) {
  build();
  colorProblem();
  clear();
  connect(plot_, &PrefixPlot::read, reading_, &QLabel::setText);
  connect(plot_, &PrefixPlot::positionChosen, selection_, &Selection::setToken);
  connect(selection_, &Selection::tokenChanged, plot_, &PrefixPlot::setSelected);
  plot_->setSelected(selection_->token());
}

void PrefixView::build() {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(4, 4, 4, 4);
  layout->setSpacing(4);
  problem_ = new QLabel(this);
  problem_->setObjectName("problem");
  problem_->setTextFormat(Qt::PlainText);
  problem_->setWordWrap(true);
  pages_ = new QStackedWidget(this);
  empty_ = emptyState(pages_);
  pages_->addWidget(empty_);
  pages_->addWidget(buildContent());
  layout->addWidget(problem_);
  layout->addWidget(pages_, 1);
}

QWidget* PrefixView::buildContent() {
  auto* content = new QWidget(pages_);
  auto* layout = new QVBoxLayout(content);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(4);
  plot_ = new PrefixPlot(content);
  caption_ = smallPrint(content);
  caption_->setObjectName("caption");
  reading_ = smallPrint(content);
  reading_->setObjectName("reading");
  layout->addWidget(buildControls());
  layout->addWidget(caption_);
  layout->addWidget(plot_, 1);
  layout->addWidget(reading_);
  return content;
}

QWidget* PrefixView::buildControls() {
  auto* bar = new QWidget(this);
  auto* row = new FlowLayout(bar);
  attention_ = new QComboBox(bar);
  attention_->setObjectName("attention");
  attention_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  part_ = new QComboBox(bar);
  part_->setObjectName("part");
  part_->addItems({QString(), QString(), QString()});
  part_->setSizeAdjustPolicy(QComboBox::AdjustToContents);
  export_ = new ExportButton("prefix", bar);
  export_->addPictures(plot_);
  export_->addTable([this] { return csv(); });
  for (QWidget* control : std::initializer_list<QWidget*>{attention_, part_, export_})
    row->addWidget(control);
  connect(attention_, &QComboBox::currentIndexChanged, this, &PrefixView::showStack);
  connect(part_, &QComboBox::currentIndexChanged, this, &PrefixView::showPart);
  return bar;
}

void PrefixView::showReport(const PrefixReport& report) {
  report_ = report;
  problem_->hide();
  offerStacks();
  showStack();
}

void PrefixView::showProblem(const QString& sentence) {
  problem_->setText(sentence);
  problem_->show();
}

void PrefixView::clear() {
  showReport({});
}

const PrefixStack* PrefixView::stack() const {
  const auto name = attention_->currentData().toString().toStdString();
  const auto found = std::ranges::find(report_.stacks, name, &PrefixStack::name);
  return found == report_.stacks.end() ? nullptr : &*found;
}

void PrefixView::offerStacks() {
  const QSignalBlocker silent(attention_);
  const auto before = attention_->currentData();
  attention_->clear();
  for (const auto& stack : report_.stacks)
    attention_->addItem(attentionName(stack.name), QString::fromStdString(stack.name));
  const int same = attention_->findData(before);
  attention_->setCurrentIndex(same >= 0 ? same : std::min(0, attention_->count() - 1));
  attention_->setVisible(attention_->count() > 1);
}

void PrefixView::showStack() {
  const auto* shown = stack();
  plot_->setStack(shown ? *shown : PrefixStack());
  plot_->setSelected(selection_->token());
  pages_->setCurrentIndex(shown ? 1 : 0);
  retranslate();
}

void PrefixView::showPart() {
  const int part = part_->currentIndex();
  plot_->setShown(part != values, part != keys);
}

QString PrefixView::csv() const {
  const auto number = [](float norm) { return QString::number(norm, 'g', 9); };
  QString text = csvLine({"step", "attention", "layer", "position", "key_norm", "value_norm"});
  const auto* shown = stack();
  if (!shown) return text;
  for (int layer = 0; layer < shown->layers; ++layer)
    for (int position = 0; position < shown->positions; ++position) {
      const int cell = layer * shown->positions + position;
      const auto i = static_cast<std::size_t>(cell);
      text += csvLine({QString::number(report_.step), QString::fromStdString(shown->name),
                       QString::number(layer + 1), QString::number(position),
                       number(shown->key_norms[i]), number(shown->value_norms[i])});
    }
  return text;
}

void PrefixView::retranslate() {
  for (int i = 0; i < attention_->count(); ++i)
    attention_->setItemText(i, attentionName(attention_->itemData(i).toString().toStdString()));
  attention_->setAccessibleName(tr("Attention"));
  attention_->view()->setAccessibleName(tr("Attention"));
  attention_->setToolTip(tr("The attention whose prefix is shown"));
  part_->setItemText(both, tr("Keys and values"));
  part_->setItemText(keys, tr("Keys"));
  part_->setItemText(values, tr("Values"));
  part_->setAccessibleName(tr("Keys or values"));
  part_->view()->setAccessibleName(tr("Keys or values"));
  part_->setToolTip(tr("What of the prefix is shown"));
  if (const auto* shown = stack())
    caption_->setText(tr("Step %1, %2: the deeper the shade, the larger the norm over all heads.")
                          .arg(QString::number(report_.step), attentionName(shown->name)));
  empty_->setText(
      tr("Prefix-tuning fills this: every layer's keys and values before its own, as large as "
         "they are."));
  setToolTip(
      tr("Norms of the keys and values that prefix-tuning puts before every layer's own: Li and "
         "Liang 2021, section 4"));
  setWhatsThis(
      tr("The prefix of prefix-tuning (Li and Liang 2021, section 4): in every layer, at every "
         "position, how large the key and the value are that the attention sees before its own, "
         "as their Euclidean norms over all heads. Arrow keys walk from cell to cell, Plus and "
         "Minus or the wheel zoom, dragging moves, a double click shows everything. Click a cell "
         "and its position is selected in every view."));
  plot_->retranslate();
}

void PrefixView::colorProblem() {
  colorAsProblem(*problem_, palette());
}

void PrefixView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  if (event->type() == QEvent::PaletteChange && problem_) colorProblem();
  QWidget::changeEvent(event);
}

}  // namespace ptw
