// What tests of single methods share: batches of words, a model to put something before, runs that
// are interrupted, adapters that are damaged.
#pragma once

#include <nlohmann/json.hpp>

#include "engine_fixture.h"
#include "model/checkpoint.h"
#include "model/safetensors.h"
#include "token_rows.h"

namespace ptw {

/// The demo's model, for tests that change something about it.
class DelegatingModel : public FrozenModel {
 public:
  [[nodiscard]] const ModelInfo& info() const override { return model().info(); }
  [[nodiscard]] const torch::Tensor& embedding_table() const override {
    return model().embedding_table();
  }
  [[nodiscard]] std::unique_ptr<ReadInput> read(const EmbeddedInput& input,
                                                const Dropout& dropout) const override {
    return model().read(input, dropout);
  }
  [[nodiscard]] const Checkpoint& checkpoint() const override { return model().checkpoint(); }
  [[nodiscard]] std::shared_ptr<const FrozenModel> over(Checkpoint weights,
                                                        FactorForm form) const override {
    return model().over(std::move(weights), form);
  }

 private:
  static const FrozenModel& model() { return *word_model().model; }
};

inline std::vector<TokenizedExample> tokenized(const std::vector<Example>& examples) {
  return tokenize(examples, *word_model().tokenizer, 512, 64);
}

/// Inputs, each with the target "up".
inline TokenBatch batch_of(const std::vector<std::string>& texts) {
  std::vector<Example> examples;
  for (const auto& text : texts) {
    examples.emplace_back();
    examples.back().input = text;
    examples.back().target = "up";
  }
  const auto rows = tokenized(examples);
  return collate(pointers(rows), word_model().model->info().pad_id);
}

/// Logits of the batch's labels, as `method` has it.
inline torch::Tensor logits_of(const Method* method, const TokenBatch& batch) {
  const torch::NoGradGuard no_gradient;
  return read_with(method, *word_model().model, batch)->logits(batch.labels);
}

inline double furthest(const torch::Tensor& ours, const torch::Tensor& expected) {
  return (ours - expected).abs().max().item<double>();
}

/// short_run with another method, which has no prompt_length of its own unless told.
inline RunSpec short_run_of(const std::string& method, const Settings& settings = {}) {
  RunSpec spec = short_run();
  spec.method = method;
  spec.settings = {{"steps", std::int64_t{12}},
                   {"eval_every", std::int64_t{4}},
                   {"batch_size", std::int64_t{4}},
                   {"threads", std::int64_t{1}}};
  for (const auto& [key, value] : settings) spec.settings[key] = value;
  return completed(spec);
}

/// Trains to the end, stopped after each of the steps `stops` on the way.
inline RunFolder trained(const std::filesystem::path& folder, const RunSpec& spec, const Task& task,
                         Listener& listener, std::vector<std::int64_t> stops = {}) {
  const auto run = RunFolder::create(folder, spec);
  for (const auto stop : stops) {
    RunControl control;
    Listener until([&](std::int64_t step) {
      if (step == stop) control.stop();
    });
    if (train(run, word_model(), task, control, until) != RunStatus::stopped)
      qWarning("it did not stop");
  }
  RunControl control;
  if (train(run, word_model(), task, control, listener) != RunStatus::finished)
    qWarning("it did not finish");
  return run;
}

/// Whether a run that is stopped after the steps `stops` ends like one that is not.
inline bool resumes(const std::filesystem::path& folder, const RunSpec& spec, const Task& task,
                    const std::vector<std::int64_t>& stops) {
  Listener listener;
  const auto whole = trained(folder / "whole", spec, task, listener);
  const auto parts = trained(folder / "parts", spec, task, listener, stops);
  const auto file = [](const RunFolder& run, const char* name) {
    return content(run.adapter() / name);
  };
  return metrics_without_seconds(parts.path()) == metrics_without_seconds(whole.path()) &&
         file(parts, "adapter_model.safetensors") == file(whole, "adapter_model.safetensors") &&
         file(parts, "adapter_config.json") == file(whole, "adapter_config.json");
}

/// The sentence with which an adapter is refused once `change` has been made to its tensors or to
/// the object of its method in the config.
template <class Change>
std::string refused_after(const std::filesystem::path& adapter, const Change& change) {
  const ScratchFolder scratch;
  const auto config_file = scratch / "adapter_config.json";
  const auto tensor_file = scratch / "adapter_model.safetensors";
  auto config = nlohmann::ordered_json::parse(content(adapter / "adapter_config.json"));
  const SafetensorsFile stored(adapter / "adapter_model.safetensors");
  std::map<std::string, torch::Tensor> tensors;
  for (const auto& name : stored.names()) tensors[name] = stored.tensor(name).clone();
  change(config[config["workbench_method"].get<std::string>()], tensors);
  written(config_file, config.dump());
  write_safetensors(tensor_file, tensors);
  return refusal([&] { load_adapter(scratch.path(), word_model().model->info()); });
}

/// The weights of the demo's model as they are, to see that nothing changes them.
class UntouchedWeights {
 public:
  UntouchedWeights() : before_(copies()) {}
  [[nodiscard]] bool still_are() const {
    const auto now = copies();
    return std::ranges::equal(before_, now, [](const auto& ours, const auto& theirs) {
      return torch::equal(ours, theirs);
    });
  }

 private:
  static std::vector<torch::Tensor> copies() {
    const auto& weights = word_model().model->checkpoint();
    std::vector<torch::Tensor> all;
    for (const auto& name : weights.names()) all.push_back(weights.weight(name).clone());
    return all;
  }
  std::vector<torch::Tensor> before_;
};

}  // namespace ptw
