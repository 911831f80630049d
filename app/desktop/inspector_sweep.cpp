// What the inspector does about sweeps.
#include "app/desktop/inspector.h"

namespace ptw {

void Inspector::planSweep(const Sweep& sweep, const std::filesystem::path& folder) {
  command([sweep, folder] { return Engine::plan_sweep(sweep, folder); },
          [this](const std::vector<RunJob>& jobs) { Q_EMIT sweepPlanned(jobs); });
}

void Inspector::planLostRuns(const std::filesystem::path& folder, const QStringList& ids) {
  command([folder] { return Engine::plan_again(folder); },
          [this, ids](std::vector<RunJob> jobs) {
            std::erase_if(jobs, [&](const RunJob& job) { return !ids.contains(job.id); });
            Q_EMIT lostRunsPlanned(jobs);
          });
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
