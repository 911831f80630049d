#include "widgets/run_columns.h"

#include <QAction>
#include <QEvent>
#include <QHeaderView>
#include <QMenu>
#include <QScopedValueRollback>
#include <QTableView>
#include <algorithm>
#include <array>

#include "widgets/run_model.h"

namespace ptw {
namespace {

/// Column widths in digits, in the order of the model.
constexpr std::array<int, RunModel::ColumnCount> kWidths = {16, 17, 14, 15, 9,  9,  9, 8,
                                                            18, 8,  11, 9,  10, 12, 16};

/// What changes while a run trains stands beside its name: a narrow window shows it without
/// scrolling.
constexpr std::array kFirst = {RunModel::Status, RunModel::Progress, RunModel::TimeLeft,
                               RunModel::Loss,   RunModel::Metric,   RunModel::Best,
                               RunModel::Tags,   RunModel::Time};
constexpr int kBesideName = 5;  // of those
constexpr int kLeastName = 13;
constexpr int kMostName = 32;

}  // namespace

RunColumns::RunColumns(QTableView* table)
    : QObject(table), table_(table), header_(table->horizontalHeader()), menu_(new QMenu(table)) {
  arrange();
  fillMenu();
  table_->viewport()->installEventFilter(this);
  connect(header_, &QHeaderView::sectionResized, this, [this](int column) {
    if (column == RunModel::Name && !fitting_) fits_name_ = false;
  });
  header_->setContextMenuPolicy(Qt::CustomContextMenu);
  connect(header_, &QWidget::customContextMenuRequested, this,
          [this](const QPoint& at) { menu_->popup(header_->viewport()->mapToGlobal(at)); });
}

void RunColumns::arrange() {
  header_->setHighlightSections(false);
  header_->setSectionsMovable(true);
  for (int column = 0; column < RunModel::ColumnCount; ++column)
    header_->resizeSection(column, digits(kWidths[std::size_t(column)]));
  int place = 1;
  for (const auto column : kFirst) header_->moveSection(header_->visualIndex(column), place++);
}

void RunColumns::fillMenu() {
  menu_->menuAction()->setObjectName("columns");
  for (int place = 1; place < RunModel::ColumnCount; ++place) {
    const int column = header_->logicalIndex(place);
    QAction* action = menu_->addAction(QString());
    action->setData(column);
    action->setCheckable(true);
    action->setChecked(true);
    connect(action, &QAction::toggled, this, [this, column](bool shown) {
      table_->setColumnHidden(column, !shown);
      fitName();
    });
  }
}

/// The name takes what the columns beside it leave.
void RunColumns::fitName() {
  if (!fits_name_) return;
  int left = table_->viewport()->width();
  for (int i = 0; i < kBesideName; ++i) left -= header_->sectionSize(kFirst[std::size_t(i)]);
  const QScopedValueRollback guard(fitting_, true);
  header_->resizeSection(RunModel::Name, std::clamp(left, digits(kLeastName), digits(kMostName)));
}

int RunColumns::digits(int count) const {
  return count * table_->fontMetrics().horizontalAdvance('0');
}

QByteArray RunColumns::state() const {
  return header_->saveState();
}

void RunColumns::restore(const QByteArray& state) {
  if (!header_->restoreState(state)) return;
  fits_name_ = false;
  for (QAction* action : menu_->actions())
    action->setChecked(!table_->isColumnHidden(action->data().toInt()));
}

void RunColumns::retranslate() {
  menu_->setTitle(tr("&Columns"));
  for (QAction* action : menu_->actions())
    action->setText(table_->model()
                        ->headerData(action->data().toInt(), Qt::Horizontal, Qt::DisplayRole)
                        .toString());
}

bool RunColumns::eventFilter(QObject* watched, QEvent* event) {
  // A table that goes takes its viewport along, which still has events.
  if (event->type() == QEvent::Resize && watched == table_->viewport()) fitName();
  return QObject::eventFilter(watched, event);
}

}  // namespace ptw
