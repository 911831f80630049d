// The papers' figures in the window: the dialog that offers them, and the lesson about one.
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "accessibility.h"
#include "pretend_translator.h"
#include "widgets/figure_chooser.h"
#include "widgets/lesson_view.h"

using namespace ptw;

namespace {

PaperFigure about(const std::string& name) {
  return {name,
          "Paper of " + name,
          "Title of " + name,
          "Question of " + name,
          "Found by " + name,
          "Look for " + name,
          "best_metric",
          "prompt_length",
          ""};
}

}  // namespace

class LessonTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { QLocale::setDefault(QLocale::c()); }
  void choosesWithTheKeyboard();
  void leadsStepByStep();
  void tellsHowFarTheRunsAre();
  void speaksTheLanguage();
};

void LessonTest::choosesWithTheKeyboard() {
  FigureChooser chooser({about("one"), about("two")});
  chooser.show();
  auto* list = chooser.findChild<QListWidget*>("figures");
  auto* text = chooser.findChild<QLabel*>("text");
  QVERIFY(text->text().contains("Found by one"));
  list->setFocus();
  QTest::keyClick(list, Qt::Key_Down);
  QVERIFY(text->text().contains("Question of two"));
  QVERIFY(text->text().contains("Found by two"));
  QSignalSpy sweep(&chooser, &FigureChooser::sweepRequested);
  QSignalSpy lesson(&chooser, &FigureChooser::lessonRequested);
  QTest::keyClick(list, Qt::Key_L, Qt::AltModifier);
  QTest::mouseClick(chooser.findChild<QPushButton*>("lesson"), Qt::LeftButton);
  QVERIFY(lesson.count() >= 1);
  QCOMPARE(lesson.at(0).at(0).value<PaperFigure>().name, std::string("two"));
  QCOMPARE(sweep.count(), 0);
  chooser.show();
  QTest::keyClick(list, Qt::Key_Up);
  QTest::keyClick(list, Qt::Key_Return);
  QCOMPARE(sweep.count(), 1);
  QCOMPARE(sweep.at(0).at(0).value<PaperFigure>().name, std::string("one"));
  QVERIFY(!chooser.isVisible());
  QCOMPARE(namelessControls(&chooser), QStringList());
}

void LessonTest::leadsStepByStep() {
  LessonView lesson;
  lesson.show();
  auto* text = lesson.findChild<QLabel*>("text");
  auto* act = lesson.findChild<QPushButton*>("act");
  auto* next = lesson.findChild<QPushButton*>("next");
  auto* back = lesson.findChild<QPushButton*>("back");
  QVERIFY(!next->isEnabled() && !back->isEnabled() && act->isHidden());
  lesson.begin(about("one"));
  QVERIFY(text->text().contains("Question of one"));
  QVERIFY(act->isHidden() && !back->isEnabled());
  QSignalSpy start(&lesson, &LessonView::startRequested);
  QSignalSpy curves(&lesson, &LessonView::curvesRequested);
  QSignalSpy figure(&lesson, &LessonView::figureRequested);
  const auto go = [&] { QTest::mouseClick(next, Qt::LeftButton); };
  go();
  QCOMPARE(namelessControls(&lesson), QStringList());
  QTest::mouseClick(act, Qt::LeftButton);
  QCOMPARE(start.count(), 1);
  QCOMPARE(start.at(0).at(0).value<PaperFigure>().name, std::string("one"));
  go();
  QTest::mouseClick(act, Qt::LeftButton);
  QCOMPARE(curves.count(), 1);
  go();
  QCOMPARE(figure.count(), 1);  // shown by itself
  go();
  QVERIFY(text->text().contains("Found by one"));
  go();
  QVERIFY(text->text().contains("Look for one"));
  QVERIFY(!next->isEnabled());
  QTest::mouseClick(back, Qt::LeftButton);
  QCOMPARE(lesson.step(), int(LessonView::paper));
  lesson.begin(about("two"));
  QCOMPARE(lesson.step(), int(LessonView::question));
}

void LessonTest::tellsHowFarTheRunsAre() {
  LessonView lesson;
  lesson.begin(about("one"));
  QTest::mouseClick(lesson.findChild<QPushButton*>("next"), Qt::LeftButton);
  auto* text = lesson.findChild<QLabel*>("text");
  SweepReport report;
  report.planned = 12;
  report.finished = 5;
  report.figure = about("two");
  lesson.showProgress(report);
  QVERIFY(!text->text().contains("finished."));
  report.figure = about("one");
  lesson.showProgress(report);
  QVERIFY(text->text().contains("5 of 12 runs finished."));
}

void LessonTest::speaksTheLanguage() {
  LessonView lesson;
  FigureChooser chooser({about("one")});
  lesson.begin(about("one"));
  PretendTranslator translator;
  QCoreApplication::installTranslator(&translator);
  QCoreApplication::processEvents();
  QCOMPARE(lesson.findChild<QPushButton*>("next")->text(), QString("[Next]"));
  QVERIFY(lesson.findChild<QLabel*>("text")->text().startsWith("[Question of one]"));
  QVERIFY(chooser.findChild<QLabel*>("text")->text().contains("[Found by one]"));
  QCOMPARE(chooser.windowTitle(), QString("[New from paper]"));
  QCoreApplication::removeTranslator(&translator);
}

QTEST_MAIN(LessonTest)
#include "lesson_test.moc"
