// The curves: what is drawn, what the mouse and keyboard do, and what leaves as a file.
#include <QAction>
#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QFileDialog>
#include <QLineEdit>
#include <QMenu>
#include <QSignalSpy>
#include <QSlider>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <cmath>
#include <limits>

#include "accessibility.h"
#include "curves_fixture.h"
#include "whole_ticks.h"
#include "widgets/curve_data.h"
#include "widgets/dense_graph.h"
#include "widgets/export_button.h"

namespace ptw {
namespace {

QByteArray content(const QString& name) {
  QFile file(name);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

}  // namespace

class CurvesViewTest : public QObject, CurvesFixture {
  Q_OBJECT

 private Q_SLOTS:
  void init() { open(); }

  void smoothingCorrectsItsBias() {
    const std::vector<double> values = {4, 1, 2, 8, 5};
    constexpr double kFactor = 0.9;
    Smoother smoother(kFactor);
    for (std::size_t last = 0; last < values.size(); ++last) {
      double sum = 0;
      double weights = 0;
      for (std::size_t i = 0; i <= last; ++i) {
        const double weight = std::pow(kFactor, double(last - i));
        sum += weight * values[i];
        weights += weight;
      }
      QVERIFY(std::abs(smoother.next(values[last]) - sum / weights) < 1e-12);
    }
    Smoother none(0);
    none.next(3);
    QCOMPARE(none.next(7), 7.0);
  }

  void saysWhatWouldFillIt() {
    QVERIFY(!plot_->isVisible());
    view_->addRun("a", "first");
    QVERIFY(plot_->isVisible());
    view_->clear();
    QVERIFY(!plot_->isVisible());
  }

  void manyReportsMakeOneReplot() {
    view_->addRun("a", "first");
    QTest::qWait(200);  // the view makes room for the name
    QSignalSpy replots(plot_, &QCustomPlot::afterReplot);
    for (std::int64_t step = 1; step <= 200; ++step) view_->appendSteps("a", steps(step, step));
    QCOMPARE(replots.size(), 0);
    QTRY_COMPARE(losses(0)->dataCount(), 200);
    QCOMPARE(replots.size(), 1);
  }

  void leavesOutWhatIsNotFinite() {
    std::vector<StepPoint> points = steps(1, 10);
    points[3].loss = std::numeric_limits<double>::quiet_NaN();
    points[6].loss = std::numeric_limits<double>::infinity();
    view_->addRun("a", "first");
    view_->appendSteps("a", points);
    Evaluation broken = evaluation(5, 0.5, true);
    broken.loss = std::numeric_limits<double>::quiet_NaN();
    view_->appendEvaluation("a", broken);
    settle();
    QCOMPARE(losses(0)->dataCount(), 8);
    QCOMPARE(losses(1)->dataCount(), 8);
    QCOMPARE(losses(2)->dataCount(), 0);
    QVERIFY(plot_->values(CurvePane::loss)->range().upper < 10);
  }

  void smoothsFromTheFirstPoint() {
    view_->addRun("a", "first");
    view_->appendSteps("a", steps(1, 50));
    settle();
    QCOMPARE(losses(1)->dataMainValue(0), 2.0);
    QVERIFY(losses(1)->dataMainValue(49) > losses(0)->dataMainValue(49));
    auto* factor = view_->findChild<QDoubleSpinBox*>();
    factor->selectAll();
    QTest::keyClicks(factor, QLocale().toString(0.0, 'f', 2));
    QTest::keyClick(factor, Qt::Key_Return);
    settle();
    QCOMPARE(view_->findChild<QSlider*>()->value(), 0);
    QVERIFY(!losses(1)->visible());
  }

  void aResumedRunReplacesItsSteps() {
    view_->addRun("a", "first");
    view_->appendSteps("a", steps(1, 30));
    view_->appendEvaluation("a", evaluation(10, 0.4, true));
    view_->appendEvaluation("a", evaluation(30, 0.9, true));
    settle();
    view_->appendSteps("a", steps(21, 25, 7));
    settle();
    QCOMPARE(losses(0)->dataCount(), 25);
    QVERIFY(losses(0)->dataMainValue(24) > 7);
    QCOMPARE(losses(2)->dataCount(), 1);
    view_->appendEvaluation("a", evaluation(10, 0.4, true));
    settle();
    QCOMPARE(losses(2)->dataCount(), 1);
  }

