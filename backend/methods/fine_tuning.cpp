#include "methods/fine_tuning.h"

#include "methods/adapter_folder.h"
#include "methods/tuned_model.h"
#include "model/checkpoint.h"
#include "model/tensor_pages.h"
#include "report/message.h"

namespace ptw {
namespace {

using Weights = std::map<std::string, torch::Tensor>;

constexpr auto kAll = "fine-tuning", kTop = "fine-tuning-top";
/// A constant of BART's that lies among its weights.
constexpr auto kConstant = "final_logits_bias";

std::vector<SettingSpec> fine_tuning_settings() {
  return {
      {.key = "learning_rate",
       .label = PTW_TR("settings", "Learning rate"),
       .why = PTW_TR("settings",
                     "Far smaller than a prompt's: large steps make the model forget what it "
                     "knew."),
       .default_value = 1e-4,
       .minimum = 0,
       .maximum = 100},
      {.key = "eval_every",
       .label = PTW_TR("settings", "Evaluate every"),
       .why = PTW_TR("settings",
                     "Steps between looks at the dev split; each one keeps a checkpoint with every "
                     "trained weight, as large as the model if all are trained."),
       .default_value = std::int64_t{200},
       .minimum = 1,
       .maximum = 1'000'000},
      {.key = "optimizer",
       .label = PTW_TR("settings", "Optimizer"),
       .why = PTW_TR("settings", "AdamW in the paper."),
       .default_value = std::string("adamw"),
       .choices = {"adafactor", "adamw"},
       .advanced = true},
      {.key = "weight_decay",
       .label = PTW_TR("settings", "Weight decay"),
       .why = PTW_TR("settings", "0.01 is usual where a model's own weights are trained."),
       .default_value = 0.01,
       .minimum = 0,
       .maximum = 1,
       .advanced = true},
  };
}

std::vector<SettingSpec> top_settings() {
  auto specs = fine_tuning_settings();
  specs.insert(specs.begin(), {.key = "layers",
                               .label = PTW_TR("settings", "Layers"),
                               .why = PTW_TR("settings",
                                             "The decoder's last ones, which are trained; 2 in the "
                                             "paper (FT-top2)."),
                               .default_value = std::int64_t{2},
                               .minimum = 1,
                               .maximum = 10'000});
  return specs;
}

/// Whether a weight belongs to one of the decoder's last `layers` layers.
bool is_on_top(const std::string& name, std::int64_t layers, const ModelInfo& model) {
  for (auto layer = model.layers - layers; layer < model.layers; ++layer)
    if (name.starts_with(model.decoder_layer + std::to_string(layer) + ".")) return true;
  return false;
}

std::unique_ptr<Method> create(std::int64_t layers, const FrozenModel& model) {
  const auto& info = model.info();
  if (layers > info.layers)
    throw Error(PTW_TR("methods",
                       "The decoder of the model in %1 has %2 layers, fewer than the setting "
                       "\"layers\" asks for. Lower it."),
                {info.folder.string(), std::to_string(info.layers)});
  Weights weights;
  for (const auto& name : weights_in_use(model))
    if (layers == 0 ? name != kConstant : is_on_top(name, layers, info))
      weights[name] = model.checkpoint().weight(name);
  return std::make_unique<FineTuning>(layers, weights);
}

std::unique_ptr<Method> load(bool top, const std::filesystem::path& adapter,
                             const ModelInfo& model) {
  const auto own = read_method_part(adapter, top ? kTop : kAll);
  const auto layers = top ? own_integer(own, adapter, "layers") : 0;
  const auto count = own_integer(own, adapter, "weights");
  if (count < 1 || count != std::ssize(own.tensors))
    throw Error(PTW_TR("methods",
                       "%1 promises %2 trained weights, but adapter_model.safetensors holds %3. "
                       "Train it again."),
                {adapter.string(), std::to_string(count), std::to_string(own.tensors.size())});
  Weights weights;
  for (const auto& [name, tensor] : own.tensors) {
    if (top && !is_on_top(name, layers, model))
      throw Error(PTW_TR("methods",
                         "%1 was trained on another model than the one in %2, whose decoder's last "
                         "layers have no weight %3. Open it with its own model."),
                  {adapter.string(), model.folder.string(), name});
    weights[name] = own_tensor(own, adapter, name, tensor.sizes().vec());
  }
  return std::make_unique<FineTuning>(layers, weights);
}

}  // namespace

FineTuning::FineTuning(std::int64_t layers, const Weights& weights) : layers_(layers) {
  for (const auto& [name, weight] : weights) {
    weights_[name] =
        weight.detach().to(torch::kFloat32).clone().contiguous().set_requires_grad(true);
    let_pages_go(weight);
  }
}

std::vector<NamedTensor> FineTuning::parameters() const {
  std::vector<NamedTensor> all;
  for (const auto& [name, weight] : weights_) all.push_back({name, weight});
  return all;
}

EmbeddedInput FineTuning::condition(const FrozenModel& model, const TokenBatch& batch,
                                    const Pass& /*pass*/) const {
  return unconditioned(model, batch);
}

const FrozenModel& FineTuning::reader(const FrozenModel& model) const {
  const std::lock_guard lock(making_);
  if (!reader_) reader_ = model.over(model.checkpoint().with(weights_), FactorForm::as_it_lies);
  return *reader_;
}

std::int64_t FineTuning::stored_parameters() const {
  std::int64_t count = 0;
  for (const auto& [name, weight] : weights_) count += weight.numel();
  return count;
}

void FineTuning::save_adapter(const std::filesystem::path& folder, const ModelInfo& model) const {
  nlohmann::ordered_json config = {
      {"base_model_name_or_path", model.folder.string()},
      {"task_type", model.has_encoder() ? "SEQ_2_SEQ_LM" : "CAUSAL_LM"}};
  nlohmann::json settings = {{"weights", weights_.size()}};
  if (layers_ > 0) settings["layers"] = layers_;
  add_method_part(config, {layers_ > 0 ? kTop : kAll,
                           layers_ > 0 ? "TOP_FINE_TUNING" : "FULL_FINE_TUNING",
                           settings,
                           {}});
  write_adapter(folder, config, weights_);
}

MethodEntry fine_tuning_entry() {
  return {
      kAll,
      PTW_TR("methods", "Fine-tuning"),
      PTW_TR("methods", "Every weight of the model is trained; what prompts are compared with."),
      fine_tuning_settings(),
      [](const InitialContext& context, const Settings& /*settings*/) {
        return create(0, *context.pretrained.model);
      },
      [](const std::filesystem::path& adapter, const ModelInfo& model) {
        return load(false, adapter, model);
      },
      {},
      true};
}

MethodEntry fine_tuning_top_entry() {
  return {kTop,
          PTW_TR("methods", "Fine-tuning of the last layers"),
          PTW_TR("methods",
                 "Only the weights of the decoder's last layers are trained (FT-top2 of Li and "
                 "Liang 2021)."),
          top_settings(),
          [](const InitialContext& context, const Settings& settings) {
            return create(std::get<std::int64_t>(settings.at("layers")), *context.pretrained.model);
          },
          [](const std::filesystem::path& adapter, const ModelInfo& model) {
            return load(true, adapter, model);
          },
          {},
          true};
}

}  // namespace ptw
