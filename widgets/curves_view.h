// How training went: train and dev loss, dev metrics and learning rate of all runs over the steps.
#pragma once

#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

#include "report/run.h"
#include "widgets/phase_marks.h"

class QLabel;
class QStackedLayout;

namespace ptw {

class CurveControls;
class CurveLegend;
class CurvePlot;
class CurveReadout;
struct SeriesEntry;

/// Runs are named by an id of the caller's; calls with an unknown id do nothing, so that what a
/// removed run still reports can be passed on without care. Points may come in any number and at
/// any rate: the picture follows at most 30 times a second.
class CurvesView : public QWidget {
  Q_OBJECT

 public:
  explicit CurvesView(QWidget* parent = nullptr);
  ~CurvesView() override;

  void addRun(const QString& id, const QString& name);
  void renameRun(const QString& id, const QString& name);
  void removeRun(const QString& id);
  void clear();

  /// A resumed run may repeat steps: those at or after the first given are replaced.
  void appendSteps(const QString& id, const std::vector<StepPoint>& steps);
  void appendEvaluation(const QString& id, const Evaluation& evaluation);

  /// The run that is drawn on top and read first.
  void setCurrentRun(const QString& id);

  /// Where the phases of the current run begin.
  void setPhases(const std::vector<PhaseMark>& phases);

  /// Marks the timeline's position.
  void setCursorStep(std::optional<std::int64_t> step);

  /// The index of the run's seriesStyle(), the same as long as the run is here; -1 when unknown.
  [[nodiscard]] int styleOf(const QString& id) const;

  /// The values of the visible runs as "run,folder,step,series,value" lines with a heading; the
  /// folder is the id, for two runs may have one name.
  [[nodiscard]] QString csv() const;

  /// Writes a picture with a legend; the ending decides the format. Empty or a sentence.
  [[nodiscard]] QString savePicture(const QString& file);
  [[nodiscard]] QByteArray svg();  ///< the same picture

 Q_SIGNALS:
  void stepClicked(std::int64_t step);

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  struct Run;

  [[nodiscard]] Run* find(const QString& id) const;
  [[nodiscard]] int freeStyle() const;
  [[nodiscard]] QList<SeriesEntry> visibleSeries() const;
  void connectParts();
  void bringUpToDate();
  void applyStyle(Run& run);
  void restyle();
  void setSmoothing(double factor);
  void setCaptions();
  void read(std::optional<std::int64_t> step);
  void showPage();
  void retranslate();

  CurveControls* controls_;
  CurveLegend* legend_;
  QStackedLayout* pages_;
  QLabel* empty_;
  CurvePlot* plot_;
  CurveReadout* readout_;
  std::vector<std::unique_ptr<Run>> runs_;
  QString current_;
};

}  // namespace ptw
