#include "widgets/pruning_view.h"

#include <QAction>
#include <QComboBox>
#include <QMenu>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "accessibility.h"
#include "pretend_translator.h"
#include "pruning_fixture.h"
#include "widgets/mask_history.h"
#include "widgets/mask_scale.h"
#include "widgets/pruning_figure.h"
#include "widgets/pruning_plot.h"
#include "widgets/pruning_search.h"

using namespace ptw;
using namespace ptw::pruning;

class PruningViewTest : public QObject, private pruning::Fixture {
  Q_OBJECT

 private Q_SLOTS:
  void init() { QVERIFY(open()); }

  void saysWhatWouldFillIt() {
    QVERIFY(grid_->isVisible());
    view_->clear();
    QVERIFY(!grid_->isVisible());
    QVERIFY(view_->mask().tokens.empty());
    view_->showProblem("The prompt cannot be read.");
    QVERIFY(part<QLabel>("problem")->isVisible());
    view_->showReport(report());
    QVERIFY(grid_->isVisible());
    QVERIFY(!part<QLabel>("problem")->isVisible());
  }

  void asksForAScoreOfTheFirstMask() {
    PruningView fresh(&selection_);
    QSignalSpy edits(&fresh, &PruningView::maskEdited);
    fresh.setEmbeddingSize(kSize);
    fresh.showReport(report());
    QCOMPARE(edits.count(), 1);
    QCOMPARE(edits.at(0).at(0).value<PromptMask>(), full_mask(kTokens, kPieces));
  }

  void theNumberSaysItsMask() {
    view_->showScore(score(view_->mask(), 0.64));
    QCOMPARE(text("score"), QString("#1  dev accuracy 0.640"));
    click(0, 0);
    QVERIFY(text("score").startsWith("#2  scoring"));
    QVERIFY(text("scoreDetail").contains("before, #1: 0.640"));
    view_->showScore(estimate(view_->mask(), 0.61));
    QCOMPARE(text("score"), QString("#2  dev accuracy ≈ 0.61"));
    QVERIFY(text("scoreDetail").contains("0.58 to 0.64"));
    QVERIFY(text("scoreDetail").contains("256 of 1200 examples"));
    auto exact = score(view_->mask(), 0.612);
    view_->showScore(exact);
    QCOMPARE(text("score"), QString("#2  dev accuracy 0.612"));
    QVERIFY(text("scoreDetail").contains("full prompt 0.640 (−0.028)"));
    QVERIFY(text("scoreDetail").contains("79 of 80 pieces"));
    QVERIFY(text("scoreDetail").contains("632 parameters"));
    QVERIFY(!text("scoreDetail").contains("random"));
    exact.random = {0.3, 0.5, 0.4};
    view_->showScore(exact);
    QVERIFY(
        text("scoreDetail").contains("random masks of this size: 0.400 (0.300 to 0.500, 3 masks)"));
  }

  void aScoreOfAnOldMaskChangesOnlyTheHistory() {
    const auto first = view_->mask();
    click(0, 0);
    view_->showScore(score(view_->mask(), 0.5));
    view_->showScore(score(first, 0.64));
    QCOMPARE(text("score"), QString("#2  dev accuracy 0.500"));
    QCOMPARE(historyCell(0, MaskHistory::metricColumn), QString("0.640"));
  }

  void ignoresScoresOfOtherMasksAndSteps() {
    view_->showScore(score(without(view_->mask(), {1, 1, 1, 1}), 0.1));
    auto later = score(view_->mask(), 0.2);
    later.step = 200;
    view_->showScore(later);
    QVERIFY(text("score").contains("scoring"));
    QCOMPARE(history()->model()->rowCount(), 1);
  }

  void anExactScoreStaysWhenAnEstimateComesLate() {
    view_->showScore(score(view_->mask(), 0.612));
    view_->showScore(estimate(view_->mask(), 0.5));
    QCOMPARE(text("score"), QString("#1  dev accuracy 0.612"));
  }

