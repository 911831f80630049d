// Editing a mask by mouse, keyboard, slider and button.
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "pruning_fixture.h"

using namespace ptw;
using namespace ptw::pruning;

class MaskEditingTest : public QObject, private pruning::Fixture {
  Q_OBJECT

 private Q_SLOTS:
  void init() { QVERIFY(open()); }

  void aClickTogglesAPiece() {
    QSignalSpy edits(view_.get(), &PruningView::maskEdited);
    click(3, 5);
    QCOMPARE(view_->mask(), without(full_mask(kTokens, kPieces), {3, 3, 5, 5}));
    QCOMPARE(edits.count(), 1);
    QCOMPARE(edits.at(0).at(0).value<PromptMask>(), view_->mask());
    QCOMPARE(edits.at(0).at(1).toBool(), false);
    click(3, 5);
    QCOMPARE(view_->mask(), full_mask(kTokens, kPieces));
    QCOMPARE(edits.count(), 2);
  }

  void dragPaintsWithTheFirstValueInOneStep() {
    click(2, 4);  // painting over it leaves it masked
    QSignalSpy edits(view_.get(), &PruningView::maskEdited);
    drag({2, 1}, {2, 6});
    QCOMPARE(view_->mask(), without(full_mask(kTokens, kPieces), {2, 2, 1, 6}));
    QCOMPARE(edits.count(), 1);
    undo();
    QCOMPARE(view_->mask(), without(full_mask(kTokens, kPieces), {2, 2, 4, 4}));
    redo();
    drag({2, 6}, {2, 5});
    QCOMPARE(view_->mask(), without(full_mask(kTokens, kPieces), {2, 2, 1, 4}));
  }

  void shiftDragMasksARectangleOnRelease() {
    QTest::mousePress(grid_->viewport(), Qt::LeftButton, Qt::ShiftModifier, at(6, 5));
    QTest::mouseMove(grid_->viewport(), at(4, 2));
    QCOMPARE(grid_->mask(), full_mask(kTokens, kPieces));
    QTest::mouseRelease(grid_->viewport(), Qt::LeftButton, Qt::ShiftModifier, at(4, 2));
    QCOMPARE(view_->mask(), without(full_mask(kTokens, kPieces), {4, 6, 2, 5}));
    undo();
    QCOMPARE(view_->mask(), full_mask(kTokens, kPieces));
  }

  void aRowHeaderTogglesItsToken() {
    click(4, -1);
    QCOMPARE(view_->mask().kept_tokens(), kTokens - 1);
    QCOMPARE(int(view_->mask().tokens[4]), 0);
    click(4, -1);
    QCOMPARE(view_->mask(), full_mask(kTokens, kPieces));
    drag({2, -1}, {5, -1});
    QCOMPARE(view_->mask().kept_tokens(), kTokens - 4);
  }

  void aColumnHeaderTogglesItsPieceInEveryKeptToken() {
    click(4, -1);
    const auto before = view_->mask();
    click(-1, 3);
    QCOMPARE(view_->mask().kept_pieces(), (kTokens - 1) * (kPieces - 1));
    QVERIFY(!view_->mask().keeps(0, 3));
    click(-1, 3);
    QCOMPARE(view_->mask(), before);
  }

  void aTokenWithoutPiecesIsAMaskedToken() {
    drag({1, 0}, {1, kPieces - 1});
    QCOMPARE(int(view_->mask().tokens[1]), 0);
    click(1, 2);  // brings back just this piece
    QCOMPARE(view_->mask().kept_pieces(), (kTokens - 1) * kPieces + 1);
    QVERIFY(view_->mask().keeps(1, 2));
  }

