#include "widgets/export_button.h"

#include <QAction>
#include <QEvent>
#include <QFileDialog>
#include <QMenu>
#include <QMessageBox>

#include "widgets/plot_style.h"
#include "widgets/save_file.h"

namespace ptw {

ExportButton::ExportButton(const QString& name, QWidget* parent)
    : QToolButton(parent), name_(name) {
  setPopupMode(QToolButton::InstantPopup);
  setFocusPolicy(Qt::StrongFocus);
  setMenu(new QMenu(this));
  retranslate();
}

void ExportButton::addPictures(const Writer& writer) {
  for (const char* ending : {"png", "svg", "pdf"}) addFormat(ending, writer);
}

void ExportButton::addPictures(QCustomPlot* plot) {
  addPictures([plot](const QString& file) { return savePlot(*plot, file); });
}

void ExportButton::addTable(const std::function<QString()>& text) {
  addFormat("csv", [text](const QString& file) { return saveFile(file, text().toUtf8()); });
}

void ExportButton::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QToolButton::changeEvent(event);
}

void ExportButton::addFormat(const QString& ending, const Writer& writer) {
  QAction* action = menu()->addAction(QString());
  action->setObjectName("export_" + ending);
  connect(action, &QAction::triggered, this, [=, this] { ask(ending, writer); });
  formats_.append({action, ending});
  retranslate();
}

void ExportButton::ask(const QString& ending, const Writer& writer) {
  auto* dialog = new QFileDialog(this, tr("Export"));
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  dialog->setAcceptMode(QFileDialog::AcceptSave);
  dialog->setDefaultSuffix(ending);
  dialog->setNameFilter(tr("%1 files (*.%2)").arg(ending.toUpper(), ending));
  dialog->selectFile(name_ + '.' + ending);
  connect(dialog, &QFileDialog::fileSelected, this, [this, writer](const QString& file) {
    const QString problem = writer(file);
    if (!problem.isEmpty()) QMessageBox::warning(this, tr("Export"), problem);
  });
  dialog->open();
}

void ExportButton::retranslate() {
  setText(tr("Export"));
  setAccessibleName(tr("Export"));
  setToolTip(tr("Save what this view shows to a file"));
  for (const auto& [action, ending] : formats_) {
    if (ending == "csv")
      action->setText(tr("&Values as CSV…"));
    else
      action->setText(tr("Picture as &%1…").arg(ending.toUpper()));
  }
}

}  // namespace ptw
