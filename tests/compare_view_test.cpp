#include "widgets/compare_view.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>

#include "accessibility.h"
#include "pretend_translator.h"
#include "widgets/comparison_figures.h"
#include "widgets/prompts_plot.h"
#include "widgets/selection.h"
#include "widgets/text_table.h"

using namespace ptw;

namespace {

NeighborReport near_to(const std::vector<std::vector<std::string>>& pieces) {
  NeighborReport report;
  for (const auto& token : pieces) {
    TokenNeighbors row{int(report.tokens.size()), 1, 0, {}};
    for (const auto& piece : token) row.nearest.push_back({0, piece, 0.5F, false});
    report.tokens.push_back(row);
  }
  return report;
}

/// Three runs; the third has no prompt.
ComparisonReport report() {
  ComparisonReport report;
  for (const auto* name : {"slow", "fast", "whole"}) {
    ComparedRun run;
    run.name = name;
    run.measures = {{"best_metric", 0.625}, {"trainable_parameters", 1920.0}};
    for (int step = 1; step <= 5; ++step) run.steps.push_back({step, 1.0 / step, 0.3, 0.1 * step});
    report.runs.push_back(run);
  }
  report.runs[0].neighbors = near_to({{"▁cat", "▁dog"}, {"▁cow"}});
  report.runs[1].neighbors = near_to({{"▁dog"}, {"▁hen"}});
  report.settings = {{"method", {"a", "b", "c"}, true}, {"seed", {1, 1, 1}, false}};
  for (auto& value : report.settings[1].values) value = std::int64_t{1};
  report.projection.explained_x = 0.2;
  report.projection.vocabulary = {{-5, -5, "▁the", PieceKind::word},
                                  {5, 5, "ing", PieceKind::inside},
                                  {-5, 5, "12", PieceKind::symbol}};
  report.projection.prompts = {{{0, 0, "0"}, {2, 2, "1"}}, {{1, -1, "0"}, {3, -3, "1"}}, {}};
  report.gaps = {{"%1 has no soft prompt to compare.", {"whole"}}};
  return report;
}

PairReport pair(bool answers) {
  PairReport pair{0, 1, {}, {}, {}};
  pair.prompts =
      PromptPair{{{0.5, 2}, {-0.25, 3}}, {0.125, 2.5}, {0.75, 1.5}, {{"▁dog"}, {}}, {"▁dog"}};
  if (answers)
    pair.answers = AnswerPairs{54,
                               50,
                               21,
                               175,
                               {{3, "a small bird", "animal", "animal", "plant", true, false},
                                {7, "a tall tree", "plant", "animal", "plant", false, true}},
                               {50, 21, false, 11.04, 0.000891}};
  return pair;
}

}  // namespace

class CompareViewTest : public QObject {
  Q_OBJECT

 private:
  Selection selection_;
  std::unique_ptr<CompareView> view_;

  template <class Widget>
  Widget* part(const char* name) const {
    return view_->findChild<Widget*>(name);
  }
  void goTo(int page) const {
    auto* tabs = part<QTabWidget>("comparePages");
    QTest::mouseClick(tabs->tabBar(), Qt::LeftButton, {}, tabs->tabBar()->tabRect(page).center());
    QCOMPARE(tabs->currentIndex(), page);
  }
  QString caption(int page) const {
    return part<QTabWidget>("comparePages")->widget(page)->findChild<QLabel*>("caption")->text();
  }
  QStringList row(const char* table, int number) const {
    QStringList cells;
    const auto* shown = part<TextTable>(table);
    for (int column = 0; column < shown->model()->columnCount(); ++column)
      cells << shown->cell(number, column);
    return cells;
  }

 private Q_SLOTS:
  void initTestCase() { QLocale::setDefault(QLocale::c()); }

