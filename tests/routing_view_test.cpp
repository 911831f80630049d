#include "widgets/routing_view.h"

#include <QComboBox>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <algorithm>

#include "accessibility.h"
#include "pretend_translator.h"
#include "routing_fixture.h"
#include "whole_ticks.h"
#include "widgets/custom_plot.h"
#include "widgets/routing_balance.h"
#include "widgets/routing_time_page.h"

using namespace ptw;
using namespace ptw::routing;

class RoutingViewTest : public QObject, private routing::Fixture {
  Q_OBJECT

 private Q_SLOTS:
  void init() { QVERIFY(open()); }

  void saysWhatWouldFillIt() {
    auto* tabs = view_->findChild<QTabWidget*>();
    QVERIFY(!tabs->isVisible());
    view_->showHistory({});
    QVERIFY(!tabs->isVisible());
    view_->showHistory(history());
    QVERIFY(tabs->isVisible());
    QVERIFY(plot()->isVisible());
    show(byClass);
    QVERIFY(!table("classes")->isVisible());
    view_->showReport(report());
    QVERIFY(table("classes")->isVisible());
    view_->clear();
    QVERIFY(!tabs->isVisible());
    view_->showReport(report());
    show(overTime);
    QVERIFY(!plot()->isVisible());
  }

  void saysWhyThereIsNothingToShow() {
    view_->showReport(report());
    view_->showFault("The task had other classes.");
    const auto says = [this](const QString& sentence) {
      return std::ranges::any_of(view_->findChildren<QLabel*>(), [&](const QLabel* label) {
        return label->isVisible() && label->text().contains(sentence);
      });
    };
    QVERIFY(says("The task had other classes."));
    QVERIFY(!view_->findChild<QTabWidget*>()->isVisible());
    view_->clear();
    QVERIFY(!says("other classes"));
    QVERIFY(says("Train with the method SMoP"));
  }

  void saysWhatTheBalanceMeans() {
    view_->showHistory(history());
    QVERIFY2(balance().contains("none to 1 of the 3"), qPrintable(balance()));  // 80, 20, 0 %
    view_->showReport(report());
    QVERIFY2(balance().contains("1.00 of 1"), qPrintable(balance()));
    QVERIFY(balance().contains("almost evenly over the 3 prompts"));
    view_->showHistory(history());
    QVERIFY(balance().contains("1.00"));  // a report is of the step that is shown
    view_->showReport(collapsed());
    QVERIFY2(balance().contains("0.00") && balance().contains("Prompt 2 takes every example"),
             qPrintable(balance()));
  }

  void saysHowUnevenTheSharesAre() {
    auto* label = view_->findChild<RoutingBalance*>();
    label->setShares({0.95, 0.05});
    QVERIFY(label->text().contains("close to collapse"));
    label->setShares({0.1, 0.2, 0.7});
    QVERIFY(label->text().contains("Prompt 3 (70 %), fewest to Prompt 1 (10 %)"));
    label->setShares({0.2, 0.16, 0.16, 0.16, 0.16, 0.16, 0});
    QVERIFY2(label->text().contains("over 6 of the 7"), qPrintable(label->text()));
    label->setShares({1});
    QVERIFY(!label->text().contains("collapse"));
    label->setShares({});
    QVERIFY(label->text().isEmpty());
  }

  void stacksTheShares() {
    view_->showHistory(history());
    QCOMPARE(plot()->graphCount(), 3);
    const auto top = [this](int prompt, int step) {
      return plot()->graph(prompt)->data()->at(step)->value;
    };
    QCOMPARE(top(0, 2), 80.0);
    QCOMPARE(top(1, 1), 80.0);
    QCOMPARE(top(2, 0), 100.0);
    QCOMPARE(plot()->xAxis->range().upper, 20.0);
    auto longer = history();
    longer.steps.push_back(30);
    longer.shares.push_back({0.2, 0.3, 0.5});
    view_->showHistory(longer);
    QCOMPARE(plot()->graph(0)->dataCount(), 4);
    QCOMPARE(plot()->xAxis->range().upper, 30.0);
    const auto csv = view_->findChild<RoutingTimePage*>()->csv();
    QVERIFY(csv.startsWith("step,prompt,share\n0,1,0.4\n"));
    QVERIFY(csv.endsWith("30,3,0.5\n"));
  }

