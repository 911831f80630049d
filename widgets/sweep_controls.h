// The row of controls over a sweep's figure: which sweep, which measure, over what, in which series
// and how it is drawn.
#pragma once

#include <QStringList>
#include <vector>

#include "widgets/control_bar.h"
#include "widgets/sweep_series.h"

class QCheckBox;
class QComboBox;
class QLabel;

namespace ptw {

class ExportButton;

class SweepControls : public ControlBar {
  Q_OBJECT

 public:
  explicit SweepControls(QWidget* parent = nullptr);

  /// What was chosen stays chosen if it is still there; otherwise the first is.
  void setSweeps(const QStringList& ids, const QStringList& names);
  void chooseSweep(const QString& id);
  [[nodiscard]] QString sweep() const;  ///< empty for none

  /// Offers what `report` has. Choices that it has, too, stay; a paper's figure is first drawn as
  /// the paper does.
  void setReport(const SweepReport& report);

  [[nodiscard]] SweepAxes axes() const;
  [[nodiscard]] bool isLogarithmic() const;
  [[nodiscard]] bool isHeatMap() const;
  [[nodiscard]] bool allowsHeatMap() const;

  /// Allows what can be done with the figure.
  void allow(const SweepFigure& figure);

  [[nodiscard]] ExportButton* exporting() const { return export_; }

 Q_SIGNALS:
  void sweepChosen(const QString& id);
  void changed();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  struct Chooser {
    QWidget* group;
    QLabel* label;
    QComboBox* box;
  };

  Chooser addChooser(const char* name);
  void fillMeasures();
  void fillX();
  void fillSeries();
  void chooseAxis();
  bool chooseAsIn(const std::optional<PaperFigure>& shown);
  void suggestLogarithmic();
  void retranslate();
  void nameChoosers();

  SweepReport report_;
  QString told_;  ///< the sweep that sweepChosen() named last
  std::string x_;
  std::string figure_;  ///< whose look was chosen last
  Chooser sweep_{};
  Chooser measure_{};
  Chooser over_{};
  Chooser series_{};
  QCheckBox* logarithmic_;
  QCheckBox* heatMap_;
  ExportButton* export_;
};

}  // namespace ptw
