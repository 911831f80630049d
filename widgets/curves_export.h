// Pictures of the curves for use outside the program.
#pragma once

#include <QList>
#include <QString>

#include "widgets/curve_plot.h"

namespace ptw {

struct SeriesEntry {
  QString name;
  SeriesStyle style;
};

/// Writes `plot` without its cursor and with a legend of `series`; the ending of `file` decides the
/// format. Empty when it worked, else a sentence for a person.
[[nodiscard]] QString saveCurves(CurvePlot& plot, const QString& file,
                                 const QList<SeriesEntry>& series);

/// The same picture as SVG.
QByteArray curvesSvg(CurvePlot& plot, const QList<SeriesEntry>& series);

}  // namespace ptw
