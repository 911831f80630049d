#include "widgets/neighbor_model.h"

#include <QCoreApplication>
#include <QLocale>
#include <algorithm>
#include <limits>

#include "widgets/save_file.h"

namespace ptw {
namespace {

const TokenNeighbors* find(const NeighborReport& report, int token) {
  const auto found = std::ranges::find(report.tokens, token, &TokenNeighbors::token);
  return found == report.tokens.end() ? nullptr : &*found;
}

std::vector<int> tokensOf(const NeighborReport& report) {
  std::vector<int> tokens;
  for (const auto& token : report.tokens) tokens.push_back(token.token);
  return tokens;
}

}  // namespace

QString similarityName(Similarity similarity) {
  switch (similarity) {
    case Similarity::cosine:
      return QCoreApplication::translate("ptw::NeighborModel", "Cosine similarity");
    case Similarity::euclidean:
      return QCoreApplication::translate("ptw::NeighborModel", "Euclidean distance");
    case Similarity::dot:
      return QCoreApplication::translate("ptw::NeighborModel", "Dot product");
  }
  return {};
}

void NeighborModel::setReport(const NeighborReport& report) {
  const bool sameRows = tokensOf(report) == tokensOf(report_) && report.prompts == report_.prompts;
  if (report.similarity != report_.similarity || !sameRows)
    previous_ = {};
  else if (report.step != report_.step)
    previous_ = report_;
  if (sameRows) {
    report_ = report;
    arrangeAndTell();
    return;
  }
  beginResetModel();
  report_ = report;
  arrange();
  endResetModel();
}

void NeighborModel::clear() {
  beginResetModel();
  report_ = {};
  previous_ = {};
  arrange();
  endResetModel();
}

void NeighborModel::setPieceCount(int count) {
  if (count == pieceCount_) return;
  const int before = firstPieceColumn + pieceCount_;
  const int after = firstPieceColumn + count;
  if (after > before)
    beginInsertColumns({}, before, after - 1);
  else
    beginRemoveColumns({}, after, before - 1);
  pieceCount_ = count;
  arrange();
  if (after > before)
    endInsertColumns();
  else
    endRemoveColumns();
  arrangeAndTell();
}

void NeighborModel::setSpecialHidden(bool hidden) {
  if (hidden == specialHidden_) return;
  specialHidden_ = hidden;
  arrangeAndTell();
}

void NeighborModel::retranslate() {
  Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
  arrangeAndTell();
}

void NeighborModel::arrangeAndTell() {
  arrange();
  if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void NeighborModel::arrange() {
  rows_.clear();
  nearest_ = std::numeric_limits<float>::lowest();
  farthest_ = std::numeric_limits<float>::max();
  mostMoved_ = 0;
  for (const auto& token : report_.tokens) {
    const auto* earlier = find(previous_, token.token);
    const auto before = earlier ? shown(*earlier) : std::vector<Neighbor>();
    auto& row = rows_.emplace_back();
    for (const auto& neighbor : shown(token)) {
      const bool known = std::ranges::find(before, neighbor.id, &Neighbor::id) != before.end();
      row.push_back({neighbor, !known && row.size() < before.size()});
      nearest_ = std::max(nearest_, neighbor.similarity);
      farthest_ = std::min(farthest_, neighbor.similarity);
    }
    mostMoved_ = std::max(mostMoved_, token.travelled);
  }
}

std::vector<Neighbor> NeighborModel::shown(const TokenNeighbors& token) const {
  std::vector<Neighbor> shown;
  for (const auto& neighbor : token.nearest) {
    if (shown.size() == static_cast<std::size_t>(pieceCount_)) break;
    if (!specialHidden_ || !neighbor.special) shown.push_back(neighbor);
  }
  return shown;
}

int NeighborModel::rowOf(int token) const {
  const auto found = std::ranges::find(report_.tokens, token, &TokenNeighbors::token);
  return found == report_.tokens.end() ? -1 : static_cast<int>(found - report_.tokens.begin());
}

int NeighborModel::tokenAt(int row) const {
  return report_.tokens[static_cast<std::size_t>(row)].token;
}

int NeighborModel::promptLength() const {
  return std::max(1, rowCount() / std::max(1, report_.prompts));
}

int NeighborModel::promptOf(int token) const {
  return token / promptLength();
}

QString NeighborModel::tokenName(int token) const {
  if (report_.prompts <= 1) return QString::number(token);
  return QString("%1.%2").arg(promptOf(token) + 1).arg(token % promptLength());
}

std::int64_t NeighborModel::comparedStep() const {
  return previous_.tokens.empty() ? -1 : previous_.step;
}

int NeighborModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(report_.tokens.size());
}

int NeighborModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : firstPieceColumn + pieceCount_;
}

const NeighborModel::Cell* NeighborModel::cell(const QModelIndex& index) const {
  const auto& row = rows_[static_cast<std::size_t>(index.row())];
  const auto rank = static_cast<std::size_t>(index.column() - firstPieceColumn);
  return rank < row.size() ? &row[rank] : nullptr;
}

