#include "widgets/routing_example_model.h"

#include <algorithm>
#include <cmath>

#include "widgets/routing_bar_delegate.h"
#include "widgets/routing_style.h"

namespace ptw {
namespace {

bool sameRows(const RoutingReport& a, const RoutingReport& b) {
  return a.prompts == b.prompts && a.labels == b.labels &&
         std::ranges::equal(a.examples, b.examples, {}, &RoutedExample::input,
                            &RoutedExample::input);
}

}  // namespace

void RoutingExampleModel::setReport(const RoutingReport& report) {
  if (sameRows(report, report_)) {
    Q_EMIT layoutAboutToBeChanged();
    report_ = report;
    Q_EMIT layoutChanged();
    return;
  }
  beginResetModel();
  report_ = report;
  endResetModel();
}

void RoutingExampleModel::clear() {
  beginResetModel();
  report_ = {};
  endResetModel();
}

void RoutingExampleModel::retranslate() {
  Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

const RoutedExample& RoutingExampleModel::example(int row) const {
  return report_.examples[static_cast<std::size_t>(row)];
}

int RoutingExampleModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(report_.examples.size());
}

int RoutingExampleModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : firstProbabilityColumn + report_.prompts;
}

QVariant RoutingExampleModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const auto& shown = example(index.row());
  return index.column() < firstProbabilityColumn
             ? exampleData(shown, index.column(), role)
             : probabilityData(shown, index.column() - firstProbabilityColumn, role);
}

QVariant RoutingExampleModel::exampleData(const RoutedExample& example, int column,
                                          int role) const {
  if (role == Qt::TextAlignmentRole && column == promptColumn) return int(Qt::AlignCenter);
  if (role == Qt::ToolTipRole || role == Qt::AccessibleTextRole) {
    if (column == promptColumn) return promptName(example.prompt);
    return column == inputColumn ? QString::fromStdString(example.input) : label(example);
  }
  if (role != Qt::DisplayRole && role != sortRole) return {};
  if (column == promptColumn) return example.prompt + 1;
  return column == inputColumn ? QString::fromStdString(example.input).simplified()
                               : label(example);
}

QVariant RoutingExampleModel::probabilityData(const RoutedExample& example, int prompt, int role) {
  const double probability = example.probabilities[static_cast<std::size_t>(prompt)];
  const bool chosen = prompt == example.prompt;
  switch (role) {
    case Qt::DisplayRole:
      return QStringLiteral("%1 %").arg(std::lround(100 * probability));
    case sortRole:
    case RoutingBarDelegate::probabilityRole:
      return probability;
    case RoutingBarDelegate::chosenRole:
      return chosen;
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
      return (chosen ? tr("%1: %2, chosen") : tr("%1: %2"))
          .arg(promptName(prompt), percentText(probability));
    default:
      return {};
  }
}

QString RoutingExampleModel::label(const RoutedExample& example) const {
  return example.label < 0
             ? QString()
             : QString::fromStdString(report_.labels[static_cast<std::size_t>(example.label)]);
}

QVariant RoutingExampleModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  const int prompt = section - firstProbabilityColumn;
  if (role == Qt::DisplayRole) {
    if (section == inputColumn) return tr("Input");
    if (section == classColumn) return tr("Class");
    if (section == promptColumn) return tr("Prompt");
    return tr("p%1").arg(prompt + 1);
  }
  if (role == Qt::ToolTipRole) {
    if (section == inputColumn) return tr("The dev example as a person would type it");
    if (section == classColumn) return tr("The data's answer");
    if (section == promptColumn) return tr("The prompt that the router chose");
    return tr("The router's probability of %1 (SMoP, Choi et al. 2023: p = softmax(u x))")
        .arg(promptName(prompt));
  }
  return {};
}

}  // namespace ptw
