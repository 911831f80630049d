// A sweep's figure for paper: the Sweeps view's own plot, drawn on white. In the GUI thread.
#pragma once

#include <QString>

#include "report/sweep.h"

namespace ptw {

/// Draws `report` as its paper's figure is drawn, otherwise as the view first shows it, into a file
/// whose ending is .svg, .png or .pdf. Empty when it worked, else a sentence for a person.
[[nodiscard]] QString saveSweepPicture(const SweepReport& report, const QString& file);

}  // namespace ptw