QVariant NeighborModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  if (index.column() < firstPieceColumn)
    return tokenData(report_.tokens[static_cast<std::size_t>(index.row())], index.column(), role);
  const auto& token = report_.tokens[static_cast<std::size_t>(index.row())];
  if (token.nearest.empty())
    return index.column() == firstPieceColumn ? maskedData(role) : QVariant();
  const auto* found = cell(index);
  return found ? pieceData(*found, role) : QVariant();
}

QVariant NeighborModel::tokenData(const TokenNeighbors& token, int column, int role) const {
  const QLocale locale;
  if (role == Qt::TextAlignmentRole) return int(Qt::AlignRight | Qt::AlignVCenter);
  if (role == shadeRole && column == movedColumn)
    return mostMoved_ > 0 ? static_cast<double>(token.travelled / mostMoved_) : 0.0;
  if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole) {
    const auto norm = tr("Norm %1").arg(locale.toString(token.norm, 'g', 6));
    const auto moved =
        tr("%1 away from where it started").arg(locale.toString(token.travelled, 'g', 6));
    if (column == normColumn) return norm;
    if (column == movedColumn) return moved;
    const auto name = tr("Soft token %1").arg(tokenName(token.token));
    return role == Qt::ToolTipRole ? QStringList{name, norm, moved}.join('\n') : name;
  }
  if (role != Qt::DisplayRole && role != sortRole) return {};
  if (column == tokenColumn)
    return role == sortRole ? QVariant(token.token) : QVariant(tokenName(token.token));
  const float number = column == normColumn ? token.norm : token.travelled;
  return role == sortRole ? QVariant(number) : QVariant(locale.toString(number, 'f', 2));
}

QVariant NeighborModel::pieceData(const Cell& cell, int role) const {
  switch (role) {
    case Qt::DisplayRole:
      return QString::fromStdString(cell.neighbor.piece);
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
      return describe(cell);
    case shadeRole:
      return shade(cell.neighbor.similarity);
    case newRole:
      return cell.isNew;
    case specialRole:
      return cell.neighbor.special;
    case sortRole:
      return cell.neighbor.similarity;
    default:
      return {};
  }
}

QVariant NeighborModel::maskedData(int role) {
  if (role == Qt::DisplayRole) return tr("masked");
  if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
    return tr("masked: the token's vector is zero and near to nothing");
  return role == maskedRole ? QVariant(true) : QVariant();
}

QString NeighborModel::describe(const Cell& cell) const {
  const bool distance = report_.similarity == Similarity::euclidean;
  const float similarity = distance ? -cell.neighbor.similarity : cell.neighbor.similarity;
  QStringList lines{
      QString::fromStdString(cell.neighbor.piece), tr("id %1").arg(cell.neighbor.id),
      tr("%1: %2").arg(similarityName(report_.similarity), QLocale().toString(similarity, 'g', 6))};
  if (cell.neighbor.special) lines << tr("special piece");
  if (cell.isNew) lines << tr("new since step %1").arg(previous_.step);
  return lines.join('\n');
}

double NeighborModel::shade(float similarity) const {
  if (report_.similarity == Similarity::cosine)
    return std::clamp(static_cast<double>(similarity), 0.0, 1.0);
  if (nearest_ <= farthest_) return 1;
  return static_cast<double>((similarity - farthest_) / (nearest_ - farthest_));
}

QVariant NeighborModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  const int rank = section - firstPieceColumn + 1;
  if (role == Qt::DisplayRole) {
    if (section == tokenColumn) return tr("Token");
    if (section == normColumn) return tr("Norm");
    if (section == movedColumn) return tr("Moved");
    return rank;
  }
  if (role == Qt::ToolTipRole) {
    if (section == tokenColumn && report_.prompts > 1)
      return tr("Prompt of the mixture, counted from 1, and position in it, counted from 0");
    if (section == tokenColumn) return tr("Position in the soft prompt, counted from 0");
    if (section == normColumn) return tr("Euclidean norm of the token's vector");
    if (section == movedColumn) return tr("Euclidean distance from the token's first vector");
    return tr("The vocabulary piece in place %1, the nearest being 1").arg(rank);
  }
  return {};
}

QString NeighborModel::csv() const {
  const auto number = [](float value) { return QString::number(value, 'g', 9); };
  QString text =
      csvLine({"step", "token", "norm", "travelled", "rank", "id", "piece", "similarity"});
  for (std::size_t row = 0; row < rows_.size(); ++row) {
    const auto& token = report_.tokens[row];
    int rank = 0;
    for (const auto& [neighbor, isNew] : rows_[row])
      text +=
          csvLine({QString::number(report_.step), QString::number(token.token), number(token.norm),
                   number(token.travelled), QString::number(++rank), QString::number(neighbor.id),
                   QString::fromStdString(neighbor.piece), number(neighbor.similarity)});
  }
  return text;
}

}  // namespace ptw
