#include "widgets/task_wizard.h"

#include <QComboBox>
#include <QEvent>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScreen>
#include <QShowEvent>
#include <QSignalBlocker>
#include <QStandardPaths>

#include "widgets/column_buttons.h"
#include "widgets/file_row.h"
#include "widgets/labels.h"
#include "widgets/task_preview_view.h"
#include "widgets/verbalizer_table.h"

namespace ptw {
namespace {

constexpr int kPause = 200;  // milliseconds

/// A file name made of `name`.
QString fileName(const QString& name) {
  QString file;
  for (const QChar c : name.trimmed())
    file += c.isLetterOrNumber() || QStringView(u"-_.").contains(c) ? c : QChar('-');
  return file.isEmpty() ? QString("task") : file;
}

/// Where a task for `data` is written: beside it, if that can be.
QString folderFor(const QString& data) {
  const QFileInfo folder(QFileInfo(data).absolutePath());
  return folder.isWritable() ? folder.filePath()
                             : QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

/// Shows `items`, and `chosen` among them.
void fill(QComboBox& box, const QStringList& items, const QString& chosen) {
  QStringList shown;
  for (int i = 0; i < box.count(); ++i) shown << box.itemText(i);
  const QSignalBlocker blocker(&box);
  if (shown != items) {
    box.clear();
    box.addItems(items);
  }
  box.setCurrentIndex(box.findText(chosen, Qt::MatchExactly | Qt::MatchCaseSensitive));
}

}  // namespace

TaskWizard::TaskWizard(const QString& file, QWidget* parent) : QDialog(parent) {
  pause_.setSingleShot(true);
  pause_.setInterval(kPause);
  connect(&pause_, &QTimer::timeout, this, &TaskWizard::tell);
  build();
  train_->setPath(file);
  form_->setEnabled(false);
  retranslate();
  showKind();
  resize(QSize(1000, 660).boundedTo(screen()->availableSize() - QSize(20, 60)));
}

TaskDraft TaskWizard::draft() const {
  TaskDraft draft;
  draft.train = train_->path().toStdString();
  draft.dev = dev_->path().toStdString();
  draft.test = test_->path().toStdString();
  draft.name = name_->text().toStdString();
  draft.description = description_->text().toStdString();
  draft.input_template = input_->toPlainText().toStdString();
  draft.is_classification = classification_->isChecked();
  draft.label_field = label_->currentText().toStdString();
  if (draft.is_classification) draft.verbalizer = verbalizer_->verbalizer();
  draft.target_template = target_->toPlainText().toStdString();
  draft.metric = metric_->currentText().toStdString();
  draft.is_new = guessing_;
  return draft;
}

QString TaskWizard::taskFile() const {
  const auto path = file_->path();
  return path.isEmpty() || path.endsWith(".json") ? path : path + ".json";
}

/// Something has been changed: what was wrong before is open again.
void TaskWizard::edit() {
  problem_->hide();
  save_wanted_ = false;
  pause_.start();
}

/// A person has chosen data; as long as nothing is said of it, it is guessed again.
void TaskWizard::takeData() {
  if (input_->toPlainText().trimmed().isEmpty()) guessing_ = true;
  edit();
}

void TaskWizard::tell() {
  pause_.stop();
  Q_EMIT draftChanged(draft());
}

void TaskWizard::showPreview(const TaskPreview& preview) {
  preview_ = preview;
  form_->setEnabled(true);
  if (guessing_ && !preview.columns.empty()) takeGuess(preview.draft);
  columns_->setColumns(preview.columns);
  fillColumns();
  if (preview.draft.label_field == label_->currentText().toStdString())
    verbalizer_->setLabels(preview.draft.verbalizer);
  fillMetrics();
  view_->showPreview(preview);
  showHeldOut();
  const bool sound = preview.problems.empty();
  save_->setEnabled(sound);
  if (!save_wanted_ || pause_.isActive() || preview.draft != draft()) return;
  save_wanted_ = false;
  if (sound) save();
}

void TaskWizard::showProblem(const QString& sentence) {
  form_->setEnabled(true);
  save_wanted_ = false;
  problem_->setText(sentence);
  problem_->show();
}

void TaskWizard::takeGuess(const TaskDraft& guess) {
  guessing_ = false;
  const QSignalBlocker input(input_), target(target_), name(name_), kind(classification_),
      verbalizer(verbalizer_);
  train_->setPath(QString::fromStdString(guess.train.string()));
  dev_->setPath(QString::fromStdString(guess.dev.string()));
  test_->setPath(QString::fromStdString(guess.test.string()));
  name_->setText(QString::fromStdString(guess.name));
  input_->setPlainText(QString::fromStdString(guess.input_template));
  target_->setPlainText(QString::fromStdString(guess.target_template));
  (guess.is_classification ? classification_ : writing_)->setChecked(true);
  fill(*label_, {QString::fromStdString(guess.label_field)},
       QString::fromStdString(guess.label_field));
  verbalizer_->setVerbalizer(guess.verbalizer);
  showKind();
  followName();
  input_->moveCursor(QTextCursor::End);
}

void TaskWizard::fillColumns() {
  QStringList names;
  for (const auto& column : preview_->columns) names << QString::fromStdString(column.name);
  const auto chosen = label_->currentText();
  if (names.isEmpty()) return;  // the data cannot be read: the choice is not lost by that
  fill(*label_, names, chosen);
}

void TaskWizard::fillMetrics() {
  if (preview_->draft.is_classification != classification_->isChecked()) return;
  QStringList names;
  for (const auto& metric : preview_->metrics) names << QString::fromStdString(metric);
  const auto chosen = metric_->currentText();
  fill(*metric_, names,
       names.contains(chosen) ? chosen : QString::fromStdString(preview_->draft.metric));
}

void TaskWizard::insertColumn(const QString& column) {
  auto* edit = last_template_->isVisibleTo(this) ? last_template_ : input_;
  edit->insertPlainText('{' + column + '}');
  edit->setFocus();
}

/// The task's file is called as the task, until a person says otherwise.
void TaskWizard::followName() {
  if (!file_is_own_)
    file_->setPath(folderFor(train_->path()) + '/' + fileName(name_->text()) + ".json");
  showHeldOut();
}

void TaskWizard::showKind() {
  const bool labels = classification_->isChecked();
  for (QWidget* part : std::initializer_list<QWidget*>{label_label_, label_, verbalizer_})
    part->setVisible(labels);
  for (QWidget* part : std::initializer_list<QWidget*>{target_label_, target_})
    part->setVisible(!labels);
}

void TaskWizard::showHeldOut() {
  const bool shown = preview_ && preview_->draft.dev.empty() && preview_->train > 0;
  held_out_->setVisible(shown);
  if (!shown) return;
  const auto files = files_of(preview_->draft, taskFile().toStdString());
  if (files.size() < 3) return;
  const auto name = [&](std::size_t i) {
    return QString::fromStdString(files[i].filename().string());
  };
  const auto count = [](std::size_t examples) {
    return QLocale().toString(static_cast<qulonglong>(examples));
  };
  held_out_->setText(tr("Saving also writes %1 (%2 examples) and %3 (%4 examples) beside the task.")
                         .arg(name(0), count(preview_->train), name(1), count(preview_->dev)));
}

/// A change that has not been answered yet is waited for.
void TaskWizard::save() {
  if (!preview_ || pause_.isActive() || preview_->draft != draft()) {
    save_wanted_ = true;
    return tell();
  }
  if (!preview_->problems.empty() || taskFile().isEmpty() || !mayReplace()) return;
  Q_EMIT saveRequested(preview_->draft, taskFile());
}

bool TaskWizard::mayReplace() {
  QStringList there;
  for (const auto& file : files_of(preview_->draft, taskFile().toStdString()))
    if (QFileInfo::exists(QString::fromStdString(file.string())))
      there << QString::fromStdString(file.filename().string());
  return there.isEmpty() ||
         QMessageBox::question(this, windowTitle(),
                               tr("Replace what is there already? %1").arg(there.join(", "))) ==
             QMessageBox::Yes;
}

bool TaskWizard::eventFilter(QObject* watched, QEvent* event) {
  if (event->type() == QEvent::FocusIn)
    for (auto* edit : {input_, target_})
      if (watched == edit) last_template_ = edit;
  return QDialog::eventFilter(watched, event);
}

void TaskWizard::showEvent(QShowEvent* event) {
  QDialog::showEvent(event);
  if (!preview_ && !event->spontaneous()) tell();
}

void TaskWizard::retranslate() {
  setWindowTitle(tr("New task from data"));
  data_title_->setText(tr("Data"));
  columns_label_->setText(tr("The columns; a click inserts one into the text below:"));
  answer_title_->setText(tr("What it answers"));
  classification_->setText(tr("&One of a few labels (classification)"));
  writing_->setText(tr("A text of its o&wn (writing)"));
  task_title_->setText(tr("The task"));
  save_->setText(tr("&Save"));
  save_->setToolTip(tr("Writes the task file and chooses the task for the next run."));
  cancel_->setText(tr("Cancel"));
  setWhatsThis(
      tr("A task says how the rows of a data file become text: what the model reads, what it "
         "shall answer, and how an answer is judged. It is saved as a small JSON file."));
  nameFields();
  colorAsProblem(*problem_, palette());
  showHeldOut();
}

void TaskWizard::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  if (event->type() == QEvent::PaletteChange && problem_) colorAsProblem(*problem_, palette());
  QDialog::changeEvent(event);
}

}  // namespace ptw
