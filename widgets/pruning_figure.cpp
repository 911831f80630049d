#include "widgets/pruning_figure.h"

#include <QEvent>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/flow_layout.h"
#include "widgets/mask_words.h"
#include "widgets/pruning_page.h"
#include "widgets/pruning_plot.h"
#include "widgets/save_file.h"

namespace ptw {
namespace {

QString number(double value) {
  return QLocale().toString(value, 'f', 3);
}

}  // namespace

PruningFigure::PruningFigure(QWidget* parent) : QWidget(parent) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  page_ = new PruningPage(
      "masking", [this] { return csv(); }, this);
  layout->addWidget(page_);
  measure_ = new QPushButton(this);
  measure_->setObjectName("measure");
  page_->controls()->addWidget(measure_);
  connect(measure_, &QPushButton::clicked, this, [this] {
    setBusy(true);
    Q_EMIT requested();
  });
  auto* plot = page_->plot();
  plot->setObjectName("figure");
  plot->setTickUnit(1);
  full_ = plot->addSeries(6, PruningPlot::Look::line);
  negative_ = plot->addSeries(0, PruningPlot::Look::linePoints);
  each_ = plot->addSeries(1, PruningPlot::Look::dots);
  each_->removeFromLegend();
  random_ = plot->addSeries(1, PruningPlot::Look::linePoints);
  spread_ = plot->addBars(random_, 1);
  retranslate();
}

void PruningFigure::showFigure(const MaskingFigure& figure) {
  figure_ = figure;
  setBusy(false);
  draw();
  retranslate();
  page_->setFilled(!figure_.points.empty());
}

void PruningFigure::clear() {
  figure_ = {};
  setBusy(false);
  page_->setFilled(false);
}

void PruningFigure::setBusy(bool busy) {
  busy_ = busy;
  showButton();
}

void PruningFigure::setAllowed(bool allowed) {
  allowed_ = allowed;
  showButton();
}

void PruningFigure::draw() {
  QVector<double> negativeKeys, negative, keys, means, below, above, eachKeys, each;
  for (const auto& [masked, value, random] : figure_.points) {
    negativeKeys << masked;
    negative << value;
    if (random.empty()) continue;
    const auto [low, high] = std::ranges::minmax(random);
    keys << masked;
    means << meanOf(random);
    below << means.back() - low;
    above << high - means.back();
    for (const double one : random) {
      eachKeys << masked;
      each << one;
    }
  }
  negative_->setData(negativeKeys, negative, true);
  random_->setData(keys, means, true);
  spread_->setData(below, above);
  each_->setData(eachKeys, each, true);
  if (negativeKeys.isEmpty()) return;
  full_->setData({0.0, negativeKeys.back()}, {figure_.full, figure_.full}, true);
  page_->plot()->fit();
}

QString PruningFigure::reading(const MaskingFigure::Point& point) const {
  auto text = tr("%1 tokens masked: the least important %2")
                  .arg(QString::number(point.masked), number(point.negative));
  if (!point.random.empty()) text += tr(", at random %1").arg(spreadText(point.random));
  return text + tr(", full prompt %1").arg(number(figure_.full));
}

void PruningFigure::showButton() {
  measure_->setText(busy_ ? tr("Measuring …") : tr("Measure"));
  measure_->setEnabled(allowed_ && !busy_);
}

void PruningFigure::retranslate() {
  showButton();
  measure_->setAccessibleName(tr("Measure negative against random masking"));
  measure_->setToolTip(
      tr("Masks the least important tokens, and as many at random at least five times, without "
         "retraining: XPrompt (Ma et al. 2022), Figure 2"));
  page_->setTexts(tr("Negative against random masking"),
                  tr("Press Measure: what masking the least important tokens does to the dev "
                     "metric, against masking as many at random, is drawn here."));
  page_->setToolTip(tr("XPrompt (Ma et al. 2022), Figure 2"));
  auto* plot = page_->plot();
  const auto masks = figure_.points.empty() ? 0 : figure_.points.front().random.size();
  full_->setName(tr("full prompt"));
  negative_->setName(tr("least important masked"));
  random_->setName(tr("random: mean, range of %1").arg(masks));
  plot->xAxis->setLabel(tr("tokens masked"));
  plot->yAxis->setLabel(figure_.metric.empty()
                            ? tr("dev metric")
                            : tr("dev %1").arg(QString::fromStdString(figure_.metric)));
  std::vector<PruningPlot::Reading> readings;
  for (const auto& point : figure_.points)
    readings.push_back({static_cast<double>(point.masked), reading(point)});
  plot->setReadings(std::move(readings));
  plot->replot(QCustomPlot::rpQueuedReplot);
}

QString PruningFigure::csv() const {
  const auto line = [this](int masked, const QString& kind, double value) {
    return csvLine({QString::number(figure_.step), QString::fromStdString(figure_.metric),
                    QString::number(masked), kind, QString::number(value, 'g', 9)});
  };
  QString text = csvLine({"step", "metric", "masked", "kind", "value"});
  text += line(0, "full", figure_.full);
  for (const auto& [masked, negative, random] : figure_.points) {
    text += line(masked, "negative", negative);
    for (const double value : random) text += line(masked, "random", value);
  }
  return text;
}

void PruningFigure::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace ptw
