#include "widgets/routing_answer_model.h"

#include <QFont>
#include <algorithm>

#include "widgets/routing_bar_delegate.h"
#include "widgets/routing_style.h"
#include "widgets/save_file.h"

namespace ptw {
namespace {

const QChar kChosen(0x25b6);
const QChar kNoBreak(0xa0);

}  // namespace

void RoutingAnswerModel::setAnswer(const RoutedAnswer& answer) {
  beginResetModel();
  answer_ = answer;
  endResetModel();
}

void RoutingAnswerModel::clear() {
  setAnswer({});
}

void RoutingAnswerModel::retranslate() {
  Q_EMIT headerDataChanged(Qt::Horizontal, 0, columns - 1);
  if (rowCount() > 0) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, columns - 1));
}

bool RoutingAnswerModel::hasLabels() const {
  return !answer_.answers.empty() && !answer_.answers.front().labels.empty();
}

int RoutingAnswerModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : static_cast<int>(answer_.answers.size());
}

int RoutingAnswerModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : columns;
}

double RoutingAnswerModel::probability(int prompt) const {
  return static_cast<double>(answer_.probabilities[static_cast<std::size_t>(prompt)]);
}

const LabelProbability* RoutingAnswerModel::best(int prompt) const {
  const auto& labels = answer_.answers[static_cast<std::size_t>(prompt)].labels;
  const auto found = std::ranges::max_element(labels, {}, &LabelProbability::probability);
  return found == labels.end() ? nullptr : &*found;
}

QString RoutingAnswerModel::text(int prompt, int column) const {
  const auto name = promptName(prompt);
  const auto* label = best(prompt);
  switch (column) {
    case promptColumn:
      return prompt == answer_.prompt ? QString(kChosen) + ' ' + name : name;
    case probabilityColumn:
      return percentText(probability(prompt));
    case answerColumn: {
      const auto written =
          QString::fromStdString(answer_.answers[static_cast<std::size_t>(prompt)].generated);
      return written.trimmed().isEmpty() ? tr("(writes nothing)") : written;
    }
    default:
      return label ? tr("%1, %2").arg(QString::fromStdString(label->label),
                                      percentText(label->probability).replace(' ', kNoBreak))
                   : QString();
  }
}

QString RoutingAnswerModel::describe(int prompt, int column) const {
  if (column == promptColumn && prompt == answer_.prompt)
    return tr("%1, chosen by the router").arg(promptName(prompt));
  if (column != labelColumn) return text(prompt, column);
  QStringList lines;
  for (const auto& label : answer_.answers[static_cast<std::size_t>(prompt)].labels)
    lines << tr("%1, written \"%2\": %3")
                 .arg(QString::fromStdString(label.label), QString::fromStdString(label.verbalized),
                      percentText(label.probability));
  return lines.join('\n');
}

QVariant RoutingAnswerModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const int prompt = index.row();
  const bool chosen = prompt == answer_.prompt;
  switch (role) {
    case Qt::DisplayRole:
      return text(prompt, index.column());
    case Qt::ToolTipRole:
    case Qt::AccessibleTextRole:
      return describe(prompt, index.column());
    case Qt::FontRole: {
      QFont face;
      face.setBold(true);
      return chosen ? QVariant(face) : QVariant();
    }
    case RoutingBarDelegate::probabilityRole:
      return index.column() == probabilityColumn ? QVariant(probability(prompt)) : QVariant();
    case RoutingBarDelegate::chosenRole:
      return chosen;
    default:
      return {};
  }
}

QVariant RoutingAnswerModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  const bool heading = role == Qt::DisplayRole;
  if (role == Qt::TextAlignmentRole) return int(Qt::AlignLeft | Qt::AlignVCenter);
  if (!heading && role != Qt::ToolTipRole) return {};
  switch (section) {
    case promptColumn:
      return heading ? tr("Prompt") : tr("An arrow head marks the prompt that the router chose");
    case probabilityColumn:
      return heading ? tr("Router")
                     : tr("The router's probability of the prompt (SMoP, Choi et al. 2023: p = "
                          "softmax(u x))");
    case answerColumn:
      return heading ? tr("Answer") : tr("What the model writes under this prompt");
    default:
      return heading ? tr("Likeliest label") : tr("The label that the model finds most likely");
  }
}

QString RoutingAnswerModel::csv() const {
  QString text = csvLine(
      {"step", "input", "prompt", "probability", "chosen", "answer", "label", "label probability"});
  for (int prompt = 0; prompt < rowCount(); ++prompt) {
    const auto* label = best(prompt);
    text += csvLine(
        {QString::number(answer_.step), QString::fromStdString(answer_.input),
         QString::number(prompt + 1), QString::number(probability(prompt), 'g', 9),
         prompt == answer_.prompt ? "1" : "0",
         QString::fromStdString(answer_.answers[static_cast<std::size_t>(prompt)].generated),
         label ? QString::fromStdString(label->label) : QString(),
         label ? QString::number(label->probability, 'g', 9) : QString()});
  }
  return text;
}

}  // namespace ptw
