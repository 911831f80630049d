// How the wizard is put together: the form on the left, the preview on the right.
#include <QAbstractItemView>
#include <QComboBox>
#include <QFileDialog>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QSplitter>
#include <QVBoxLayout>

#include "widgets/column_buttons.h"
#include "widgets/column_scroll.h"
#include "widgets/file_row.h"
#include "widgets/labels.h"
#include "widgets/mnemonic.h"
#include "widgets/task_preview_view.h"
#include "widgets/task_wizard.h"
#include "widgets/verbalizer_table.h"

namespace ptw {
namespace {

QComboBox* chooser(QWidget* parent, const char* name) {
  auto* box = new QComboBox(parent);
  box->setObjectName(name);
  box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  box->setMinimumContentsLength(8);
  return box;
}

void describe(QLabel& label, const QString& text, QWidget& field, const QString& help) {
  label.setText(text);
  field.setAccessibleName(withoutMnemonic(text));
  if (auto* box = qobject_cast<QComboBox*>(&field))
    box->view()->setAccessibleName(field.accessibleName());
  field.setToolTip(help);
}

}  // namespace

void TaskWizard::build() {
  auto* layout = new QVBoxLayout(this);
  auto* halves = new QSplitter(this);
  halves->setChildrenCollapsible(false);
  auto* left = new ColumnScroll(halves);
  left->setWidget(buildForm());
  auto* right = new ColumnScroll(halves);
  view_ = new TaskPreviewView;
  right->setWidget(view_);
  halves->addWidget(left);
  halves->addWidget(right);
  halves->setStretchFactor(0, 1);
  halves->setStretchFactor(1, 1);
  constexpr int kMuch = 10000;  // shared out in equal parts
  halves->setSizes({kMuch, kMuch});
  layout->addWidget(halves, 1);
  layout->addWidget(buildFoot());
  connectFields();
}

QWidget* TaskWizard::buildForm() {
  form_ = new QWidget;
  column_ = new QVBoxLayout(form_);
  column_->setSpacing(4);
  buildData();
  buildInput();
  buildAnswer();
  buildTask();
  column_->addStretch();
  return form_;
}

QLabel* TaskWizard::addHeading() {
  if (column_->count() > 0) column_->addSpacing(10);
  auto* label = new QLabel(form_);
  auto font = label->font();
  font.setBold(true);
  label->setFont(font);
  column_->addWidget(label);
  return label;
}

void TaskWizard::addField(QLabel*& label, QWidget* field) {
  label = new QLabel(form_);
  label->setBuddy(field);
  column_->addWidget(label);
  column_->addWidget(field);
}

void TaskWizard::buildData() {
  data_title_ = addHeading();
  const auto look = [this] {
    return QFileDialog::getOpenFileName(this, tr("Data file"),
                                        QFileInfo(train_->path()).absolutePath(),
                                        tr("Data (*.jsonl *.csv *.tsv)"));
  };
  const auto add = [&](const char* name) {
    auto* row = new FileRow(look, form_);
    row->setObjectName(name);
    column_->addWidget(row);
    return row;
  };
  train_ = add("train");
  dev_ = add("dev");
  held_out_ = smallPrint(form_);
  held_out_->setObjectName("heldOut");
  column_->addWidget(held_out_);
  test_ = add("test");
}

QPlainTextEdit* TaskWizard::buildTemplate(const char* name) {
  auto* edit = new QPlainTextEdit(form_);
  edit->setObjectName(name);
  edit->setTabChangesFocus(true);
  edit->setFixedHeight(edit->fontMetrics().lineSpacing() * 2 + edit->fontMetrics().height());
  edit->installEventFilter(this);
  return edit;
}

void TaskWizard::buildInput() {
  input_title_ = addHeading();
  columns_label_ = smallPrint(form_);
  columns_ = new ColumnButtons(form_);
  columns_->setObjectName("columns");
  input_ = buildTemplate("input");
  last_template_ = input_;
  for (QWidget* part : std::initializer_list<QWidget*>{columns_label_, columns_, input_})
    column_->addWidget(part);
  input_title_->setBuddy(input_);
}

void TaskWizard::buildAnswer() {
  answer_title_ = addHeading();
  classification_ = new QRadioButton(form_);
  classification_->setObjectName("classification");
  classification_->setChecked(true);
  writing_ = new QRadioButton(form_);
  writing_->setObjectName("writing");
  column_->addWidget(classification_);
  column_->addWidget(writing_);
  label_ = chooser(form_, "label");
  addField(label_label_, label_);
  verbalizer_ = new VerbalizerTable(form_);
  verbalizer_->setObjectName("verbalizer");
  column_->addWidget(verbalizer_);
  target_ = buildTemplate("target");
  addField(target_label_, target_);
  metric_ = chooser(form_, "metric");
  addField(metric_label_, metric_);
}

void TaskWizard::buildTask() {
  task_title_ = addHeading();
  name_ = new QLineEdit(form_);
  name_->setObjectName("name");
  addField(name_label_, name_);
  description_ = new QLineEdit(form_);
  description_->setObjectName("description");
  addField(description_label_, description_);
  file_ = new FileRow(
      [this] {
        return QFileDialog::getSaveFileName(this, tr("Task file"), taskFile(), tr("Tasks (*.json)"),
                                            nullptr, QFileDialog::DontConfirmOverwrite);
      },
      form_);
  file_->setObjectName("file");
  column_->addWidget(file_);
}

QWidget* TaskWizard::buildFoot() {
  auto* foot = new QWidget(this);
  auto* layout = new QVBoxLayout(foot);
  layout->setContentsMargins(0, 0, 0, 0);
  problem_ = new QLabel(foot);
  problem_->setObjectName("problem");
  problem_->setTextFormat(Qt::PlainText);
  problem_->setWordWrap(true);
  problem_->hide();
  save_ = new QPushButton(foot);
  save_->setObjectName("save");
  save_->setEnabled(false);
  cancel_ = new QPushButton(foot);
  cancel_->setObjectName("cancel");
  auto* row = new QHBoxLayout;
  row->addStretch();
  for (auto* button : {save_, cancel_}) {
    button->setAutoDefault(false);
    row->addWidget(button);
  }
  layout->addWidget(problem_);
  layout->addLayout(row);
  return foot;
}

void TaskWizard::connectFields() {
  for (auto* row : {train_, dev_, test_}) {
    connect(row, &FileRow::edited, this, &TaskWizard::edit);
    connect(row, &FileRow::chosen, this, &TaskWizard::takeData);
  }
  connect(file_, &FileRow::edited, this, [this] {
    file_is_own_ = !file_->path().isEmpty();
    showHeldOut();
  });
  connect(file_, &FileRow::chosen, this, &TaskWizard::followName);
  connect(columns_, &ColumnButtons::chosen, this, &TaskWizard::insertColumn);
  for (auto* text : {input_, target_})
    connect(text, &QPlainTextEdit::textChanged, this, &TaskWizard::edit);
  connect(classification_, &QRadioButton::toggled, this, [this] {
    showKind();
    edit();
  });
  connect(label_, &QComboBox::currentIndexChanged, this, [this] {
    verbalizer_->setVerbalizer({});
    edit();
  });
  connect(verbalizer_, &VerbalizerTable::edited, this, &TaskWizard::edit);
  connect(metric_, &QComboBox::currentIndexChanged, this, &TaskWizard::edit);
  connect(name_, &QLineEdit::textChanged, this, [this] {
    followName();
    edit();
  });
  connect(description_, &QLineEdit::textChanged, this, &TaskWizard::edit);
  connect(save_, &QPushButton::clicked, this, &TaskWizard::save);
  connect(cancel_, &QPushButton::clicked, this, &QDialog::reject);
}

void TaskWizard::nameFields() {
  describe(*input_title_, tr("What the model &reads"), *input_,
           tr("The input of every example, with columns' names in braces; {{ and }} stand for "
              "braces."));
  input_->setAccessibleName(tr("Template of the input"));
  describe(*label_label_, tr("&Label"), *label_,
           tr("The column that says what is right; the table gives each label a text to write."));
  describe(*target_label_, tr("What it shall wr&ite"), *target_,
           tr("The text that is right, with columns' names in braces."));
  target_->setAccessibleName(tr("Template of the answer"));
  describe(*metric_label_, tr("&Metric"), *metric_,
           tr("What is measured on the dev examples, and what the best checkpoint is chosen by."));
  describe(*name_label_, tr("&Name"), *name_, tr("How the task is called in the window."));
  name_->setAccessibleName(tr("Name of the task"));
  describe(*description_label_, tr("&Description"), *description_,
           tr("One sentence, shown under the task; it may stay empty."));
  description_->setAccessibleName(tr("Description of the task"));
  train_->setTexts(tr("&Training examples"), tr("File of training examples"),
                   tr("Choose the training examples"));
  dev_->setTexts(tr("Examples to &judge by (dev)"), tr("File of dev examples"),
                 tr("Choose the dev examples"));
  test_->setTexts(tr("Examples for the &final test"), tr("File of test examples"),
                  tr("Choose the test examples"));
  file_->setTexts(tr("Save &as"), tr("Task file"), tr("Choose the task file"));
  train_->setHelp(tr("What the prompt learns from: a JSONL, CSV or TSV file."), {});
  dev_->setHelp(tr("Never learned from: the metric is measured on them during training."),
                tr("one in ten training examples"));
  test_->setHelp(tr("Never looked at in training; for the command line's eval."), tr("none"));
  file_->setHelp(tr("The task is a small JSON file; keep it near its data."), {});
}

}  // namespace ptw
