#include "widgets/run_table.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/export_button.h"
#include "widgets/notes_dialog.h"
#include "widgets/progress_delegate.h"
#include "widgets/run_columns.h"
#include "widgets/run_filter.h"
#include "widgets/save_file.h"
#include "widgets/series_icon.h"

namespace ptw {
namespace {

bool isOurs(const RunRow& run) {
  return !run.elsewhere && !run.unreadable;
}

bool canPause(const RunRow& run) {
  return isOurs(run) && run.status == RunStatus::running;
}

bool canResume(const RunRow& run) {
  return isOurs(run) && (run.status == RunStatus::paused || run.status == RunStatus::stopped ||
                         run.status == RunStatus::interrupted || run.status == RunStatus::failed);
}

bool canStop(const RunRow& run) {
  return isOurs(run) && (run.status == RunStatus::queued || run.status == RunStatus::loading ||
                         run.status == RunStatus::running || run.status == RunStatus::paused);
}

bool canMove(const RunRow& run) {
  return isOurs(run) && run.status == RunStatus::queued;
}

bool canRemove(const RunRow& run) {
  return !run.elsewhere && !canStop(run);
}

}  // namespace

RunTable::RunTable(QWidget* parent)
    : QWidget(parent),
      model_(new RunModel(this)),
      rows_(new RunFilter(model_)),
      search_(new QLineEdit),
      export_(new ExportButton("runs")),
      pages_(new QStackedLayout),
      empty_(new QLabel),
      table_(new QTableView),
      pause_(addCommand("pause", &RunTable::pauseRequested)),
      resume_(addCommand("resume", &RunTable::resumeRequested)),
      stop_(addCommand("stop", &RunTable::stopRequested)),
      earlier_(new QAction(this)),
      later_(new QAction(this)),
      remove_(addCommand("remove", &RunTable::removeRequested)),
      adapter_(addCommand("adapter", &RunTable::exportRequested)),
      folder_(addCommand("folder", &RunTable::showFolderRequested)),
      notes_(new QAction(this)) {
  buildTable();
  empty_->setAlignment(Qt::AlignCenter);
  empty_->setWordWrap(true);
  pages_->addWidget(empty_);
  pages_->addWidget(table_);
  search_->setClearButtonEnabled(true);
  search_->setMaximumWidth(fontMetrics().horizontalAdvance('0') * 32);
  connect(search_, &QLineEdit::textChanged, this,
          [this](const QString& text) { changeRows([&] { rows_->search(text); }); });
  export_->addTable([this] { return csv(); });

  auto* row = new QHBoxLayout;
  row->addWidget(search_, 1);
  row->addStretch();
  row->addWidget(export_);
  auto* column = new QVBoxLayout(this);
  column->setContentsMargins(4, 4, 4, 4);
  column->setSpacing(4);
  column->addLayout(row);
  column->addLayout(pages_, 1);
  showPage();
  retranslate();
}

void RunTable::putRun(const RunRow& row) {
  changeRows([&] { model_->put(row); });
  if (current_.isEmpty()) setCurrentRun(row.id);
}

void RunTable::removeRun(const QString& id) {
  if (id != current_) return changeRows([&] { model_->remove(id); });
  model_->remove(id);
  takeCurrent();
  showPage();
}

void RunTable::clear() {
  changeRows([&] { model_->clear(); });
  takeCurrent();
}

void RunTable::setCurrentRun(const QString& id) {
  if (id == current_ || model_->rowOf(id) < 0) return;
  current_ = id;
  changeRows([] {});
  Q_EMIT currentRunChanged(id);
}

QString RunTable::csv() const {
  QStringList heading;
  for (int column = 0; column < rows_->columnCount(); ++column)
    heading << rows_->headerData(column, Qt::Horizontal).toString();
  QString text = csvLine(heading);
  for (int row = 0; row < rows_->rowCount(); ++row) {
    QStringList fields;
    for (int column = 0; column < rows_->columnCount(); ++column)
      fields << rows_->index(row, column).data(RunModel::FileRole).toString();
    text += csvLine(fields);
  }
  return text;
}

void RunTable::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  if (event->type() == QEvent::PaletteChange) model_->refresh();
  QWidget::changeEvent(event);
}

void RunTable::buildTable() {
  table_->setModel(rows_);
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setSelectionMode(QAbstractItemView::ExtendedSelection);
  table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table_->setTabKeyNavigation(false);
  table_->setShowGrid(false);
  table_->setAlternatingRowColors(true);
  table_->setWordWrap(false);
  table_->setIconSize(kSeriesIconSize);
  table_->setItemDelegateForColumn(RunModel::Progress,
                                   new ProgressDelegate(RunModel::ShareRole, table_));
  table_->setContextMenuPolicy(Qt::ActionsContextMenu);
  table_->addActions(
      {pause_, resume_, stop_, earlier_, later_, notes_, adapter_, folder_, remove_});
  notes_->setObjectName("notes");
  notes_->setShortcut(Qt::Key_F2);
  remove_->setShortcut(QKeySequence::Delete);
  for (auto* action : {notes_, remove_}) action->setShortcutContext(Qt::WidgetShortcut);
  connect(notes_, &QAction::triggered, this, &RunTable::editNotes);
  earlier_->setObjectName("earlier");
  later_->setObjectName("later");
  connect(earlier_, &QAction::triggered, this, [this] { Q_EMIT moveRequested(current_, -1); });
  connect(later_, &QAction::triggered, this, [this] { Q_EMIT moveRequested(current_, 1); });
  table_->verticalHeader()->hide();
  table_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  table_->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 10);
  table_->horizontalHeader()->setSortIndicator(-1, Qt::AscendingOrder);
  table_->horizontalHeader()->setSortIndicatorClearable(true);
  table_->setSortingEnabled(true);
  columns_ = new RunColumns(table_);
  table_->addAction(columns_->menu()->menuAction());
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          &RunTable::takeCurrent);
  connect(table_->selectionModel(), &QItemSelectionModel::selectionChanged, this,
          &RunTable::selectedRunsChanged);
  offerCommands();
}

