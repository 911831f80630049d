// What a person keeps about a run: tags to find it by, and a note.
#pragma once

#include <QDialog>

class QLineEdit;
class QPlainTextEdit;

namespace ptw {

class NotesDialog : public QDialog {
  Q_OBJECT

 public:
  NotesDialog(const QString& run, const QStringList& tags, const QString& note, QWidget* parent);

  /// Without blanks around them, each once.
  [[nodiscard]] QStringList tags() const;
  [[nodiscard]] QString note() const;

 private:
  QLineEdit* tags_;
  QPlainTextEdit* note_;
};

}  // namespace ptw