  void aProblemIsToldBesideTheMask() {
    view_->showProblem("The dev split is empty.");
    QCOMPARE(text("notice"), QString("The dev split is empty."));
    QVERIFY(part<QLabel>("notice")->isVisible());
    QCOMPARE(text("score"), QString("#1  not scored"));
    view_->showBusy();
    QVERIFY(!part<QLabel>("notice")->isVisible());
    QVERIFY(text("score").contains("scoring"));
  }

  void showsWhatRemovingATokenDoes() {
    click(4, -1);
    const auto mask = view_->mask();
    view_->showScore(score(mask, 0.612));
    QVERIFY(text("cost").contains("0.612, 61.0 positions, 3.2 s"));
    QVERIFY(text("cost").contains("removed: not tried"));
    QSignalSpy edits(view_.get(), &PruningView::maskEdited);
    auto* removal = part<QComboBox>("removal");
    removal->setFocus();
    QTest::keyClick(removal, Qt::Key_Down);
    QCOMPARE(edits.count(), 1);
    QCOMPARE(edits.at(0).at(1).toBool(), true);
    QVERIFY(view_->removesTokens());
    QCOMPARE(view_->mask(), mask);
    view_->showScore(score(mask, 0.608, true));
    QVERIFY(text("cost").contains("0.612, 61.0 positions, 3.2 s"));
    QVERIFY(text("cost").contains("0.608, 55.0 positions, 2.9 s"));
    undo();
    QVERIFY(!view_->removesTokens());
    QCOMPARE(removal->currentIndex(), 0);
  }

