#include "training/training_settings.h"

#include <algorithm>

#include "model/parallel.h"
#include "model/product.h"
#include "report/message.h"

namespace ptw {

namespace {

/// How long and from which numbers.
std::vector<SettingSpec> settings_of_the_run() {
  return {
      {.key = "steps",
       .label = PTW_TR("settings", "Steps"),
       .why = PTW_TR("settings",
                     "Updates of the prompt. 30,000 in the paper; the demo needs about a "
                     "thousand."),
       .default_value = std::int64_t{1000},
       .minimum = 1,
       .maximum = 10'000'000},
      {.key = "learning_rate",
       .label = PTW_TR("settings", "Learning rate"),
       .why = PTW_TR("settings", "0.3 in the paper: with the model frozen, large rates are safe."),
       .default_value = 0.3,
       .minimum = 0,
       .maximum = 100},
      {.key = "batch_size",
       .label = PTW_TR("settings", "Batch size"),
       .why = PTW_TR("settings", "Examples per update; 32 in the paper."),
       .default_value = std::int64_t{32},
       .minimum = 1,
       .maximum = 4096},
      {.key = "eval_every",
       .label = PTW_TR("settings", "Evaluate every"),
       .why =
           PTW_TR("settings", "Steps between looks at the dev split; each one keeps a checkpoint."),
       .default_value = std::int64_t{50},
       .minimum = 1,
       .maximum = 1'000'000},
      {.key = "seed",
       .label = PTW_TR("settings", "Seed"),
       .why = PTW_TR("settings", "Same seed and threads, same numbers. Papers report three seeds."),
       .default_value = std::int64_t{0},
       .minimum = 0,
       .maximum = 4294967295.0},
  };
}

/// How the parameters change.
std::vector<SettingSpec> settings_of_updates() {
  return {
      {.key = "optimizer",
       .label = PTW_TR("settings", "Optimizer"),
       .why = PTW_TR("settings", "Adafactor in the paper, without parameter scaling."),
       .default_value = std::string("adafactor"),
       .choices = {"adafactor", "adamw"},
       .advanced = true},
      {.key = "schedule",
       .label = PTW_TR("settings", "Schedule"),
       .why = PTW_TR("settings",
                     "\"constant\" in the paper; \"linear\" falls to zero at the last step and "
                     "ends several points higher in short runs."),
       .default_value = std::string("linear"),
       .choices = {"constant", "linear"},
       .advanced = true},
      {.key = "warmup_ratio",
       .label = PTW_TR("settings", "Warm-up"),
       .why = PTW_TR("settings",
                     "Share of the steps in which the rate rises from zero; none in the "
                     "paper."),
       .default_value = 0.0,
       .minimum = 0,
       .maximum = 1,
       .advanced = true},
      {.key = "weight_decay",
       .label = PTW_TR("settings", "Weight decay"),
       .why = PTW_TR("settings", "1e-5 in the paper."),
       .default_value = 1e-5,
       .minimum = 0,
       .maximum = 1,
       .advanced = true},
      {.key = "clip_norm",
       .label = PTW_TR("settings", "Clip gradients"),
       .why = PTW_TR("settings",
                     "Largest norm of the whole gradient; 0 leaves it as it is, as in the "
                     "paper."),
       .default_value = 0.0,
       .minimum = 0,
       .maximum = 1e6,
       .advanced = true},
      {.key = "dropout",
       .label = PTW_TR("settings", "Dropout"),
       .why = PTW_TR("settings",
                     "In the frozen model while training. 0.1 in the paper; the demo model "
                     "was made without."),
       .default_value = 0.0,
       .minimum = 0,
       .maximum = 0.9,
       .advanced = true},
      {.key = "patience",
       .label = PTW_TR("settings", "Patience"),
       .why = PTW_TR("settings",
                     "Stop after this many evaluations without a new best; 0 never stops "
                     "early. The best checkpoint is kept either way."),
       .default_value = std::int64_t{0},
       .minimum = 0,
       .maximum = 1'000'000,
       .advanced = true},
  };
}

/// What the model reads, and how it computes.
std::vector<SettingSpec> settings_of_reading() {
  return {
      {.key = "train_examples",
       .label = PTW_TR("settings", "Training examples"),
       .why = PTW_TR("settings", "As many of them are drawn with the seed; 0 takes all."),
       .default_value = std::int64_t{0},
       .minimum = 0,
       .maximum = 1e9,
       .advanced = true},
      {.key = "max_input_length",
       .label = PTW_TR("settings", "Longest input"),
       .why = PTW_TR("settings",
                     "Pieces the model reads of each input; the rest is cut. 512 in the "
                     "paper."),
       .default_value = std::int64_t{512},
       .minimum = 1,
       .maximum = 65536,
       .advanced = true},
      {.key = "max_target_length",
       .label = PTW_TR("settings", "Longest target"),
       .why = PTW_TR("settings", "Pieces of each target, and of every generated text."),
       .default_value = std::int64_t{64},
       .minimum = 1,
       .maximum = 65536,
       .advanced = true},
      {.key = "precision",
       .label = PTW_TR("settings", "Precision"),
       .why = multiplies_bf16()
                  ? PTW_TR("settings",
                           "Of the frozen model while it trains; prompts, sums and all evaluations "
                           "are fp32. auto is bf16 here, which this processor multiplies natively: "
                           "less time and memory.")
                  : PTW_TR("settings",
                           "Of the frozen model while it trains; prompts, sums and all evaluations "
                           "are fp32. auto is fp32 here: this processor does not multiply bf16 "
                           "natively."),
       .default_value = std::string("auto"),
       .choices = {"auto", "bf16", "fp32"},
       .advanced = true},
      {.key = "threads",
       .label = PTW_TR("settings", "Threads"),
       .why = PTW_TR("settings", "Each takes a part of the batch; 0 is one per processor."),
       .default_value = std::int64_t{0},
       .minimum = 0,
       .maximum = 1024,
       .advanced = true},
  };
}

SettingSpec only_fp32() {
  return {.key = "precision",
          .label = PTW_TR("settings", "Precision"),
          .why = PTW_TR("settings", "fp32, for this method changes weights of the model itself."),
          .default_value = std::string("fp32"),
          .choices = {"fp32"},
          .advanced = true};
}

}  // namespace

std::vector<SettingSpec> training_settings() {
  auto specs = settings_of_the_run();
  for (const auto& more : {settings_of_updates(), settings_of_reading()})
    specs.insert(specs.end(), more.begin(), more.end());
  return specs;
}

std::vector<SettingSpec> all_settings(const MethodEntry& method) {
  std::vector<SettingSpec> specs;
  auto shared = training_settings();
  if (method.trains_model)
    *std::ranges::find(shared, std::string("precision"), &SettingSpec::key) = only_fp32();
  for (const auto& own : method.settings) {
    const auto found = std::ranges::find(shared, own.key, &SettingSpec::key);
    if (found == shared.end())
      specs.push_back(own);
    else
      *found = own;
  }
  specs.insert(specs.end(), shared.begin(), shared.end());
  return specs;
}

RunSpec completed(RunSpec spec) {
  spec.settings = complete(all_settings(find_method(spec.method)), spec.settings);
  auto& threads = std::get<std::int64_t>(spec.settings.at("threads"));
  if (threads == 0) threads = available_processors();
  auto& precision = std::get<std::string>(spec.settings.at("precision"));
  if (precision == "auto") precision = multiplies_bf16() ? "bf16" : "fp32";
  return spec;
}

Precision precision_of(const Settings& settings) {
  const auto found = settings.find("precision");
  if (found == settings.end() || std::get<std::string>(found->second) != "bf16")
    return Precision::fp32;
  if (!multiplies_bf16())
    throw Error(PTW_TR("training",
                       "This processor does not multiply bf16 natively. Choose fp32 as the run's "
                       "precision, or continue the run where it began."));
  return Precision::bf16;
}

std::int64_t integer(const Settings& settings, const char* key) {
  return std::get<std::int64_t>(settings.at(key));
}

double real(const Settings& settings, const char* key) {
  return std::get<double>(settings.at(key));
}

}  // namespace ptw
