#include "widgets/routing_example_filter.h"

#include "widgets/routing_example_model.h"
#include "widgets/save_file.h"

namespace ptw {

RoutingExampleFilter::RoutingExampleFilter(RoutingExampleModel* examples, QObject* parent)
    : QSortFilterProxyModel(parent), examples_(examples) {
  setSourceModel(examples);
  setSortRole(RoutingExampleModel::sortRole);
  setSortCaseSensitivity(Qt::CaseInsensitive);
}

void RoutingExampleFilter::setText(const QString& text) {
  text_ = text;
  invalidateFilter();
}

void RoutingExampleFilter::setLabel(int label) {
  label_ = label;
  invalidateFilter();
}

void RoutingExampleFilter::setPrompt(int prompt) {
  prompt_ = prompt;
  invalidateFilter();
}

bool RoutingExampleFilter::filterAcceptsRow(int row, const QModelIndex&) const {
  const auto& example = examples_->example(row);
  return (label_ < 0 || example.label == label_) && (prompt_ < 0 || example.prompt == prompt_) &&
         (text_.isEmpty() ||
          QString::fromStdString(example.input).contains(text_, Qt::CaseInsensitive));
}

QString RoutingExampleFilter::csv() const {
  const auto& report = examples_->report();
  QStringList heading{"step", "input", "class", "prompt"};
  for (int prompt = 1; prompt <= report.prompts; ++prompt) heading << QString("p%1").arg(prompt);
  QString text = csvLine(heading);
  for (int row = 0; row < rowCount(); ++row) {
    const auto& example = examples_->example(mapToSource(index(row, 0)).row());
    const auto label = index(row, RoutingExampleModel::classColumn).data().toString();
    QStringList fields{QString::number(report.step), QString::fromStdString(example.input), label,
                       QString::number(example.prompt + 1)};
    for (const float probability : example.probabilities)
      fields << QString::number(probability, 'g', 9);
    text += csvLine(fields);
  }
  return text;
}

}  // namespace ptw
