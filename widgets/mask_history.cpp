#include "widgets/mask_history.h"

#include <QFont>
#include <QLocale>
#include <algorithm>
#include <utility>

#include "widgets/mask_area.h"
#include "widgets/mask_words.h"
#include "widgets/save_file.h"

namespace ptw {
namespace {

/// One group of digits per token, 1 for a piece that is kept.
QString digits(const PromptMask& mask) {
  QStringList rows;
  for (int token = 0; token < mask.token_count(); ++token) {
    QString row;
    for (int piece = 0; piece < mask.pieces; ++piece) row += mask.keeps(token, piece) ? '1' : '0';
    rows << row;
  }
  return rows.join(' ');
}

QStringList scoreFields(const MaskScore& score) {
  const auto number = [](double value) { return QString::number(value, 'g', 9); };
  return {QString::fromStdString(score.metric),
          number(score.value),
          number(score.low),
          number(score.high),
          QString::number(score.examples),
          QString::number(score.total),
          number(score.full),
          score.random.empty() ? QString() : number(meanOf(score.random)),
          score.random.empty() ? QString() : number(std::ranges::min(score.random)),
          score.random.empty() ? QString() : number(std::ranges::max(score.random)),
          QString::number(score.random.size()),
          number(score.positions),
          number(score.seconds)};
}

/// Whether `score` says less than what is known.
bool isOlder(const MaskScore& score, const MaskScore& known) {
  return score.total == known.total && score.examples < known.examples;
}

}  // namespace

void MaskHistory::clear() {
  beginResetModel();
  trials_.clear();
  current_ = -1;
  endResetModel();
}

void MaskHistory::restore(std::vector<TriedMask> tried) {
  beginResetModel();
  trials_ = std::move(tried);
  endResetModel();
}

int MaskHistory::record(PromptMask mask, bool removesTokens) {
  const int known = find(mask, removesTokens);
  if (known >= 0) return known;
  const int row = rowCount();
  beginInsertRows({}, row, row);
  auto& trial = trials_.emplace_back();
  trial.mask = std::move(mask);
  trial.removes_tokens = removesTokens;
  endInsertRows();
  return row;
}

int MaskHistory::find(const PromptMask& mask, bool removesTokens) const {
  const auto same = [&](const TriedMask& trial) { return trial.is_same(mask, removesTokens); };
  const auto found = std::ranges::find_if(trials_, same);
  return found == trials_.end() ? -1 : static_cast<int>(found - trials_.begin());
}

bool MaskHistory::take(MaskScore score) {
  const int row = find(tidied(score.mask), score.removes_tokens);
  if (row < 0) return false;
  auto& known = trials_[static_cast<std::size_t>(row)].score;
  if (known) {
    auto random = score.random.empty() ? known->random : score.random;
    if (isOlder(score, *known)) score = *known;
    score.random = std::move(random);
  }
  known = std::move(score);
  changed(row);
  return true;
}

void MaskHistory::setCurrent(int row) {
  const int before = std::exchange(current_, row);
  if (before >= 0) changed(before);
  changed(row);
}

void MaskHistory::changed(int row) {
  Q_EMIT dataChanged(index(row, 0), index(row, columns - 1));
}

QString MaskHistory::name(int row) {
  return '#' + QString::number(row + 1);
}

std::int64_t MaskHistory::parameters(const PromptMask& mask) const {
  return static_cast<std::int64_t>(mask.kept_pieces()) * embeddingSize_ / mask.pieces;
}

int MaskHistory::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(trials_.size());
}

int MaskHistory::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : int(columns);
}

QVariant MaskHistory::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  if (role == Qt::DisplayRole) return text(index.row(), index.column());
  if (role == Qt::ToolTipRole && index.column() == randomColumn) return randomText(index.row());
  if (role == Qt::TextAlignmentRole) return int(Qt::AlignRight | Qt::AlignVCenter);
  if (role == Qt::FontRole && index.row() == current_) {
    QFont bold;
    bold.setBold(true);
    return bold;
  }
  if (role == Qt::AccessibleTextRole && index.column() == numberColumn)
    return index.row() == current_ ? tr("Mask %1, shown in the grid").arg(index.row() + 1)
                                   : tr("Mask %1").arg(index.row() + 1);
  return {};
}

QString MaskHistory::text(int row, int column) const {
  const QLocale locale;
  const auto& [mask, removes, score] = trial(row);
  switch (column) {
    case numberColumn:
      return row == current_ ? QChar(0x25b8) + QString(' ') + name(row) : name(row);
    case metricColumn:
      return score ? scoreText(*score) : QString(QChar(0x2026));
    case changeColumn:
      return score ? changeText(*score) : QString();
    case tokensColumn:
      return locale.toString(mask.kept_tokens());
    case piecesColumn:
      return locale.toString(mask.kept_pieces());
    case parametersColumn:
      return locale.toString(parameters(mask));
    case randomColumn:
      return score && !score->random.empty() ? locale.toString(meanOf(score->random), 'f', 3)
                                             : QString();
    case maskedColumn:
      return removes ? tr("removed") : tr("zero");
    default:
      return {};
  }
}

QString MaskHistory::randomText(int row) const {
  const auto& score = trial(row).score;
  return score && !score->random.empty() ? spreadText(score->random) : QString();
}

QVariant MaskHistory::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section >= columns) return {};
  const std::pair<QString, QString> heads[] = {
      {tr("Mask"), tr("In the order in which the masks were tried")},
      {tr("Metric"), tr("The dev metric of the prompt under this mask")},
      {tr("Change"), tr("The dev metric against that of the whole prompt")},
      {tr("Tokens"), tr("Tokens that keep at least one piece")},
      {tr("Pieces"), tr("Pieces kept")},
      {tr("Parameters"), tr("Trained numbers left")},
      {tr("Random"), tr("The mean dev metric under random masks of the same size")},
      {tr("Masked"), tr("Whether masked tokens become zero vectors or leave the sequence")}};
  if (role == Qt::DisplayRole) return heads[section].first;
  if (role == Qt::ToolTipRole) return heads[section].second;
  return {};
}

QString MaskHistory::csv() const {
  QString text = csvLine({"number",       "tokens_kept", "tokens",       "pieces_kept", "pieces",
                          "parameters",   "masked",      "metric",       "value",       "low",
                          "high",         "examples",    "examples_all", "full",        "random",
                          "random_low",   "random_high", "random_masks", "positions",   "seconds",
                          "kept_by_token"});
  for (int row = 0; row < rowCount(); ++row) text += csvLine(csvFields(row));
  return text;
}

QStringList MaskHistory::csvFields(int row) const {
  const auto& [mask, removes, score] = trial(row);
  QStringList fields{QString::number(row + 1),
                     QString::number(mask.kept_tokens()),
                     QString::number(mask.token_count()),
                     QString::number(mask.kept_pieces()),
                     QString::number(mask.token_count() * mask.pieces),
                     QString::number(parameters(mask)),
                     removes ? "removed" : "zero"};
  fields += score ? scoreFields(*score) : QStringList(13);
  return fields << digits(mask);
}

void MaskHistory::retranslate() {
  Q_EMIT headerDataChanged(Qt::Horizontal, 0, columns - 1);
  if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

}  // namespace ptw
