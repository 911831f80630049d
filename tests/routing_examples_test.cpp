// The routing view's examples, the prompts beside each other, and trying an input out.
#include <QClipboard>
#include <QComboBox>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTest>

#include "routing_fixture.h"
#include "widgets/routing_example_filter.h"
#include "widgets/routing_example_model.h"

using namespace ptw;
using namespace ptw::routing;

class RoutingExamplesTest : public QObject, private routing::Fixture {
  Q_OBJECT

 private Q_SLOTS:
  void init() { QVERIFY(open()); }

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
};

QTEST_MAIN(RoutingExamplesTest)
#include "routing_examples_test.moc"
