#include "widgets/routing_view.h"

#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

#include "accessibility.h"
#include "pretend_translator.h"
#include "widgets/custom_plot.h"
#include "widgets/routing_balance.h"
#include "widgets/routing_example_filter.h"
#include "widgets/routing_example_model.h"
#include "widgets/routing_plot.h"
#include "widgets/routing_time_page.h"
#include "widgets/selection.h"

using namespace ptw;

namespace {

enum Page { overTime, byClass, examples, prompts, tryOut };

RoutedExample example(const std::string& input, int label, int prompt, float probability,
                      int count) {
  RoutedExample example{input, label, prompt, {}};
  for (int i = 0; i < count; ++i)
    example.probabilities.push_back(
        i == prompt ? probability : (1 - probability) / static_cast<float>(count - 1));
  return example;
}

/// Prompt 1 is given two of the three good ones, Prompt 2 the other and one bad one, Prompt 3 two
/// bad ones.
RoutingReport report(std::int64_t step = 40) {
  return {step,
          3,
          2,
          {"good", "bad"},
          {example("A fine film", 0, 0, 0.9F, 3), example("A fine, \"long\" one", 0, 0, 0.6F, 3),
           example("Moving", 0, 1, 0.7F, 3), example("Dull FILM", 1, 1, 0.5F, 3),
           example("No", 1, 2, 0.8F, 3), example("Never again", 1, 2, 0.95F, 3)}};
}

RoutingReport collapsed() {
  return {10, 3, 2, {}, {example("One", -1, 1, 0.8F, 3), example("Two", -1, 1, 0.7F, 3)}};
}

RoutingHistory history() {
  return {3, {0, 10, 20}, {{0.4, 0.4, 0.2}, {0.5, 0.3, 0.2}, {0.8, 0.2, 0.0}}};
}

NeighborReport neighbors(int count = 3) {
  NeighborReport report{40, Similarity::cosine, count, {}};
  for (int t = 0; t < 2 * count; ++t) {
    const auto name = "▁t" + std::to_string(t);
    report.tokens.push_back(
        {t,
         1,
         0,
         {{1, name + "a", 0.9F, false}, {2, "<pad>", 0.8F, true}, {3, name + "b", 0.7F, false}}});
  }
  return report;
}

RoutedAnswer answer() {
  RoutedAnswer answer{"A fine film", false, 40, 2, {0.1F, 0.2F, 0.7F}, {}};
  for (const double good : {0.9, 0.6, 0.25})
    answer.answers.push_back(
        {good > 0.5 ? "good" : "bad", {{"good", "good", good}, {"bad", "bad", 1 - good}}});
  return answer;
}

}  // namespace

class RoutingViewTest : public QObject {
  Q_OBJECT

 private:
  std::unique_ptr<Selection> selection_;
  std::unique_ptr<RoutingView> view_;

