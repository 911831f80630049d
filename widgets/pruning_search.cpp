#include "widgets/pruning_search.h"

#include <QEvent>
#include <QLocale>
#include <QVBoxLayout>
#include <map>

#include "widgets/pruning_page.h"
#include "widgets/pruning_plot.h"
#include "widgets/save_file.h"

namespace ptw {
namespace {

void setLine(QCPGraph& line, const std::vector<RatioTrial>& trials) {
  QVector<double> ratios, values;
  for (const auto& trial : trials) {
    ratios << 100 * trial.ratio;
    values << trial.value;
  }
  line.setData(ratios, values);
}

}  // namespace

PruningSearch::PruningSearch(QWidget* parent) : QWidget(parent) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  page_ = new PruningPage(
      "ratio-search", [this] { return csv(); }, this);
  layout->addWidget(page_);
  auto* plot = page_->plot();
  plot->setObjectName("search");
  plot->setTickUnit(10);
  tokenLine_ = plot->addSeries(0, PruningPlot::Look::linePoints);
  pieceLine_ = plot->addSeries(1, PruningPlot::Look::linePoints);
  chosen_ = plot->addSeries(6, PruningPlot::Look::rings);
  retranslate();
}

void PruningSearch::showTrials(const std::vector<RatioTrial>& tokens,
                               const std::vector<RatioTrial>& pieces) {
  tokens_ = tokens;
  pieces_ = pieces;
  draw();
  setReadings();
  page_->setFilled(!tokens_.empty() || !pieces_.empty());
}

void PruningSearch::draw() {
  setLine(*tokenLine_, tokens_);
  setLine(*pieceLine_, pieces_);
  chosen_->data()->clear();
  for (const auto* trials : {&tokens_, &pieces_})
    for (const auto& trial : *trials)
      if (trial.chosen) chosen_->addData(100 * trial.ratio, trial.value);
  page_->plot()->fit();
}

void PruningSearch::setReadings() {
  std::map<double, QStringList> texts;
  const auto add = [&](const std::vector<RatioTrial>& trials, const QString& level) {
    for (const auto& trial : trials) {
      auto text = level.arg(QLocale().toString(trial.value, 'f', 3));
      texts[trial.ratio] << (trial.chosen ? tr("%1 (chosen)").arg(text) : text);
    }
  };
  add(tokens_, tr("tokens: %1"));
  add(pieces_, tr("pieces: %1"));
  std::vector<PruningPlot::Reading> readings;
  for (const auto& [ratio, parts] : texts)
    readings.push_back({100 * ratio, tr("%1 % masked, %2")
                                         .arg(QString::number(qRound(100 * ratio)),
                                              parts.join(QStringLiteral(", ")))});
  page_->plot()->setReadings(std::move(readings));
}

void PruningSearch::retranslate() {
  page_->setTexts(tr("Search of the ratios by the dev metric"),
                  tr("The checkpoints of an XPrompt run that searches its ratios show here how "
                     "the dev metric depends on the share masked."));
  page_->setToolTip(tr("XPrompt (Ma et al. 2022), published settings: 10 % to 90 % per level"));
  tokenLine_->setName(tr("tokens masked"));
  pieceLine_->setName(tr("pieces masked after them"));
  chosen_->setName(tr("chosen"));
  page_->plot()->xAxis->setLabel(tr("share masked in %"));
  page_->plot()->yAxis->setLabel(tr("dev metric"));
  setReadings();
  page_->plot()->replot(QCustomPlot::rpQueuedReplot);
}

QString PruningSearch::csv() const {
  QString text = csvLine({"level", "ratio", "value", "chosen"});
  const auto add = [&](const QString& level, const std::vector<RatioTrial>& trials) {
    for (const auto& [ratio, value, chosen] : trials)
      text += csvLine({level, QString::number(ratio, 'g', 9), QString::number(value, 'g', 9),
                       chosen ? "1" : "0"});
  };
  add("token", tokens_);
  add("piece", pieces_);
  return text;
}

void PruningSearch::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace ptw
