// Three stacked plots over the same steps (loss, dev metrics, learning rate) with their mouse and
// keyboard: zoom, pan, a cursor that reads values, and the timeline's position. Where there is no
// room for all of them, the lower ones are left out.
#pragma once

#include <QTimer>
#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "widgets/dense_graph.h"
#include "widgets/phase_marks.h"
#include "widgets/plot_style.h"
#include "widgets/step_line.h"

namespace ptw {

enum class CurvePane { loss, metric, rate };

class CurvePlot : public QCustomPlot {
  Q_OBJECT

 public:
  explicit CurvePlot(QWidget* parent = nullptr);

  QCPGraph* addGraphTo(CurvePane pane);
  DenseGraph* addDenseGraphTo(CurvePane pane, DenseGraph::Column column);
  [[nodiscard]] QCPAxisRect* rect(CurvePane pane) const { return rects_[int(pane)]; }
  [[nodiscard]] QCPAxis* steps() const { return top()->axis(QCPAxis::atBottom); }
  [[nodiscard]] QCPAxis* values(CurvePane pane) const { return rect(pane)->axis(QCPAxis::atLeft); }

  /// A small note in a corner of the pane that says which line is what; where that does not fit,
  /// `brief`.
  void setCaption(CurvePane pane, const QString& text, const QString& brief);

  void setStepLabel(const QString& text);

  /// The pen of `metric` where it does not decide: the same in all runs.
  Qt::PenStyle metricPen(const std::string& metric);

  /// How metricPen() is called, e.g. "dashed".
  QString penName(const std::string& metric);

  void setLogarithmicLoss(bool logarithmic);

  /// Whether the pane shall be shown, room permitting. The uppermost of those always is.
  void setWanted(CurvePane pane, bool wanted);
  [[nodiscard]] bool isShown(CurvePane pane) const { return rect(pane)->visible(); }

  void setBoxZoom(bool on) { box_zoom_ = on; }
  void setTimelineStep(std::optional<std::int64_t> step);
  void setPhases(const std::vector<PhaseMark>& phases);

  /// Whether the axes follow the data; false once a person has zoomed or panned.
  [[nodiscard]] bool isFollowing() const { return following_; }

  /// The step that the cursor reads, if there is a cursor.
  [[nodiscard]] std::optional<std::int64_t> cursor() const { return cursor_.step(); }

  /// The pixel column of `step`.
  [[nodiscard]] int columnOf(std::int64_t step) const;

  /// Asks for a redraw soon; many requests make one. A hidden plot redraws when it is shown.
  void requestReplot();

  /// Brings graphs, axes and picture up to date now.
  void redraw();

  [[nodiscard]] QSize minimumSizeHint() const override;

 public Q_SLOTS:
  /// Follows the data again.
  void resetZoom();

 Q_SIGNALS:
  void aboutToReplot();  ///< at most 30 times a second: the moment to bring graphs up to date
  void cursorChanged(std::optional<std::int64_t> step);
  void stepClicked(std::int64_t step);

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
  void resizeEvent(QResizeEvent* event) override;
  void showEvent(QShowEvent* event) override;

 private:
  struct Caption {
    QCPTextElement* element;
    QString text, brief;
  };

  void buildPane(CurvePane pane);
  void arrangePanes();
  void showPane(CurvePane pane, bool shown);
  void chooseTickCounts();
  void chooseCaptions();
  void moveMetricCaption() const;
  [[nodiscard]] QCPAxisRect* top() const;
  [[nodiscard]] int roomForPanes() const;
  void addCaption(QCPAxisRect& pane, Qt::Alignment corner);
  void placeStepLabels();
  void applyColors();
  void fit();
  void shareSteps(const QCPRange& range);
  void noteZoom();
  void setCursor(std::optional<std::int64_t> step);
  void moveCursor(double pixels);
  void zoomSteps(double factor);
  [[nodiscard]] std::int64_t stepAt(double column) const;

  QList<QCPAxisRect*> rects_;
  QList<Caption> captions_;
  std::array<bool, 3> wanted_ = {true, true, true};
  PhaseMarks phases_;
  StepLine timeline_;
  StepLine cursor_;
  QString step_label_;
  std::vector<std::string> metrics_;
  bool following_ = true;
  bool fitting_ = false;
  bool box_zoom_ = false;
  std::optional<QPoint> pressed_;
  QTimer replot_timer_;
  QTimer click_timer_;
  std::int64_t clicked_step_ = 0;
};

}  // namespace ptw
