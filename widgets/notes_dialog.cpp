#include "widgets/notes_dialog.h"

#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include "widgets/labels.h"

namespace ptw {

NotesDialog::NotesDialog(const QString& run, const QStringList& tags, const QString& note,
                         QWidget* parent)
    : QDialog(parent), tags_(new QLineEdit(tags.join(", "))), note_(new QPlainTextEdit(note)) {
  setWindowTitle(tr("Notes on \"%1\"").arg(elided(run)));
  tags_->setPlaceholderText(tr("for example: baseline, long prompt"));
  tags_->setToolTip(tr("Words to find the run by, separated by commas"));
  tags_->setAccessibleName(tr("Tags"));
  note_->setTabChangesFocus(true);
  note_->setAccessibleName(tr("Note"));
  auto* form = new QFormLayout;
  form->addRow(tr("&Tags"), tags_);
  form->addRow(tr("&Note"), note_);
  auto* buttons = new QDialogButtonBox(QDialogButtonBox::Ok | QDialogButtonBox::Cancel);
  connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
  connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
  auto* column = new QVBoxLayout(this);
  column->addLayout(form);
  column->addWidget(buttons);
  resize(fontMetrics().horizontalAdvance('0') * 56, fontMetrics().height() * 16);
}

QStringList NotesDialog::tags() const {
  QStringList tags;
  for (const auto& part : tags_->text().split(','))
    if (!part.trimmed().isEmpty()) tags << part.trimmed();
  tags.removeDuplicates();
  return tags;
}

QString NotesDialog::note() const {
  return note_->toPlainText().trimmed();
}

}  // namespace ptw
