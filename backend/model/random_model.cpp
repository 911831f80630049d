#include "model/random_model.h"

#include <array>
#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <string_view>

#include "files/durable_file.h"
#include "files/json_text.h"
#include "files/open_file.h"
#include "files/read_file.h"
#include "model/safetensors.h"
#include "model/t5_config.h"
#include "report/message.h"

namespace ptw {
namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kLargestConfig = 64 << 20;

struct Shape {
  std::string_view name;
  bool gated;  ///< T5 1.1
  std::int64_t d_model, d_ff, layers, heads;
};

// Raffel et al. 2020, section 3.7, and the 1.1 models' config.json; d_kv is 64 in all.
constexpr std::array kShapes = {Shape{"t5-small", false, 512, 2048, 6, 8},
                                Shape{"t5-base", false, 768, 3072, 12, 12},
                                Shape{"t5-large", false, 1024, 4096, 24, 16},
                                Shape{"t5-v1_1-small", true, 512, 1024, 8, 6},
                                Shape{"t5-v1_1-base", true, 768, 2048, 12, 12},
                                Shape{"t5-v1_1-large", true, 1024, 2816, 24, 16},
                                Shape{"t5-v1_1-xl", true, 2048, 5120, 24, 32}};

nlohmann::json config_of(const Shape& shape) {
  return {{"model_type", "t5"},
          {"vocab_size", 32128},
          {"d_model", shape.d_model},
          {"d_kv", 64},
          {"d_ff", shape.d_ff},
          {"num_layers", shape.layers},
          {"num_decoder_layers", shape.layers},
          {"num_heads", shape.heads},
          {"feed_forward_proj", shape.gated ? "gated-gelu" : "relu"},
          {"tie_word_embeddings", !shape.gated},
          {"pad_token_id", 0},
          {"eos_token_id", 1},
          {"decoder_start_token_id", 0}};
}

nlohmann::json config_of(const std::string& shape) {
  for (const auto& known : kShapes)
    if (known.name == shape) return config_of(known);
  std::error_code none;
  if (fs::is_regular_file(shape, none)) return parse_json(read_file(shape, kLargestConfig));
  std::string names;
  for (const auto& known : kShapes) names.append(names.empty() ? "" : ", ").append(known.name);
  throw Error(PTW_TR("model", "There is no T5 shape \"%1\"; known are %2, and config.json files."),
              {shape, names});
}

/// The tensors of a T5 as Hugging Face names them.
class Weights {
 public:
  explicit Weights(const T5Config& config) : config_(config) {
    torch::NoGradGuard no_gradients;
    generator_ = at::detail::createCPUGenerator(0);
    add("shared.weight", {config.vocabulary_size, config.d_model}, 1);
    if (!config.tied)
      add("lm_head.weight", {config.vocabulary_size, config.d_model}, width_scale());
    add_stack("encoder", config.encoder_layers, false);
    add_stack("decoder", config.decoder_layers, true);
  }

  [[nodiscard]] const std::map<std::string, torch::Tensor>& tensors() const { return tensors_; }

 private:
  [[nodiscard]] double width_scale() const {
    return 1 / std::sqrt(static_cast<double>(config_.d_model));
  }

  void add(const std::string& name, torch::IntArrayRef shape, double deviation) {
    tensors_[name] = torch::empty(shape).normal_(0, deviation, generator_);
  }

  void add_norm(const std::string& name) { tensors_[name] = torch::ones({config_.d_model}); }

  void add_stack(const std::string& stack, std::int64_t layers, bool decoder) {
    const auto first = stack + ".block.0.layer.0.SelfAttention.relative_attention_bias.weight";
    add(first, {config_.buckets, config_.heads}, width_scale());
    for (std::int64_t i = 0; i < layers; ++i) {
      const auto block = stack + ".block." + std::to_string(i) + ".layer.";
      add_attention(block + "0", "SelfAttention");
      if (decoder) add_attention(block + "1", "EncDecAttention");
      add_feed_forward(block + (decoder ? "2" : "1"));
    }
    add_norm(stack + ".final_layer_norm.weight");
  }

  void add_attention(const std::string& layer, const std::string& name) {
    const auto inner = config_.heads * config_.d_kv;
    const auto at = layer + '.' + name;
    add(at + ".q.weight", {inner, config_.d_model},
        width_scale() / std::sqrt(static_cast<double>(config_.d_kv)));
    add(at + ".k.weight", {inner, config_.d_model}, width_scale());
    add(at + ".v.weight", {inner, config_.d_model}, width_scale());
    add(at + ".o.weight", {config_.d_model, inner}, 1 / std::sqrt(static_cast<double>(inner)));
    add_norm(layer + ".layer_norm.weight");
  }

  void add_feed_forward(const std::string& layer) {
    const auto at = layer + ".DenseReluDense.";
    for (const auto* in : config_.gated ? std::vector{"wi_0", "wi_1"} : std::vector{"wi"})
      add(at + in + ".weight", {config_.d_ff, config_.d_model}, width_scale());
    add(at + "wo.weight", {config_.d_model, config_.d_ff},
        1 / std::sqrt(static_cast<double>(config_.d_ff)));
    add_norm(layer + ".layer_norm.weight");
  }

  T5Config config_;
  at::Generator generator_;
  std::map<std::string, torch::Tensor> tensors_;
};

}  // namespace

void write_random_model(const fs::path& folder, const std::string& shape,
                        const fs::path& tokenizer) {
  if (is_there(folder / "config.json")) return;
  const auto config = config_of(shape);
  const Weights weights(read_t5_config(config, shape));
  std::error_code failed;
  fs::create_directories(folder, failed);
  if (failed)
    throw Error(PTW_TR("model", "%1 cannot be written: %2. Choose another folder."),
                {folder.string(), failed.message()});
  write_file(folder / "spiece.model", read_file(tokenizer / "spiece.model"));
  write_safetensors(folder / "model.safetensors", weights.tensors());
  write_file(folder / "config.json", config.dump(2) + '\n');
}

}  // namespace ptw
