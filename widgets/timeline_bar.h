// One slider for the whole window: which checkpoint every view shows, or the live end of training.
#pragma once

#include <QWidget>
#include <cstdint>
#include <vector>

class QLabel;
class QSlider;
class QToolButton;

namespace ptw {

class TimelineBar : public QWidget {
  Q_OBJECT

 public:
  explicit TimelineBar(QWidget* parent = nullptr);

  /// Replaces the steps that have a checkpoint, and goes live.
  void setSteps(std::vector<std::int64_t> steps);

  /// A new checkpoint; while live the bar moves to it.
  void addStep(std::int64_t step);

  /// The length of the run, for "step 640 of 1000"; 0 when unknown.
  void setTotalSteps(std::int64_t total);

  /// Leaves live and goes to the last checkpoint at or before `step` (the first one if none is).
  void goToStep(std::int64_t step);
  void goLive();

  /// The shown step; -1 while there is no checkpoint.
  [[nodiscard]] std::int64_t step() const;
  [[nodiscard]] bool isLive() const { return live_; }

  [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void stepChanged(std::int64_t step, bool live);

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void build();
  void sliderMoved(int position);
  void showPosition(int position, bool live);
  [[nodiscard]] int last() const { return int(steps_.size()) - 1; }
  void describe();
  [[nodiscard]] QString position(std::int64_t step, bool live) const;
  [[nodiscard]] QString briefPosition(std::int64_t step) const;
  void writeLabel();
  [[nodiscard]] int widthWith(const QString& label) const;
  void retranslate();

  QToolButton* previous_;
  QSlider* slider_;
  QToolButton* next_;
  QToolButton* live_button_;
  QLabel* label_;
  std::vector<std::int64_t> steps_;
  std::int64_t total_ = 0;
  std::int64_t shown_ = -1;
  bool live_ = true;
};

}  // namespace ptw