  void ignoresRunsThatAreGone() {
    view_->addRun("a", "first");
    view_->removeRun("a");
    view_->appendSteps("a", steps(1, 3));
    view_->appendEvaluation("a", evaluation(1, 0.4, true));
    view_->renameRun("a", "other");
    QCOMPARE(view_->csv(), "run,folder,step,series,value\n");
    QCOMPARE(plot_->graphCount(), 0);
  }

  void stylesAreStable() {
    for (const char* id : {"a", "b", "c"}) view_->addRun(id, id);
    view_->removeRun("a");
    QCOMPARE(view_->styleOf("c"), 2);
    view_->addRun("d", "d");
    QCOMPARE(view_->styleOf("d"), 0);
    QCOMPARE(view_->styleOf("a"), -1);
  }

  void legendHidesARun() {
    view_->addRun("a", "first");
    view_->addRun("b", "second");
    QTRY_VERIFY(!control<QToolButton>("second")->visibleRegion().isEmpty());
    view_->appendSteps("a", steps(1, 5));
    view_->appendSteps("b", steps(1, 50));
    settle();
    QTest::mouseClick(control<QToolButton>("second"), Qt::LeftButton);
    settle();
    QVERIFY(!view_->csv().contains("second"));
    QVERIFY(plot_->steps()->range().upper < 6);
    control<QToolButton>("second")->setFocus();
    QTest::keyClick(control<QToolButton>("second"), Qt::Key_Space);
    settle();
    QVERIFY(plot_->steps()->range().upper > 49);
  }

  void followsUntilZoomedAndAfterHome() {
    fill();
    view_->appendSteps("a", steps(101, 200));
    settle();
    QVERIFY(plot_->steps()->range().upper > 199);
    wheel(2);
    const QCPRange zoomed = plot_->steps()->range();
    QVERIFY(zoomed.size() < 190);
    for (CurvePane pane : {CurvePane::metric, CurvePane::rate})
      QCOMPARE(plot_->rect(pane)->axis(QCPAxis::atBottom)->range(), zoomed);
    view_->appendSteps("a", steps(201, 300));
    settle();
    QCOMPARE(plot_->steps()->range(), zoomed);
    plot_->setFocus();
    QTest::keyClick(plot_, Qt::Key_Home);
    settle();
    QVERIFY(plot_->isFollowing());
    QVERIFY(plot_->steps()->range().upper > 299);
  }

  void controlWheelZoomsValuesOnly() {
    fill();
    const QCPRange before = plot_->steps()->range();
    const double values = plot_->values(CurvePane::loss)->range().size();
    wheel(2, Qt::ControlModifier);
    QCOMPARE(plot_->steps()->range(), before);
    QVERIFY(plot_->values(CurvePane::loss)->range().size() < values);
  }

  void draggingPans() {
    fill();
    const QCPRange before = plot_->steps()->range();
    drag({200, 40}, {300, 40});
    QVERIFY(plot_->steps()->range().lower < before.lower);
    QVERIFY(std::abs(plot_->steps()->range().size() - before.size()) < 1e-6);
  }

  void boxZoomWithShiftAndWithItsMode() {
    fill();
    const QCPRange before = plot_->steps()->range();
    drag({200, 30}, {300, 60}, Qt::ShiftModifier);
    const QCPRange box = plot_->steps()->range();
    QVERIFY(box.size() < before.size() / 3);
    QVERIFY(before.contains(box.lower) && before.contains(box.upper));
    QTest::mouseClick(control<QToolButton>("F&it"), Qt::LeftButton);
    settle();
    QCOMPARE(plot_->steps()->range(), before);
    QTest::mouseClick(control<QToolButton>("&Zoom box"), Qt::LeftButton);
    drag({200, 30}, {300, 60});
    QVERIFY(plot_->steps()->range().size() < before.size() / 3);
  }

  void clickGoesToAStepAndDoubleClickOnlyFits() {
    fill();
    QSignalSpy clicked(view_.get(), &CurvesView::stepClicked);
    const QPoint at(plot_->columnOf(60), 40);
    QTest::mouseClick(plot_, Qt::LeftButton, {}, at);
    QVERIFY(clicked.wait());
    QCOMPARE(clicked.takeFirst().first().toLongLong(), 60);
    wheel(2);
    QTest::mouseClick(plot_, Qt::LeftButton, {}, at);
    QTest::mouseDClick(plot_, Qt::LeftButton, {}, at);
    QTest::mouseRelease(plot_, Qt::LeftButton, {}, at);
    settle();
    QVERIFY(plot_->isFollowing());
    QVERIFY(!clicked.wait(QApplication::doubleClickInterval() * 2));
  }

