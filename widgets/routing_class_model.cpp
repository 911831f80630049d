#include "widgets/routing_class_model.h"

#include "widgets/routing_style.h"
#include "widgets/save_file.h"

namespace ptw {
namespace {

/// Short enough to leave room for the prompts beside it.
QString shortened(const QString& name) {
  constexpr int kLongest = 15;
  return name.size() > kLongest ? name.left(kLongest - 1) + QChar(0x2026) : name;
}

}  // namespace

void RoutingClassModel::setCounts(const std::vector<std::string>& labels,
                                  const RoutingCounts& counts) {
  const bool sameShape =
      labels == labels_ && counts.all.prompts.size() == counts_.all.prompts.size();
  if (sameShape) {
    counts_ = counts;
    retranslate();
    return;
  }
  beginResetModel();
  labels_ = labels;
  counts_ = counts;
  endResetModel();
}

void RoutingClassModel::retranslate() {
  if (columnCount() == 0) return;
  Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
  Q_EMIT headerDataChanged(Qt::Vertical, 0, rowCount() - 1);
  Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columnCount() - 1));
}

int RoutingClassModel::labelAt(int row) const {
  return row < static_cast<int>(labels_.size()) ? row : -1;
}

int RoutingClassModel::rowCount(const QModelIndex& parent) const {
  const bool none = parent.isValid() || counts_.all.prompts.empty();
  return none ? 0 : static_cast<int>(labels_.size()) + 1;
}

int RoutingClassModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(counts_.all.prompts.size());
}

const RoutingCounts::Row& RoutingClassModel::row(int row) const {
  const int label = labelAt(row);
  return label < 0 ? counts_.all : counts_.labels[static_cast<std::size_t>(label)];
}

QString RoutingClassModel::name(int row) const {
  const int label = labelAt(row);
  return label < 0 ? tr("All examples")
                   : QString::fromStdString(labels_[static_cast<std::size_t>(label)]);
}

QString RoutingClassModel::describe(int row, int prompt) const {
  const auto& counts = this->row(row);
  return tr("%1: %2 of %3 examples (%4) go to %5")
      .arg(name(row), QString::number(counts.prompts[static_cast<std::size_t>(prompt)]),
           QString::number(counts.total), percentText(counts.share(prompt)), promptName(prompt));
}

QVariant RoutingClassModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const auto& counts = row(index.row());
  switch (role) {
    case Qt::DisplayRole:
      return counts.prompts[static_cast<std::size_t>(index.column())];
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
      return describe(index.row(), index.column());
    case shareRole:
      return counts.share(index.column());
    case totalRole:
      return labelAt(index.row()) < 0;
    default:
      return {};
  }
}

QVariant RoutingClassModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (role == Qt::TextAlignmentRole && orientation == Qt::Vertical)
    return int(Qt::AlignLeft | Qt::AlignVCenter);
  if (role != Qt::DisplayRole && role != Qt::ToolTipRole) return {};
  if (orientation == Qt::Horizontal) return promptName(section);
  const auto text = name(section);
  return role == Qt::DisplayRole ? shortened(text)
                                 : tr("%1: %2 examples").arg(text).arg(row(section).total);
}

QString RoutingClassModel::csv() const {
  QString text = csvLine({"class", "prompt", "examples", "share"});
  for (int row = 0; row < rowCount(); ++row) {
    const int label = labelAt(row);
    const auto name =
        label < 0 ? QString() : QString::fromStdString(labels_[static_cast<std::size_t>(label)]);
    for (int prompt = 0; prompt < columnCount(); ++prompt)
      text += csvLine({name, QString::number(prompt + 1),
                       QString::number(this->row(row).prompts[static_cast<std::size_t>(prompt)]),
                       QString::number(this->row(row).share(prompt), 'g', 9)});
  }
  return text;
}

}  // namespace ptw
