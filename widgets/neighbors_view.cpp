#include "widgets/neighbors_view.h"

#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QScopedValueRollback>
#include <QSpinBox>
#include <QStackedWidget>
#include <QTableView>
#include <algorithm>

#include "widgets/control_bar.h"
#include "widgets/copy_rows.h"
#include "widgets/drift_view.h"
#include "widgets/export_button.h"
#include "widgets/neighbor_delegate.h"
#include "widgets/neighbor_filter.h"
#include "widgets/neighbor_model.h"
#include "widgets/selection.h"

namespace ptw {
namespace {

constexpr int kLowLines = 16;  // a view of fewer lines of text needs its room for the table
constexpr int kNarrowDigits = 40;

}  // namespace

NeighborsView::NeighborsView(Selection* selection, QWidget* parent)
    : QWidget(parent),
      selection_(selection),
      model_(new NeighborModel(this)),
      filter_(new NeighborFilter(this)),
      delegate_(new NeighborDelegate(this)) {
  filter_->setSourceModel(model_);
  build();
  offerPrompts();
  retranslate();
  showPage();
  connect(selection_, &Selection::tokenChanged, this, &NeighborsView::selectInTable);
  connect(selection_, &Selection::promptChanged, this, &NeighborsView::showPrompt);
}

void NeighborsView::showReport(const NeighborReport& report) {
  {
    const QScopedValueRollback guard(updating_, true);
    model_->setReport(report);
  }
  offerPrompts();
  selectInTable(selection_->token());
  showPage();
}

void NeighborsView::showDrift(const DriftReport& report) {
  drift_->showDrift(report, model_->tokenName(report.token));
  drift_->show();
}

void NeighborsView::clear() {
  {
    const QScopedValueRollback guard(updating_, true);
    model_->clear();
  }
  offerPrompts();
  drift_->clear();
  showPage();
}

Similarity NeighborsView::similarity() const {
  return static_cast<Similarity>(similarity_->currentData().toInt());
}

int NeighborsView::neighborCount() const {
  return count_->value();
}

void NeighborsView::tokenChosen(const QModelIndex& current) {
  if (updating_ || !current.isValid()) return;
  selection_->setToken(model_->tokenAt(filter_->mapToSource(current).row()));
}

void NeighborsView::selectInTable(int token) {
  const int row = model_->rowOf(token);
  const auto index = row < 0
                         ? QModelIndex()
                         : filter_->mapFromSource(model_->index(row, NeighborModel::tokenColumn));
  const auto current = table_->currentIndex();
  if (index.isValid() && current.isValid() && index.row() == current.row() &&
      table_->selectionModel()->isRowSelected(index.row()))
    return;
  const QScopedValueRollback guard(updating_, true);
  if (!index.isValid()) {
    table_->selectionModel()->clear();
    return;
  }
  const int column = current.isValid() ? current.column() : int(NeighborModel::tokenColumn);
  table_->setCurrentIndex(index.siblingAtColumn(column));
  table_->scrollTo(table_->currentIndex());
}

void NeighborsView::filterBy(const QString& text) {
  {
    const QScopedValueRollback guard(updating_, true);
    delegate_->setHighlight(text);
    filter_->setText(text);
  }
  table_->viewport()->update();
  selectInTable(selection_->token());
}

/// One entry for all prompts and one for each, while there is more than one.
void NeighborsView::offerPrompts() {
  const int count = model_->report().prompts;
  prompt_->setVisible(count > 1);
  const int entries = count > 1 ? count + 1 : 0;
  if (prompt_->count() != entries) {
    prompt_->clear();
    for (int entry = 0; entry < entries; ++entry)
      prompt_->addItem(entry == 0 ? tr("All prompts") : tr("Prompt %1").arg(entry));
  }
  showPrompt(selection_->prompt());
}

void NeighborsView::showPrompt(int prompt) {
  const bool known = prompt >= 0 && prompt + 1 < prompt_->count();
  prompt_->setCurrentIndex(known ? prompt + 1 : std::min(0, prompt_->count() - 1));
  {
    const QScopedValueRollback guard(updating_, true);
    filter_->setPrompt(known ? prompt : -1);
  }
  selectInTable(selection_->token());
}

void NeighborsView::countChanged(int count) {
  model_->setPieceCount(count);
  setColumnWidths();
  Q_EMIT neighborCountChanged(count);
}

/// The first columns take what they need, the pieces share what is left, or scroll. Where there is
/// little room, the numbers are left to the tooltip of the token.
void NeighborsView::setColumnWidths() {
  const auto metrics = table_->fontMetrics();
  auto* header = table_->horizontalHeader();
  int left = table_->viewport()->width();
  const bool narrow = left < metrics.horizontalAdvance('0') * kNarrowDigits;
  for (const int column : {NeighborModel::normColumn, NeighborModel::movedColumn})
    table_->setColumnHidden(column, narrow);
  for (int column = 0; column < NeighborModel::firstPieceColumn; ++column) {
    if (table_->isColumnHidden(column)) continue;
    const int width = std::max(header->sectionSizeHint(column),
                               metrics.horizontalAdvance("000.00") + metrics.height() / 2);
    header->resizeSection(column, column == 0 ? header->sectionSizeHint(column) : width);
    left -= header->sectionSize(column);
  }
  const int width = std::max(metrics.horizontalAdvance('0') * 9, left / model_->pieceCount());
  for (int i = 0; i < model_->pieceCount(); ++i)
    header->resizeSection(NeighborModel::firstPieceColumn + i, width);
}

bool NeighborsView::eventFilter(QObject* watched, QEvent* event) {
  if (watched == table_->viewport() && event->type() == QEvent::Resize) setColumnWidths();
  if (watched == table_ && event->type() == QEvent::KeyPress &&
      static_cast<QKeyEvent*>(event)->matches(QKeySequence::Copy)) {
    copyRows(*table_);
    return true;
  }
  return QWidget::eventFilter(watched, event);
}

void NeighborsView::resizeEvent(QResizeEvent* event) {
  controls_->setRoom(size(), kLowLines);
  QWidget::resizeEvent(event);
}

void NeighborsView::showPage() {
  const bool empty = model_->rowCount() == 0;
  pages_->setCurrentWidget(empty ? static_cast<QWidget*>(empty_) : table_);
  export_->setEnabled(!empty);
  const auto compared = model_->comparedStep();
  caption_->setVisible(!empty);
  caption_->setText(compared < 0 ? tr("Step %1").arg(model_->report().step)
                                 : tr("Step %1. Bold with a dot: new in its row since step %2.")
                                       .arg(model_->report().step)
                                       .arg(compared));
}

void NeighborsView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace ptw
