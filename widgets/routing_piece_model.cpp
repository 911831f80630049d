#include "widgets/routing_piece_model.h"

#include <QLocale>
#include <algorithm>
#include <limits>

#include "widgets/labels.h"
#include "widgets/neighbor_model.h"
#include "widgets/routing_style.h"
#include "widgets/save_file.h"

namespace ptw {
namespace {

std::vector<Neighbor> ordinary(const TokenNeighbors& token) {
  std::vector<Neighbor> shown;
  for (const auto& neighbor : token.nearest)
    if (!neighbor.special && shown.size() < RoutingPieceModel::pieces) shown.push_back(neighbor);
  return shown;
}

}  // namespace

void RoutingPieceModel::put(const std::vector<double>& shares, const NeighborReport& report) {
  const bool sameShape = shares.size() == shares_.size() && report.prompts == report_.prompts &&
                         report.tokens.size() == report_.tokens.size();
  if (!sameShape) beginResetModel();
  shares_ = shares;
  report_ = report;
  measure();
  if (sameShape)
    retranslate();
  else
    endResetModel();
}

void RoutingPieceModel::retranslate() {
  if (columnCount() == 0) return;
  Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
  Q_EMIT headerDataChanged(Qt::Vertical, 0, rowCount() - 1);
  Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

void RoutingPieceModel::measure() {
  most_ = std::numeric_limits<float>::lowest();
  least_ = std::numeric_limits<float>::max();
  for (const auto& token : report_.tokens) {
    for (const auto& neighbor : ordinary(token)) {
      most_ = std::max(most_, neighbor.similarity);
      least_ = std::min(least_, neighbor.similarity);
    }
  }
}

int RoutingPieceModel::length() const {
  return static_cast<int>(report_.tokens.size()) / std::max(1, report_.prompts);
}

int RoutingPieceModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() || columnCount() == 0 ? 0 : 1 + length();
}

int RoutingPieceModel::columnCount(const QModelIndex& parent) const {
  if (parent.isValid()) return 0;
  return shares_.empty() ? (report_.tokens.empty() ? 0 : report_.prompts)
                         : static_cast<int>(shares_.size());
}

const TokenNeighbors* RoutingPieceModel::tokenAt(const QModelIndex& index) const {
  if (index.row() <= shareRow || index.column() >= report_.prompts) return nullptr;
  const int place = index.column() * length() + index.row() - shareRow - 1;
  return &report_.tokens[static_cast<std::size_t>(place)];
}

QVariant RoutingPieceModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  if (index.row() == shareRow) return shareData(index.column(), role);
  const auto* token = tokenAt(index);
  return token ? tokenData(*token, index, role) : QVariant();
}

QVariant RoutingPieceModel::shareData(int prompt, int role) const {
  if (shares_.empty()) return {};
  const double share = shares_[static_cast<std::size_t>(prompt)];
  if (role == Qt::DisplayRole) return percentText(share);
  if (role == shareRole) return share;
  if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole)
    return tr("%1 is given %2 of the dev examples").arg(promptName(prompt), percentText(share));
  return {};
}

QVariant RoutingPieceModel::tokenData(const TokenNeighbors& token, const QModelIndex& index,
                                      int role) const {
  QStringList names;
  QVariantList shades;
  QStringList lines{tr("%1, soft token %2").arg(promptName(index.column())).arg(token.token)};
  const float sign = report_.similarity == Similarity::euclidean ? -1.0F : 1.0F;
  for (const auto& neighbor : ordinary(token)) {
    names << QString::fromStdString(neighbor.piece);
    shades << shade(neighbor.similarity);
    lines << tr("%1: %2").arg(lightMarks(neighbor.piece),
                              QLocale().toString(sign * neighbor.similarity, 'g', 4));
  }
  if (role == Qt::DisplayRole) return names.join(' ');
  if (role == piecesRole) return names;
  if (role == shadesRole) return shades;
  if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole) return lines.join('\n');
  return {};
}

double RoutingPieceModel::shade(float similarity) const {
  if (report_.similarity == Similarity::cosine)
    return std::clamp(static_cast<double>(similarity), 0.0, 1.0);
  return most_ <= least_ ? 1 : static_cast<double>((similarity - least_) / (most_ - least_));
}

QVariant RoutingPieceModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (role == Qt::TextAlignmentRole && orientation == Qt::Vertical)
    return int(Qt::AlignLeft | Qt::AlignVCenter);
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
  if (orientation == Qt::Horizontal) return promptName(section);
  if (section == shareRow)
    return role == Qt::DisplayRole ? tr("Share") : tr("The part of the dev examples it is given");
  return role == Qt::DisplayRole
             ? tr("Token %1").arg(section - 1)
             : tr("%1: the pieces nearest to this position of each prompt (Lester et al. 2021, "
                  "section 7)")
                   .arg(similarityName(report_.similarity));
}

QString RoutingPieceModel::csv() const {
  QString text = csvLine({"step", "prompt", "token", "rank", "piece", "similarity"});
  for (std::size_t i = 0; i < report_.tokens.size(); ++i) {
    const auto& token = report_.tokens[i];
    const int prompt = static_cast<int>(i) / std::max(1, length());
    int rank = 0;
    for (const auto& neighbor : ordinary(token))
      text += csvLine({QString::number(report_.step), QString::number(prompt + 1),
                       QString::number(token.token), QString::number(++rank),
                       QString::fromStdString(neighbor.piece),
                       QString::number(neighbor.similarity, 'g', 9)});
  }
  return text;
}

}  // namespace ptw
