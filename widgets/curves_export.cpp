#include "widgets/curves_export.h"

#include "widgets/series_icon.h"

namespace ptw {
namespace {

constexpr int kLegendColumns = 4;

/// Owned by the plot's layout, in a new row above the panes.
QCPLegend* addLegend(CurvePlot& plot, const QList<SeriesEntry>& series) {
  auto* legend = new QCPLegend;
  plot.plotLayout()->insertRow(0);
  plot.plotLayout()->addElement(0, 0, legend);
  plot.plotLayout()->setRowStretchFactor(0, 0.001);
  legend->setLayer("legend");
  legend->setFillOrder(QCPLegend::foColumnsFirst);
  legend->setWrap(kLegendColumns);
  for (const auto& [name, style] : series)
    legend->addItem(new SeriesLegendItem(legend, name, style));
  legend->setTextColor(plot.palette().color(QPalette::Text));
  legend->setBrush(Qt::NoBrush);
  legend->setBorderPen(Qt::NoPen);
  return legend;
}

/// What `take` makes of the plot while it stands as a picture of its own.
template <class Take>
auto pictured(CurvePlot& plot, const QList<SeriesEntry>& series, Take take) {
  QCPLegend* legend = addLegend(plot, series);
  plot.layer("cursor")->setVisible(false);
  plot.redraw();
  const auto taken = take();
  plot.layer("cursor")->setVisible(true);
  plot.plotLayout()->remove(legend);
  plot.plotLayout()->simplify();
  plot.redraw();
  return taken;
}

}  // namespace

QString saveCurves(CurvePlot& plot, const QString& file, const QList<SeriesEntry>& series) {
  return pictured(plot, series, [&] { return savePlot(plot, file); });
}

QByteArray curvesSvg(CurvePlot& plot, const QList<SeriesEntry>& series) {
  return pictured(plot, series, [&] { return plotSvg(plot); });
}

}  // namespace ptw