  void cursorReadsAllRuns() {
    fill();
    view_->addRun("b", "R&D <two>");
    view_->appendSteps("b", steps(1, 100, 3));
    settle();
    hover(50);
    QVERIFY(readout_->isVisible());
    QCOMPARE(plot_->cursor().value_or(-1), 50);
    QVERIFY2(readout_->text().contains("step 50"), qPrintable(readout_->text()));
    QVERIFY(readout_->text().contains("1.0200"));
    QVERIFY(readout_->text().contains("3.0200"));
    QVERIFY(readout_->text().contains("R&amp;D &lt;two&gt;"));
    QVERIFY(readout_->text().contains("0.600"));
    QVERIFY(plot_->accessibleDescription().contains("1.0200"));
  }

  void keysMoveTheCursor() {
    fill();
    QSignalSpy clicked(view_.get(), &CurvesView::stepClicked);
    plot_->setFocus();
    hover(50);
    QCOMPARE(plot_->cursor().value_or(-1), 50);
    QTest::keyClick(plot_, Qt::Key_Right);
    QCOMPARE(plot_->cursor().value_or(-1), 51);
    QTest::keyClick(plot_, Qt::Key_Left);
    QTest::keyClick(plot_, Qt::Key_Left);
    QCOMPARE(plot_->cursor().value_or(-1), 49);
    QVERIFY(readout_->text().contains("step 49"));
    QTest::keyClick(plot_, Qt::Key_Return);
    QCOMPARE(clicked.takeFirst().first().toLongLong(), 49);
    QTest::keyClick(plot_, Qt::Key_Plus);
    QVERIFY(plot_->steps()->range().size() < 80);
    QTest::keyClick(plot_, Qt::Key_Escape);
    QVERIFY(!readout_->isVisible());
  }

  void logAxis() {
    fill();
    auto* log = control<QCheckBox>("&Log loss");
    QTest::mouseClick(log, Qt::LeftButton, {}, {8, log->height() / 2});
    settle();
    QCOMPARE(plot_->values(CurvePane::loss)->scaleType(), QCPAxis::stLogarithmic);
    QVERIFY(plot_->values(CurvePane::loss)->range().lower > 0);
  }

