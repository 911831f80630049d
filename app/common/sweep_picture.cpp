#include "app/common/sweep_picture.h"

#include "app/common/offscreen.h"
#include "report/message.h"
#include "widgets/sweep_picture.h"

namespace ptw {

void draw_sweep(const SweepReport& report, const std::string& file) {
  const Offscreen offscreen;
  const auto problem = saveSweepPicture(report, QString::fromStdString(file));
  if (!problem.isEmpty()) throw Error(problem.toStdString());
}

}  // namespace ptw
