#include "methods/adapter_tuning.h"

#include <cmath>
#include <numbers>

#include "methods/adapter_folder.h"
#include "report/message.h"

namespace ptw {
namespace {

constexpr auto kName = "adapter-tuning";
constexpr double kDeviation = 0.01, kCut = 2;

std::vector<SettingSpec> adapter_settings() {
  return {
      {.key = "bottleneck",
       .label = PTW_TR("settings", "Bottleneck"),
       .why = PTW_TR("settings",
                     "Numbers between the two layers of each adapter; 8 to 256 in the paper. 32 "
                     "are 3 % of the demo's parameters."),
       .default_value = std::int64_t{32},
       .minimum = 1,
       .maximum = 65536},
      {.key = "learning_rate",
       .label = PTW_TR("settings", "Learning rate"),
       .why = PTW_TR("settings", "3e-5 to 3e-3 in the paper."),
       .default_value = 1e-3,
       .minimum = 0,
       .maximum = 100},
      {.key = "optimizer",
       .label = PTW_TR("settings", "Optimizer"),
       .why = PTW_TR("settings", "Adam in the paper."),
       .default_value = std::string("adamw"),
       .choices = {"adafactor", "adamw"},
       .advanced = true},
      {.key = "warmup_ratio",
       .label = PTW_TR("settings", "Warm-up"),
       .why = PTW_TR("settings",
                     "Share of the steps in which the rate rises from zero; 0.1 in the paper."),
       .default_value = 0.1,
       .minimum = 0,
       .maximum = 1,
       .advanced = true},
  };
}

const char* name_of(Sublayer sublayer) {
  switch (sublayer) {
    case Sublayer::encoder_attention:
      return "encoder_attention";
    case Sublayer::encoder_feed_forward:
      return "encoder_feed_forward";
    case Sublayer::decoder_attention:
      return "decoder_attention";
    case Sublayer::cross_attention:
      return "cross_attention";
    case Sublayer::decoder_feed_forward:
      return "decoder_feed_forward";
  }
  throw std::logic_error("a sublayer without a name");
}

/// The sublayers of every layer.
std::vector<Bottlenecks::key_type> places(const ModelInfo& model) {
  std::vector<Bottlenecks::key_type> all;
  const auto add = [&](std::int64_t layers, std::initializer_list<Sublayer> sublayers) {
    for (std::size_t layer = 0; layer < static_cast<std::size_t>(layers); ++layer)
      for (const auto sublayer : sublayers) all.emplace_back(sublayer, layer);
  };
  add(model.encoder_layers, {Sublayer::encoder_attention, Sublayer::encoder_feed_forward});
  add(model.layers, {Sublayer::decoder_attention, Sublayer::decoder_feed_forward});
  if (model.has_encoder()) add(model.layers, {Sublayer::cross_attention});
  return all;
}

std::string prefix_of(const Bottlenecks::key_type& place) {
  return std::string(name_of(place.first)) + "." + std::to_string(place.second) + ".";
}

/// A normal distribution of which only the middle is kept: the quantiles of a uniform one.
torch::Tensor cut_normal(torch::IntArrayRef shape, at::Generator& generator) {
  const auto reach = std::erf(kCut / std::numbers::sqrt2);
  const auto normal = torch::empty(shape).uniform_(-reach, reach, generator).erfinv_();
  return (normal * std::numbers::sqrt2).clamp_(-kCut, kCut) * kDeviation;
}

Linear trainable(const Linear& linear) {
  const auto copy = [](const torch::Tensor& tensor) {
    return tensor.detach().clone().contiguous().set_requires_grad(true);
  };
  return {copy(linear.weight), copy(linear.bias)};
}

std::unique_ptr<Method> create(const InitialContext& context, const Settings& settings) {
  return std::make_unique<AdapterTuning>(
      fresh_bottlenecks(context.pretrained.model->info(),
                        std::get<std::int64_t>(settings.at("bottleneck")), context.seed));
}

std::unique_ptr<Method> load(const std::filesystem::path& adapter, const ModelInfo& model) {
  const auto own = read_method_part(adapter, kName);
  const auto size = own_integer(own, adapter, "bottleneck"), width = model.embedding_size;
  const auto all = places(model);
  if (own.tensors.size() != 4 * all.size())
    throw Error(PTW_TR("methods",
                       "%1 has adapters for other sublayers than those of the model in %2. Open it "
                       "with its own model."),
                {adapter.string(), model.folder.string()});
  Bottlenecks adapters;
  for (const auto& place : all) {
    const auto part = [&](const char* name, const std::vector<std::int64_t>& shape) {
      return own_tensor(own, adapter, prefix_of(place) + name, shape);
    };
    adapters[place] = {{part("down.weight", {size, width}), part("down.bias", {size})},
                       {part("up.weight", {width, size}), part("up.bias", {width})}};
  }
  return std::make_unique<AdapterTuning>(adapters);
}

}  // namespace

torch::Tensor Bottleneck::operator()(const torch::Tensor& output) const {
  return output + up(activate(down(output), Activation::gelu_new));
}

Bottlenecks fresh_bottlenecks(const ModelInfo& model, std::int64_t size, std::uint64_t seed) {
  auto generator = at::detail::createCPUGenerator(seed);
  const auto fresh = [&](std::int64_t in, std::int64_t out) {
    return Linear{cut_normal({out, in}, generator), torch::zeros({out})};
  };
  Bottlenecks adapters;
  for (const auto& place : places(model)) {
    const auto down = fresh(model.embedding_size, size);
    adapters[place] = {down, fresh(size, model.embedding_size)};
  }
  return adapters;
}

AdapterTuning::AdapterTuning(const Bottlenecks& adapters) {
  Bottlenecks own;
  for (const auto& [place, adapter] : adapters)
    own[place] = {trainable(adapter.down), trainable(adapter.up)};
  adapters_ = std::make_shared<const Bottlenecks>(std::move(own));
}

std::vector<NamedTensor> AdapterTuning::parameters() const {
  std::vector<NamedTensor> all;
  for (const auto& [place, adapter] : *adapters_) {
    const auto prefix = prefix_of(place);
    all.push_back({prefix + "down.weight", adapter.down.weight});
    all.push_back({prefix + "down.bias", adapter.down.bias});
    all.push_back({prefix + "up.weight", adapter.up.weight});
    all.push_back({prefix + "up.bias", adapter.up.bias});
  }
  return all;
}

EmbeddedInput AdapterTuning::condition(const FrozenModel& model, const TokenBatch& batch,
                                       const Pass& /*pass*/) const {
  auto input = unconditioned(model, batch);
  input.layers.adapter = [adapters = adapters_](Sublayer sublayer, std::size_t layer,
                                                const torch::Tensor& output) {
    return adapters->at({sublayer, layer})(output);
  };
  return input;
}

std::int64_t AdapterTuning::stored_parameters() const {
  std::int64_t count = 0;
  for (const auto& [name, tensor] : parameters()) count += tensor.numel();
  return count;
}

void AdapterTuning::save_adapter(const std::filesystem::path& folder,
                                 const ModelInfo& model) const {
  nlohmann::ordered_json config = {
      {"base_model_name_or_path", model.folder.string()},
      {"task_type", model.has_encoder() ? "SEQ_2_SEQ_LM" : "CAUSAL_LM"}};
  const auto size = adapters_->begin()->second.down.bias.size(0);
  add_method_part(config, {kName, "ADAPTER_TUNING", {{"bottleneck", size}}, {}});
  std::map<std::string, torch::Tensor> tensors;
  for (const auto& [name, tensor] : parameters()) tensors[name] = tensor.detach();
  write_adapter(folder, config, tensors);
}

MethodEntry adapter_tuning_entry() {
  return {kName,
          PTW_TR("methods", "Adapter-tuning"),
          PTW_TR("methods",
                 "A small trainable network behind every sublayer; the model, its layer norms "
                 "included, stays frozen (Houlsby et al. 2019)."),
          adapter_settings(),
          create,
          load,
          {}};
}

}  // namespace ptw
