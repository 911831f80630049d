// The curves in little room: what is left out, folded or said more briefly.
#include <QLabel>
#include <QMenu>
#include <QToolButton>

#include "curves_fixture.h"

namespace ptw {

class CurvesRoomTest : public QObject, CurvesFixture {
  Q_OBJECT

 private Q_SLOTS:
  void init() { open(); }

  void panesCanBeHidden() {
    fill();
    settle();
    const int before = plot_->rect(CurvePane::loss)->height();
    togglePane(2);
    QVERIFY(!plot_->isShown(CurvePane::rate));
    QVERIFY(plot_->rect(CurvePane::loss)->height() > before);
    QVERIFY(plot_->rect(CurvePane::metric)->axis(QCPAxis::atBottom)->tickLabels());
    togglePane(0);
    QVERIFY(!plot_->isShown(CurvePane::loss));
    hover(50);
    QCOMPARE(plot_->cursor().value_or(-1), 50);
    togglePane(1);  // the last one stays
    QVERIFY(plot_->isShown(CurvePane::metric));
    togglePane(0);
    togglePane(2);
    QCOMPARE(plot_->rect(CurvePane::loss)->height(), before);
  }

  void aLowViewShowsFewerPanes() {
    fill();
    view_->resize(280, 170);
    settle();
    QVERIFY(plot_->isShown(CurvePane::loss));
    QVERIFY(!plot_->isShown(CurvePane::rate));
    QVERIFY(view_->rect().contains(plot_->geometry()));
    QVERIFY(plot_->rect(CurvePane::loss)->height() > 2 * view_->fontMetrics().height());
    togglePane(0);
    QVERIFY(plot_->isShown(CurvePane::metric));
    togglePane(0);
    view_->resize(700, 500);
    settle();
    for (const CurvePane pane : {CurvePane::loss, CurvePane::metric, CurvePane::rate})
      QVERIFY(plot_->isShown(pane));
  }

  void aPaneThatComesBackIsUpToDate() {
    view_->resize(280, 170);
    fill();
    QVERIFY(!plot_->isShown(CurvePane::rate));
    QTest::qWait(200);  // what was asked for before is drawn by now
    view_->resize(700, 500);
    QTRY_VERIFY(plot_->values(CurvePane::rate)->range().upper < 1);
  }

  void aLowViewFoldsItsControls() {
    fill();
    auto* fit = control<QToolButton>("F&it");
    QVERIFY(fit->isVisible());
    view_->resize(280, 170);
    QVERIFY(!fit->isVisible());
    auto* more = view_->findChild<QToolButton*>("moreControls");
    QVERIFY(more->isVisible());
    more->setFocus();
    QTest::keyClick(more, Qt::Key_Space);
    QVERIFY(fit->isVisible());
    view_->resize(700, 500);
    QVERIFY(!more->isVisible());
  }

  void manyRunsLeaveRoomForTheCurves() {
    for (int i = 0; i < 20; ++i)
      view_->addRun(QString::number(i), QString("A run with a long name %1").arg(i));
    settle();
    QVERIFY(plot_->height() > view_->height() * 2 / 3);
    hover(0);
    QVERIFY(readout_->height() < plot_->height());
    QVERIFY(readout_->text().contains("more runs"));
  }

  void captionsFitTheirPane() {
    fill();
    const auto caption = [this] {
      const auto* inset = plot_->rect(CurvePane::loss)->insetLayout();
      return qobject_cast<const QCPTextElement*>(inset->elementAt(0))->text();
    };
    QVERIFY(caption().contains("smoothed"));
    view_->resize(300, 500);
    QCOMPARE(caption(), "loss in nats");
  }

  void theCaptionStaysOffTheCurves() {
    fill();
    const auto side = [this] {
      return plot_->rect(CurvePane::metric)->insetLayout()->insetAlignment(0) &
             Qt::AlignVertical_Mask;
    };
    view_->appendEvaluation("a", {90, 1.5, "accuracy", {{"accuracy", 0.9}}, true, 0});
    settle();
    QCOMPARE(side(), Qt::Alignment(Qt::AlignBottom));
    view_->appendEvaluation(
        "a", {100, 1.5, "accuracy", {{"accuracy", 0.1}, {"macro_f1", 0.1}}, false, 0});
    settle();
    QCOMPARE(side(), Qt::Alignment(Qt::AlignTop));
  }

  void theReadingFitsTheScreen_data() {
    QTest::addColumn<int>("width");
    for (const int width : {260, 420, 520, 900})
      QTest::newRow(qPrintable(QString::number(width))) << width;
  }

  void theReadingFitsTheScreen() {
    QFETCH(int, width);
    fill();
    view_->resize(width, 400);
    settle();
    hover(50);
    QVERIFY(readout_->isVisible());
    QVERIFY(plot_->QWidget::rect().contains(readout_->geometry()));
    for (const char* value : {"1.0200", "1.5000", "0.600", "0.3"})
      QVERIFY2(readout_->text().contains(value), value);
  }

 private:
  void togglePane(int index) {
    auto* menu = view_->findChild<QToolButton*>("panes")->menu();
    menu->popup(view_->mapToGlobal(QPoint(0, 0)));
    menu->setActiveAction(menu->actions().at(index));
    QTest::keyClick(menu, Qt::Key_Return);
    menu->close();
    settle();
  }
};

}  // namespace ptw

QTEST_MAIN(ptw::CurvesRoomTest)
#include "curves_room_test.moc"
