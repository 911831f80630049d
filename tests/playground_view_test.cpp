#include "widgets/playground_view.h"

#include <QLabel>
#include <QPlainTextEdit>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "accessibility.h"
#include "pretend_translator.h"

using namespace ptw;

namespace {

PlaygroundReport report(const std::string& input) {
  PlaygroundReport report;
  report.input = input;
  report.pieces = {"▁a", "▁cat", "</s>"};
  report.step = 640;
  report.with_prompt = {"animal", {{"animal", "animal", 0.75}, {"plant", "plant", 0.25}}};
  report.without_prompt = {"", {{"animal", "animal", 0.4}, {"plant", "plant", 0.6}}};
  return report;
}

}  // namespace

class PlaygroundViewTest : public QObject {
  Q_OBJECT

 private:
  std::unique_ptr<PlaygroundView> view_;
  QPlainTextEdit* edit_ = nullptr;

  template <class Widget = QLabel>
  Widget* part(const char* name) const {
    return view_->findChild<Widget*>(name);
  }
  QString answer(const char* side) const {
    return part<QWidget>(side)->findChild<QLabel*>("answer")->text();
  }
  QString bars(const char* side) const {
    return part<QWidget>(side)->findChild<QWidget*>("bars")->accessibleDescription();
  }

 private Q_SLOTS:
  void init() {
    view_ = std::make_unique<PlaygroundView>();
    view_->resize(420, 420);
    view_->show();
    edit_ = view_->findChild<QPlainTextEdit*>("input");
    QVERIFY(QTest::qWaitForWindowExposed(view_.get()));
  }

  void enterAsksAndShiftEnterBreaksTheLine() {
    QSignalSpy asked(view_.get(), &PlaygroundView::asked);
    QCOMPARE(view_->input(), QString());
    QTest::keyClicks(edit_, "a cat");
    QTest::keyClick(edit_, Qt::Key_Return, Qt::ShiftModifier);
    QTest::keyClicks(edit_, "sat");
    QCOMPARE(asked.count(), 0);
    QTest::keyClick(edit_, Qt::Key_Return);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.at(0).at(0).toString(), QString("a cat\nsat"));
    QTest::keyClicks(edit_, " down");
    QCOMPARE(view_->input(), QString("a cat\nsat"));
    QTest::mouseClick(part<QPushButton>("ask"), Qt::LeftButton);
    QCOMPARE(view_->input(), QString("a cat\nsat down"));
  }

  void nothingIsNotAsked() {
    QSignalSpy asked(view_.get(), &PlaygroundView::asked);
    QTest::keyClicks(edit_, "  ");
    QTest::keyClick(edit_, Qt::Key_Enter);
    QTest::mouseClick(part<QPushButton>("ask"), Qt::LeftButton);
    QCOMPARE(asked.count(), 0);
  }

  void buttonAsksForAnExample() {
    QSignalSpy wanted(view_.get(), &PlaygroundView::exampleRequested);
    QTest::mouseClick(part<QPushButton>("example"), Qt::LeftButton);
    QCOMPARE(wanted.count(), 1);
    view_->setInput("a cat", "animal");
    QCOMPARE(edit_->toPlainText(), QString("a cat"));
    QVERIFY(part("gold")->text().contains("animal"));
    QVERIFY(part("gold")->isVisible());
  }

  void comparesWithAndWithout() {
    QVERIFY(!part<QWidget>("with")->isVisible());
    view_->showReport(report("a cat"));
    QVERIFY(part<QWidget>("with")->isVisible());
    QCOMPARE(answer("with"), QString("animal"));
    QCOMPARE(answer("without"), QString("(writes nothing)"));
    QCOMPARE(bars("with"), QString("animal 75 %, most likely; plant 25 %"));
    QCOMPARE(bars("without"), QString("animal 40 %; plant 60 %, most likely"));
    QCOMPARE(part("pieces")->text(), QString("The model reads 3 pieces: _a  _cat  </s>"));
    QVERIFY(!part("truncated")->isVisible());
  }

  void marksTheRightAnswerOfAnExampleOnly() {
    view_->setInput("a cat", "animal");
    view_->showReport(report("a cat"));
    QCOMPARE(bars("with"), QString("animal 75 %, most likely, right answer; plant 25 %"));
    QCOMPARE(answer("with"), QString("animal ★"));
    QTest::keyClicks(edit_, "x");
    QVERIFY(!part("gold")->isVisible());
    view_->showReport(report("xa cat"));
    QCOMPARE(bars("with"), QString("animal 75 %, most likely; plant 25 %"));
    QCOMPARE(answer("with"), QString("animal"));
  }

  void freeTextHasNoBars() {
    auto free = report("a cat");
    free.with_prompt.labels.clear();
    free.without_prompt.labels.clear();
    view_->showReport(free);
    QVERIFY(!part<QWidget>("with")->findChild<QWidget*>("bars")->isVisible());
    QVERIFY(!part("legend")->isVisible());
  }

  void saysThatTheInputWasCut() {
    auto cut = report("a cat");
    cut.truncated = true;
    view_->showReport(cut);
    QVERIFY(part("truncated")->isVisible());
  }

  void aProblemLeavesTheAnswersAndGoesWithTheNextOne() {
    view_->showReport(report("a cat"));
    view_->showBusy();
    QVERIFY(view_->findChild<QProgressBar*>()->isVisible());
    view_->showProblem("The run folder was moved.");
    QVERIFY(!view_->findChild<QProgressBar*>()->isVisible());
    QCOMPARE(part("problem")->text(), QString("The run folder was moved."));
    QVERIFY(part("problem")->isVisible());
    QVERIFY(part<QWidget>("with")->isVisible());
    view_->showReport(report("a cat"));
    QVERIFY(!part("problem")->isVisible());
    view_->clear();
    QVERIFY(!part<QWidget>("with")->isVisible());
  }

  void speaksAnotherLanguage() {
    view_->showReport(report("a cat"));
    PretendTranslator translator;
    QCoreApplication::installTranslator(&translator);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(part<QPushButton>("ask")->text(), QString("[Ask]"));
    QCOMPARE(answer("without"), QString("[(writes nothing)]"));
    QCoreApplication::removeTranslator(&translator);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(part<QPushButton>("ask")->text(), QString("Ask"));
  }

  void namesItsControls() { QCOMPARE(namelessControls(view_.get()), QStringList()); }
};

QTEST_MAIN(PlaygroundViewTest)
#include "playground_view_test.moc"
