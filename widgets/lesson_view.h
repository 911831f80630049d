// A lesson: one figure of a paper, step by step, from the question to what the paper found.
#pragma once

#include <QWidget>
#include <optional>

#include "report/figure.h"
#include "report/sweep.h"

class QLabel;
class QPushButton;

namespace ptw {

class LessonView : public QWidget {
  Q_OBJECT

 public:
  /// In this order.
  enum Step { question, runs, watching, figure, paper, further, steps };

  explicit LessonView(QWidget* parent = nullptr);

  /// Begins a lesson about `shown`.
  void begin(const PaperFigure& shown);
  /// How far the lesson's runs are; reports of other sweeps are ignored.
  void showProgress(const SweepReport& report);

  [[nodiscard]] int step() const { return step_; }

 Q_SIGNALS:
  void startRequested(const ptw::PaperFigure& figure);  ///< its sweep shall be trained
  void curvesRequested();
  void figureRequested();  ///< the Sweeps view

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void build();
  void go(int step);
  void act();
  void refresh();
  void retranslate();
  [[nodiscard]] QString heading() const;
  [[nodiscard]] QString text() const;
  [[nodiscard]] QString action() const;

  std::optional<PaperFigure> figure_;
  int step_ = question;
  std::int64_t finished_ = 0;
  std::int64_t planned_ = 0;
  QLabel* title_ = nullptr;
  QLabel* heading_ = nullptr;
  QLabel* text_ = nullptr;
  QPushButton* act_ = nullptr;
  QLabel* place_ = nullptr;
  QPushButton* back_ = nullptr;
  QPushButton* next_ = nullptr;
};

}  // namespace ptw
