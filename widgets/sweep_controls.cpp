#include "widgets/sweep_controls.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <algorithm>
#include <utility>

#include "widgets/export_button.h"
#include "widgets/mnemonic.h"
#include "widgets/sweep_measures.h"

namespace ptw {
namespace {

constexpr double kLogarithmicFrom = 10;  // largest over least value

using Items = std::vector<std::pair<QString, QString>>;  // what is shown, and its data

/// What was chosen stays so; otherwise `fallback` is.
void fill(QComboBox& box, const Items& items, int fallback = 0) {
  const QSignalBlocker blocker(box);
  const auto before = box.currentData();
  const bool any = box.currentIndex() >= 0;
  box.clear();
  for (const auto& [text, data] : items) box.addItem(text, data);
  const int kept = any ? box.findData(before) : -1;
  box.setCurrentIndex(kept >= 0 ? kept : std::min(fallback, box.count() - 1));
}

}  // namespace

SweepControls::SweepControls(QWidget* parent)
    : ControlBar(parent),
      logarithmic_(new QCheckBox(this)),
      heatMap_(new QCheckBox(this)),
      export_(new ExportButton("sweep", this)) {
  sweep_ = addChooser("sweep");
  measure_ = addChooser("measure");
  over_ = addChooser("over");
  series_ = addChooser("series");
  logarithmic_->setObjectName("logarithmic");
  heatMap_->setObjectName("heatMap");
  sweep_.box->setMinimumContentsLength(14);
  for (const auto& chooser : {sweep_, measure_, over_}) addControl(chooser.group);
  for (QWidget* extra :
       std::initializer_list<QWidget*>{series_.group, logarithmic_, heatMap_, export_})
    addExtra(extra);
  connect(sweep_.box, &QComboBox::currentIndexChanged, this, [this] {
    told_ = sweep();
    Q_EMIT sweepChosen(told_);
  });
  connect(over_.box, &QComboBox::currentIndexChanged, this, &SweepControls::chooseAxis);
  for (auto* box : {measure_.box, series_.box})
    connect(box, &QComboBox::currentIndexChanged, this, &SweepControls::changed);
  for (auto* box : {logarithmic_, heatMap_})
    connect(box, &QCheckBox::toggled, this, &SweepControls::changed);
  retranslate();
}

SweepControls::Chooser SweepControls::addChooser(const char* name) {
  Chooser chooser{new QWidget(this), nullptr, nullptr};
  chooser.label = new QLabel(chooser.group);
  chooser.box = new QComboBox(chooser.group);
  chooser.box->setObjectName(name);
  chooser.box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  chooser.box->setMinimumContentsLength(10);
  chooser.label->setBuddy(chooser.box);
  auto* row = new QHBoxLayout(chooser.group);
  row->setContentsMargins(0, 0, 0, 0);
  row->addWidget(chooser.label);
  row->addWidget(chooser.box);
  return chooser;
}

void SweepControls::setSweeps(const QStringList& ids, const QStringList& names) {
  Items items;
  for (int i = 0; i < ids.size(); ++i) items.emplace_back(names.value(i, ids[i]), ids[i]);
  fill(*sweep_.box, items);
  if (sweep() == told_) return;
  told_ = sweep();
  Q_EMIT sweepChosen(told_);
}

void SweepControls::chooseSweep(const QString& id) {
  sweep_.box->setCurrentIndex(sweep_.box->findData(id));
}

QString SweepControls::sweep() const {
  return sweep_.box->currentData().toString();
}

void SweepControls::setReport(const SweepReport& report) {
  report_ = report;
  fillMeasures();
  fillX();
  fillSeries();
  const auto figure = report.figure ? report.figure->name : std::string();
  if (figure != figure_) figure_ = chooseAsIn(report.figure) ? figure : std::string();
  suggestLogarithmic();
}

/// Whether all of it could be chosen: there must be something measured.
bool SweepControls::chooseAsIn(const std::optional<PaperFigure>& shown) {
  if (!shown) return false;
  const auto& figure = *shown;
  const auto choose = [](QComboBox& box, const std::string& key) {
    const QSignalBlocker blocker(box);
    const int found = box.findData(QString::fromStdString(key));
    if (found >= 0) box.setCurrentIndex(found);
    return found >= 0;
  };
  const bool measured = choose(*measure_.box, figure.measure);
  const bool whole = choose(*over_.box, figure.x);
  if (!whole) choose(*over_.box, figure.series);
  fillSeries();
  choose(*series_.box, whole ? figure.series : std::string());
  const QSignalBlocker blocker(heatMap_);
  heatMap_->setChecked(figure.heat_map);
  return measured;
}

void SweepControls::fillMeasures() {
  Items items;
  for (const auto& key : measuresIn(report_))
    items.emplace_back(measureLook(key).title(), QString::fromStdString(key));
  fill(*measure_.box, items);
}

/// The swept settings, then the costs that were measured; a setting of numbers is chosen first.
void SweepControls::fillX() {
  Items items;
  for (const auto& setting : report_.settings)
    items.emplace_back(settingLabel(setting), QString::fromStdString(setting.key));
  for (const auto& key : measuresIn(report_))
    if (isCost(key)) items.emplace_back(measureLook(key).title(), QString::fromStdString(key));
  const auto numeric = std::ranges::find_if(report_.settings, isNumeric);
  const bool found = numeric != report_.settings.end();
  fill(*over_.box, items, found ? int(numeric - report_.settings.begin()) : 0);
}

void SweepControls::fillSeries() {
  const auto x = over_.box->currentData().toString();
  Items items;
  if (!report_.settings.empty()) items.emplace_back(tr("none"), QString());
  for (const auto& setting : report_.settings)
    if (QString::fromStdString(setting.key) != x)
      items.emplace_back(settingLabel(setting), QString::fromStdString(setting.key));
  fill(*series_.box, items, items.size() > 1 ? 1 : 0);
}

void SweepControls::chooseAxis() {
  fillSeries();
  suggestLogarithmic();
  Q_EMIT changed();
}

/// Another axis is logarithmic where its values are far apart.
void SweepControls::suggestLogarithmic() {
  const auto chosen = axes();
  if (chosen.x == x_) return;
  x_ = chosen.x;
  const auto figure = sweepFigure(report_, chosen);
  double least = 0;
  double largest = 0;
  for (const auto& series : figure.series)
    for (const auto& point : series.points) {
      least = least == 0 ? point.x : std::min(least, point.x);
      largest = std::max(largest, point.x);
    }
  const QSignalBlocker blocker(logarithmic_);
  logarithmic_->setChecked(figure.positive && largest >= kLogarithmicFrom * least && least > 0);
}

SweepAxes SweepControls::axes() const {
  const auto chosen = [](const Chooser& chooser) {
    return chooser.box->currentData().toString().toStdString();
  };
  return {chosen(measure_), chosen(over_), chosen(series_)};
}

bool SweepControls::isLogarithmic() const {
  return logarithmic_->isChecked();
}

bool SweepControls::isHeatMap() const {
  return heatMap_->isChecked();
}

bool SweepControls::allowsHeatMap() const {
  return heatMap_->isEnabled();
}

void SweepControls::allow(const SweepFigure& figure) {
  const bool any = !figure.series.empty();
  heatMap_->setEnabled(any && !figure.scatter);
  logarithmic_->setEnabled(any && figure.positive && !(isHeatMap() && !figure.scatter));
  export_->setEnabled(any);
}

void SweepControls::nameChoosers() {
  const auto name = [](Chooser& chooser, const QString& label, const QString& accessible,
                       const QString& help) {
    chooser.label->setText(label);
    chooser.box->setAccessibleName(accessible);
    chooser.box->view()->setAccessibleName(accessible);
    chooser.box->setToolTip(help);
  };
  name(sweep_, tr("Sw&eep"), tr("Sweep"), tr("The sweep that is shown"));
  name(measure_, tr("Sho&w"), tr("Measure"), tr("What the runs measured: a metric or a cost"));
  name(over_, tr("&over"), tr("Horizontal axis"),
       tr("A swept setting, or a cost: then every combination is a point of a scatter plot"));
  name(series_, tr("Se&ries"), tr("Series"),
       tr("A setting whose values are told apart; other swept settings make further series"));
}

void SweepControls::retranslate() {
  nameChoosers();
  logarithmic_->setText(tr("&Log axis"));
  logarithmic_->setToolTip(tr("A logarithmic horizontal axis, where all its values are positive"));
  heatMap_->setText(tr("As &heat map"));
  heatMap_->setToolTip(
      tr("A cell for every combination, as in SMoP's grid of number and length of the prompts "
         "(Choi et al. 2023)"));
  for (auto* box : {logarithmic_, heatMap_}) box->setAccessibleName(withoutMnemonic(box->text()));
  fillMeasures();
  fillX();
  fillSeries();
}

void SweepControls::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  ControlBar::changeEvent(event);
}

}  // namespace ptw
