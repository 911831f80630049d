#include "report/measure.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "report/decimals.h"
#include "report/message.h"

namespace ptw {
namespace {

constexpr double kMebi = 1024.0 * 1024.0;
constexpr double kGiga = 1e9;
constexpr double kThousand = 1000;

constexpr std::array kKnown = {
    Measure{"best_metric", PTW_TR("measures", "Best dev metric"), "", 1, 3, false},
    Measure{"final_metric", PTW_TR("measures", "Final dev metric"), "", 1, 3, false},
    Measure{"dev_metric", PTW_TR("measures", "Dev metric"), "", 1, 3, false},
    Measure{"test_metric", PTW_TR("measures", "Test metric"), "", 1, 3, false},
    Measure{"seconds", PTW_TR("measures", "Training time"), "s", 1, 0, true},
    Measure{"trainable_parameters", PTW_TR("measures", "Trainable parameters"), "", 1, 0, true},
    Measure{"stored_parameters", PTW_TR("measures", "Stored parameters"), "", 1, 0, true},
    Measure{"seconds_per_step", PTW_TR("measures", "Time per step"), "s", 1, 3, true},
    Measure{"peak_memory_bytes", PTW_TR("measures", "Peak memory of training"), "MiB", kMebi, 0,
            true},
    Measure{"inference_flops", PTW_TR("measures", "Inference per example"), "GFLOPs", kGiga, 3,
            true},
};

}  // namespace

std::span<const Measure> known_measures() {
  return kKnown;
}

const Measure* find_measure(std::string_view key) {
  const auto* const found = std::ranges::find(kKnown, key, &Measure::key);
  return found == kKnown.end() ? nullptr : found;
}

std::string measure_text(const Measure& measure, double value) {
  const double scaled = value / measure.scale;
  return decimals(scaled, std::abs(scaled) >= kThousand ? 0 : measure.decimals);
}

}  // namespace ptw
