// What the plot of a sweep draws: points with their spread, gathered into one series for every
// combination of the settings that are not on the horizontal axis.
#pragma once

#include <QString>
#include <QStringList>
#include <string>
#include <vector>

#include "report/sweep.h"

namespace ptw {

struct SweepAxes {
  std::string measure;
  std::string x;       ///< a swept setting, or a cost that the runs measured
  std::string series;  ///< another swept setting; empty for none
};

struct SweepPoint {
  double x = 0;      ///< in the axis's unit; the place among SweepFigure::places where it has some
  Spread y;          ///< in the measure's unit
  QString number;    ///< the mean, without the unit
  QString y_text;    ///< e.g. "0.812 ± 0.010 (n = 3)", with the unit
  QString x_text;    ///< with the unit
  QString settings;  ///< all values of the group, e.g. "Prompt length = 5, Initialisation = labels"
};

struct SweepSeries {
  QString name;    ///< e.g. "Initialisation = labels"; empty when nothing else is swept
  QString values;  ///< e.g. "labels", as SweepFigure::series_title names them
  std::vector<SweepPoint> points;  ///< by x
};

struct SweepFigure {
  QString x_title;
  QString y_title;
  QString series_title;   ///< e.g. "Initialisation"; empty when nothing else is swept
  QStringList places;     ///< of texts on the horizontal axis; empty when it is one of numbers
  bool scatter = false;   ///< a cost is on the horizontal axis: points that no line connects
  bool positive = false;  ///< all x are: the axis may be logarithmic
  bool whole = false;     ///< all x are values of a setting that takes whole numbers
  std::vector<SweepSeries> series;
};

/// The figure of the groups that have the measure. A setting or cost that is not there gives an
/// empty one.
SweepFigure sweepFigure(const SweepReport& report, const SweepAxes& axes);

/// A setting's label, in the window's language.
QString settingLabel(const SweptSetting& setting);

/// One of its values, for people.
QString valueText(const SweptSetting& setting, std::size_t value);

/// Whether all its values are numbers.
bool isNumeric(const SweptSetting& setting);

}  // namespace ptw
