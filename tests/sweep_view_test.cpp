#include "widgets/sweep_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QSignalSpy>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

#include "accessibility.h"
#include "pretend_translator.h"
#include "whole_ticks.h"
#include "widgets/export_button.h"
#include "widgets/plot_style.h"
#include "widgets/sweep_measures.h"
#include "widgets/sweep_plot.h"

using namespace ptw;

namespace {

constexpr std::array<std::int64_t, 4> kLengths = {1, 5, 20, 100};

double metric(std::size_t length, std::size_t init) {
  return 0.4 + 0.1 * double(length) + 0.02 * double(init);
}

/// Four lengths and two initialisations with three seeds. The last group has no finished run, the
/// first just one.
SweepReport report() {
  SweepReport report{"length", {{"prompt_length", "Prompt length", {}}}, {}};
  for (const auto length : kLengths) report.settings[0].values.emplace_back(length);
  report.settings.push_back(
      {"init", "Initialisation", {std::string("uniform"), std::string("labels")}});
  for (std::size_t length = 0; length < 4; ++length)
    for (std::size_t init = 0; init < 2; ++init) {
      SweptGroup group{{length, init}, 3, 3, {}};
      if (length == 0 && init == 0) group.finished = 1;
      if (length == 3 && init == 1) group.finished = 0;
      const double spread = group.finished > 1 ? 0.01 : 0;
      if (group.finished > 0) {
        group.measures["best_metric"] = {metric(length, init), spread, group.finished};
        group.measures["peak_memory_bytes"] = {1048576.0 * double(kLengths[length]), spread,
                                               group.finished};
      }
      report.planned += group.planned;
      report.finished += group.finished;
      report.groups.push_back(group);
    }
  return report;
}

/// The same with every group at two steps, the second a little better.
SweepReport deepReport() {
  auto deep = report();
  deep.settings.push_back({"steps", "Steps", {std::int64_t(100), std::int64_t(500)}});
  std::vector<SweptGroup> groups;
  for (auto group : deep.groups)
    for (std::size_t steps = 0; steps < 2; ++steps) {
      auto longer = group;
      longer.point.push_back(steps);
      if (longer.finished > 0) longer.measures["best_metric"].mean += 0.001 * double(steps);
      groups.push_back(longer);
    }
  deep.groups = groups;
  return deep;
}

}  // namespace

class SweepViewTest : public QObject {
  Q_OBJECT

 private:
  std::unique_ptr<SweepView> view_;

  template <class Widget>
  Widget* part(const char* name) const {
    return view_->findChild<Widget*>(name);
  }
  SweepPlot* plot() const { return part<SweepPlot>("sweepPlot"); }
  void choose(const char* box, const QString& text) const {
    auto* combo = part<QComboBox>(box);
    const int wanted = combo->findText(text);
    QVERIFY2(wanted >= 0, qPrintable(text));
    combo->setFocus();
    QTest::keyClick(combo, Qt::Key_Home);
    for (int i = 0; i < wanted; ++i) QTest::keyClick(combo, Qt::Key_Down);
  }
  QStringList choices(const char* box) const {
    QStringList texts;
    for (int i = 0; i < part<QComboBox>(box)->count(); ++i)
      texts << part<QComboBox>(box)->itemText(i);
    return texts;
  }
  void tick(const char* box) const { QTest::keyClick(part<QCheckBox>(box), Qt::Key_Space); }
  QStringList series() const {
    QStringList names;
    for (int i = 0; i < plot()->graphCount(); ++i) names << plot()->graph(i)->name();
    return names;
  }
  std::vector<QCPErrorBars*> bars() const {
    std::vector<QCPErrorBars*> bars;
    for (int i = 0; i < plot()->plottableCount(); ++i)
      if (auto* one = qobject_cast<QCPErrorBars*>(plot()->plottable(i))) bars.push_back(one);
    return bars;
  }
  QStringList numbers() const {
    QStringList texts;
    for (int i = 0; i < plot()->itemCount(); ++i)
      if (auto* text = qobject_cast<QCPItemText*>(plot()->item(i))) texts << text->text();
    return texts;
  }
  QString cell(int row, int column) const {
    return part<QTableView>("groups")->model()->index(row, column).data().toString();
  }
  void read(Qt::Key key) const { QTest::keyClick(plot(), key); }

