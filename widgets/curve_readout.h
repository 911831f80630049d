// The small table over the curves that reads all values of the runs at the cursor: as many runs as
// the plot has room for, in running text where it is narrow.
#pragma once

#include <QLabel>
#include <limits>
#include <map>
#include <string>
#include <vector>

#include "widgets/plot_style.h"

namespace ptw {

/// What one run has to say about a step; NaN for what it has not.
struct CurveReading {
  QString name;
  SeriesStyle style;
  bool current = false;
  double loss = std::numeric_limits<double>::quiet_NaN();
  double smoothed = std::numeric_limits<double>::quiet_NaN();
  double learning_rate = std::numeric_limits<double>::quiet_NaN();
  std::int64_t evaluated = -1;  ///< step of the evaluation read below, -1 when there is none yet
  double dev_loss = std::numeric_limits<double>::quiet_NaN();
  std::map<std::string, double> metrics;
};

class CurveReadout : public QLabel {
  Q_OBJECT

 public:
  explicit CurveReadout(QWidget* plot);

  /// Shows the readings beside pixel column `column` of the plot, on the side that has more room.
  void showAt(int column, std::int64_t step, const std::vector<CurveReading>& readings);

 private:
  using Writer = QString (*)(std::int64_t step, const std::vector<CurveReading>& readings,
                             std::size_t left_out);

  /// Takes the size of what `write` makes of the readings; false when the plot is too narrow.
  bool fill(Writer write, std::int64_t step, std::vector<CurveReading> readings);
};

}  // namespace ptw
