#include "widgets/mask_history_view.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/export_button.h"
#include "widgets/labels.h"
#include "widgets/mask_history.h"

namespace ptw {

MaskHistoryView::MaskHistoryView(MaskHistory* history, QWidget* parent)
    : QWidget(parent), history_(history) {
  build();
  retranslate();
}

void MaskHistoryView::build() {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(2, 4, 2, 2);
  table_ = new QTableView(this);
  table_->setObjectName("history");
  table_->setModel(history_);
  table_->setSelectionBehavior(QAbstractItemView::SelectRows);
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  table_->setEditTriggers(QAbstractItemView::NoEditTriggers);
  table_->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
  table_->setTabKeyNavigation(false);
  table_->setWordWrap(false);
  table_->setShowGrid(false);
  table_->verticalHeader()->hide();
  table_->verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 3 / 2);
  table_->horizontalHeader()->setHighlightSections(false);
  layout->addWidget(table_, 1);
  auto* row = new QHBoxLayout;
  hint_ = smallPrint(this);
  export_ = new ExportButton("masks", this);
  export_->addTable([this] { return history_->csv(); });
  row->addWidget(hint_, 1);
  row->addWidget(export_);
  layout->addLayout(row);
  const auto choose = [this](const QModelIndex& index) { Q_EMIT chosen(index.row()); };
  connect(table_, &QTableView::clicked, this, choose);
  connect(table_, &QTableView::activated, this, choose);
  connect(history_, &MaskHistory::dataChanged, this, &MaskHistoryView::follow);
}

/// Selects the mask in force when it became another one.
void MaskHistoryView::follow(const QModelIndex& changed) {
  const int row = history_->current();
  if (row < 0 || changed.row() != row || row == shown_) return;
  shown_ = row;
  table_->setCurrentIndex(history_->index(row, 0));
}

void MaskHistoryView::setColumnWidths() {
  auto* header = table_->horizontalHeader();
  const auto metrics = table_->fontMetrics();
  const int number = metrics.horizontalAdvance(QStringLiteral("000,000"));
  for (int column = 0; column < history_->columnCount(); ++column)
    header->resizeSection(
        column, std::max(header->sectionSizeHint(column), number + metrics.horizontalAdvance('0')));
}

void MaskHistoryView::retranslate() {
  table_->setAccessibleName(tr("Masks that were tried"));
  hint_->setText(tr("Click a mask to go back to it."));
  setToolTip(
      tr("Every mask that was tried on this checkpoint, with the dev metric and what is "
         "left of the prompt; XPrompt (Ma et al. 2022), section Hierarchical Structured Pruning"));
  history_->retranslate();
  setColumnWidths();
}

void MaskHistoryView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace ptw