  void init() {
    selection_.setToken(-1);
    view_ = std::make_unique<CompareView>(&selection_);
    view_->resize(800, 520);
    view_->showReport(report(), {0, 1, 2});
    view_->show();
    view_->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(view_.get()));
  }

  void saysWhatWouldFillIt() {
    view_->clear();
    QVERIFY(part<QLabel>("empty")->isVisible());
    QVERIFY(part<QLabel>("empty")->text().contains("Ctrl"));
    view_->showBusy();
    QVERIFY(part<QLabel>("empty")->text().contains("Reading"));
    view_->showProblem("The model is gone.");
    QCOMPARE(part<QLabel>("empty")->text(), QString("The model is gone."));
    view_->showReport(report(), {0, 1, 2});
    QVERIFY(!part<QLabel>("empty")->isVisible());
  }

  void differencesAreMarked() {
    auto* table = part<TextTable>("settings");
    QCOMPARE(row("settings", 0), (QStringList{"Best dev metric", "0.625", "0.625", "0.625"}));
    const auto method =
        table->model()->match(table->model()->index(0, 0), Qt::DisplayRole, "method");
    QCOMPARE(method.size(), 1);
    QVERIFY(method[0].data(Qt::FontRole).value<QFont>().bold());
    const int all = table->rowCount();
    QTest::keyClick(part<QCheckBox>("differing"), Qt::Key_Space);
    QCOMPARE(table->rowCount(), all - 1);
    QVERIFY(caption(0).startsWith("1 of 2 settings differ"));
    QVERIFY(caption(0).contains("whole has no soft prompt"));
  }

  void asksOnlyForWhatIsLookedAt() {
    QSignalSpy asked(view_.get(), &CompareView::pairAsked);
    goTo(3);
    QVERIFY(asked.isEmpty());
    goTo(2);
    QCOMPARE(asked.takeFirst(), (QVariantList{qulonglong(0), qulonglong(1), false}));
    view_->showPair(pair(false));
    goTo(1);
    QCOMPARE(asked.takeFirst(), (QVariantList{qulonglong(0), qulonglong(1), true}));
    view_->showPair(pair(true));
    goTo(2);
    goTo(1);
    QVERIFY(asked.isEmpty());
  }

  void answersAreCountedAndListed() {
    goTo(1);
    view_->showPair(pair(true));
    for (const auto* words : {"300 dev examples", "both right 54", "only slow 50", "only fast 21",
                              "both wrong 175", "chi-square 11.04", "0.000891", "hardly chance"})
      QVERIFY2(caption(1).contains(words), words);
    QCOMPARE(row("answers", 0),
             (QStringList{"4", "a small bird", "animal", "animal", "plant", "slow"}));
    auto* which = part<QComboBox>("which");
    QTest::keyClick(which, Qt::Key_Down);
    QTest::keyClick(which, Qt::Key_Down);
    QCOMPARE(which->currentText(), QString("Only fast right"));
    QCOMPARE(part<TextTable>("answers")->rowCount(), 1);
    QCOMPARE(row("answers", 0)[0], QString("8"));
  }

  void answeringCanBeStopped() {
    QSignalSpy asked(view_.get(), &CompareView::pairAsked);
    QSignalSpy stopped(view_.get(), &CompareView::stopRequested);
    goTo(1);
    auto* stop = part<QPushButton>("stop");
    QVERIFY(stop->isVisible());
    QTest::mouseClick(stop, Qt::LeftButton);
    QCOMPARE(stopped.size(), 1);
    goTo(0);
    goTo(1);
    QCOMPARE(asked.size(), 1);
    QTest::mouseClick(stop, Qt::LeftButton);
    QCOMPARE(asked.size(), 2);
    view_->showPair(pair(true));
    QVERIFY(!stop->isVisible());
  }

  void anotherPairIsAskedForAndAnOldOneDropped() {
    goTo(1);
    QSignalSpy asked(view_.get(), &CompareView::pairAsked);
    QTest::keyClick(part<QComboBox>("second"), Qt::Key_Down);
    QCOMPARE(asked.takeFirst(), (QVariantList{qulonglong(0), qulonglong(2), true}));
    view_->showPair(pair(true));
    QCOMPARE(part<TextTable>("answers")->rowCount(), 0);
    QTest::keyClick(part<QComboBox>("second"), Qt::Key_Home);
    QVERIFY(asked.isEmpty());
    PairReport other{0, 2, {}, {}, {{"%1 and %2 differ.", {"x", "y"}}}};
    QTest::keyClick(part<QComboBox>("second"), Qt::Key_End);
    view_->showPair(other);
    const auto labels = part<QTabWidget>("comparePages")->widget(1)->findChildren<QLabel*>();
    QVERIFY(std::ranges::any_of(labels, [](const QLabel* label) {
      return label->isVisible() && label->text() == "x and y differ.";
    }));
  }

  void promptsStandSideBySide() {
    goTo(2);
    view_->showPair(pair(false));
    QCOMPARE(row("prompts", 0), (QStringList{"0", "0.500", "2.00", "_cat  _dog", "_dog", "_dog"}));
    QCOMPARE(row("prompts", 1), (QStringList{"1", "-0.250", "3.00", "_cow", "_hen", ""}));
    QVERIFY(caption(2).contains("cosine 0.125, distance 2.50"));
    QVERIFY(caption(2).contains("Centres: cosine 0.750"));
    auto* table = part<TextTable>("prompts");
    table->setFocus();
    QTest::keyClick(table, Qt::Key_Down);
    QTest::keyClick(table, Qt::Key_Down);
    QCOMPARE(selection_.token(), 1);
    selection_.setToken(0);
    QCOMPARE(table->currentIndex().row(), 0);
  }

  void rowsAreCopiedAndExported() {
    goTo(2);
    view_->showPair(pair(false));
    auto* table = part<TextTable>("prompts");
    table->setFocus();
    table->selectRow(1);
    QTest::keyClick(table, Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QGuiApplication::clipboard()->text(), QString("1\t-0.250\t3.00\t_cow\t_hen\t\n"));
    QCOMPARE(table->csv().split('\n').at(2), QString("1,-0.250,3.00,_cow,_hen,"));
  }

  void numbersAreTheLocalesButNotInFiles() {
    QLocale::setDefault(QLocale("de_DE"));
    view_->showReport(report(), {0, 1, 2});
    goTo(2);
    view_->showPair(pair(false));
    const auto prompts = row("prompts", 1), best = row("settings", 0);
    const auto files = part<TextTable>("prompts")->csv() + part<TextTable>("settings")->csv();
    QLocale::setDefault(QLocale::c());
    QCOMPARE(prompts.mid(0, 3), (QStringList{"1", "-0,250", "3,00"}));
    QCOMPARE(best, (QStringList{"Best dev metric", "0,625", "0,625", "0,625"}));
    QVERIFY(files.contains("\n1,-0.250,3.00,_cow"));
    QVERIFY(files.contains("\nBest dev metric,0.625,0.625,0.625"));
  }

  void allPromptsLieInOnePlane() {
    goTo(3);
    auto* plot = part<PromptsPlot>("promptsPlot");
    plot->replot();
    const auto place = [&](double x, double y) {
      return QPointF(plot->xAxis->coordToPixel(x), plot->yAxis->coordToPixel(y)).toPoint();
    };
    QVERIFY(plot->axisRect()->rect().contains(place(3, -3)));
    QStringList entries;
    for (int i = 0; i < plot->legend->itemCount(); ++i)
      if (auto* item = qobject_cast<QCPPlottableLegendItem*>(plot->legend->item(i)))
        entries << item->plottable()->name();
    QCOMPARE(entries, (QStringList{"slow", "fast", "words and their beginnings",
                                   "pieces inside words", "numbers and punctuation"}));
    QTest::mouseClick(plot, Qt::LeftButton, {}, place(3, -3));
    QCOMPARE(selection_.token(), 1);
    QTest::mouseMove(plot, place(1, -1));
    const auto texts = [&] {
      QStringList found;
      for (auto* child : plot->layer("overlay")->children())
        if (auto* text = qobject_cast<QCPItemText*>(child); text && text->visible())
          found << text->text();
      return found;
    };
    QCOMPARE(texts(), QStringList("fast, token 0"));
    QTest::mouseMove(plot, place(5, 5));
    QCOMPARE(texts(), QStringList("ing"));
  }

  void exportIsOffered() {
    QSignalSpy wanted(view_.get(), &CompareView::exportRequested);
    QTest::mouseClick(part<QPushButton>("exportComparison"), Qt::LeftButton);
    QCOMPARE(wanted.size(), 1);
  }

  void figuresStandAlone() {
    for (const auto& svg : {curvesFigure(report()), promptsFigure(report())}) {
      QVERIFY(svg.contains("<svg"));
      QVERIFY(svg.contains("slow"));
      QVERIFY(!svg.contains("href="));
    }
    auto empty = report();
    empty.projection = {};
    for (auto& run : empty.runs) run.steps.clear();
    QVERIFY(curvesFigure(empty).isEmpty());
    QVERIFY(promptsFigure(empty).isEmpty());
  }

  void fitsSmallRooms() {
    for (int page = 0; page < 4; ++page) {
      goTo(page);
      view_->resize(420, 300);
      QTest::qWait(1);
      QVERIFY2(view_->minimumSizeHint().width() <= 420,
               qPrintable(QString::number(view_->minimumSizeHint().width())));
      QVERIFY2(view_->minimumSizeHint().height() <= 300,
               qPrintable(QString::number(view_->minimumSizeHint().height())));
    }
  }

  /// A scroll bar that comes and goes must not make the columns go on for ever.
  void columnsSettleAtEveryWidth() {
    goTo(2);
    view_->showPair(pair(false));
    auto* table = part<TextTable>("prompts");
    for (int width = 260; width < 900; ++width) {
      table->resize(width, 60 + width % 40);
      QVERIFY(table->columnWidth(3) > 0);
    }
  }

  void everyControlHasAName() {
    QVERIFY2(namelessControls(view_.get()).isEmpty(),
             qPrintable(namelessControls(view_.get()).join(", ")));
  }

  void speaksAnotherLanguage() {
    goTo(1);
    view_->showPair(pair(true));
    PretendTranslator translator;
    QCoreApplication::installTranslator(&translator);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(part<QTabWidget>("comparePages")->tabText(1), QString("[Answers]"));
    QCOMPARE(part<QComboBox>("which")->itemText(0), QString("[All other answers]"));
    QVERIFY(caption(1).startsWith("[300 dev examples"));
    QCoreApplication::removeTranslator(&translator);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(part<QComboBox>("which")->itemText(0), QString("All other answers"));
  }
};

QTEST_MAIN(CompareViewTest)
#include "compare_view_test.moc"
