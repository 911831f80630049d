#include <QLocale>
#include <algorithm>

#include "widgets/compare_pages.h"
#include "widgets/export_button.h"
#include "widgets/labels.h"
#include "widgets/selection.h"
#include "widgets/text_table.h"

namespace ptw {
namespace {

QString nearestTo(const NeighborReport& report, std::size_t token) {
  std::vector<std::string> pieces;
  if (token < report.tokens.size())
    for (const auto& neighbor : report.tokens[token].nearest) pieces.push_back(neighbor.piece);
  return lightMarks(pieces);
}

QString number(double value, int decimals) {
  return QLocale().toString(value, 'f', decimals);
}

TextTable::Cell cell(double value, int decimals) {
  return {number(value, decimals), QString::number(value, 'f', decimals)};
}

}  // namespace

ComparePromptsPage::ComparePromptsPage(Selection* selection, QWidget* parent)
    : ViewPage("prompts", parent), selection_(selection), table_(new TextTable("prompts", this)) {
  table_->setSelectionMode(QAbstractItemView::SingleSelection);
  setContent(table_);
  exports()->addTable([this] { return table_->csv(); });
  connect(table_->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
          [this](const QModelIndex& row) {
            if (row.isValid()) selection_->setToken(row.row());
          });
  connect(selection, &Selection::tokenChanged, this, &ComparePromptsPage::follow);
  ComparePromptsPage::retranslate();
}

void ComparePromptsPage::showPair(const ShownPair& pair) {
  pair_ = pair;
  draw();
}

void ComparePromptsPage::clear(const QString& why) {
  pair_ = {};
  why_ = why;
  draw();
}

void ComparePromptsPage::follow(int token) {
  if (token >= 0 && token < table_->rowCount() && token != table_->currentIndex().row())
    table_->selectRow(token);
}

void ComparePromptsPage::draw() {
  const auto& prompts = pair_.report.prompts;
  const auto tokens =
      std::max(pair_.first_neighbors.tokens.size(), pair_.second_neighbors.tokens.size());
  QList<TextTable::Row> rows;
  for (std::size_t token = 0; token < tokens; ++token) {
    const bool paired = prompts && token < prompts->tokens.size();
    rows << TextTable::Row{
        {QString::number(token), paired ? cell(prompts->tokens[token].cosine, 3) : "-",
         paired ? cell(prompts->tokens[token].euclidean, 2) : "-",
         nearestTo(pair_.first_neighbors, token), nearestTo(pair_.second_neighbors, token),
         paired ? lightMarks(prompts->shared_by_token[token]) : QString()}};
  }
  table_->setContent({tr("Token"), tr("Cosine"), tr("Distance"), tr("Near to %1").arg(pair_.first),
                      tr("Near to %1").arg(pair_.second), tr("Near to both")},
                     rows);
  setFilled(tokens > 0);
  setTexts(caption(), why_);
  follow(selection_->token());
}

QString ComparePromptsPage::caption() const {
  if (!pair_.report.prompts) return {};
  const auto& prompts = *pair_.report.prompts;
  auto text = prompts.tokens.empty()
                  ? tr("The prompts have different lengths: only their centres are compared.")
                  : tr("Mean over the tokens: cosine %1, distance %2.")
                        .arg(number(prompts.mean.cosine, 3), number(prompts.mean.euclidean, 2));
  text += ' ' + tr("Centres: cosine %1, distance %2.")
                    .arg(number(prompts.centers.cosine, 3), number(prompts.centers.euclidean, 2));
  if (!prompts.shared.empty())
    text += ' ' + tr("Near to some token of both: %1.").arg(lightMarks(prompts.shared));
  return text;
}

void ComparePromptsPage::retranslate() {
  table_->setAccessibleName(tr("Tokens of both prompts side by side"));
  table_->setWhatsThis(
      tr("One row per soft token: the cosine similarity and the Euclidean distance of the two "
         "vectors, and the vocabulary pieces nearest to each by cosine. A row selects the token in "
         "every view."));
  draw();
}

}  // namespace ptw
