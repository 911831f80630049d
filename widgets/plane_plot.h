// The plane in which soft tokens lie among the vocabulary, for people to look into: the same unit
// on both axes, zoom and pan with mouse and keys, the name of the point under the mouse, and tokens
// to choose.
#pragma once

#include <QRectF>
#include <initializer_list>
#include <optional>
#include <vector>

#include "report/projection.h"
#include "widgets/custom_plot.h"

namespace ptw {

class PlanePlot : public QCustomPlot {
  Q_OBJECT

 public:
  using Points = std::vector<ProjectedPoint>;

  explicit PlanePlot(QWidget* parent);

  /// Shows everything, with equal units on both axes, and keeps to it until someone zooms.
  void resetView();
  void zoom(double factor);

  /// Rings one token; -1 for none.
  void setSelected(int token);

 Q_SIGNALS:
  void tokenChosen(int token);

 protected:
  /// A point that has a name.
  struct Named {
    ProjectedPoint point;
    QString name;
    bool ringed = false;  ///< so that it can be told from its neighbours
  };

  /// What the mouse means at `position`, if anything.
  [[nodiscard]] virtual std::optional<Named> named(const QPointF& position) const = 0;

  /// The soft token there, -1 for none.
  [[nodiscard]] virtual int tokenAt(const QPointF& position) const = 0;
  [[nodiscard]] virtual int tokenCount() const = 0;
  virtual void drawSelected() = 0;  ///< on the layer "selected"
  [[nodiscard]] int selected() const { return selected_; }

  void keyPressEvent(QKeyEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;

  /// Every layer has a buffer of its own, so that a new step or selection does not draw the cloud.
  QCPGraph* addPoints(const char* layerName);
  static void setPoints(QCPGraph& graph, const Points& points);

  /// Takes all points into the bounds; says whether they grew.
  bool widenBounds(std::initializer_list<const Points*> points);
  void forgetBounds() { bounds_ = {}; }
  [[nodiscard]] bool isZoomed() const { return zoomed_; }

  /// Shares of the variance, 0..1.
  void setExplained(double x, double y);
  void labelAxes();

  void hideName();
  void colorPlane();

  /// The one nearest to `position` within `reach` pixels; -1 for none.
  [[nodiscard]] int nearest(const Points& points, const QPointF& position, double reach) const;

 private:
  void fit();
  void pan(double right, double up);
  void hover(const QPointF& position);
  [[nodiscard]] QPointF pixel(const ProjectedPoint& point) const;

  QCPGraph* hovered_ = nullptr;
  QCPItemText* hoveredName_ = nullptr;
  QRectF bounds_;
  QPointF pressed_;
  double explained_x_ = 0, explained_y_ = 0;
  int selected_ = -1;
  bool zoomed_ = false;
};

}  // namespace ptw
