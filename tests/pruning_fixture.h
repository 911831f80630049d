// The pruning view with a report of ten tokens of eight pieces, and how a person edits the mask.
#pragma once

#include <QLabel>
#include <QPushButton>
#include <QSlider>
#include <QTabWidget>
#include <QTableView>
#include <QTest>
#include <numeric>

#include "widgets/mask_area.h"
#include "widgets/mask_grid.h"
#include "widgets/pruning_view.h"
#include "widgets/selection.h"

Q_DECLARE_METATYPE(ptw::PromptMask)

namespace ptw::pruning {

constexpr int kTokens = 10;
constexpr int kPieces = 8;
constexpr int kSize = 64;

/// Importance grows with the token, and within a token with the piece.
inline PruningReport report(std::int64_t step = 100, int tokens = kTokens, int pieces = kPieces) {
  PruningReport report;
  report.step = step;
  report.mask = full_mask(tokens, pieces);
  report.token_importance.resize(static_cast<std::size_t>(tokens));
  report.piece_importance.resize(static_cast<std::size_t>(tokens * pieces));
  std::iota(report.token_importance.begin(), report.token_importance.end(), 1.0);
  std::iota(report.piece_importance.begin(), report.piece_importance.end(), 1.0);
  report.examples = 40;
  return report;
}

inline MaskScore score(const PromptMask& mask, double value, bool removes = false) {
  MaskScore score;
  score.mask = mask;
  score.removes_tokens = removes;
  score.step = 100;
  score.metric = "accuracy";
  score.value = score.low = score.high = value;
  score.examples = score.total = 1200;
  score.full = 0.64;
  score.positions = removes ? 55 : 61;
  score.seconds = removes ? 2.9 : 3.2;
  return score;
}

inline MaskScore estimate(const PromptMask& mask, double value) {
  auto estimate = score(mask, value);
  estimate.low = value - 0.03;
  estimate.high = value + 0.03;
  estimate.examples = 256;
  return estimate;
}

inline PromptMask without(PromptMask mask, const MaskArea& area) {
  return withArea(std::move(mask), area, false);
}

class Fixture {
 protected:
  Selection selection_;
  std::unique_ptr<PruningView> view_;
  MaskGrid* grid_ = nullptr;

  template <class Widget>
  Widget* part(const char* name) const {
    return view_->findChild<Widget*>(name);
  }
  QString text(const char* label) const { return part<QLabel>(label)->text(); }
  void press(const char* button) const {
    part<QTabWidget>("pages")->setCurrentIndex(0);
    QTest::mouseClick(part<QPushButton>(button), Qt::LeftButton);
  }
  QPoint at(int token, int piece) const { return grid_->rectOf({token, piece}).center(); }
  void click(int token, int piece) const {
    QTest::mouseClick(grid_->viewport(), Qt::LeftButton, {}, at(token, piece));
  }
  void drag(MaskSpot from, MaskSpot to, Qt::KeyboardModifiers keys = {}) const {
    QTest::mousePress(grid_->viewport(), Qt::LeftButton, keys, at(from.token, from.piece));
    const auto half = (at(from.token, from.piece) + at(to.token, to.piece)) / 2;
    QTest::mouseMove(grid_->viewport(), half);
    QTest::mouseMove(grid_->viewport(), at(to.token, to.piece));
    QTest::mouseRelease(grid_->viewport(), Qt::LeftButton, keys, at(to.token, to.piece));
  }
  void key(Qt::Key key, Qt::KeyboardModifiers keys = {}) const {
    QTest::keyClick(grid_, key, keys);
  }
  void undo() const { key(Qt::Key_Z, Qt::ControlModifier); }
  void redo() const { key(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier); }
  void move(const char* slider, int percent) const {
    auto* moved = part<QSlider>(slider);
    moved->setFocus();
    QTest::keyClick(moved, Qt::Key_Home);
    for (int i = 0; i < percent / 10; ++i) QTest::keyClick(moved, Qt::Key_PageUp);
  }
  /// Until every layout has followed the ones below it.
  static void settle() {
    for (int i = 0; i < 10; ++i) QCoreApplication::processEvents();
  }
  QTableView* history() const { return part<QTableView>("history"); }
  QString historyCell(int row, int column) const {
    return history()->model()->index(row, column).data().toString();
  }
  /// Shows the view with a report; whether it has the focus.
  [[nodiscard]] bool open() {
    qRegisterMetaType<PromptMask>();
    QLocale::setDefault(QLocale::c());
    selection_.setToken(-1);
    view_ = std::make_unique<PruningView>(&selection_);
    view_->resize(720, 480);
    view_->setEmbeddingSize(kSize);
    grid_ = view_->findChild<MaskGrid*>();
    view_->show();
    view_->activateWindow();
    if (!QTest::qWaitForWindowActive(view_.get())) return false;
    view_->showReport(report());
    grid_->setFocus();
    return true;
  }
};

}  // namespace ptw::pruning
