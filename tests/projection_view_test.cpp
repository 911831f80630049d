#include "widgets/projection_view.h"

#include <QLabel>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

#include "accessibility.h"
#include "pretend_translator.h"
#include "widgets/plot_style.h"
#include "widgets/projection_plot.h"
#include "widgets/selection.h"

using namespace ptw;

namespace {

ProjectionReport report(std::int64_t step, float moved = 1) {
  ProjectionReport report;
  report.step = step;
  report.explained_x = 0.12;
  report.explained_y = 0.071;
  for (int i = 0; i < 5000; ++i)
    report.vocabulary.push_back({static_cast<float>(i % 100) - 50, static_cast<float>(i / 100) - 25,
                                 "▁p" + std::to_string(i)});
  for (int t = 0; t < 5; ++t) {
    const auto x = static_cast<float>(t * 10 - 20);
    report.initial_prompt.push_back({x, 5, std::to_string(t)});
    report.prompt.push_back({x, 5 + moved, std::to_string(t)});
  }
  return report;
}

}  // namespace

class ProjectionViewTest : public QObject {
  Q_OBJECT

 private:
  Selection selection_;
  std::unique_ptr<ProjectionView> view_;
  ProjectionPlot* plot_ = nullptr;

  QPoint place(const ProjectedPoint& point) const {
    return QPointF(plot_->xAxis->coordToPixel(static_cast<double>(point.x)),
                   plot_->yAxis->coordToPixel(static_cast<double>(point.y)))
        .toPoint();
  }
  /// The texts to be seen on one layer.
  QStringList texts(const char* layer) const {
    QStringList found;
    for (auto* child : plot_->layer(layer)->children())
      if (auto* text = qobject_cast<QCPItemText*>(child); text && text->visible())
        found << text->text();
    return found;
  }
  void wheel(const QPoint& position, int angle) {
    QWheelEvent event(position, plot_->mapToGlobal(position), {}, {0, angle}, Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(plot_, &event);
  }
  void showAndDraw(const ProjectionReport& shown) {
    view_->showReport(shown);
    plot_->replot();
  }

 private Q_SLOTS:
  void init() {
    selection_.setToken(-1);
    view_ = std::make_unique<ProjectionView>(&selection_);
    view_->resize(640, 420);
    view_->show();
    plot_ = view_->findChild<ProjectionPlot*>();
    QVERIFY(QTest::qWaitForWindowExposed(view_.get()));
  }

  void saysWhatWouldFillIt() {
    QVERIFY(!plot_->isVisible());
    view_->showReport(report(1));
    QVERIFY(plot_->isVisible());
    view_->clear();
    QVERIFY(!plot_->isVisible());
  }

  void showsEverythingAtFirst() {
    const auto shown = report(1);
    showAndDraw(shown);
    const auto rect = plot_->axisRect()->rect();
    for (const auto& point : shown.vocabulary) QVERIFY(rect.contains(place(point)));
    QCOMPARE(texts("tokens"), QStringList({"0", "1", "2", "3", "4"}));
    QCOMPARE(plot_->xAxis->label(), QString("PC 1, 12 % of variance"));
    QCOMPARE(plot_->yAxis->label(), QString("PC 2, 7.1 % of variance"));
  }

  void clickSelectsAToken() {
    showAndDraw(report(1));
    QTest::mouseClick(plot_, Qt::LeftButton, {}, place(report(1).prompt[3]));
    QCOMPARE(selection_.token(), 3);
    QCOMPARE(texts("selected"), QStringList("3"));
    QTest::mouseClick(plot_, Qt::LeftButton, {}, plot_->axisRect()->rect().topLeft());
    QCOMPARE(selection_.token(), 3);
  }

  void arrowsSelectAToken() {
    showAndDraw(report(1));
    selection_.setToken(3);
    QTest::keyClick(plot_, Qt::Key_Right);
    QCOMPARE(selection_.token(), 4);
    QTest::keyClick(plot_, Qt::Key_Right);
    QCOMPARE(selection_.token(), 4);
    QTest::keyClick(plot_, Qt::Key_Left);
    QCOMPARE(selection_.token(), 3);
  }

  void aTokenThatIsNotThereIsNotRinged() {
    showAndDraw(report(1));
    selection_.setToken(77);
    QCOMPARE(texts("selected"), QStringList());
  }

  void namesThePieceUnderTheMouse() {
    showAndDraw(report(1));
    const auto piece = report(1).vocabulary[1234];
    QTest::mouseMove(plot_, place(piece));
    QCOMPARE(texts("overlay"), QStringList("_p1234"));
    QTest::mouseMove(plot_, place(report(1).prompt[2]));
    QCOMPARE(texts("overlay"), QStringList("token 2"));
  }

  void zoomStaysWhileTrainingGoesOnAndHomeResets() {
    showAndDraw(report(1));
    const auto all = plot_->xAxis->range();
    wheel(plot_->axisRect()->center(), 240);
    const auto zoomed = plot_->xAxis->range();
    QVERIFY(zoomed.size() < all.size());
    showAndDraw(report(2, 2));
    QCOMPARE(plot_->xAxis->range(), zoomed);
    QTest::keyClick(plot_, Qt::Key_Home);
    plot_->replot();
    QCOMPARE(plot_->xAxis->range(), all);
  }

  void buttonsZoomAndDragMoves() {
    showAndDraw(report(1));
    const auto all = plot_->xAxis->range();
    QTest::mouseClick(view_->findChild<QToolButton*>("zoomIn"), Qt::LeftButton);
    QVERIFY(plot_->xAxis->range().size() < all.size());
    const auto before = plot_->xAxis->range();
    const auto middle = plot_->axisRect()->center();
    QTest::mousePress(plot_, Qt::LeftButton, {}, middle);
    QMouseEvent move(QEvent::MouseMove, middle + QPoint(60, 0),
                     plot_->mapToGlobal(middle + QPoint(60, 0)), Qt::NoButton, Qt::LeftButton,
                     Qt::NoModifier);
    QCoreApplication::sendEvent(plot_, &move);
    QTest::mouseRelease(plot_, Qt::LeftButton, {}, middle + QPoint(60, 0));
    QVERIFY(plot_->xAxis->range().lower < before.lower);
    QCOMPARE(selection_.token(), -1);
    QTest::mouseClick(view_->findChild<QToolButton*>("resetView"), Qt::LeftButton);
    plot_->replot();
    QCOMPARE(plot_->xAxis->range(), all);
  }

  void aTokenThatLeavesTheCloudStaysInSight() {
    showAndDraw(report(1));
    showAndDraw(report(2, 500));
    QVERIFY(plot_->axisRect()->rect().contains(place(report(2, 500).prompt[0])));
  }

  void aNewStepDoesNotDrawTheCloudAgain() {
    showAndDraw(report(1));
    QCoreApplication::processEvents();
    int drawn = 0;
    connect(plot_, &QCustomPlot::beforeReplot, this, [&] { ++drawn; });
    view_->showReport(report(2, 2));
    selection_.setToken(1);
    QCoreApplication::processEvents();
    QCOMPARE(drawn, 0);
    QCOMPARE(view_->findChild<QLabel*>()->text(), QString("Step 2"));
  }

  void leavesAsPictureAndTable() {
    showAndDraw(report(1));
    const QTemporaryDir folder;
    for (const char* name : {"p.png", "p.svg", "p.pdf"}) {
      QCOMPARE(savePlot(*plot_, folder.filePath(name)), QString());
      QVERIFY(QFileInfo(folder.filePath(name)).size() > 1000);
    }
    const auto lines = view_->csv().trimmed().split('\n');
    QCOMPARE(lines.size(), 1 + 5000 + 5 + 5);
    QCOMPARE(lines.at(0), QString("kind,label,x,y"));
    QCOMPARE(lines.last(), QString("prompt,4,20,6"));
  }

  void followsPaletteAndLanguage() {
    showAndDraw(report(1));
    auto dark = view_->palette();
    dark.setColor(QPalette::Base, Qt::black);
    dark.setColor(QPalette::Text, Qt::white);
    view_->setPalette(dark);
    QCOMPARE(plot_->xAxis->tickLabelColor(), QColor(Qt::white));
    PretendTranslator translator;
    QCoreApplication::installTranslator(&translator);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(plot_->xAxis->label(), QString("[PC 1, 12 % of variance]"));
    QCoreApplication::removeTranslator(&translator);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(plot_->xAxis->label(), QString("PC 1, 12 % of variance"));
  }

  void aSmallPlaneHasBriefLabels() {
    showAndDraw(report(1));
    QVERIFY(plot_->yAxis->label().contains("variance"));
    view_->resize(280, 170);
    QCOMPARE(plot_->yAxis->label(), QString("PC 2, 7.1 %"));
    const QFontMetrics metrics(plot_->yAxis->labelFont());
    QVERIFY(metrics.horizontalAdvance(plot_->yAxis->label()) <= plot_->height());
  }

  void namesItsControls() {
    QCOMPARE(namelessControls(view_.get()), QStringList());
    QVERIFY(!plot_->accessibleName().isEmpty());
  }
};

QTEST_MAIN(ProjectionViewTest)
#include "projection_view_test.moc"
