// What the inspector does about sweeps.
#include "app/desktop/inspector.h"

namespace ptw {

void Inspector::planSweep(const Sweep& sweep, const std::filesystem::path& folder) {
  ask(
      "plan sweep", [sweep, folder] { return Engine::plan_sweep(sweep, folder); },
      [this](const std::vector<RunJob>& jobs) { Q_EMIT sweepPlanned(jobs); });
}

void Inspector::readSweeps(const std::filesystem::path& folder) {
  ask(
      "sweeps", [folder] { return Engine::stored_sweeps(folder); },
      [this](const std::vector<StoredSweep>& sweeps) { Q_EMIT sweepsRead(sweeps); });
}

void Inspector::measureSweep(const std::filesystem::path& folder) {
  submit(
      sweep_worker_, "measure sweep",
      [this, folder, number = ++measured_] {
        engine_.measure_sweep(
            folder,
            [&](const SweepReport& report) {
              later([this, number, report] {
                if (number == measured_) Q_EMIT sweepMeasured(report);
              });
            },
            [&] { return number != measured_; });
      },
      [this](const Message& problem) { Q_EMIT failed(problem); });
}

}  // namespace ptw
