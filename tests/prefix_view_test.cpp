#include "widgets/prefix_view.h"

#include <QAction>
#include <QComboBox>
#include <QFileInfo>
#include <QLabel>
#include <QLocale>
#include <QTemporaryDir>
#include <QTest>
#include <cmath>

#include "accessibility.h"
#include "pretend_translator.h"
#include "widgets/export_button.h"
#include "widgets/plot_style.h"
#include "widgets/prefix_plot.h"
#include "widgets/selection.h"

using namespace ptw;

namespace {

constexpr int kLayers = 3;
constexpr int kPositions = 8;

/// The key at position p of layer l has norm 10 l + p, the value a hundredth of it.
PrefixStack stack(const std::string& name, int layers = kLayers, int positions = kPositions) {
  PrefixStack stack{name, layers, positions, {}, {}};
  for (int layer = 0; layer < layers; ++layer)
    for (int position = 0; position < positions; ++position) {
      const auto norm = static_cast<float>(10 * layer + position);
      stack.key_norms.push_back(norm);
      stack.value_norms.push_back(norm / 100);
    }
  return stack;
}

PrefixReport three(std::int64_t step = 40) {
  return {step, {stack("encoder"), stack("decoder", 2, 4), stack("cross")}};
}

PrefixReport one(int layers = kLayers, int positions = kPositions) {
  return {40, {stack("decoder", layers, positions)}};
}

}  // namespace

class PrefixViewTest : public QObject {
  Q_OBJECT

 private:
  std::unique_ptr<Selection> selection_;
  std::unique_ptr<PrefixView> view_;
  PrefixPlot* plot_ = nullptr;

  QComboBox* box(const char* name) const { return view_->findChild<QComboBox*>(name); }
  QString text(const char* label) const { return view_->findChild<QLabel*>(label)->text(); }
  void show(const PrefixReport& report) {
    view_->showReport(report);
    settle();
  }
  /// Until every layout has followed the ones below it, and the plot is drawn.
  void settle() const {
    for (int i = 0; i < 10; ++i) QCoreApplication::processEvents();
    plot_->replot(QCustomPlot::rpImmediateRefresh);
  }
  QPoint at(PrefixPlot::Part part, PrefixSpot spot) const {
    return plot_->rectOf(part, spot).center();
  }
  void click(PrefixPlot::Part part, PrefixSpot spot) const {
    QTest::mouseClick(plot_, Qt::LeftButton, {}, at(part, spot));
  }
  QColor shade(PrefixPlot::Part part, PrefixSpot spot) const {
    const auto picture = plot_->grab().toImage();
    return picture.pixelColor(at(part, spot) * picture.devicePixelRatio());
  }
  double zoomedTo() const { return plot_->axisRect(0)->axis(QCPAxis::atBottom)->range().size(); }

 private Q_SLOTS:
  void initTestCase() { QLocale::setDefault(QLocale::c()); }

