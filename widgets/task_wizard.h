// Describes a task for a person's own data: columns become text, labels become words, and examples
// show what the model will read. Knows nothing of files but their names; who looks at the drafts
// and writes the task listens to draftChanged and saveRequested.
#pragma once

#include <QDialog>
#include <QTimer>
#include <optional>

#include "report/task_preview.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QRadioButton;
class QVBoxLayout;

namespace ptw {

class ColumnButtons;
class FileRow;
class TaskPreviewView;
class VerbalizerTable;

class TaskWizard : public QDialog {
  Q_OBJECT

 public:
  /// For the data in `file`: JSONL, CSV or TSV.
  explicit TaskWizard(const QString& file, QWidget* parent = nullptr);

  /// The task as it is described now.
  [[nodiscard]] TaskDraft draft() const;
  /// Where it shall be saved.
  [[nodiscard]] QString taskFile() const;

  /// The answer to draftChanged.
  void showPreview(const TaskPreview& preview);
  /// Why it could not be saved, or not be looked at.
  void showProblem(const QString& sentence);

 Q_SIGNALS:
  /// A little after the last change, and once at the beginning (where the draft is new).
  void draftChanged(const ptw::TaskDraft& draft);
  /// Of a sound draft; close the wizard when it is written.
  void saveRequested(const ptw::TaskDraft& draft, const QString& file);

 protected:
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  void build();
  QWidget* buildForm();
  void buildData();
  void buildInput();
  void buildAnswer();
  void buildTask();
  QWidget* buildFoot();
  QLabel* addHeading();
  QPlainTextEdit* buildTemplate(const char* name);
  void addField(QLabel*& label, QWidget* field);
  void connectFields();

  void edit();
  void takeData();
  void tell();
  void takeGuess(const TaskDraft& guess);
  void fillColumns();
  void fillMetrics();
  void insertColumn(const QString& column);
  void followName();
  void showKind();
  void showHeldOut();
  void save();
  [[nodiscard]] bool mayReplace();
  void retranslate();
  void nameFields();

  std::optional<TaskPreview> preview_;
  bool guessing_ = true;
  bool save_wanted_ = false;
  bool file_is_own_ = false;  ///< not made of the task's name
  QTimer pause_;              ///< until a change is told

  QWidget* form_ = nullptr;
  QVBoxLayout* column_ = nullptr;
  QLabel *data_title_ = nullptr, *input_title_ = nullptr, *answer_title_ = nullptr,
         *task_title_ = nullptr;
  FileRow *train_ = nullptr, *dev_ = nullptr, *test_ = nullptr, *file_ = nullptr;
  QLabel* held_out_ = nullptr;
  QLabel* columns_label_ = nullptr;
  ColumnButtons* columns_ = nullptr;
  QPlainTextEdit *input_ = nullptr, *target_ = nullptr;
  QPlainTextEdit* last_template_ = nullptr;  ///< where a column goes
  QRadioButton *classification_ = nullptr, *writing_ = nullptr;
  QLabel *label_label_ = nullptr, *target_label_ = nullptr, *metric_label_ = nullptr,
         *name_label_ = nullptr, *description_label_ = nullptr;
  QComboBox *label_ = nullptr, *metric_ = nullptr;
  VerbalizerTable* verbalizer_ = nullptr;
  QLineEdit *name_ = nullptr, *description_ = nullptr;
  TaskPreviewView* view_ = nullptr;
  QLabel* problem_ = nullptr;
  QPushButton *save_ = nullptr, *cancel_ = nullptr;
};

}  // namespace ptw
