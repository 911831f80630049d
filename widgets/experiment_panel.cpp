#include "widgets/experiment_panel.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QEvent>
#include <QFileInfo>
#include <QFrame>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QScopedValueRollback>
#include <QStyle>
#include <QVBoxLayout>
#include <utility>

#include "widgets/column_scroll.h"
#include "widgets/labels.h"
#include "widgets/mnemonic.h"
#include "widgets/plot_style.h"
#include "widgets/setting_form.h"

namespace ptw {
namespace {

/// Fills `box` with the names of `choices` and keeps what was chosen if it is still there.
template <class Choice>
void fill(QComboBox& box, const std::vector<Choice>& choices) {
  const int before = box.currentIndex();
  const QSignalBlocker blocker(box);
  const QString chosen = before < 0 ? QString() : box.currentData().toString();
  box.clear();
  for (const auto& choice : choices) {
    if constexpr (std::is_same_v<decltype(choice.id), std::string>)
      box.addItem(choice.name, QString::fromStdString(choice.id));
    else
      box.addItem(choice.name, choice.id);
  }
  const int kept = box.findData(chosen);
  box.setCurrentIndex(kept >= 0 ? kept : box.count() > 0 ? 0 : -1);
}

template <class Choice>
const Choice* chosen(const QComboBox& box, const std::vector<Choice>& choices) {
  const int index = box.currentIndex();
  return index < 0 ? nullptr : &choices[static_cast<std::size_t>(index)];
}

void describe(QLabel& label, const QString& text) {
  label.setText(breakable(text));
  label.setVisible(!text.isEmpty());
}

}  // namespace

ExperimentPanel::ExperimentPanel(QWidget* parent) : QWidget(parent) {
  build();
  retranslate();
  colorNote();
}

void ExperimentPanel::build() {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  auto* scroll = new ColumnScroll(this);
  page_ = new QWidget(scroll);
  auto* pageLayout = new QVBoxLayout(page_);
  pageLayout->setSpacing(4);
  buildNote();
  model_ = addChooser("model", true);
  task_ = addChooser("task", true);
  method_ = addChooser("method", false);
  nameLabel_ = new QLabel(page_);
  name_ = new QLineEdit(page_);
  name_->setObjectName("name");
  nameLabel_->setBuddy(name_);
  pageLayout->addWidget(nameLabel_);
  pageLayout->addWidget(name_);
  buildSettings();
  pageLayout->addStretch();
  scroll->setWidget(page_);
  layout->addWidget(scroll);

  missing_ = smallPrint(this);
  missing_->setContentsMargins(9, 0, 9, 0);
  start_ = new QPushButton(this);
  start_->setObjectName("start");
  start_->setDefault(true);
  auto* foot = new QVBoxLayout;
  foot->setContentsMargins(9, 0, 9, 9);
  foot->addWidget(missing_);
  foot->addWidget(start_);
  layout->addLayout(foot);

  connect(model_.open, &QPushButton::clicked, this, &ExperimentPanel::openModelRequested);
  connect(task_.open, &QPushButton::clicked, this, &ExperimentPanel::openTaskRequested);
  for (auto* box : {model_.box, task_.box})
    connect(box, &QComboBox::currentIndexChanged, this, &ExperimentPanel::refresh);
  connect(method_.box, &QComboBox::currentIndexChanged, this, &ExperimentPanel::showMethod);
  connect(name_, &QLineEdit::textChanged, this, &ExperimentPanel::changed);
  connect(start_, &QPushButton::clicked, this, &ExperimentPanel::start);
}

void ExperimentPanel::buildNote() {
  auto* frame = new QFrame(page_);
  frame->setObjectName("note");
  frame->setFrameShape(QFrame::StyledPanel);
  frame->setAutoFillBackground(true);
  auto* row = new QHBoxLayout(frame);
  auto* icon = new QLabel(frame);
  const int side = fontMetrics().height() * 5 / 4;
  icon->setPixmap(style()->standardIcon(QStyle::SP_MessageBoxInformation).pixmap(side, side));
  noteText_ = new QLabel(frame);
  noteText_->setObjectName("noteText");
  noteText_->setWordWrap(true);
  row->addWidget(icon, 0, Qt::AlignTop);
  row->addWidget(noteText_, 1);
  frame->hide();
  page_->layout()->addWidget(frame);
  note_ = frame;
}

ExperimentPanel::Chooser ExperimentPanel::addChooser(const char* objectName, bool canOpen) {
  Chooser chooser{new QLabel(page_), new QComboBox(page_), nullptr, smallPrint(page_)};
  chooser.box->setObjectName(objectName);
  chooser.box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  chooser.box->setMinimumContentsLength(8);
  chooser.label->setBuddy(chooser.box);
  auto* row = new QHBoxLayout;
  row->addWidget(chooser.box, 1);
  if (canOpen) {
    chooser.open = new QPushButton(page_);
    row->addWidget(chooser.open);
  }
  chooser.description->hide();
  auto* layout = static_cast<QVBoxLayout*>(page_->layout());
  layout->addWidget(chooser.label);
  layout->addLayout(row);
  layout->addWidget(chooser.description);
  layout->addSpacing(6);
  return chooser;
}

void ExperimentPanel::buildSettings() {
  auto* layout = static_cast<QVBoxLayout*>(page_->layout());
  auto* row = new QHBoxLayout;
  settingsTitle_ = new QLabel(page_);
  auto font = settingsTitle_->font();
  font.setBold(true);
  settingsTitle_->setFont(font);
  reset_ = new QPushButton(page_);
  reset_->setObjectName("reset");
  row->addWidget(settingsTitle_, 1);
  row->addWidget(reset_);
  form_ = new SettingForm(page_);
  layout->addSpacing(10);
  layout->addLayout(row);
  layout->addWidget(form_);
  connect(reset_, &QPushButton::clicked, form_, &SettingForm::resetToDefaults);
  connect(form_, &SettingForm::changed, this, &ExperimentPanel::refresh);
}

void ExperimentPanel::setModels(std::vector<ModelChoice> models) {
  models_ = std::move(models);
  fill(*model_.box, models_);
  refresh();
}

void ExperimentPanel::setTasks(std::vector<TaskChoice> tasks) {
  tasks_ = std::move(tasks);
  fill(*task_.box, tasks_);
  refresh();
}

void ExperimentPanel::setMethods(std::vector<MethodChoice> methods) {
  methods_ = std::move(methods);
  fill(*method_.box, methods_);
  showMethod();
}

void ExperimentPanel::chooseModel(const QString& id) {
  model_.box->setCurrentIndex(model_.box->findData(id));
}

void ExperimentPanel::chooseTask(const QString& id) {
  task_.box->setCurrentIndex(task_.box->findData(id));
}

void ExperimentPanel::chooseMethod(const std::string& id) {
  method_.box->setCurrentIndex(method_.box->findData(QString::fromStdString(id)));
}

bool ExperimentPanel::isValid() const {
  return missing().isEmpty();
}

RunSpec ExperimentPanel::spec() const {
  const auto name = name_->text().trimmed();
  return {(name.isEmpty() ? defaultName() : name).toStdString(),
          model_.box->currentData().toString().toStdString(),
          task_.box->currentData().toString().toStdString(),
          method_.box->currentData().toString().toStdString(), form_->values()};
}

void ExperimentPanel::setSpec(const RunSpec& spec) {
  const auto model = QString::fromStdString(spec.model);
  const auto task = QString::fromStdString(spec.task);
  if (!model.isEmpty() && model_.box->findData(model) < 0) {
    models_.push_back({model, QFileInfo(model).fileName(), model});
    model_.box->addItem(models_.back().name, model);
  }
  if (!task.isEmpty() && task_.box->findData(task) < 0) {
    tasks_.push_back({task, QFileInfo(task).completeBaseName(), task});
    task_.box->addItem(tasks_.back().name, task);
  }
  chooseModel(model);
  chooseTask(task);
  chooseMethod(spec.method);
  name_->setText(QString::fromStdString(spec.name));
  form_->setValues(spec.settings);
}

void ExperimentPanel::setNote(const QString& note) {
  noteText_->setText(breakable(note));
  note_->setVisible(!note.isEmpty());
}

void ExperimentPanel::showMethod() {
  const auto* method = chosen(*method_.box, methods_);
  form_->setSpecs(method ? method->settings : std::vector<SettingSpec>());
}

QString ExperimentPanel::defaultName() const {
  if (method_.box->currentIndex() < 0 || task_.box->currentIndex() < 0) return {};
  return tr("%1 on %2").arg(method_.box->currentText(), task_.box->currentText());
}

QString ExperimentPanel::missing() const {
  if (!chosen(*model_.box, models_)) return tr("Choose a model, or open one.");
  if (!chosen(*task_.box, tasks_)) return tr("Choose a task, or open one.");
  if (!chosen(*method_.box, methods_)) return tr("Choose a method.");
  if (!form_->isValid()) return tr("A setting above is not acceptable yet; its field says why.");
  return {};
}

void ExperimentPanel::refresh() {
  const auto* model = chosen(*model_.box, models_);
  const auto* task = chosen(*task_.box, tasks_);
  const auto* method = chosen(*method_.box, methods_);
  describe(*model_.description, model ? model->description : QString());
  describe(*task_.description, task ? task->description : QString());
  describe(*method_.description, method ? method->description : QString());
  name_->setPlaceholderText(defaultName());
  reset_->setEnabled(!form_->isDefault());
  describe(*missing_, missing());
  start_->setEnabled(isValid());
  Q_EMIT changed();
}

void ExperimentPanel::start() {
  if (isValid()) Q_EMIT startRequested(spec());
}

void ExperimentPanel::colorNote() {
  auto colors = palette();
  colors.setColor(QPalette::Window,
                  blended(palette().color(QPalette::Window), QColor(0xe6, 0x9f, 0x00), 0.22));
  note_->setPalette(colors);
}

void ExperimentPanel::retranslate() {
  const auto name = [](Chooser& chooser, const QString& text, const QString& help) {
    chooser.label->setText(text);
    chooser.box->setAccessibleName(withoutMnemonic(text));
    chooser.box->view()->setAccessibleName(chooser.box->accessibleName());
    chooser.box->setToolTip(help);
  };
  name(model_, tr("&Model"), tr("The frozen language model; training does not change it."));
  name(task_, tr("&Task"), tr("The examples to learn from, and how an answer is judged."));
  name(method_, tr("M&ethod"), tr("How the soft prompt is made and trained."));
  model_.open->setText(tr("Open…"));
  model_.open->setAccessibleName(tr("Open a model"));
  model_.open->setToolTip(tr("Choose a Hugging Face model folder."));
  task_.open->setText(tr("Open…"));
  task_.open->setAccessibleName(tr("Open a task"));
  task_.open->setToolTip(tr("Choose a task file."));
  nameLabel_->setText(tr("&Name"));
  name_->setAccessibleName(tr("Name of the run"));
  name_->setToolTip(tr("How the run is called in the table; empty for the name shown."));
  settingsTitle_->setText(tr("Settings"));
  reset_->setText(tr("Reset to defaults"));
  reset_->setToolTip(tr("Gives every setting its default again."));
  start_->setText(tr("Start"));
  start_->setToolTip(tr("Trains in the background; several runs can wait in the queue."));
  setWhatsThis(
      tr("What to train: a frozen model, a task, a method and its settings. Start puts it "
         "into the list of runs."));
  refresh();
}

void ExperimentPanel::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  if (event->type() == QEvent::PaletteChange && note_) colorNote();
  QWidget::changeEvent(event);
}

}  // namespace ptw
