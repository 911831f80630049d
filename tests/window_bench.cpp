// What the open window costs training: the same run with and without it, in turns, in one process.
// It shows the curves; every checkpoint brings new neighbours, as when somebody watches.
#include <QApplication>
#include <QSettings>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <algorithm>
#include <cstdio>

#include "analysis/thread_time.h"
#include "app/common/demo.h"
#include "app/desktop/main_window.h"
#include "bench.h"
#include "model/random_model.h"
#include "training/run_folder.h"
#include "widgets/run_table.h"
#include "window_fixture.h"

namespace {

using namespace ptw;

constexpr int kRounds = 3;

RunSpec spec_of(const std::string& model, std::int64_t steps) {
  return {"bench",
          model,
          "supersense",
          "prompt-tuning",
          {{"steps", steps}, {"eval_every", steps / 2}, {"init", std::string("random-uniform")}}};
}

struct Cost {
  double seconds;    ///< of training, by the run's own record
  double processor;  ///< seconds of one core, by the thread that waits for it
};

/// Of the one run that `train` leaves in the folder.
template <class Work>
Cost cost_of(const QTemporaryDir& runs, Work train) {
  const auto before = thread_seconds();
  train();
  const auto after = thread_seconds();
  const std::filesystem::directory_iterator run(runs.path().toStdString());
  return {RunFolder::open(run->path()).history().steps.back().seconds, after - before};
}

Cost alone(Engine& engine, const RunSpec& spec) {
  const QTemporaryDir folder;
  const RunJob job{"alone", folder.filePath("alone").toStdString(), spec};
  RunControl control;
  TrainingObserver nobody;
  return cost_of(folder, [&] { engine.train(job, control, nobody); });
}

Cost watched(Engine& engine, Language& language, const RunSpec& spec) {
  const QTemporaryDir folder;
  MainWindow window(engine, language, folder.path().toStdString());
  window.resize(1280, 720);
  window.show();
  QTest::qWait(1000);
  return cost_of(folder, [&] {
    window.start(spec);
    allFinish(window.findChild<RunTable*>()->model(), 1);
  });
}

void compare(const char* name, const RunSpec& spec) {
  Engine engine;
  Language language;
  alone(engine, spec);  // opens the model
  std::vector<double> ratios, shares;
  for (int round = 0; round < kRounds; ++round) {
    const bool turned = round % 2 == 1;
    const auto before = turned ? alone(engine, spec).seconds : 0;
    const auto seen = watched(engine, language, spec);
    ratios.push_back(seen.seconds / (turned ? before : alone(engine, spec).seconds));
    shares.push_back(seen.processor / seen.seconds / available_processors());
  }
  const auto [least, most] = std::ranges::minmax(ratios);
  std::printf(
      "%-10s with the window: time of training x %.3f (%.3f to %.3f); the window's thread took "
      "%.1f %% of the processors\n",
      name, usual(ratios), least, most, 100 * usual(shares));
  std::fflush(stdout);
}

}  // namespace

int main(int argc, char** argv) {
  const QApplication app(argc, argv);
  QStandardPaths::setTestModeEnabled(true);
  QCoreApplication::setOrganizationName("ptworkbench-window-bench");
  QSettings().clear();
  const QTemporaryDir folder;
  const auto small = folder.filePath("t5-small").toStdString();
  write_random_model(small, "t5-small", demo_folder() / "model");
  compare("demo", spec_of("demo", 300));
  compare("T5-small", spec_of(small, 40));
  return 0;
}
