// The curves view with a run in it, for its tests.
#pragma once

#include <QTest>
#include <memory>

#include "widgets/curve_plot.h"
#include "widgets/curve_readout.h"
#include "widgets/curves_view.h"

namespace ptw {

inline std::vector<StepPoint> steps(std::int64_t first, std::int64_t last, double loss = 1) {
  std::vector<StepPoint> points;
  for (std::int64_t step = first; step <= last; ++step)
    points.push_back({step, loss + 1.0 / double(step), 0.3, double(step)});
  return points;
}

inline Evaluation evaluation(std::int64_t step, double value, bool best) {
  return {step, 1.5, "accuracy", {{"accuracy", value}, {"macro_f1", value / 2}}, best, 0};
}

class CurvesFixture {
 protected:
  void open() {
    view_ = std::make_unique<CurvesView>();
    view_->resize(700, 500);
    plot_ = view_->findChild<CurvePlot*>();
    readout_ = view_->findChild<CurveReadout*>();
    view_->show();
    QVERIFY(QTest::qWaitForWindowExposed(view_.get()));
  }

  void fill() {
    view_->addRun("a", "first");
    view_->appendSteps("a", steps(1, 100));
    view_->appendEvaluation("a", evaluation(0, 0.2, true));
    view_->appendEvaluation("a", evaluation(40, 0.6, true));
    view_->appendEvaluation("a", evaluation(80, 0.5, false));
    view_->setCurrentRun("a");
    settle();
  }

  /// Shows what was reported, as the timer would a moment later.
  void settle() {
    QTest::qWait(10);
    plot_->redraw();
  }

  template <typename Control>
  Control* control(const QString& text) const {
    for (Control* candidate : view_->findChildren<Control*>())
      if (candidate->text() == text) return candidate;
    qFatal("no control %s", qPrintable(text));
  }

  /// Two moves, since the pointer may happen to be there already.
  void hover(std::int64_t step) {
    QTest::mouseMove(plot_, {plot_->columnOf(step) - 20, 60});
    QTest::mouseMove(plot_, {plot_->columnOf(step), 40});
  }

  std::unique_ptr<CurvesView> view_;
  CurvePlot* plot_ = nullptr;
  CurveReadout* readout_ = nullptr;
};

}  // namespace ptw