  template <class Control>
  Control* control(const char* name) const {
    return view_->findChild<Control*>(name);
  }
  QTableView* table(const char* name) const { return control<QTableView>(name); }
  RoutingPlot* plot() const { return control<RoutingPlot>("areas"); }
  QString balance() const { return control<QLabel>("balance")->text(); }
  void show(Page page) { view_->findChild<QTabWidget*>()->setCurrentIndex(page); }
  int page() const { return view_->findChild<QTabWidget*>()->currentIndex(); }
  void showEverything() {
    view_->showHistory(history());
    view_->showReport(report());
    view_->showNeighbors(neighbors());
    view_->showAnswer(answer());
  }
  static QString text(const QTableView* table, int row, int column) {
    return table->model()->index(row, column).data().toString();
  }
  static void click(QTableView* table, int row, int column) {
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, middle(table, row, column));
  }
  static QPoint middle(const QTableView* table, int row, int column) {
    return table->visualRect(table->model()->index(row, column)).center();
  }
  QPoint pointAt(double step, double percent) const {
    return {static_cast<int>(plot()->xAxis->coordToPixel(step)),
            static_cast<int>(plot()->yAxis->coordToPixel(percent))};
  }
  QStringList inputs() const {
    QStringList shown;
    auto* rows = table("examples")->model();
    for (int row = 0; row < rows->rowCount(); ++row) shown << rows->index(row, 0).data().toString();
    return shown;
  }
  static QColor pixel(QWidget* widget, const QPoint& place) {
    return widget->grab().toImage().pixelColor(place);
  }

 private Q_SLOTS:
  void init() {
    selection_ = std::make_unique<Selection>();
    view_ = std::make_unique<RoutingView>(selection_.get());
    view_->resize(420, 300);
    view_->show();
    QVERIFY(QTest::qWaitForWindowExposed(view_.get()));
  }

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

  void aCellLeadsToItsExamples() {
    showEverything();
    show(byClass);
    click(table("classes"), 1, 1);
    QTest::mouseDClick(table("classes")->viewport(), Qt::LeftButton, {},
                       middle(table("classes"), 1, 1));
    QCOMPARE(page(), int(examples));
    QCOMPARE(inputs(), QStringList{"Dull FILM"});
    QCOMPARE(control<QComboBox>("class")->currentText(), QString("bad"));
    show(byClass);
    click(table("classes"), 0, 0);
    QTest::keyClick(table("classes"), Qt::Key_Return);
    QCOMPARE(page(), int(examples));
    QCOMPARE(inputs(), (QStringList{"A fine film", "A fine, \"long\" one"}));
  }

  void thePromptListShowsOnlyItsExamples() {
    showEverything();
    show(examples);
    auto* list = control<QComboBox>("prompt");
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(selection_->prompt(), 0);
    QCOMPARE(inputs(), (QStringList{"A fine film", "A fine, \"long\" one"}));
    view_->showReport(report(50));
    QCOMPARE(inputs().size(), 2);
    QTest::keyClick(list, Qt::Key_Up);
    QCOMPARE(inputs().size(), 6);
  }

  void filtersByTextAndClass() {
    view_->showReport(report());
    show(examples);
    QTest::keyClicks(control<QLineEdit>("search"), "film");
    QCOMPARE(inputs(), (QStringList{"A fine film", "Dull FILM"}));
    auto* list = control<QComboBox>("class");
    list->setFocus();
    QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(inputs(), QStringList{"A fine film"});
    QTest::keyClick(list, Qt::Key_Down);
    QCOMPARE(inputs(), QStringList{"Dull FILM"});
    view_->showReport(collapsed());  // no classes: nothing to filter by
    control<QLineEdit>("search")->clear();
    QCOMPARE(inputs(), (QStringList{"One", "Two"}));
    QVERIFY(!list->isVisible());
  }

  void sortsByProbabilityAndBack() {
    view_->showReport(report());
    show(examples);
    auto* header = table("examples")->horizontalHeader();
    const auto clickOn = [&](int column) {
      const int x = header->sectionViewportPosition(column) + 10;
      QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(x, header->height() / 2));
    };
    const auto original = inputs();
    clickOn(RoutingExampleModel::firstProbabilityColumn);
    clickOn(RoutingExampleModel::firstProbabilityColumn);
    QCOMPARE(inputs().front(), QString("A fine film"));
    QVERIFY(inputs() != original);
    auto swapped = report(50);
    swapped.examples[1].probabilities[0] = 0.99F;
    view_->showReport(swapped);
    QCOMPARE(inputs().front(), QString("A fine, \"long\" one"));
    clickOn(RoutingExampleModel::firstProbabilityColumn);
    QCOMPARE(inputs(), original);
  }

  void drawsProbabilitiesAsBars() {
    view_->showReport(report());
    show(examples);
    auto* rows = table("examples");
    const auto at = [&](int row) {
      const auto cell =
          rows->visualRect(rows->model()->index(row, RoutingExampleModel::firstProbabilityColumn));
      return pixel(rows->viewport(), cell.topLeft() + QPoint(cell.width() / 3, 4));
    };
    QVERIFY(at(0) != rows->palette().color(QPalette::Base));  // 90 %
    QCOMPARE(at(5), rows->palette().color(QPalette::Base));   // 2.5 %
  }

  void anExampleCanBeTriedAndCopied() {
    view_->showReport(report());
    show(examples);
    auto* rows = table("examples");
    click(rows, 2, 0);
    QTest::keySequence(rows, QKeySequence::Copy);
    QVERIFY(QGuiApplication::clipboard()->text().startsWith("Moving\tgood\t2\t"));
    QSignalSpy asked(view_.get(), &RoutingView::asked);
    QTest::keyClick(rows, Qt::Key_Return);
    QCOMPARE(page(), int(tryOut));
    QCOMPARE(asked.takeLast().at(0).toString(), QString("Moving"));
    QCOMPARE(control<QLineEdit>("sentence")->text(), QString("Moving"));
  }

  void keepsTheRowWhileTrainingGoesOn() {
    view_->showReport(report());
    show(examples);
    click(table("examples"), 3, 0);
    view_->showReport(report(50));
    QVERIFY(table("examples")->selectionModel()->isRowSelected(3));
  }

  void writesTheExamplesShownAsCsv() {
    view_->showReport(report());
    selection_->setPrompt(0);
    const auto csv = view_->findChild<RoutingExampleFilter*>()->csv();
    const auto lines = csv.trimmed().split('\n');
    QCOMPARE(lines.size(), 3);
    QCOMPARE(lines.at(0), QString("step,input,class,prompt,p1,p2,p3"));
    QVERIFY(lines.at(2).startsWith("40,\"A fine, \"\"long\"\" one\",good,1,0.6"));
  }

  void showsThePiecesOfThePromptsSideBySide() {
    showEverything();
    show(prompts);
    auto* columns = table("prompts");
    QCOMPARE(columns->model()->columnCount(), 3);
    QCOMPARE(text(columns, 0, 1), QString("33 %"));
    QCOMPARE(text(columns, 1, 1), QString("▁t2a ▁t2b"));  // no special piece
    QCOMPARE(text(columns, 2, 2), QString("▁t5a ▁t5b"));
    click(columns, 2, 1);
    QCOMPARE(selection_->prompt(), 1);
    QCOMPARE(selection_->token(), 3);
    selection_->setPrompt(2);
    QVERIFY(columns->selectionModel()->isColumnSelected(2));
    QCOMPARE(selection_->token(), 3);
    view_->showNeighbors(neighbors(5));  // of another run: does not fit the shares
    QCOMPARE(columns->model()->rowCount(), 1);
  }

  void asksAfterAPauseOrOnEnter() {
    view_->showReport(report());
    show(tryOut);
    QSignalSpy asked(view_.get(), &RoutingView::asked);
    auto* sentence = control<QLineEdit>("sentence");
    QCOMPARE(view_->input(), QString());
    QTest::keyClicks(sentence, "A fine film, and long enough");
    QTRY_COMPARE(view_->input(), QString("A fine film, and long enough"));
    QVERIFY(asked.count() < sentence->text().size());  // not at every key
    sentence->selectAll();
    QTest::keyClicks(sentence, "finer");
    QTest::keyClick(sentence, Qt::Key_Return);
    const auto count = asked.count();
    QCOMPARE(asked.last().at(0).toString(), QString("finer"));
    QVERIFY(!asked.wait(600));  // not once more
    sentence->selectAll();
    QTest::keyClick(sentence, Qt::Key_Delete);
    QTest::keyClick(sentence, Qt::Key_Return);
    QCOMPARE(asked.count(), count);
  }

  void showsTheAnswerUnderEveryPrompt() {
    view_->showReport(report());
    show(tryOut);
    auto* answers = table("answers");
    QVERIFY(!answers->isVisible());
    view_->showBusy();
    QVERIFY(control<QWidget>("busy")->isVisible());
    view_->showAnswer(answer());
    QVERIFY(!control<QWidget>("busy")->isVisible());
    QCOMPARE(answers->model()->rowCount(), 3);
    QCOMPARE(text(answers, 0, 0), QString("Prompt 1"));
    QVERIFY(text(answers, 2, 0).contains(QChar(0x25b6)));
    QCOMPARE(text(answers, 2, 1), QString("70 %"));
    QCOMPARE(text(answers, 1, 2), QString("good"));
    QCOMPARE(text(answers, 2, 3).simplified(), QString("bad, 75 %"));
  }

  void anAnswersRowSelectsItsPrompt() {
    showEverything();
    show(tryOut);
    auto* answers = table("answers");
    click(answers, 1, 2);
    QCOMPARE(selection_->prompt(), 1);
    selection_->setPrompt(0);
    QVERIFY(answers->selectionModel()->isRowSelected(0));
  }

  void saysWhatWentWrong() {
    showEverything();
    show(tryOut);
    view_->showBusy();
    view_->showProblem("The model is gone.");
    QVERIFY(!control<QWidget>("busy")->isVisible());
    QVERIFY(control<QLabel>("problem")->isVisible());
    auto cut = answer();
    cut.truncated = true;
    for (auto& prediction : cut.answers) prediction.labels.clear();
    view_->showAnswer(cut);
    QVERIFY(!control<QLabel>("problem")->isVisible());
    QVERIFY(table("answers")->isColumnHidden(3));
  }

  void anotherMixtureForgetsAPromptThatItLacks() {
    showEverything();
    selection_->setPrompt(2);
    view_->showReport({1, 2, 1, {}, {example("One", -1, 0, 0.8F, 2)}});
    QCOMPARE(selection_->prompt(), -1);
    QCOMPARE(control<QComboBox>("prompt")->count(), 3);
    QCOMPARE(inputs(), QStringList{"One"});
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
