// A short piece of a series' line with its point: what legends and the run table show for a run.
#pragma once

#include <QIcon>
#include <QPalette>

#include "widgets/plot_style.h"

namespace ptw {

constexpr QSize kSeriesIconSize(28, 16);

void drawSeries(QCPPainter& painter, const QRectF& area, const SeriesStyle& style);

/// On a selected row the icon brings the background of `palette` with it.
QIcon seriesIcon(const SeriesStyle& style, const QPalette& palette);

/// The run's entry in the legend of an exported picture.
class SeriesLegendItem : public QCPAbstractLegendItem {
 public:
  SeriesLegendItem(QCPLegend* legend, const QString& name, const SeriesStyle& style);

 protected:
  void draw(QCPPainter* painter) override;
  [[nodiscard]] QSize minimumOuterSizeHint() const override;

 private:
  QString name_;
  SeriesStyle style_;
};

}  // namespace ptw
