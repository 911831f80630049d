#include "widgets/sweep_picture.h"

#include "widgets/plot_style.h"
#include "widgets/sweep_controls.h"
#include "widgets/sweep_plot.h"

namespace ptw {

QString saveSweepPicture(const SweepReport& report, const QString& file) {
  SweepControls controls;
  controls.setReport(report);
  SweepPlot plot;
  plot.setAttribute(Qt::WA_DontShowOnScreen);
  plot.setPalette(QPalette(Qt::white, Qt::white));
  plot.resize(760, 440);
  plot.show();
  plot.showFigure(sweepFigure(report, controls.axes()),
                  {controls.isLogarithmic(), controls.isHeatMap()});
  return savePlot(plot, file);
}

}  // namespace ptw
