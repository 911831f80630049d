// The row of controls over the curves.
#pragma once

#include <QWidget>

class QCheckBox;
class QDoubleSpinBox;
class QLabel;
class QSlider;
class QToolButton;

namespace ptw {

class ExportButton;

class CurveControls : public QWidget {
  Q_OBJECT

 public:
  explicit CurveControls(QWidget* parent = nullptr);

  [[nodiscard]] double smoothing() const;
  [[nodiscard]] ExportButton* exporting() const { return export_; }

 Q_SIGNALS:
  void smoothingChanged(double factor);  ///< 0 (none) .. 0.99
  void logarithmicToggled(bool on);
  void rateToggled(bool on);
  void boxZoomToggled(bool on);
  void fitRequested();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  QWidget* smoothingRow();
  void retranslate();

  QLabel* smoothing_label_;
  QSlider* slider_;
  QDoubleSpinBox* factor_;
  QCheckBox* logarithmic_;
  QCheckBox* rate_;
  QToolButton* box_zoom_;
  QToolButton* fit_;
  ExportButton* export_;
};

}  // namespace ptw