 private Q_SLOTS:
  void initTestCase() { QLocale::setDefault(QLocale::c()); }

  void init() {
    view_ = std::make_unique<SweepView>();
    view_->resize(760, 560);
    view_->setSweeps({"s1", "s2"}, {"length", "other"});
    view_->showReport(report());
    view_->show();
    view_->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(view_.get()));
  }

  void saysWhatWouldFillIt() {
    SweepView empty;
    empty.resize(420, 300);
    empty.show();
    QVERIFY(QTest::qWaitForWindowExposed(&empty));
    QVERIFY(empty.findChild<QLabel*>("empty")->isVisible());
    QVERIFY(empty.findChild<QLabel*>("empty")->text().contains("New sweep"));
    QVERIFY(!empty.findChild<QComboBox*>("sweep")->isVisible());
    empty.setSweeps({"s1"}, {"length"});
    QVERIFY(!empty.findChild<QLabel*>("empty")->isVisible());
    QVERIFY(empty.findChild<QLabel*>("noFigure")->isVisible());
    empty.setSweeps({}, {});
    QVERIFY(empty.findChild<QLabel*>("empty")->isVisible());
  }

  void asksForTheChosenSweep() {
    SweepView view;
    QSignalSpy chosen(&view, &SweepView::sweepChosen);
    view.setSweeps({"s1", "s2"}, {"length", "other"});
    QCOMPARE(chosen.count(), 1);
    QCOMPARE(chosen.takeFirst().at(0).toString(), QString("s1"));
    view.setSweeps({"s0", "s1", "s2"}, {"new", "length", "other"});
    QVERIFY(chosen.isEmpty());
    QCOMPARE(view.chosenSweep(), QString("s1"));
    QTest::keyClick(view.findChild<QComboBox*>("sweep"), Qt::Key_Down);
    QCOMPARE(chosen.takeFirst().at(0).toString(), QString("s2"));
    view.setSweeps({"s1"}, {"length"});
    QCOMPARE(chosen.takeFirst().at(0).toString(), QString("s1"));
  }

  void forgetsTheOtherSweepAtOnce() {
    choose("sweep", "other");
    QCOMPARE(plot()->graphCount(), 0);
    QVERIFY(part<QLabel>("noFigure")->isVisible());
    QCOMPARE(part<QTableView>("groups")->model()->rowCount(), 0);
  }

  void drawsTheMeanAndTheSpread() {
    QCOMPARE(series(), (QStringList{"Initialisation = uniform", "Initialisation = labels"}));
    const auto* uniform = plot()->graph(0);
    QCOMPARE(uniform->dataCount(), 4);
    QCOMPARE(plot()->graph(1)->dataCount(), 3);  // one has no finished run
    for (int i = 0; i < 4; ++i) {
      QCOMPARE(uniform->dataMainKey(i), double(kLengths[std::size_t(i)]));
      QCOMPARE(uniform->dataMainValue(i), metric(std::size_t(i), 0));
    }
    QCOMPARE(bars().size(), std::size_t(2));
    QVERIFY(std::isnan(bars()[0]->data()->at(0).errorPlus));  // one run shows no spread
    QCOMPARE(bars()[0]->data()->at(1).errorPlus, 0.01);
    QCOMPARE(bars()[0]->data()->at(1).errorMinus, 0.01);
    QVERIFY(plot()->yAxis->range().upper >= metric(3, 0) + 0.01);
  }

  void seriesDifferWithoutColour() {
    QVERIFY(plot()->graph(0)->pen().style() != plot()->graph(1)->pen().style());
    QVERIFY(plot()->graph(0)->scatterStyle().shape() != plot()->graph(1)->scatterStyle().shape());
    QVERIFY(plot()->legend->visible());
  }

  void axisIsLogarithmicWhereValuesAreFarApart() {
    QCOMPARE(plot()->xAxis->scaleType(), QCPAxis::stLogarithmic);
    tick("logarithmic");
    QCOMPARE(plot()->xAxis->scaleType(), QCPAxis::stLinear);
    auto withZero = report();
    withZero.settings[0].values[0] = std::int64_t(0);
    tick("logarithmic");
    view_->showReport(withZero);
    QCOMPARE(plot()->xAxis->scaleType(), QCPAxis::stLinear);
    QVERIFY(!part<QCheckBox>("logarithmic")->isEnabled());
  }

  void ticksOfWholeSettingsAreWhole() {
    tick("logarithmic");
    QCOMPARE(brokenTicks(*plot()->xAxis), QStringList());
    auto rates = report();
    rates.settings[0].values = {0.1, 0.2, 0.3, 2.0};
    view_->showReport(rates);
    QVERIFY(!brokenTicks(*plot()->xAxis).isEmpty());
  }

  void settingsAreShownAsTheLocaleWritesThem() {
    QLocale::setDefault(QLocale("de_DE"));
    auto rates = report();
    rates.settings[0].values = {0.1, 0.25, 0.3, 2.0};
    view_->showReport(rates);
    QCOMPARE(cell(2, 0), QString("0,25"));
    QVERIFY(view_->csv().contains("\n0.25,uniform,"));
    QLocale::setDefault(QLocale::c());
  }

  void textsStandSideBySide() {
    choose("over", "Initialisation");
    QCOMPARE(plot()->xAxis->label(), QString("Initialisation"));
    QCOMPARE(series().size(), 4);
    QCOMPARE(series().back(), QString("Prompt length = 100"));
    QCOMPARE(plot()->graph(1)->dataMainKey(1), 1.0);
    QCOMPARE(plot()->graph(1)->lineStyle(), QCPGraph::lsNone);
    QVERIFY(!part<QCheckBox>("logarithmic")->isEnabled());
    const auto ticker = plot()->xAxis->ticker().dynamicCast<QCPAxisTickerText>();
    QVERIFY(ticker);
    QCOMPARE(ticker->ticks().value(1), QString("labels"));
  }

  void whatRemainsMakesFurtherSeries() {
    view_->showReport(deepReport());
    QCOMPARE(series(),
             (QStringList{
                 "Initialisation = uniform, Steps = 100", "Initialisation = uniform, Steps = 500",
                 "Initialisation = labels, Steps = 100", "Initialisation = labels, Steps = 500"}));
    QCOMPARE(plot()->graph(1)->dataMainValue(0), metric(0, 0) + 0.001);
    choose("series", "Steps");
    QCOMPARE(series()[1], QString("Steps = 100, Initialisation = labels"));
  }

  void drawsAnyMeasureInItsUnit() {
    QCOMPARE(choices("measure"), (QStringList{"Best dev metric", "Peak memory of training (MiB)"}));
    choose("measure", "Peak memory of training (MiB)");
    QCOMPARE(plot()->yAxis->label(), QString("Peak memory of training (MiB)"));
    QCOMPARE(plot()->graph(0)->dataMainValue(2), 20.0);
    QCOMPARE(cell(2, 2), QString("5"));
  }

  void metricOverCostIsAScatterPlot() {
    choose("over", "Peak memory of training (MiB)");
    QCOMPARE(series(), (QStringList{"Prompt length = 1", "Prompt length = 5", "Prompt length = 20",
                                    "Prompt length = 100"}));
    choose("series", "Initialisation");
    QCOMPARE(series().size(), 2);
    QCOMPARE(plot()->graph(0)->lineStyle(), QCPGraph::lsNone);
    QCOMPARE(plot()->graph(0)->dataMainKey(1), 5.0);
    QCOMPARE(plot()->graph(0)->dataMainValue(1), metric(1, 0));
    QVERIFY(!part<QCheckBox>("heatMap")->isEnabled());
    choose("series", "none");
    QCOMPARE(series().size(), 1);
    QCOMPARE(plot()->graph(0)->dataCount(), 7);
  }

  void heatMapHasTheNumbersInItsCells() {
    tick("heatMap");
    QCOMPARE(plot()->graphCount(), 0);
    QCOMPARE(numbers(),
             (QStringList{"0.400", "0.500", "0.600", "0.700", "0.420", "0.520", "0.620", "-"}));
    QCOMPARE(plot()->yAxis->label(), QString("Initialisation"));
    const auto rows = plot()->yAxis->ticker().dynamicCast<QCPAxisTickerText>();
    QVERIFY(rows);
    QCOMPARE(rows->ticks().value(1), QString("labels"));
    tick("heatMap");
    QCOMPARE(plot()->graphCount(), 2);
    QCOMPARE(plot()->itemCount(), 0);
  }

  void aFigureWaitsForItsMeasure() {
    auto early = report();
    early.figure = PaperFigure{"lester-4",          "Lester", "How many?", "", "Few.", "Look.",
                               "peak_memory_bytes", "init",   ""};
    for (auto& group : early.groups) group.measures.clear();
    view_->showReport(early);
    auto later = report();
    later.figure = early.figure;
    view_->showReport(later);
    QCOMPARE(part<QComboBox>("measure")->currentData().toString(), QString("peak_memory_bytes"));
  }

  void aFigureIsDrawnAsInThePaper() {
    auto other = report();
    other.figure = PaperFigure{"smop-grid",         "Choi et al. 2023",
                               "Many or few?",      "",
                               "Few are best.",     "Look at the rows.",
                               "peak_memory_bytes", "init",
                               "prompt_length",     true};
    view_->showReport(other);
    QCOMPARE(part<QComboBox>("measure")->currentData().toString(), QString("peak_memory_bytes"));
    QCOMPARE(part<QComboBox>("over")->currentData().toString(), QString("init"));
    QCOMPARE(part<QComboBox>("series")->currentData().toString(), QString("prompt_length"));
    QVERIFY(part<QCheckBox>("heatMap")->isChecked());
    QVERIFY(part<QLabel>("paper")->text().contains("Few are best."));
    choose("over", "Prompt length");
    view_->showReport(other);  // a person's choice stays
    QCOMPARE(part<QComboBox>("over")->currentData().toString(), QString("prompt_length"));
    other.figure->name = "of one model";
    other.figure->x = "model";
    view_->showReport(other);  // what is not swept gives way to the series
    QCOMPARE(part<QComboBox>("over")->currentData().toString(), QString("prompt_length"));
    QCOMPARE(part<QComboBox>("series")->currentData().toString(), QString());
    view_->showReport(report());
    QVERIFY(!part<QLabel>("paper")->isVisible());
  }

  void deeperMeansMore() {
    tick("heatMap");
    std::vector<int> light;
    for (int i = 0; i < plot()->itemCount(); ++i)
      if (auto* area = qobject_cast<QCPItemRect*>(plot()->item(i)))
        light.push_back(qGray(area->brush().color().rgb()));
    QVERIFY(light[0] > light[1] && light[1] > light[2] && light[2] > light[3]);
  }

  void keysReadThePoints() {
    plot()->setFocus();
    read(Qt::Key_Right);
    QCOMPARE(plot()->accessibleDescription(),
             QString("Prompt length = 1, Initialisation = uniform: 0.400 (n = 1)"));
    read(Qt::Key_Right);
    read(Qt::Key_Right);
    QCOMPARE(plot()->accessibleDescription(),
             QString("Prompt length = 5, Initialisation = uniform: 0.500 ± 0.010 (n = 3)"));
    read(Qt::Key_Left);
    QVERIFY(plot()->accessibleDescription().startsWith("Prompt length = 1, Initialisation = l"));
    for (int i = 0; i < 20; ++i) read(Qt::Key_Right);
    QVERIFY(plot()->accessibleDescription().startsWith("Prompt length = 100"));
  }

  void tableSaysWhatIsMissing() {
    QCOMPARE(part<QTableView>("groups")->model()->rowCount(), 8);
    const auto row = [this](int number) {
      QStringList cells;
      for (int column = 0; column < 6; ++column) cells << cell(number, column);
      return cells;
    };
    QCOMPARE(row(0), (QStringList{"1", "uniform", "0.400", "-", "1", "3"}));
    QCOMPARE(row(1), (QStringList{"1", "labels", "0.420", "0.010", "3", "3"}));
    QCOMPARE(row(7), (QStringList{"100", "labels", "-", "-", "0", "3"}));
    QVERIFY(part<QLabel>("caption")->text().startsWith("19 of 24 runs finished"));
  }

  void tableSortsByNumber() {
    auto* table = part<QTableView>("groups");
    table->sortByColumn(2, Qt::DescendingOrder);
    QCOMPARE(cell(0, 2), QString("0.700"));
    QCOMPARE(cell(7, 2), QString("-"));
    table->sortByColumn(0, Qt::DescendingOrder);
    QCOMPARE(cell(0, 0), QString("100"));
  }

  void laterReportsKeepTheChoices() {
    choose("measure", "Peak memory of training (MiB)");
    choose("over", "Initialisation");
    tick("heatMap");
    view_->showReport(report());
    QCOMPARE(part<QComboBox>("measure")->currentText(), QString("Peak memory of training (MiB)"));
    QCOMPARE(plot()->xAxis->label(), QString("Initialisation"));
    QVERIFY(part<QCheckBox>("heatMap")->isChecked());
    QCOMPARE(numbers().size(), 8);
  }

  void unfinishedSweepsHaveATableOnly() {
    auto waiting = report();
    for (auto& group : waiting.groups) {
      group.measures.clear();
      group.finished = 0;
    }
    view_->showReport(waiting);
    QVERIFY(part<QLabel>("noFigure")->isVisible());
    QCOMPARE(part<QTableView>("groups")->model()->rowCount(), 8);
    QCOMPARE(cell(0, 2), QString("-"));
    QVERIFY(!view_->findChild<ExportButton*>()->isEnabled());
  }

  void valuesAreExported() {
    const auto lines = view_->csv().split('\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 1 + 8 * 2);
    QCOMPARE(lines[0], QString("prompt_length,init,measure,mean,standard_deviation,n,planned"));
    QCOMPARE(lines[1], QString("1,uniform,best_metric,0.4,,1,3"));
    QCOMPARE(lines[3], QString("1,labels,best_metric,0.42,0.01,3,3"));
    QCOMPARE(lines[6], QString("5,uniform,peak_memory_bytes,5242880,0.01,3,3"));
    QCOMPARE(lines[15], QString("100,labels,best_metric,,,0,3"));
  }

  void pictureIsExported() {
    QTemporaryDir folder;
    const auto file = folder.filePath("sweep.svg");
    tick("heatMap");
    QCOMPARE(savePlot(*plot(), file), QString());
    QFile saved(file);
    QVERIFY(saved.open(QIODevice::ReadOnly));
    QVERIFY(saved.readAll().contains("0.620"));
  }

  void measuresAreNamedWithTheirUnits() {
    QCOMPARE(measureLook("inference_flops").text(2.5e9), QString("2.500 GFLOPs"));
    QCOMPARE(measureLook("peak_memory_bytes").text(1.5 * 1048576 * 1024), QString("1536 MiB"));
    QCOMPARE(measureLook("trainable_parameters").text(20480), QString("20480"));
    QCOMPARE(measureLook("seconds_per_step").title(), QString("Time per step (s)"));
    QCOMPARE(measureLook("chrf").title(), QString("chrf"));
    QVERIFY(isCost("stored_parameters"));
    QVERIFY(!isCost("final_metric"));
  }

  void fitsSmallRooms() {
    view_->resize(420, 300);
    QTest::qWait(1);
    QVERIFY(view_->minimumSizeHint().width() <= 420);
    QVERIFY2(view_->minimumSizeHint().height() <= 300,
             qPrintable(QString::number(view_->minimumSizeHint().height())));
    QVERIFY(plot()->isVisible() && plot()->height() >= 80);
  }

  void everyControlHasAName() {
    QVERIFY2(namelessControls(view_.get()).isEmpty(),
             qPrintable(namelessControls(view_.get()).join(", ")));
  }

  void followsThePalette() {
    auto dark = view_->palette();
    dark.setColor(QPalette::Base, QColor(0x1e, 0x1e, 0x1e));
    dark.setColor(QPalette::Text, Qt::white);
    view_->setPalette(dark);
    QCOMPARE(plot()->xAxis->labelColor(), QColor(Qt::white));
  }

  void speaksAnotherLanguage() {
    PretendTranslator translator;
    QCoreApplication::installTranslator(&translator);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(plot()->xAxis->label(), QString("[Prompt length]"));
    QCOMPARE(plot()->yAxis->label(), QString("[Best dev metric]"));
    QCOMPARE(choices("over").front(), QString("[Prompt length]"));
    QCOMPARE(part<QCheckBox>("heatMap")->accessibleName(), QString("[As heat map]"));
    QCoreApplication::removeTranslator(&translator);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(plot()->xAxis->label(), QString("Prompt length"));
  }
};

QTEST_MAIN(SweepViewTest)
#include "sweep_view_test.moc"