  void historyGoesBack() {
    click(0, 0);
    const auto second = view_->mask();
    view_->showScore(score(second, 0.5));
    click(1, 1);
    QCOMPARE(history()->model()->rowCount(), 3);
    part<QTabWidget>("pages")->setCurrentIndex(1);
    QSignalSpy edits(view_.get(), &PruningView::maskEdited);
    const auto row = history()->visualRect(history()->model()->index(1, 0));
    QTest::mouseClick(history()->viewport(), Qt::LeftButton, {}, row.center());
    QCOMPARE(view_->mask(), second);
    QCOMPARE(edits.count(), 1);
    QCOMPARE(text("score"), QString("#2  dev accuracy 0.500"));
    QCOMPARE(history()->model()->rowCount(), 3);
    history()->setFocus();
    QTest::keyClick(history(), Qt::Key_Up);
    QTest::keyClick(history(), Qt::Key_Return);
    QCOMPARE(view_->mask(), full_mask(kTokens, kPieces));
    QTest::keyClick(history(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(view_->mask(), second);
  }

  void aMaskTriedBeforeKeepsItsNumber() {
    click(0, 0);
    click(0, 0);
    QVERIFY(text("score").startsWith("#1 "));
    QCOMPARE(history()->model()->rowCount(), 2);
  }

  void writesTheHistoryAsCsv() {
    click(4, -1);
    auto scored = score(view_->mask(), 0.5);
    scored.random = {0.125, 0.375};
    view_->showScore(scored);
    const auto lines = view_->findChild<MaskHistory*>()->csv().trimmed().split('\n');
    QCOMPARE(lines.size(), 3);
    const auto head = lines.at(0).trimmed().split(',');
    const auto row = lines.at(2).trimmed().split(',');
    QCOMPARE(head.size(), row.size());
    const auto field = [&](const char* name) { return row.at(head.indexOf(QString(name))); };
    QCOMPARE(field("number"), QString("2"));
    QCOMPARE(field("tokens_kept"), QString("9"));
    QCOMPARE(field("pieces_kept"), QString("72"));
    QCOMPARE(field("parameters"), QString("576"));
    QCOMPARE(field("masked"), QString("zero"));
    QCOMPARE(field("metric"), QString("accuracy"));
    QCOMPARE(field("value"), QString("0.5"));
    QCOMPARE(field("random"), QString("0.25"));
    QCOMPARE(field("random_low"), QString("0.125"));
    QCOMPARE(field("random_high"), QString("0.375"));
    QCOMPARE(field("random_masks"), QString("2"));
    QCOMPARE(field("kept_by_token").split(' ').at(4), QString("00000000"));
    QCOMPARE(field("kept_by_token").split(' ').at(5), QString("11111111"));
    QVERIFY(lines.at(1).contains(",zero,,,"));  // not scored
  }

  void theSameStepKeepsWhatWasEdited() {
    click(0, 0);
    const auto edited = view_->mask();
    QSignalSpy edits(view_.get(), &PruningView::maskEdited);
    view_->showReport(report());
    QCOMPARE(view_->mask(), edited);
    QCOMPARE(edits.count(), 0);
    view_->showReport(report(200));
    QCOMPARE(view_->mask(), full_mask(kTokens, kPieces));
    QCOMPARE(edits.count(), 1);
    QCOMPARE(history()->model()->rowCount(), 1);
    QVERIFY(!part<QToolButton>("undo")->isEnabled());
  }

  void anotherStepIsNotTakenForTheOneShown() {
    click(0, 0);
    view_->showScore(score(view_->mask(), 0.612));
    QSignalSpy edits(view_.get(), &PruningView::maskEdited);
    view_->expect(200);
    QVERIFY(!text("score").contains("0.612"));
    QVERIFY(text("score").contains("step 200"));
    QVERIFY(!part<QLabel>("scoreDetail")->isVisible());
    QVERIFY(!part<QToolButton>("retrain")->isEnabled());
    view_->showScore(score(view_->mask(), 0.612));  // late, of the step before
    QVERIFY(!text("score").contains("0.612"));
    undo();
    QCOMPARE(edits.count(), 0);
    view_->showReport(report(200));
    QVERIFY(text("score").startsWith("#1  scoring"));
    QVERIFY(part<QLabel>("scoreDetail")->isVisible());
    QCOMPARE(view_->mask(), full_mask(kTokens, kPieces));
  }

  void goingBackToTheStepShownShowsItsScore() {
    view_->showScore(score(view_->mask(), 0.64));
    view_->expect(200);
    view_->expect(100);
    QCOMPARE(text("score"), QString("#1  dev accuracy 0.640"));
    QVERIFY(grid_->isEnabled());
    view_->expect(200);
    view_->showProblem("There is no such checkpoint.");
    QCOMPARE(text("score"), QString("step 200: not scored"));
    QCOMPARE(text("notice"), QString("There is no such checkpoint."));
  }

  void whatWasTriedIsToldAndComesBack() {
    std::optional<MaskRecord> told;
    connect(view_.get(), &PruningView::masksTried, this,
            [&](const MaskRecord& record) { told = record; });
    view_->showScore(score(view_->mask(), 0.64));
    QVERIFY(!told);  // a visit is nothing to keep
    click(0, 0);
    const auto second = view_->mask();
    view_->showScore(score(second, 0.612));
    click(1, 1);
    const auto third = view_->mask();
    undo();
    QVERIFY(told);
    QCOMPARE(told->step, 100);
    QCOMPARE(told->tried.size(), 3u);
    QCOMPARE(told->moves.size(), 2u);
    QCOMPARE(told->done, 1);

    auto later = report();
    later.record = told;
    view_->clear();
    view_->showReport(later);
    QCOMPARE(view_->mask(), second);
    QCOMPARE(text("score"), QString("#2  dev accuracy 0.612"));
    QCOMPARE(history()->model()->rowCount(), 3);
    redo();
    QCOMPARE(view_->mask(), third);
    undo();
    undo();
    QCOMPARE(view_->mask(), full_mask(kTokens, kPieces));
    QVERIFY(!part<QToolButton>("undo")->isEnabled());
    press("reset");
    QCOMPARE(told->tried.size(), 3u);
  }

  void startsFromTheMaskOfTheCheckpoint() {
    auto pruned = report(300);
    pruned.mask = without(pruned.mask, {2, 3, 0, kPieces - 1});
    view_->showReport(pruned);
    QCOMPARE(view_->mask(), pruned.mask);
    click(0, 0);
    press("reset");
    QCOMPARE(view_->mask(), pruned.mask);
  }

  void offersOnlyDivisorsAsPieces() {
    auto* box = part<QComboBox>("pieces");
    QStringList offered;
    for (int i = 0; i < box->count(); ++i) offered << box->itemText(i);
    QCOMPARE(offered, QStringList({"1", "2", "4", "8", "16", "32", "64"}));
    QCOMPARE(view_->pieces(), kPieces);
    QSignalSpy changes(view_.get(), &PruningView::piecesChanged);
    QTest::keyClick(box, Qt::Key_Down);
    QCOMPARE(changes.count(), 1);
    QCOMPARE(changes.at(0).at(0).toInt(), 16);
    view_->showReport(report(100, kTokens, 16));
    QCOMPARE(view_->mask(), full_mask(kTokens, 16));
    QCOMPARE(changes.count(), 1);
  }

  void followsTheSelection() {
    click(3, 2);
    QCOMPARE(selection_.token(), 3);
    key(Qt::Key_Down);
    QCOMPARE(selection_.token(), 4);
    view_->showReport(report(400, 120));
    selection_.setToken(110);
    QCOMPARE(grid_->currentSpot().token, 110);
    QVERIFY(grid_->viewport()->rect().contains(at(110, 2)));
  }

  void saysWhatIsUnderTheCursor() {
    QVERIFY(!grid_->accessibleName().isEmpty());
    click(3, 5);
    QCOMPARE(grid_->accessibleDescription(), QString("Token 3, piece 5, importance 30, masked"));
    key(Qt::Key_Right);
    QCOMPARE(grid_->accessibleDescription(), QString("Token 3, piece 6, importance 31, kept"));
    key(Qt::Key_Home);
    key(Qt::Key_Left);
    QCOMPARE(grid_->accessibleDescription(), QString("Token 3, importance 4, 7 of 8 pieces kept"));
  }

  void maskedPiecesLookOtherThanByColour() {
    const auto colors = [this](int token, int piece) {
      const auto image = grid_->viewport()->grab(grid_->rectOf({token, piece})).toImage();
      QSet<QRgb> found;
      for (int y = 2; y < image.height() - 2; ++y)
        for (int x = 2; x < image.width() - 2; ++x) found << image.pixel(x, y);
      return found.size();
    };
    QCOMPARE(colors(5, 5), 1);
    click(5, 5);
    key(Qt::Key_Home);
    QVERIFY(colors(5, 5) > 2);
  }

  void theScaleIsLogarithmicOverDecades() {
    const MaskScale narrow(std::vector<double>{1, 2, 3});
    QVERIFY(!narrow.isLogarithmic());
    QCOMPARE(narrow.shade(2), 0.5);
    const MaskScale wide(std::vector<double>{0, 0.001, 0.1, 10});
    QVERIFY(wide.isLogarithmic());
    QCOMPARE(wide.shade(0.1), 0.5);
    QCOMPARE(wide.shade(0), 0.0);
    QVERIFY(text("legendHigh").contains("80"));
  }

  void drawsFigureTwo() {
    part<QTabWidget>("pages")->setCurrentIndex(2);
    QSignalSpy requests(view_.get(), &PruningView::figureRequested);
    QTest::mouseClick(part<QPushButton>("measure"), Qt::LeftButton);
    QCOMPARE(requests.count(), 1);
    QVERIFY(!part<QPushButton>("measure")->isEnabled());
    MaskingFigure figure{100, "accuracy", 0.64, {}};
    figure.points.push_back({2, 0.65, {0.5, 0.52, 0.54, 0.56, 0.58}});
    figure.points.push_back({4, 0.63, {0.4, 0.42, 0.44, 0.46, 0.48}});
    view_->showFigure(figure);
    auto* plot = part<PruningPlot>("figure");
    QVERIFY(plot->isVisible());
    QVERIFY(part<QPushButton>("measure")->isEnabled());
    QVERIFY(plot->accessibleDescription().contains("at random 0.540 (0.500 to 0.580, 5 masks)"));
    plot->setFocus();
    QTest::keyClick(plot, Qt::Key_Right);
    QVERIFY(plot->accessibleDescription().startsWith("4 tokens masked"));
    const auto csv = view_->findChild<PruningFigure*>()->csv();
    QVERIFY(csv.contains("100,accuracy,4,negative,0.63"));
    QCOMPARE(csv.count(",random,"), 10);
    view_->showReport(report(200));
    QVERIFY(!plot->isVisible());
  }

  void drawsTheSearchOfTheRatios() {
    part<QTabWidget>("pages")->setCurrentIndex(3);
    auto* plot = part<PruningPlot>("search");
    QVERIFY(!plot->isVisible());
    auto searched = report(500);
    for (int i = 1; i < 10; ++i) {
      searched.token_trials.push_back({i / 10.0, 0.6 + i / 100.0, i == 3});
      searched.piece_trials.push_back({i / 10.0, 0.5, i == 2});
    }
    view_->showReport(searched);
    QVERIFY(plot->isVisible());
    QVERIFY(plot->accessibleDescription().contains("30 % masked, tokens: 0.630 (chosen)"));
    QVERIFY(view_->findChild<PruningSearch*>()->csv().contains("token,0.3,0.63,1"));
    QVERIFY(plot->xAxis->range().contains(90));
  }

  void startsARetraining() {
    auto* button = part<QToolButton>("retrain");
    QVERIFY(!button->isEnabled());
    click(4, -1);
    QVERIFY(button->isEnabled());
    QSignalSpy requests(view_.get(), &PruningView::retrainRequested);
    part<QAction>("fromTrained")->trigger();
    part<QAction>("fromInitial")->trigger();
    QCOMPARE(requests.count(), 2);
    QCOMPARE(requests.at(0).at(0).value<PromptMask>(), view_->mask());
    QCOMPARE(requests.at(0).at(2).toBool(), true);
    QCOMPARE(requests.at(1).at(2).toBool(), false);
  }

  void theGridStaysWhereItIsWhenAScoreComes() {
    view_->resize(420, 400);
    settle();
    click(4, -1);
    auto scored = score(view_->mask(), 0.612);
    scored.random = {0.4};
    view_->showScore(scored);
    settle();
    const auto place = grid_->mapTo(view_.get(), QPoint());
    click(5, 5);
    settle();
    QCOMPARE(grid_->mapTo(view_.get(), QPoint()), place);
  }

  void speaksAnotherLanguage() {
    PretendTranslator translator;
    QCoreApplication::installTranslator(&translator);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(part<QPushButton>("negative")->text(), QString("[Mask negative]"));
    QVERIFY(grid_->accessibleDescription().startsWith("[Token"));
    QVERIFY(text("score").contains("[scoring"));
    QCOMPARE(history()->model()->headerData(0, Qt::Horizontal, Qt::DisplayRole).toString(),
             QString("[Mask]"));
    QCoreApplication::removeTranslator(&translator);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(part<QPushButton>("negative")->text(), QString("Mask negative"));
  }

  void namesItsControlsAndFitsASmallRoom() {
    QCOMPARE(namelessControls(view_.get()), QStringList());
    QVERIFY(view_->minimumSizeHint().width() <= 420);
    view_->resize(420, 300);
    click(4, -1);
    view_->showScore(score(view_->mask(), 0.612));
    QCoreApplication::processEvents();
    QVERIFY(view_->minimumSizeHint().height() <= 300);
  }
};

QTEST_MAIN(PruningViewTest)
#include "pruning_view_test.moc"