  void worksByKeyboard() {
    key(Qt::Key_Down);
    key(Qt::Key_Down);
    key(Qt::Key_Right);
    QCOMPARE(grid_->currentSpot(), (MaskSpot{2, 1}));
    key(Qt::Key_Space);
    QCOMPARE(view_->mask(), without(full_mask(kTokens, kPieces), {2, 2, 1, 1}));
    undo();
    key(Qt::Key_Right, Qt::ShiftModifier);
    key(Qt::Key_Right, Qt::ShiftModifier);
    key(Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(view_->mask(), full_mask(kTokens, kPieces));
    key(Qt::Key_Space);
    QCOMPARE(view_->mask(), without(full_mask(kTokens, kPieces), {2, 3, 1, 3}));
    undo();
    QCOMPARE(view_->mask(), full_mask(kTokens, kPieces));
  }

  void keysReachTheHeaders() {
    key(Qt::Key_Left);
    QCOMPARE(grid_->currentSpot(), (MaskSpot{0, -1}));
    key(Qt::Key_Space);
    QCOMPARE(int(view_->mask().tokens[0]), 0);
    key(Qt::Key_Right);
    key(Qt::Key_Up);
    QCOMPARE(grid_->currentSpot(), (MaskSpot{-1, 0}));
    key(Qt::Key_Space);
    QCOMPARE(view_->mask().kept_pieces(), (kTokens - 1) * (kPieces - 1));
    key(Qt::Key_End, Qt::ControlModifier);
    QCOMPARE(grid_->currentSpot(), (MaskSpot{kTokens - 1, kPieces - 1}));
  }

  void escapeDropsARectangle() {
    key(Qt::Key_Right, Qt::ShiftModifier);
    key(Qt::Key_Escape);
    key(Qt::Key_Space);
    QCOMPARE(view_->mask(), without(full_mask(kTokens, kPieces), {0, 0, 1, 1}));
  }

  void undoAndRedoGoThroughFiftyEdits() {
    std::mt19937 random(7);
    const auto upTo = [&](int count) {
      return static_cast<int>(random() % static_cast<unsigned>(count));
    };
    std::vector<PromptMask> masks{view_->mask()};
    while (masks.size() <= 50) {
      const MaskSpot a{upTo(kTokens), upTo(kPieces)}, b{upTo(kTokens), upTo(kPieces)};
      switch (upTo(6)) {
        case 0:
          click(a.token, -1);
          break;
        case 1:
          click(-1, a.piece);
          break;
        case 2:
          drag(a, b);
          break;
        case 3:
          drag(a, b, Qt::ShiftModifier);
          break;
        case 4:
          press("random");
          break;
        default:
          click(a.token, a.piece);
      }
      if (view_->mask() != masks.back()) masks.push_back(view_->mask());
    }
    for (auto mask = masks.rbegin(); mask != masks.rend(); ++mask) {
      QCOMPARE(view_->mask(), *mask);
      undo();
    }
    QVERIFY(!part<QToolButton>("undo")->isEnabled());
    for (const auto& mask : masks) {
      QCOMPARE(view_->mask(), mask);
      redo();
    }
    QVERIFY(!part<QToolButton>("redo")->isEnabled());
  }

  void slidersPreviewBeforeTheyApply() {
    QSignalSpy edits(view_.get(), &PruningView::maskEdited);
    QVERIFY(!part<QPushButton>("apply")->isEnabled());
    move("tokenRatio", 60);
    QCOMPARE(view_->mask(), full_mask(kTokens, kPieces));
    QCOMPARE(edits.count(), 0);
    QVERIFY(text("preview").contains("6 of 10 tokens"));
    QVERIFY(grid_->describe({0, 0}).contains("would be masked"));
    QVERIFY(!grid_->describe({6, 0}).contains("would be masked"));
    press("apply");
    QCOMPARE(edits.count(), 1);
    QCOMPARE(view_->mask(),
             without_lowest_tokens(full_mask(kTokens, kPieces), report().token_importance, 0.6));
    QVERIFY(!part<QPushButton>("apply")->isEnabled());
  }

  void enterAppliesAndEscapeDropsThePreview() {
    move("pieceRatio", 30);
    QTest::keyClick(part<QSlider>("pieceRatio"), Qt::Key_Escape);
    QTest::keyClick(part<QSlider>("pieceRatio"), Qt::Key_Return);
    QCOMPARE(view_->mask(), full_mask(kTokens, kPieces));
    move("pieceRatio", 50);
    QTest::keyClick(part<QSlider>("pieceRatio"), Qt::Key_Return);
    QCOMPARE(view_->mask().kept_pieces(), kTokens * kPieces / 2);
    QVERIFY(view_->mask().keeps(0, kPieces - 1));
    QVERIFY(!view_->mask().keeps(0, 0));
  }

  void anEditDropsThePreview() {
    move("tokenRatio", 60);
    click(0, 0);
    QVERIFY(!part<QPushButton>("apply")->isEnabled());
    QVERIFY(!grid_->describe({1, 0}).contains("would be"));
  }

  void masksNegativeRandomInvertedAndResets() {
    press("negative");
    const auto negative = view_->mask();
    QCOMPARE(negative,
             without_lowest_tokens(full_mask(kTokens, kPieces), report().token_importance, 0.3));
    press("random");
    QCOMPARE(view_->mask().kept_tokens(), negative.kept_tokens());
    QCOMPARE(view_->mask().kept_pieces(), negative.kept_pieces());
    undo();
    press("invert");
    QCOMPARE(view_->mask(), inverted(negative));
    press("reset");
    QCOMPARE(view_->mask(), full_mask(kTokens, kPieces));
    undo();
    QCOMPARE(view_->mask(), inverted(negative));
  }

  void refusesToMaskTheWholePrompt() {
    QSignalSpy edits(view_.get(), &PruningView::maskEdited);
    press("invert");
    QCOMPARE(edits.count(), 0);
    QVERIFY(part<QLabel>("notice")->isVisible());
    QVERIFY(text("notice").contains("At least one piece"));
    drag({0, 0}, {kTokens - 1, kPieces - 1}, Qt::ShiftModifier);
    QCOMPARE(edits.count(), 0);
    QCOMPARE(grid_->mask(), full_mask(kTokens, kPieces));
    click(0, 0);
    QVERIFY(!part<QLabel>("notice")->isVisible());
  }
};

QTEST_MAIN(MaskEditingTest)
#include "mask_editing_test.moc"
