// How long an edit of a mask waits for its dev metric: a session of 50 random edits on the demo
// model and task, one after the other, and the distribution of the answers' times.
#include <QTemporaryDir>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <random>

#include "app/desktop/engine.h"

namespace {

using namespace ptw;

constexpr int kEdits = 50;

/// One piece or one whole token turned round.
PromptMask edited(PromptMask mask, std::mt19937_64& random) {
  if (random() % 4 == 0)
    mask.tokens[random() % mask.tokens.size()] ^= 1;
  else
    mask.cells[random() % mask.cells.size()] ^= 1;
  return mask;
}

double milliseconds_of(Engine& engine, const MaskQuestion& trial) {
  const auto begin = std::chrono::steady_clock::now();
  double time = 0;
  engine.try_mask(
      trial,
      [&](const MaskScore& score) {
        if (score.is_exact() && time == 0)
          time = std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - begin)
                     .count();
      },
      [&] { return time > 0; });
  return time;
}

}  // namespace

int main() {
  const QTemporaryDir folder;
  Engine engine;
  const RunJob job{"bench",
                   folder.filePath("bench").toStdString(),
                   {"bench", "demo", "supersense", "prompt-tuning", {{"steps", std::int64_t{1}}}}};
  RunControl control;
  TrainingObserver nobody;
  engine.train(job, control, nobody);

  constexpr int kTokens = 20, kPieces = 16;
  MaskQuestion trial{{job.folder, 1}, kPieces, full_mask(kTokens, kPieces), false};
  const double first = milliseconds_of(engine, trial);
  std::mt19937_64 random(0);
  std::vector<double> times;
  for (int edit = 0; edit < kEdits; ++edit) {
    trial.mask = edited(trial.mask, random);
    times.push_back(milliseconds_of(engine, trial));
  }
  std::ranges::sort(times);
  std::printf("mask edits answered exactly, demo model, %d edits (ms)\n", kEdits);
  std::printf("  the first one, which opens the dev split   %6.0f\n", first);
  for (const int percent : {0, 10, 25, 50, 75, 90, 100})
    std::printf("  %3d %% within                               %6.0f\n", percent,
                times[static_cast<std::size_t>((kEdits - 1) * percent / 100)]);
  return 0;
}
