// How the attention view is put together, and what its parts are called.
#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>

#include "widgets/attention_delegate.h"
#include "widgets/attention_legend.h"
#include "widgets/attention_model.h"
#include "widgets/attention_view.h"
#include "widgets/attention_words.h"
#include "widgets/control_bar.h"
#include "widgets/export_button.h"
#include "widgets/labels.h"

namespace ptw {

void AttentionView::build() {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(4, 4, 4, 4);
  layout->setSpacing(2);
  layout->addWidget(buildQuestion());
  pages_ = new QStackedWidget(this);
  empty_ = emptyState(pages_);
  pages_->addWidget(empty_);
  pages_->addWidget(buildContent());
  layout->addWidget(pages_, 1);
}

QWidget* AttentionView::buildQuestion() {
  auto* question = new QWidget(this);
  auto* layout = new QVBoxLayout(question);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(2);
  auto* row = new QHBoxLayout;
  edit_ = new QLineEdit(question);
  edit_->setObjectName("input");
  edit_->setClearButtonEnabled(true);
  ask_ = new QPushButton(question);
  ask_->setObjectName("ask");
  row->addWidget(edit_, 1);
  row->addWidget(ask_);
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
  layout->addLayout(row);
  layout->addWidget(busy_);
  layout->addWidget(problem_);
  connect(edit_, &QLineEdit::returnPressed, this, &AttentionView::ask);
  connect(ask_, &QPushButton::clicked, this, &AttentionView::ask);
  return question;
}

QWidget* AttentionView::buildContent() {
  auto* content = new QWidget(pages_);
  auto* layout = new QVBoxLayout(content);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(4);
  summary_ = smallPrint(content);
  summary_->setObjectName("summary");
  buildTable();
  legend_ = new AttentionLegend(content);
  layout->addWidget(buildControls());
  layout->addWidget(summary_);
  layout->addWidget(table_, 1);
  layout->addWidget(legend_);
  return content;
}

QWidget* AttentionView::buildControls() {
  controls_ = new ControlBar(this);
  const auto box = [this](const char* name) {
    auto* made = new QComboBox(controls_);
    made->setObjectName(name);
    made->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    connect(made, &QComboBox::currentIndexChanged, this, &AttentionView::choiceMade);
    return made;
  };
  attention_ = box("attention");
  layer_ = box("layer");
  head_ = box("head");
  onlySoft_ = new QCheckBox(controls_);
  onlySoft_->setObjectName("onlySoft");
  export_ = new ExportButton("attention", controls_);
  export_->addTable([this] { return model_->csv(report_.step); });
  controls_->addControl(attention_);
  controls_->addExtra(layer_);
  controls_->addExtra(head_);
  controls_->addExtra(onlySoft_);
  controls_->addControl(export_);
  connect(onlySoft_, &QCheckBox::toggled, this, [this](bool only) {
    wantsOnlySoft_ = only;
    showMap();
  });
  return controls_;
}

void AttentionView::buildTable() {
  table_ = new QTableView(this);
  table_->setObjectName("weights");
  table_->setModel(model_);
  table_->setItemDelegate(new AttentionDelegate(table_));
  table_->setSelectionMode(QAbstractItemView::NoSelection);
  table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  table_->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
  table_->setTabKeyNavigation(false);
  table_->setWordWrap(false);
  table_->setShowGrid(false);
  table_->horizontalHeader()->setHighlightSections(false);
  table_->horizontalHeader()->setMinimumSectionSize(fontMetrics().height());
  auto* rows = table_->verticalHeader();
  rows->setHighlightSections(false);
  rows->setSectionsClickable(false);
  rows->setDefaultSectionSize(fontMetrics().height() * 3 / 2);
  table_->viewport()->installEventFilter(this);
  connect(table_->selectionModel(), &QItemSelectionModel::currentChanged, this,
          &AttentionView::cellEntered);
  connect(table_, &QTableView::clicked, this, &AttentionView::cellEntered);
  connect(table_->horizontalHeader(), &QHeaderView::sectionClicked, this, [this](int column) {
    table_->setCurrentIndex(model_->index(std::max(table_->currentIndex().row(), 0), column));
  });
}

void AttentionView::retranslateChoices() {
  for (int i = 0; i < attention_->count(); ++i)
    attention_->setItemText(i, attentionName(attention_->itemData(i).toString().toStdString()));
  for (int i = 0; i < layer_->count(); ++i)
    layer_->setItemText(i, i == 0 ? tr("All layers (mean)") : tr("Layer %1").arg(i));
  for (int i = 0; i < head_->count(); ++i)
    head_->setItemText(i, i == 0 ? tr("All heads (mean)") : tr("Head %1").arg(i));
}

void AttentionView::retranslate() {
  const auto name = [](QComboBox* box, const QString& text) {
    box->setAccessibleName(text);
    box->view()->setAccessibleName(text);
  };
  edit_->setPlaceholderText(tr("Type an input"));
  edit_->setAccessibleName(tr("Input for the model"));
  edit_->setToolTip(tr("Enter asks the model"));
  ask_->setText(tr("Ask"));
  ask_->setToolTip(tr("Lets the model answer and shows where it looks (Enter)"));
  busy_->setAccessibleName(tr("The model is answering"));
  name(attention_, tr("Attention"));
  attention_->setToolTip(tr("Which attention of the model is shown"));
  name(layer_, tr("Layer"));
  layer_->setToolTip(tr("One layer, counted from the input, or the mean over all"));
  name(head_, tr("Head"));
  head_->setToolTip(tr("One head of the attention, or the mean over all"));
  onlySoft_->setText(tr("Only soft tokens"));
  onlySoft_->setAccessibleName(tr("Only soft tokens"));
  onlySoft_->setToolTip(tr("Leaves out the columns of the input's and the answer's own tokens"));
  empty_->setText(tr("Type an input: how much each token looks at the soft prompt appears here."));
  table_->setAccessibleName(tr("Attention of every token"));
  setToolTip(
      tr("Attention: softmax(q k / √d), Vaswani et al. 2017, eq. 1; T5 leaves out √d and "
         "adds a bias for the distance"));
  setWhatsThis(
      tr("One row per token of the input or of the answer: how much of its attention goes to the "
         "soft prompt, then to each soft token (P0, P1, ...) and, if wanted, to every other token. "
         "The number is softmax(q k / √d), Vaswani et al. 2017, eq. 1; T5 leaves out √d "
         "and adds a bias for the distance. It says where a prompt is read, next to what its "
         "tokens are near to (Lester et al. 2021, section 7). Click a column of a soft token and "
         "every view follows."));
  retranslateChoices();
  model_->retranslate();
  setColumnWidths();
  summarize();
}

}  // namespace ptw
