// The plane of a projection: the vocabulary as a grey cloud, the soft tokens as numbered discs with
// a line from where they began.
#pragma once

#include <QRectF>
#include <vector>

#include "report/projection.h"
#include "widgets/custom_plot.h"

namespace ptw {

class ProjectionPlot : public QCustomPlot {
  Q_OBJECT

 public:
  explicit ProjectionPlot(QWidget* parent = nullptr);

  void setReport(const ProjectionReport& report);
  [[nodiscard]] const ProjectionReport& report() const { return report_; }

  /// Rings one token; -1 for none.
  void setSelected(int token);

  /// Shows everything, with equal units on both axes, and keeps to it until someone zooms.
  void resetView();
  void zoom(double factor);

 Q_SIGNALS:
  void tokenChosen(int token);

 protected:
  void changeEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;

 private:
  void addLayers();
  void drawVocabulary();
  void drawTokens();
  void drawSelected();
  bool widenBounds();
  void fit();
  void pan(double right, double up);
  void hover(const QPointF& position);
  void followPalette();
  void labelAxes();
  void retranslate();
  [[nodiscard]] QPointF pixel(const ProjectedPoint& point) const;
  [[nodiscard]] int nearest(const std::vector<ProjectedPoint>& points, const QPointF& position,
                            double reach) const;
  QCPItemText* addNumber(const char* layerName);

  ProjectionReport report_;
  QCPGraph* vocabulary_ = nullptr;
  QCPCurve* paths_ = nullptr;
  QCPGraph* starts_ = nullptr;
  QCPGraph* tokens_ = nullptr;
  std::vector<QCPItemText*> numbers_;
  QCPCurve* selectedPath_ = nullptr;
  QCPGraph* selectedToken_ = nullptr;
  QCPItemText* selectedNumber_ = nullptr;
  QCPGraph* hovered_ = nullptr;
  QCPItemText* hoveredName_ = nullptr;
  QRectF bounds_;
  QPointF pressed_;
  int selected_ = -1;
  bool zoomed_ = false;
};

}  // namespace ptw