  void denseCurvesKeepTheirExtremes() {
    std::vector<StepPoint> points = steps(1, 30'000);
    points[15'000].loss = 9;
    view_->addRun("a", "first");
    view_->appendSteps("a", points);
    settle();
    QVERIFY(plot_->values(CurvePane::loss)->range().upper > 9);
    const QImage image = plot_->toPixmap().toImage();
    const QCPAxis* values = plot_->values(CurvePane::loss);
    const int row = int(values->coordToPixel(8));
    const int column = plot_->columnOf(15'001);
    bool drawn = false;
    const QColor background = plot_->palette().color(QPalette::Base);
    for (int x = column - 1; x <= column + 1; ++x)
      drawn |= image.pixelColor(x, row).saturation() > background.saturation() + 20;
    QVERIFY(drawn);
  }

  void followsThePalette() {
    fill();
    QPalette dark = view_->palette();
    dark.setColor(QPalette::Base, QColor(20, 20, 20));
    dark.setColor(QPalette::Text, QColor(240, 240, 240));
    view_->setPalette(dark);
    settle();
    QCOMPARE(plot_->toPixmap().toImage().pixelColor(2, 2), QColor(20, 20, 20));
    QCOMPARE(plot_->steps()->tickLabelColor(), QColor(240, 240, 240));
  }

  void csvIsLong() {
    view_->addRun("a", "one, two");
    view_->appendSteps("a", {{1, 2.5, 0.3, 0}});
    view_->appendEvaluation("a", evaluation(1, 0.5, true));
    QCOMPARE(view_->csv(),
             "run,folder,step,series,value\n"
             "\"one, two\",a,1,train_loss,2.5\n"
             "\"one, two\",a,1,learning_rate,0.3\n"
             "\"one, two\",a,1,dev_loss,1.5\n"
             "\"one, two\",a,1,dev_accuracy,0.5\n"
             "\"one, two\",a,1,dev_macro_f1,0.25\n");
  }

  void csvTellsRunsOfOneNameApart() {
    for (const char* id : {"sweep/a", "b"}) {
      view_->addRun(id, "same");
      view_->appendSteps(id, {{1, 2.5, 0.3, 0}});
    }
    QCOMPARE(view_->csv().count("\nsame,sweep/a,1,"), 2);
    QCOMPARE(view_->csv().count("\nsame,b,1,"), 2);
  }

  void ticksStandAtWholeSteps() {
    view_->addRun("a", "first");
    view_->appendSteps("a", steps(1, 12));
    settle();
    for (const CurvePane pane : {CurvePane::loss, CurvePane::metric, CurvePane::rate})
      QCOMPARE(brokenTicks(*plot_->rect(pane)->axis(QCPAxis::atBottom)), QStringList());
  }

  void numbersAreTheLocales() {
    const QLocale before;
    QLocale::setDefault(QLocale("de_DE"));
    open();
    fill();
    hover(50);
    QVERIFY2(readout_->text().contains("1,0200"), qPrintable(readout_->text()));
    QVERIFY(!readout_->text().contains("1.0200"));
    QVERIFY(view_->csv().contains(",50,train_loss,1.02\n"));
    auto* factor = view_->findChild<QDoubleSpinBox*>();
    for (const char* typed : {"0.25", "0,35"}) {
      factor->selectAll();
      QTest::keyClicks(factor, typed);
      QTest::keyClick(factor, Qt::Key_Return);
      QCOMPARE(factor->value(), QString(typed).replace(',', '.').toDouble());
    }
    QCOMPARE(factor->text(), QString("0,35"));
    QLocale::setDefault(before);
  }

  void pictures() {
    fill();
    QTemporaryDir folder;
    QCOMPARE(view_->savePicture(folder.filePath("a.png")), QString());
    QCOMPARE(QImage(folder.filePath("a.png")).size(), plot_->size() * 2);
    QCOMPARE(view_->savePicture(folder.filePath("a.svg")), QString());
    const QByteArray svg = content(folder.filePath("a.svg"));
    QVERIFY(svg.contains("<svg") && svg.trimmed().endsWith("</svg>"));
    QVERIFY(svg.contains(">first<"));
    QCOMPARE(view_->savePicture(folder.filePath("a.pdf")), QString());
    const QByteArray pdf = content(folder.filePath("a.pdf"));
    QVERIFY(pdf.startsWith("%PDF"));
    QVERIFY2(pdf.contains("/FontFile2"), "text as text");
    QVERIFY2(!pdf.contains("/Subtype /Image"), "lines as lines");
    view_->clear();
    QCOMPARE(view_->savePicture(folder.filePath("empty.pdf")), QString());
    QVERIFY(pdf.size() > content(folder.filePath("empty.pdf")).size() + 500);
    const QString nowhere = folder.filePath("no/such/folder/a.png");
    QVERIFY(view_->savePicture(nowhere).contains(nowhere));
    QVERIFY(view_->savePicture(folder.filePath("a.xyz")).contains("a.xyz"));
    QCOMPARE(plot_->plotLayout()->rowCount(), 3);
  }

  void exportMenuSaves() {
    fill();
    QTemporaryDir folder;
    auto* button = view_->findChild<ExportButton*>();
    QCOMPARE(button->menu()->actions().size(), 4);
    button->menu()->findChild<QAction*>("export_csv")->trigger();
    auto* dialog = button->findChild<QFileDialog*>();
    QVERIFY(dialog);
    auto* name = dialog->findChild<QLineEdit*>("fileNameEdit");
    QVERIFY(name);
    name->setText(folder.filePath("curves"));
    QTest::keyClick(name, Qt::Key_Return);
    QCOMPARE(content(folder.filePath("curves.csv")), view_->csv().toUtf8());
  }

  void everyControlHasAName() {
    fill();
    QCOMPARE(namelessControls(view_.get()), QStringList());
    QVERIFY(!plot_->accessibleName().isEmpty());
  }

 private:
  QCPGraph* losses(int index) const { return plot_->rect(CurvePane::loss)->graphs()[index]; }

  void wheel(int notches, Qt::KeyboardModifiers modifiers = {}) {
    const QPointF at(plot_->columnOf(50), 40);
    QWheelEvent event(at, plot_->mapToGlobal(at), {}, {0, 120 * notches}, {}, modifiers,
                      Qt::NoScrollPhase, false);
    QApplication::sendEvent(plot_, &event);
  }

  void drag(QPoint from, QPoint to, Qt::KeyboardModifiers modifiers = {}) {
    QTest::mousePress(plot_, Qt::LeftButton, modifiers, from);
    QTest::mouseMove(plot_, (from + to) / 2);
    QTest::mouseMove(plot_, to);
    QTest::mouseRelease(plot_, Qt::LeftButton, modifiers, to);
  }
};

}  // namespace ptw

QTEST_MAIN(ptw::CurvesViewTest)
#include "curves_view_test.moc"
