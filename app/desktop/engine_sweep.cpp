// What the window asks of the engine about sweeps.
#include <algorithm>
#include <array>

#include "app/common/figure_report.h"
#include "app/common/folders.h"
#include "app/common/sweep_folder.h"
#include "app/desktop/engine_store.h"
#include "experiments/figures.h"
#include "model/parallel.h"
#include "report/message.h"

namespace ptw {

namespace fs = std::filesystem;

std::vector<PaperFigure> known_figures() {
  std::vector<PaperFigure> figures;
  for (const auto& recipe : figure_recipes()) figures.push_back(recipe.figure);
  return figures;
}

Sweep sweep_behind(const std::string& figure, const std::string& model, const std::string& task) {
  return figure_sweep(find_figure(figure), std::array{model}, task);
}

std::vector<RunJob> Engine::plan_sweep(const Sweep& sweep, const fs::path& folder) {
  const SweepFolder planned(folder, sweep);
  planned.keep();
  std::vector<RunJob> jobs;
  for (const auto& run : planned.unfinished()) {
    planned.make_way(run);
    auto spec = run.spec;
    spec.name += " (" + sweep.name + ")";
    const auto id = folder.filename() / run.spec.name;
    jobs.push_back({QString::fromStdString(id.string()), planned.folder_of(run), spec});
  }
  return jobs;
}

std::vector<RunJob> Engine::plan_again(const fs::path& folder) {
  return plan_sweep(SweepFolder::kept_in(folder), folder);
}

std::vector<StoredSweep> Engine::stored_sweeps(const fs::path& folder) {
  std::vector<StoredSweep> sweeps;
  for (const auto& path : folders_in(folder)) try {
      if (holds(path, "sweep.json"))
        sweeps.push_back({path.filename().string(), SweepFolder::kept_in(path).name});
    } catch (const std::exception&) {  // it is among the runs, with what is wrong
    }
  std::ranges::sort(sweeps, std::greater(), &StoredSweep::id);
  return sweeps;
}

void Engine::measure_sweep(const fs::path& folder,
                           const std::function<void(const SweepReport&)>& tell,
                           const std::function<bool()>& cancelled) {
  use_one_thread_per_operator();
  figure_report(SweepFolder::open(folder), store_->models, tell, cancelled);
}

}  // namespace ptw
