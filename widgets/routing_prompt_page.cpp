#include "widgets/routing_prompt_page.h"

#include <QHeaderView>

#include "widgets/export_button.h"
#include "widgets/routing_piece_delegate.h"
#include "widgets/routing_piece_model.h"
#include "widgets/routing_table.h"
#include "widgets/selection.h"

namespace ptw {

RoutingPromptPage::RoutingPromptPage(Selection* selection, QWidget* parent)
    : ViewPage("routing-prompts", parent),
      selection_(selection),
      model_(new RoutingPieceModel(this)),
      table_(new RoutingTable(selection, Qt::Horizontal, this)) {
  table_->setObjectName("prompts");
  table_->setModel(model_);
  table_->setItemDelegate(new RoutingPieceDelegate(table_));
  table_->horizontalHeader()->setMinimumSectionSize(fontMetrics().horizontalAdvance('0') * 10);
  table_->verticalHeader()->setSectionsClickable(false);
  table_->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
  setContent(table_);
  exports()->addTable([this] { return model_->csv(); });
  connect(table_, &QTableView::clicked, this, &RoutingPromptPage::selectToken);
  connect(table_, &RoutingTable::opened, this, &RoutingPromptPage::selectToken);
  RoutingPromptPage::retranslate();
}

void RoutingPromptPage::showShares(const std::vector<double>& shares) {
  shares_ = shares;
  put();
}

void RoutingPromptPage::showNeighbors(const NeighborReport& report) {
  neighbors_ = report;
  put();
}

void RoutingPromptPage::clear() {
  shares_.clear();
  neighbors_ = {};
  put();
}

void RoutingPromptPage::put() {
  const bool fit = shares_.empty() || neighbors_.prompts == static_cast<int>(shares_.size());
  model_->put(shares_, fit ? neighbors_ : NeighborReport());
  setRowHeights();
  setFilled(model_->columnCount() > 0);
  retranslate();
}

void RoutingPromptPage::setRowHeights() {
  const int line = fontMetrics().height() + 1;
  for (int row = 0; row < model_->rowCount(); ++row)
    table_->setRowHeight(row, row == RoutingPieceModel::shareRow
                                  ? line * 3 / 2
                                  : line * RoutingPieceModel::pieces + 3);
}

void RoutingPromptPage::selectToken(const QModelIndex& cell) {
  if (const auto* token = model_->tokenAt(cell)) selection_->setToken(token->token);
}

void RoutingPromptPage::retranslate() {
  const bool pieces = model_->rowCount() > 1;
  setTexts(pieces ? tr("Step %1: the vocabulary pieces nearest to each token of every prompt; the "
                       "deeper the shade, the nearer.")
                        .arg(neighbors_.step)
                  : tr("The pieces nearest to each prompt will appear below its share."),
           tr("The prompts will stand here side by side, with the vocabulary pieces nearest to "
              "them."));
  table_->setAccessibleName(tr("Nearest pieces of every prompt"));
  table_->setWhatsThis(
      tr("One column per prompt: its share of the dev examples (SMoP, Choi et al. 2023: p = "
         "softmax(u x)), then the vocabulary pieces nearest to each of its soft tokens (Lester et "
         "al. 2021, "
         "section 7). Click a column to select its prompt and token everywhere; Esc selects all "
         "prompts."));
  model_->retranslate();
}

}  // namespace ptw
