// How plots look: the palette's colours, series that differ without colour, and pictures of a plot.
#pragma once

#include <QColor>
#include <QPalette>
#include <QString>

#include "widgets/custom_plot.h"

namespace ptw {

/// What tells one series from the others. Colours are Okabe and Ito's, which people with any colour
/// vision can tell apart; pen and shape say the same without colour.
struct SeriesStyle {
  QColor color;
  Qt::PenStyle pen = Qt::SolidLine;
  QCPScatterStyle::ScatterShape shape = QCPScatterStyle::ssDisc;

  /// The points of the series; hollow shapes are filled when `filled`.
  [[nodiscard]] QCPScatterStyle points(double size, bool filled) const;
};

/// The style of series `index` (0, 1, ...) on the background of `palette`. Indices may grow without
/// bound; colours repeat after seven, combinations of colour and pen after thirty-five.
SeriesStyle seriesStyle(int index, const QPalette& palette);

/// `from` with `share` (0..1) of `to` mixed in.
QColor blended(const QColor& from, const QColor& to, double share);

/// The palette's text colour, `share` (0..1) of the way to its background: for what is secondary.
QColor mutedText(const QPalette& palette, double share = 0.4);

/// Gives background, axes, grids, legends, text elements and selection rectangle of `plot` the
/// colours of `palette`. Series and items keep their own. Does not replot.
void applyPalette(QCustomPlot& plot, const QPalette& palette);

/// A picture of `plot` as it is on screen.
QByteArray plotSvg(QCustomPlot& plot);

/// Writes a picture of `plot` as it is on screen; the ending of `file` (.png at twice the screen's
/// resolution, .svg, .pdf) decides the format. Empty when it worked, else a sentence for a person.
[[nodiscard]] QString savePlot(QCustomPlot& plot, const QString& file);

}  // namespace ptw
