// The plane of a projection: the vocabulary as a grey cloud, the soft tokens as numbered discs with
// a line from where they began.
#pragma once

#include "widgets/plane_plot.h"

namespace ptw {

class ProjectionPlot : public PlanePlot {
  Q_OBJECT

 public:
  explicit ProjectionPlot(QWidget* parent = nullptr);

  void setReport(const ProjectionReport& report);
  [[nodiscard]] const ProjectionReport& report() const { return report_; }

 protected:
  [[nodiscard]] int tokenAt(const QPointF& position) const override;
  [[nodiscard]] int tokenCount() const override { return int(report_.prompt.size()); }
  void drawSelected() override;
  [[nodiscard]] std::optional<Named> named(const QPointF& position) const override;
  void changeEvent(QEvent* event) override;

 private:
  void addGraphs();
  void drawTokens();
  void followPalette();
  void retranslate();
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
};

}  // namespace ptw
