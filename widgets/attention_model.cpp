#include "widgets/attention_model.h"

#include <QFont>
#include <algorithm>

#include "widgets/labels.h"
#include "widgets/routing_style.h"
#include "widgets/save_file.h"

namespace ptw {
namespace {

/// Short enough to leave room for the cells.
QString fittingCells(const QString& name) {
  constexpr int kLongest = 14;
  return name.size() > kLongest ? name.left(kLongest - 1) + QChar(0x2026) : name;
}

std::vector<int> shownKeys(const AttentionTable& table, bool onlySoft) {
  std::vector<int> keys;
  for (int key = 0; key < table.keys(); ++key)
    if (!onlySoft || table.softToken(key) >= 0) keys.push_back(key);
  return keys;
}

/// Soft tokens have no piece: they go by their number.
QString pieceOrToken(const std::string& piece, int token) {
  return token < 0 ? lightMarks(piece) : 'P' + QString::number(token);
}

/// "mean", or the number counted from 1.
QString chosen(int index) {
  return index < 0 ? QStringLiteral("mean") : QString::number(index + 1);
}

}  // namespace

void AttentionModel::setMap(const AttentionMap& map, AttentionChoice choice, bool onlySoft) {
  const AttentionTable table(map, choice);
  const auto keys = shownKeys(table, onlySoft);
  const bool sameShape = map.queries == map_.queries && map.keys == map_.keys &&
                         map.query_tokens == map_.query_tokens &&
                         map.key_tokens == map_.key_tokens && keys == keys_;
  if (!sameShape) beginResetModel();
  map_ = {map.name, map.layers,       map.heads,      map.queries,
          map.keys, map.query_tokens, map.key_tokens, {}};
  choice_ = choice;
  table_ = table;
  keys_ = keys;
  arrange();
  if (sameShape)
    retranslate();
  else
    endResetModel();
}

void AttentionModel::arrange() {
  most_ = 0;
  for (int query = 0; query < table_.queries(); ++query)
    for (const int key : keys_) most_ = std::max(most_, table_.weight(query, key));
}

void AttentionModel::setSelected(int token) {
  if (token == selected_) return;
  selected_ = token;
  retranslate();
}

void AttentionModel::retranslate() {
  if (rowCount() == 0) return;
  Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
  Q_EMIT headerDataChanged(Qt::Vertical, 0, rowCount() - 1);
  Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int AttentionModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : table_.queries();
}

int AttentionModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : firstKeyColumn + static_cast<int>(keys_.size());
}

int AttentionModel::keyAt(int column) const {
  return keys_[static_cast<std::size_t>(column - firstKeyColumn)];
}

int AttentionModel::tokenAt(int column) const {
  return column < firstKeyColumn ? -1 : table_.softToken(keyAt(column));
}

int AttentionModel::columnOf(int token) const {
  if (token < 0) return -1;
  const auto found =
      std::ranges::find(keys_, token, [this](int key) { return table_.softToken(key); });
  return found == keys_.end() ? -1 : firstKeyColumn + static_cast<int>(found - keys_.begin());
}

QString AttentionModel::keyName(int key) const {
  return pieceOrToken(map_.keys[static_cast<std::size_t>(key)], table_.softToken(key));
}

double AttentionModel::weightAt(int row, int column) const {
  return column == shareColumn ? table_.softShare(row) : table_.weight(row, keyAt(column));
}

QString AttentionModel::describe(int row, int column) const {
  const auto who = queryName(row);
  const auto share = percentText(weightAt(row, column));
  if (column == shareColumn)
    return tr("%1: %2 of its attention goes to the soft prompt").arg(who, share);
  const int key = keyAt(column);
  return table_.softToken(key) < 0
             ? tr("%1 looks at %2: %3 of its attention").arg(who, keyName(key), share)
             : tr("%1 looks at soft token %2: %3 of its attention")
                   .arg(who, QString::number(table_.softToken(key)), share);
}

QVariant AttentionModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const int column = index.column();
  switch (role) {
    case Qt::DisplayRole:
      return percentText(weightAt(index.row(), column));
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
      return describe(index.row(), column);
    case weightRole:
      return weightAt(index.row(), column);
    case shadeRole:
      return most_ > 0 ? weightAt(index.row(), column) / most_ : 0.0;
    case markedRole:
      return selected_ >= 0 && tokenAt(column) == selected_;
    default:
      return {};
  }
}

QVariant AttentionModel::columnData(int column, int role) const {
  if (role == Qt::FontRole && selected_ >= 0 && tokenAt(column) == selected_) {
    QFont face;
    face.setBold(true);
    return face;
  }
  if (column == shareColumn) {
    if (role == Qt::DisplayRole) return tr("Soft prompt");
    if (role == Qt::ToolTipRole)
      return tr("The part of a token's attention that goes to all soft tokens together");
    return {};
  }
  const int key = keyAt(column);
  if (role == Qt::DisplayRole) return fittingCells(keyName(key));
  if (role != Qt::ToolTipRole) return {};
  const int token = table_.softToken(key);
  return token < 0 ? tr("How much each token looks at %1").arg(keyName(key))
                   : tr("How much each token looks at soft token %1").arg(token);
}

QVariant AttentionModel::rowData(int row, int role) const {
  if (role == Qt::TextAlignmentRole) return int(Qt::AlignLeft | Qt::AlignVCenter);
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
  const auto name = queryName(row);
  return role == Qt::DisplayRole ? fittingCells(name) : name;
}

QString AttentionModel::queryName(int row) const {
  const auto query = static_cast<std::size_t>(row);
  return pieceOrToken(map_.queries[query], map_.query_tokens[query]);
}

QVariant AttentionModel::headerData(int section, Qt::Orientation orientation, int role) const {
  return orientation == Qt::Horizontal ? columnData(section, role) : rowData(section, role);
}

QString AttentionModel::csv(std::int64_t step) const {
  const auto number = [](double value) { return QString::number(value, 'g', 9); };
  QString text = csvLine({"step", "attention", "layer", "head", "query", "query_piece", "key",
                          "key_piece", "soft", "weight", "soft_share"});
  for (int query = 0; query < rowCount(); ++query) {
    const auto& asker = map_.queries[static_cast<std::size_t>(query)];
    for (const int key : keys_) {
      const auto& piece = map_.keys[static_cast<std::size_t>(key)];
      const bool soft = table_.softToken(key) >= 0;
      text += csvLine({QString::number(step), QString::fromStdString(map_.name),
                       chosen(choice_.layer), chosen(choice_.head), QString::number(query),
                       asker.empty() ? queryName(query) : QString::fromStdString(asker),
                       QString::number(key), soft ? keyName(key) : QString::fromStdString(piece),
                       soft ? "1" : "0", number(table_.weight(query, key)),
                       number(table_.softShare(query))});
    }
  }
  return text;
}

}  // namespace ptw