  void ticksStandAtWholeSteps() {
    view_->showHistory(history());
    QCOMPARE(brokenTicks(*plot()->xAxis), QStringList());
  }

  void drawsASingleCheckpoint() {
    view_->showHistory({2, {50}, {{0.5, 0.5}}});
    plot()->replot();
    QVERIFY(pixel(plot(), pointAt(50, 20)) != pixel(plot(), pointAt(50, 80)));
    QVERIFY(plot()->xAxis->range().contains(50));
  }

  void namesTheAreasThatAreHighEnough() {
    view_->showHistory({3, {0, 10}, {{0.6, 0.39, 0.01}, {0.6, 0.39, 0.01}}});
    plot()->replot();
    QStringList names;
    for (int i = 0; i < plot()->itemCount(); ++i)
      if (auto* name = qobject_cast<QCPItemText*>(plot()->item(i)); name && name->visible())
        names << name->text();
    QCOMPARE(names, (QStringList{"Prompt 1", "Prompt 2"}));
  }

  void aClickInTheAreasAsksForTheCheckpoint() {
    view_->showHistory(history());
    plot()->replot();
    QSignalSpy steps(view_.get(), &RoutingView::stepClicked);
    QTest::mouseClick(plot(), Qt::LeftButton, {}, pointAt(11, 50));
    QCOMPARE(steps.takeLast().at(0).value<std::int64_t>(), 10);
  }

  void keysReadAndSelectInTheAreas() {
    view_->showHistory(history());
    QSignalSpy steps(view_.get(), &RoutingView::stepClicked);
    QTest::keyClick(plot(), Qt::Key_Return);
    QCOMPARE(steps.count(), 0);
    QTest::keyClick(plot(), Qt::Key_Left);
    QTest::keyClick(plot(), Qt::Key_Left);
    QVERIFY(plot()->accessibleDescription().contains("Prompt 1: 50 %"));
    QTest::keyClick(plot(), Qt::Key_Return);
    QCOMPARE(steps.takeLast().at(0).value<std::int64_t>(), 10);
    QTest::keyClick(plot(), Qt::Key_Up);
    QTest::keyClick(plot(), Qt::Key_Up);
    QCOMPARE(selection_->prompt(), 1);
    QTest::keyClick(plot(), Qt::Key_Down);
    QCOMPARE(selection_->prompt(), 0);
    QTest::keyClick(plot(), Qt::Key_Escape);
    QCOMPARE(selection_->prompt(), -1);
    QVERIFY(!plot()->cursor());
  }

  void keepsTheZoomWhileTrainingGoesOn() {
    view_->showHistory(history());
    plot()->replot();
    QTest::mousePress(plot(), Qt::LeftButton, {}, pointAt(10, 50));
    QTest::mouseMove(plot(), pointAt(5, 50));
    QTest::mouseRelease(plot(), Qt::LeftButton, {}, pointAt(5, 50));
    const auto moved = plot()->xAxis->range();
    QVERIFY(moved.lower > 1);
    view_->showHistory(history());
    QCOMPARE(plot()->xAxis->range(), moved);
    for (int i = 0; i < 3; ++i) QTest::keyClick(plot(), Qt::Key_Left);
    QVERIFY(plot()->xAxis->range().contains(0));  // the cursor stays in sight
    QTest::keyClick(plot(), Qt::Key_Home);
    QCOMPARE(plot()->xAxis->range(), QCPRange(0, 20));
  }

  void marksTheTimelinesStep() {
    view_->showHistory(history());
    plot()->replot();
    const auto line = [this] {
      for (int i = 0; i < plot()->itemCount(); ++i)
        if (auto* item = qobject_cast<QCPItemLine*>(plot()->item(i)); item && item->visible())
          return item->start->coords().x();
      return -1.0;
    };
    QCOMPARE(line(), -1.0);
    view_->setCursorStep(10);
    QCOMPARE(line(), 10.0);
    view_->setCursorStep(std::nullopt);
    QCOMPARE(line(), -1.0);
  }

