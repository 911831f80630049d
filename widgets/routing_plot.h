// The share of each prompt through a run as stacked areas, with the prompts' names in them.
#pragma once

#include <QPoint>
#include <cstdint>
#include <optional>
#include <vector>

#include "report/routing.h"
#include "widgets/custom_plot.h"
#include "widgets/step_line.h"

namespace ptw {

class RoutingPlot : public QCustomPlot {
  Q_OBJECT

 public:
  explicit RoutingPlot(QWidget* parent = nullptr);

  void showHistory(const RoutingHistory& history);
  void clear();
  void setTimelineStep(std::optional<std::int64_t> step);

  /// Emphasises one prompt; -1 for none.
  void setPrompt(int prompt);

  /// The checkpoint that the cursor reads, if there is a cursor.
  [[nodiscard]] std::optional<std::int64_t> cursor() const { return cursor_.step(); }

  void retranslate();

 Q_SIGNALS:
  void stepClicked(std::int64_t step);
  void promptChosen(int prompt);

 protected:
  void changeEvent(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void leaveEvent(QEvent* event) override;

 private:
  void draw();
  void colorAreas();
  void applyColors();
  void placeNames();
  bool placeName(int prompt, const QString& text);
  [[nodiscard]] double room(int prompt, double left, double right) const;
  [[nodiscard]] double boundary(int prompt, double step) const;
  void fit();
  void resetZoom();
  void moveCursor(int checkpoints);
  void movePrompt(int prompts);
  void setCursor(std::optional<std::size_t> checkpoint);
  [[nodiscard]] std::size_t checkpointAt(double column) const;
  [[nodiscard]] QString reading(std::size_t checkpoint) const;

  RoutingHistory history_;
  std::vector<double> steps_;              ///< as drawn: a single checkpoint is two points wide
  std::vector<std::vector<double>> tops_;  ///< [k][steps_], upper borders in percent
  std::vector<QCPItemText*> names_;        ///< [k]
  StepLine timeline_;
  StepLine cursor_;
  int prompt_ = -1;
  bool zoomed_ = false;
  std::optional<QPoint> pressed_;
};

}  // namespace ptw
