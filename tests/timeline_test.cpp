// The timeline: live follows new checkpoints, looking back stays where it is.
#include <QLabel>
#include <QSignalSpy>
#include <QSlider>
#include <QStyle>
#include <QStyleOptionSlider>
#include <QTest>
#include <QToolButton>

#include "accessibility.h"
#include "widgets/timeline_bar.h"

namespace ptw {
namespace {

using Shown = QPair<std::int64_t, bool>;

QToolButton* button(TimelineBar& bar, const QString& name) {
  for (QToolButton* candidate : bar.findChildren<QToolButton*>())
    if (candidate->accessibleName() == name || candidate->text() == name) return candidate;
  return nullptr;
}

QPoint handle(QSlider& slider, int position) {
  QStyleOptionSlider option;
  option.initFrom(&slider);
  option.subControls = QStyle::SC_All;
  option.minimum = slider.minimum();
  option.maximum = slider.maximum();
  option.sliderPosition = position;
  option.tickPosition = slider.tickPosition();
  option.state |= QStyle::State_Horizontal;
  return slider.style()
      ->subControlRect(QStyle::CC_Slider, &option, QStyle::SC_SliderHandle, &slider)
      .center();
}

}  // namespace

class TimelineTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void init() {
    bar_ = std::make_unique<TimelineBar>();
    bar_->resize(600, 40);
    bar_->show();
    QVERIFY(QTest::qWaitForWindowExposed(bar_.get()));
    slider_ = bar_->findChild<QSlider*>();
    bar_->setTotalSteps(1000);
    connect(bar_.get(), &TimelineBar::stepChanged, this,
            [this](std::int64_t step, bool live) { shown_ << Shown(step, live); });
    shown_.clear();
  }

  void aNarrowBarKeepsItsSlider() {
    bar_->setSteps({0, 100, 200});
    bar_->resize(bar_->minimumSizeHint());
    QCOMPARE(bar_->findChild<QLabel*>()->text(), "200 / 1000");
    QCOMPARE(slider_->accessibleDescription(), "step 200 of 1000 (live)");
    QVERIFY(bar_->minimumSizeHint().width() < 260);
    QVERIFY(slider_->width() >= 60);
    bar_->resize(600, 40);
    QCOMPARE(bar_->findChild<QLabel*>()->text(), "step 200 of 1000 (live)");
  }

  void startsEmpty() {
    QCOMPARE(bar_->step(), -1);
    QVERIFY(bar_->isLive());
    QVERIFY(!slider_->isEnabled());
    QCOMPARE(bar_->findChild<QLabel*>()->text(), "no checkpoint yet");
  }

  void liveFollowsNewCheckpoints() {
    for (std::int64_t step : {0, 100, 200}) bar_->addStep(step);
    QCOMPARE(shown_, QList<Shown>({{0, true}, {100, true}, {200, true}}));
    QCOMPARE(bar_->findChild<QLabel*>()->text(), "step 200 of 1000 (live)");
    bar_->addStep(200);
    QCOMPARE(shown_.size(), 3);
  }

  void keysLeaveLiveAndReturn() {
    bar_->setSteps({0, 100, 200, 300});
    shown_.clear();
    slider_->setFocus();
    QTest::keyClick(slider_, Qt::Key_Left);
    QTest::keyClick(slider_, Qt::Key_Home);
    QTest::keyClick(slider_, Qt::Key_Right);
    QTest::keyClick(slider_, Qt::Key_End);
    QCOMPARE(shown_, QList<Shown>({{200, false}, {0, false}, {100, false}, {300, true}}));
  }

  void lookingBackStaysWhenCheckpointsCome() {
    bar_->setSteps({0, 100, 200});
    bar_->goToStep(150);
    QCOMPARE(bar_->step(), 100);
    shown_.clear();
    bar_->addStep(300);
    bar_->addStep(50);
    QCOMPARE(bar_->step(), 100);
    QVERIFY(!bar_->isLive());
    QVERIFY(shown_.isEmpty());
    QCOMPARE(bar_->findChild<QLabel*>()->text(), "step 100 of 1000");
  }

  void lookingBackStaysWhenLaterCheckpointsAreForgotten() {
    bar_->setSteps({0, 100, 200});
    bar_->goToStep(100);
    bar_->setSteps({0, 100});
    QVERIFY(bar_->isLive());
    QCOMPARE(bar_->step(), 100);
  }

  void liveButtonReturns() {
    bar_->setSteps({0, 100, 200});
    bar_->goToStep(0);
    shown_.clear();
    QTest::mouseClick(button(*bar_, "Live"), Qt::LeftButton);
    QCOMPARE(shown_, QList<Shown>({{200, true}}));
  }

  void liveButtonHoldsTheShownStep() {
    bar_->setSteps({0, 100});
    shown_.clear();
    QTest::mouseClick(button(*bar_, "Live"), Qt::LeftButton);
    QCOMPARE(shown_, QList<Shown>({{100, false}}));
    bar_->addStep(200);
    QCOMPARE(bar_->step(), 100);
  }

  void buttonsStep() {
    bar_->setSteps({0, 100, 200});
    shown_.clear();
    QToolButton* previous = button(*bar_, "Previous checkpoint");
    QToolButton* next = button(*bar_, "Next checkpoint");
    QVERIFY(!next->isEnabled());
    QTest::mouseClick(previous, Qt::LeftButton);
    QTest::mouseClick(previous, Qt::LeftButton);
    QVERIFY(!previous->isEnabled());
    QTest::mouseClick(next, Qt::LeftButton);
    QTest::mouseClick(next, Qt::LeftButton);
    QCOMPARE(shown_, QList<Shown>({{100, false}, {0, false}, {100, false}, {200, true}}));
  }

  void draggingLeavesLiveAndTheEndReturns() {
    bar_->setSteps({0, 100, 200, 300, 400});
    shown_.clear();
    QTest::mousePress(slider_, Qt::LeftButton, {}, handle(*slider_, 4));
    QTest::mouseMove(slider_, handle(*slider_, 1));
    QCOMPARE(bar_->step(), 100);
    QVERIFY(!bar_->isLive());
    QTest::mouseMove(slider_, handle(*slider_, 4));
    QTest::mouseRelease(slider_, Qt::LeftButton, {}, handle(*slider_, 4));
    QCOMPARE(bar_->step(), 400);
    QVERIFY(bar_->isLive());
  }

  void everyControlHasAName() { QCOMPARE(namelessControls(bar_.get()), QStringList()); }

 private:
  std::unique_ptr<TimelineBar> bar_;
  QSlider* slider_ = nullptr;
  QList<Shown> shown_;
};

}  // namespace ptw

QTEST_MAIN(ptw::TimelineTest)
#include "timeline_test.moc"