  void init() {
    selection_ = std::make_unique<Selection>();
    view_ = std::make_unique<PrefixView>(selection_.get());
    plot_ = view_->findChild<PrefixPlot*>();
    view_->resize(420, 300);
    view_->show();
    view_->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(view_.get()));
  }

  void saysWhatWouldFillIt() {
    QVERIFY(!plot_->isVisible());
    show(three());
    QVERIFY(plot_->isVisible());
    show({80, {}});
    QVERIFY(!plot_->isVisible());
    show(three());
    view_->clear();
    QVERIFY(!plot_->isVisible());
  }

  void offersTheAttentionsThereAre() {
    show(one());
    QVERIFY(!box("attention")->isVisible());
    QVERIFY2(text("caption").contains("Step 40, Decoder self-attention"),
             qPrintable(text("caption")));
    show(three());
    QVERIFY(box("attention")->isVisible());
    QCOMPARE(box("attention")->count(), 3);
    QCOMPARE(box("attention")->itemText(2), QString("Cross-attention"));
    QCOMPARE(box("attention")->currentIndex(), 1);  // the one that was shown before
    box("attention")->setFocus();
    QTest::keyClick(box("attention"), Qt::Key_Up);
    QVERIFY(text("caption").contains("Encoder self-attention"));
    QVERIFY(view_->csv().contains("\n40,encoder,3,7,27,0.27"));
    view_->showReport(three(80));
    QCOMPARE(box("attention")->currentIndex(), 0);
    QVERIFY(text("caption").contains("Step 80"));
  }

  void clickReadsACell() {
    show(one());
    click(PrefixPlot::keys, {1, 5});
    QCOMPARE(text("reading"), QString("Layer 2, position 5: key norm 15, value norm 0.15"));
    QCOMPARE(plot_->accessibleDescription(), text("reading"));
    QCOMPARE(selection_->token(), 5);
    click(PrefixPlot::values, {2, 3});
    QCOMPARE(plot_->currentSpot(), (PrefixSpot{2, 3}));
    QVERIFY(text("reading").startsWith("Layer 3, position 3"));
  }

  void mouseReadsWithoutAClick() {
    show(one());
    click(PrefixPlot::keys, {1, 5});
    QTest::mouseMove(plot_, at(PrefixPlot::values, {0, 2}));
    QTRY_VERIFY2(text("reading").startsWith("Layer 1, position 2"), qPrintable(text("reading")));
    QEvent leave(QEvent::Leave);
    QCoreApplication::sendEvent(plot_, &leave);
    QVERIFY(text("reading").startsWith("Layer 2, position 5"));
  }

  void arrowsWalk() {
    show(one());
    plot_->setFocus();
    QTest::keyClick(plot_, Qt::Key_Down);
    QTest::keyClick(plot_, Qt::Key_Right);
    QTest::keyClick(plot_, Qt::Key_Right);
    QCOMPARE(plot_->currentSpot(), (PrefixSpot{1, 2}));
    QVERIFY(text("reading").startsWith("Layer 2, position 2: key norm 12"));
    QTest::keyClick(plot_, Qt::Key_End);
    QTest::keyClick(plot_, Qt::Key_Right);
    QCOMPARE(plot_->currentSpot(), (PrefixSpot{1, kPositions - 1}));
    QTest::keyClick(plot_, Qt::Key_End, Qt::ControlModifier);
    QTest::keyClick(plot_, Qt::Key_Down);
    QCOMPARE(plot_->currentSpot(), (PrefixSpot{kLayers - 1, kPositions - 1}));
    QTest::keyClick(plot_, Qt::Key_Home, Qt::ControlModifier);
    QTest::keyClick(plot_, Qt::Key_Left);
    QTest::keyClick(plot_, Qt::Key_Up);
    QCOMPARE(plot_->currentSpot(), PrefixSpot());
    QCOMPARE(selection_->token(), 0);
  }

  void followsASelectionElsewhere() {
    show(one());
    selection_->setToken(6);
    QCOMPARE(plot_->currentSpot(), (PrefixSpot{0, 6}));
    QVERIFY(text("reading").contains("position 6"));
    selection_->setToken(kPositions + 3);  // of a longer prompt
    QCOMPARE(plot_->currentSpot(), (PrefixSpot{0, 6}));
    view_->showReport(three());
    QCOMPARE(selection_->token(), kPositions + 3);
  }

  void keepsTheCellWhileTrainingGoesOn() {
    show(one());
    click(PrefixPlot::keys, {2, 5});
    auto later = one();
    later.stacks[0].key_norms[2 * kPositions + 5] = 99;
    show(later);
    QCOMPARE(plot_->currentSpot(), (PrefixSpot{2, 5}));
    QVERIFY(text("reading").contains("key norm 99"));
    show(one(1, 2));
    QCOMPARE(plot_->currentSpot(), (PrefixSpot{0, 1}));
  }

  void theLargerTheDeeper() {
    show(one());
    const auto small = shade(PrefixPlot::keys, {0, 2});
    const auto large = shade(PrefixPlot::keys, {2, 7});
    QVERIFY(large.lightness() < small.lightness());
    QCOMPARE(shade(PrefixPlot::values, {2, 7}), large);
  }

  void aSingleCellIsAMapToo() {
    show(one(1, 1));
    QVERIFY(plot_->rectOf(PrefixPlot::keys, {0, 0}).width() > 20);
    auto large = one(1, 1);
    large.stacks[0].key_norms[0] = 5;
    show(large);
    const auto filled = shade(PrefixPlot::keys, {0, 0});
    QVERIFY(filled != view_->palette().color(QPalette::Base));
    QCOMPARE(filled, seriesStyle(0, view_->palette()).color);
  }

  void keysOrValuesAlone() {
    show(one());
    QVERIFY(plot_->isShown(PrefixPlot::keys) && plot_->isShown(PrefixPlot::values));
    const int half = plot_->rectOf(PrefixPlot::keys, {0, 0}).width();
    box("part")->setFocus();
    QTest::keyClick(box("part"), Qt::Key_Down);
    settle();
    QVERIFY(plot_->isShown(PrefixPlot::keys) && !plot_->isShown(PrefixPlot::values));
    QVERIFY(plot_->rectOf(PrefixPlot::keys, {0, 0}).width() > half);
    QTest::keyClick(box("part"), Qt::Key_Down);
    settle();
    QVERIFY(!plot_->isShown(PrefixPlot::keys) && plot_->isShown(PrefixPlot::values));
    click(PrefixPlot::values, {1, 4});
    QCOMPARE(plot_->currentSpot(), (PrefixSpot{1, 4}));
    QTest::keyClick(box("part"), Qt::Key_Home);
    settle();
    QVERIFY(plot_->isShown(PrefixPlot::keys) && plot_->isShown(PrefixPlot::values));
  }

  void standsSideBySideWhereThereIsWidth() {
    const auto below = [this] {
      return plot_->rectOf(PrefixPlot::values, {0, 0}).top() >
             plot_->rectOf(PrefixPlot::keys, {kLayers - 1, 0}).top();
    };
    show(one());
    view_->resize(900, 320);
    settle();
    QVERIFY(!below());
    view_->resize(420, 600);
    settle();
    QVERIFY(below());
  }

  void ticksStandAtCells() {
    show(one(12, 50));
    view_->resize(420, 360);
    settle();
    for (const auto type : {QCPAxis::atBottom, QCPAxis::atLeft}) {
      const auto ticks = plot_->axisRect(0)->axis(type)->tickVector();
      QVERIFY(ticks.size() >= 2);
      for (const double tick : ticks) QCOMPARE(tick, std::round(tick));
    }
  }

  void zoomsByKeyboardAndShowsAllAgain() {
    show(one(2, 100));
    QCOMPARE(zoomedTo(), 100.0);
    plot_->setFocus();
    QTest::keyClick(plot_, Qt::Key_Minus);
    QCOMPARE(zoomedTo(), 100.0);
    for (int i = 0; i < 20; ++i) QTest::keyClick(plot_, Qt::Key_Plus);
    QVERIFY(zoomedTo() < 10);
    QTest::keyClick(plot_, Qt::Key_End);  // the cursor stays in sight
    settle();
    QVERIFY(plot_->rect().contains(plot_->rectOf(PrefixPlot::keys, {0, 99})));
    QCOMPARE(plot_->axisRect(1)->axis(QCPAxis::atBottom)->range().upper, 99.5);
    QTest::mouseDClick(plot_, Qt::LeftButton, {}, at(PrefixPlot::keys, {0, 99}));
    QCOMPARE(zoomedTo(), 100.0);
  }

  void dragMovesAndSelectsNothing() {
    show(one(2, 100));
    plot_->setFocus();
    for (int i = 0; i < 6; ++i) QTest::keyClick(plot_, Qt::Key_Plus);
    settle();
    const auto from = at(PrefixPlot::keys, {0, 6});
    selection_->setToken(-1);
    QTest::mousePress(plot_, Qt::LeftButton, {}, from);
    QTest::mouseMove(plot_, from - QPoint(40, 0));
    QTest::mouseMove(plot_, from - QPoint(80, 0));
    QTest::mouseRelease(plot_, Qt::LeftButton, {}, from - QPoint(80, 0));
    QCOMPARE(selection_->token(), -1);
  }

  void leavesAsPicturesAndTable() {
    show(one());
    auto* button = view_->findChild<ExportButton*>();
    for (const char* format : {"export_png", "export_svg", "export_pdf", "export_csv"})
      QVERIFY(button->findChild<QAction*>(format));
    const QTemporaryDir folder;
    for (const char* ending : {"png", "svg", "pdf"}) {
      const auto file = folder.filePath(QString("prefix.") + ending);
      QCOMPARE(savePlot(*plot_, file), QString());
      QVERIFY(QFileInfo(file).size() > 1000);
    }
    const auto lines = view_->csv().trimmed().split('\n');
    QCOMPARE(lines.size(), 1 + kLayers * kPositions);
    QCOMPARE(lines.at(0), QString("step,attention,layer,position,key_norm,value_norm"));
    QVERIFY(lines.at(1 + kPositions + 5).startsWith("40,decoder,2,5,15,0.15"));
  }

  void aProblemGoesWithTheNextReport() {
    show(one());
    auto* problem = view_->findChild<QLabel*>("problem");
    QVERIFY(!problem->isVisible());
    view_->showProblem("The run folder was moved.");
    QVERIFY(problem->isVisible());
    QVERIFY(plot_->isVisible());
    show(one());
    QVERIFY(!problem->isVisible());
  }

  void followsThePalette() {
    show(one());
    auto dark = view_->palette();
    dark.setColor(QPalette::Base, QColor(20, 20, 20));
    dark.setColor(QPalette::Text, Qt::white);
    view_->setPalette(dark);
    settle();
    QVERIFY(shade(PrefixPlot::keys, {0, 2}).lightness() < 80);
  }

  void speaksAnotherLanguage() {
    show(three());
    PretendTranslator translator;
    QCoreApplication::installTranslator(&translator);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(box("attention")->itemText(0), QString("[Encoder self-attention]"));
    QCOMPARE(box("part")->itemText(1), QString("[Keys]"));
    QVERIFY(text("reading").startsWith("[Layer"));
    QCoreApplication::removeTranslator(&translator);
    QCoreApplication::sendPostedEvents();
    QVERIFY(text("reading").startsWith("Layer"));
  }

  void namesItsControls() {
    QCOMPARE(namelessControls(view_.get()), QStringList());
    QVERIFY(!plot_->accessibleName().isEmpty());
    QVERIFY(view_->toolTip().contains("Li and Liang 2021, section 4"));
    show(three());
    QVERIFY(view_->minimumSizeHint().width() <= 420);
    QVERIFY(view_->minimumSizeHint().height() <= 300);
  }
};

QTEST_MAIN(PrefixViewTest)
#include "prefix_view_test.moc"
