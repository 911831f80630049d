// The row of controls over the curves.
#pragma once

#include <vector>

#include "widgets/control_bar.h"

class QAction;
class QCheckBox;
class QDoubleSpinBox;
class QLabel;
class QSlider;
class QToolButton;

namespace ptw {

class ExportButton;
enum class CurvePane;

class CurveControls : public ControlBar {
  Q_OBJECT

 public:
  explicit CurveControls(QWidget* parent = nullptr);

  [[nodiscard]] double smoothing() const;
  [[nodiscard]] ExportButton* exporting() const { return export_; }

 Q_SIGNALS:
  void smoothingChanged(double factor);  ///< 0 (none) .. 0.99
  void logarithmicToggled(bool on);
  void paneToggled(ptw::CurvePane pane, bool on);
  void boxZoomToggled(bool on);
  void fitRequested();

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void fillPanes();
  void keepOnePane();
  void showSliderIfItFits();
  QWidget* smoothingRow();
  void retranslate();

  QToolButton* panes_;
  std::vector<QAction*> pane_actions_;  ///< in the order of CurvePane
  QLabel* smoothing_label_;
  QSlider* slider_;
  QDoubleSpinBox* factor_;
  QCheckBox* logarithmic_;
  QToolButton* box_zoom_;
  QToolButton* fit_;
  ExportButton* export_;
};

}  // namespace ptw