  void countsByClass() {
    view_->showReport(report());
    auto* classes = table("classes");
    QCOMPARE(classes->model()->rowCount(), 3);
    QCOMPARE(classes->model()->columnCount(), 3);
    QCOMPARE(text(classes, 0, 0), QString("2"));
    QCOMPARE(text(classes, 1, 0), QString("0"));
    QCOMPARE(text(classes, 2, 1), QString("2"));
    const auto tip = classes->model()->index(0, 0).data(Qt::ToolTipRole).toString();
    QCOMPARE(tip, QString("good: 2 of 3 examples (67 %) go to Prompt 1"));
    view_->showReport(collapsed());
    QCOMPARE(classes->model()->rowCount(), 1);
    QCOMPARE(classes->model()->headerData(0, Qt::Vertical).toString(), QString("All examples"));
    QCOMPARE(text(classes, 0, 1), QString("2"));
  }

  void shadesAClassByItsShares() {
    view_->showReport(report());
    show(byClass);
    auto* classes = table("classes");
    const auto shade = [&](int row, int column) {
      const auto cell = classes->visualRect(classes->model()->index(row, column));
      return pixel(classes->viewport(), cell.topLeft() + QPoint(10, 4)).lightness();
    };
    QVERIFY(shade(0, 0) < shade(0, 1));
    QVERIFY(shade(0, 1) < shade(0, 2));
  }

  void aColumnSelectsItsPrompt() {
    showEverything();
    show(byClass);
    click(table("classes"), 0, 1);
    QCOMPARE(selection_->prompt(), 1);
    QCOMPARE(control<QComboBox>("prompt")->currentText(), QString("Prompt 2"));
    QVERIFY(table("prompts")->selectionModel()->isColumnSelected(1));
    QTest::keyClick(table("classes"), Qt::Key_Right);
    QCOMPARE(selection_->prompt(), 2);
    QTest::keyClick(table("classes"), Qt::Key_Escape);
    QCOMPARE(selection_->prompt(), -1);
    QVERIFY(!table("prompts")->selectionModel()->hasSelection());
    table("classes")->setFocus();
    QCOMPARE(selection_->prompt(), -1);
  }

  void speaksAnotherLanguage() {
    showEverything();
    PretendTranslator translator;
    QCoreApplication::installTranslator(&translator);
    QCoreApplication::sendPostedEvents();
    const auto heading = [this] {
      return table("examples")->model()->headerData(0, Qt::Horizontal).toString();
    };
    QCOMPARE(heading(), QString("[Input]"));
    QCOMPARE(control<QComboBox>("prompt")->itemText(1), QString("[Prompt 1]"));
    QCOMPARE(view_->findChild<QTabWidget*>()->tabText(tryOut), QString("[Try]"));
    QVERIFY(balance().startsWith("[Balance"));
    QCOMPARE(plot()->xAxis->label(), QString("[step]"));
    QCOMPARE(table("prompts")->accessibleName(), QString("[Nearest pieces of every prompt]"));
    QCoreApplication::removeTranslator(&translator);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(heading(), QString("Input"));
  }

  void followsThePalette() {
    showEverything();
    QPalette dark;
    dark.setColor(QPalette::Base, Qt::black);
    dark.setColor(QPalette::Text, Qt::white);
    view_->setPalette(dark);
    QCoreApplication::processEvents();
    plot()->replot();
    QCOMPARE(pixel(plot(), QPoint(2, 2)), QColor(Qt::black));
    QVERIFY(pixel(plot(), pointAt(1, 5)).lightness() < 128);
  }

  void namesItsControls() {
    showEverything();
    QCOMPARE(namelessControls(view_.get()), QStringList());
    QVERIFY(view_->minimumSizeHint().width() <= 420);
    QVERIFY(view_->minimumSizeHint().height() <= 300);
  }
};

QTEST_MAIN(RoutingViewTest)
#include "routing_view_test.moc"