QStringList RunTable::selectedRuns() const {
  auto indices = table_->selectionModel()->selectedRows();
  std::ranges::sort(indices, {}, &QModelIndex::row);
  QStringList ids;
  for (const auto& index : indices) ids << model_->at(rows_->mapToSource(index).row()).id;
  return ids;
}

QByteArray RunTable::columns() const {
  return columns_->state();
}

void RunTable::setColumns(const QByteArray& columns) {
  columns_->restore(columns);
}

QAction* RunTable::addCommand(const QString& name, Request request) {
  auto* action = new QAction(this);
  action->setObjectName(name);
  connect(action, &QAction::triggered, this, [this, request] {
    const QString id = current_;
    if (!id.isEmpty()) Q_EMIT(this->*request)(id);
  });
  return action;
}

void RunTable::editNotes() {
  const int row = model_->rowOf(current_);
  if (row < 0) return;
  const RunRow& run = model_->at(row);
  auto* dialog = new NotesDialog(run.name, run.tags, run.note, this);
  dialog->setAttribute(Qt::WA_DeleteOnClose);
  connect(dialog, &QDialog::accepted, this,
          [this, dialog, id = run.id] { Q_EMIT notesChanged(id, dialog->tags(), dialog->note()); });
  dialog->open();
}

void RunTable::takeCurrent() {
  if (settling_) return;
  const QModelIndex index = rows_->mapToSource(table_->currentIndex());
  const QString id = index.isValid() ? model_->at(index.row()).id : QString();
  if (id == current_) return;
  current_ = id;
  offerCommands();
  Q_EMIT currentRunChanged(id);
}

void RunTable::changeRows(const std::function<void()>& change) {
  settling_ = true;
  change();
  const int row = model_->rowOf(current_);
  const QModelIndex index =
      row < 0 ? QModelIndex() : rows_->mapFromSource(model_->index(row, RunModel::Name));
  if (index.row() != table_->currentIndex().row()) table_->setCurrentIndex(index);
  if (!index.isValid()) table_->clearSelection();
  settling_ = false;
  offerCommands();
  showPage();
}

void RunTable::offerCommands() {
  const int row = model_->rowOf(current_);
  const auto can = [&](bool (*does)(const RunRow&)) { return row >= 0 && does(model_->at(row)); };
  pause_->setEnabled(can(canPause));
  resume_->setEnabled(can(canResume));
  stop_->setEnabled(can(canStop));
  for (auto* action : {earlier_, later_}) action->setVisible(can(canMove));
  remove_->setEnabled(can(canRemove));
  adapter_->setEnabled(can([](const RunRow& run) { return run.step > 0; }));
  folder_->setEnabled(row >= 0);
  notes_->setEnabled(can([](const RunRow& run) { return !run.unreadable; }));
}

void RunTable::showPage() {
  empty_->setText(model_->rowCount() > 0
                      ? tr("No run is found by “%1”.").arg(search_->text())
                      : tr("No run yet. Every run that is started is listed here with its status, "
                           "progress, loss and dev metric."));
  const bool any = rows_->rowCount() > 0;
  pages_->setCurrentWidget(any ? static_cast<QWidget*>(table_) : empty_);
}

void RunTable::retranslate() {
  search_->setPlaceholderText(tr("Search runs"));
  search_->setAccessibleName(tr("Search runs"));
  search_->setToolTip(tr(
      "Show only the runs in which every word is found: in the name, model, task, method, status, "
      "a tag or the note, or as a setting, such as prompt_length=20"));
  table_->setAccessibleName(tr("Runs"));
  table_->setWhatsThis(
      tr("One row per run. The selected run is the one that the other views show; those selected "
         "with it, by Ctrl or Shift, are compared; click a heading to sort; the context menu "
         "pauses, resumes, stops, takes notes, exports and removes, and says which columns are "
         "shown."));
  empty_->setText(
      tr("No run yet. Every run that is started is listed here with its status, "
         "progress, loss and dev metric."));
  pause_->setText(tr("&Pause"));
  resume_->setText(tr("&Resume"));
  stop_->setText(tr("&Stop"));
  earlier_->setText(tr("Train ea&rlier"));
  later_->setText(tr("Train la&ter"));
  remove_->setText(tr("&Move to the trash…"));
  adapter_->setText(tr("&Export as PEFT adapter…"));
  folder_->setText(tr("Show &folder"));
  notes_->setText(tr("Tags and &note…"));
  columns_->retranslate();
  model_->refresh();
}

}  // namespace ptw
