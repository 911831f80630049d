// T5 1.0 as the published code writes it down, in LibTorch's own operators: what the engine's
// frozen layers are checked against and timed beside. Everything is computed in one type, and
// autograd keeps what it likes.
#pragma once

#include <cmath>
#include <filesystem>
#include <fstream>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "model/checkpoint.h"
#include "model/t5_layers.h"
#include "model/token_batch.h"

namespace ptw {

class PlainT5 {
 public:
  /// The checkpoint `folder`, its weights in `type`. It is neither gated nor untied.
  PlainT5(const std::filesystem::path& folder, torch::ScalarType type) {
    const auto file = folder / "config.json";
    config_ = read_t5_config(nlohmann::json::parse(std::ifstream(file)), file);
    const Checkpoint checkpoint(folder);
    for (const auto& name : checkpoint.names()) weights_[name] = checkpoint.weight(name).to(type);
  }

  /// Token-mean cross-entropy of a batch behind `prompt` [P, d_model].
  [[nodiscard]] torch::Tensor loss(const torch::Tensor& prompt, const TokenBatch& batch) const {
    const auto& embeddings = weight("shared.weight");
    const auto sequences = batch.ids.size(0), tokens = prompt.size(0);
    const auto own = torch::embedding(embeddings, batch.ids);
    const auto before = prompt.to(own.scalar_type()).unsqueeze(0).expand({sequences, -1, -1});
    const auto open = torch::cat({torch::ones({sequences, tokens}), batch.mask}, 1);
    const auto closed = closing(open.to(own.scalar_type()).unsqueeze(1).unsqueeze(1));
    const auto read = encoded(torch::cat({before, own}, 1), closed);
    const auto written = decoded(torch::embedding(embeddings, shifted(batch.labels)), read, closed);
    const auto logits = torch::linear(written * std::pow(config_.d_model, -0.5), embeddings);
    return torch::cross_entropy_loss(logits.flatten(0, 1), batch.labels.flatten());
  }

 private:
  [[nodiscard]] const torch::Tensor& weight(const std::string& name) const {
    return weights_.at(name);
  }

  /// 0 where `open` is 1, the least number where it is 0.
  static torch::Tensor closing(const torch::Tensor& open) {
    return (1 - open) * (open.scalar_type() == torch::kBFloat16 ? -3.3895e38 : -3.4028e38);
  }

  [[nodiscard]] torch::Tensor shifted(const torch::Tensor& labels) const {
    const auto start = torch::full({labels.size(0), 1}, config_.decoder_start_id, torch::kInt64);
    const auto ids = torch::cat({start, labels.narrow(1, 0, labels.size(1) - 1)}, 1);
    return ids.masked_fill(ids == -100, config_.pad_id);
  }

  [[nodiscard]] torch::Tensor encoded(torch::Tensor x, const torch::Tensor& closed) const {
    const auto bias = positions("encoder", x.size(1), true) + closed;
    for (std::int64_t i = 0; i < config_.encoder_layers; ++i) {
      const auto block = "encoder.block." + std::to_string(i) + ".layer.";
      const auto normed = norm(x, block + "0.layer_norm");
      x = x + attention(block + "0.SelfAttention.", normed, normed, bias);
      x = x + feed_forward(block + "1.", x);
    }
    return norm(x, "encoder.final_layer_norm");
  }

  [[nodiscard]] torch::Tensor decoded(torch::Tensor x, const torch::Tensor& read,
                                      const torch::Tensor& closed) const {
    const auto causal = closing(torch::ones({x.size(1), x.size(1)}, x.options()).tril());
    const auto bias = positions("decoder", x.size(1), false) + causal;
    for (std::int64_t i = 0; i < config_.decoder_layers; ++i) {
      const auto block = "decoder.block." + std::to_string(i) + ".layer.";
      const auto normed = norm(x, block + "0.layer_norm");
      x = x + attention(block + "0.SelfAttention.", normed, normed, bias);
      x = x +
          attention(block + "1.EncDecAttention.", norm(x, block + "1.layer_norm"), read, closed);
      x = x + feed_forward(block + "2.", x);
    }
    return norm(x, "decoder.final_layer_norm");
  }

  [[nodiscard]] torch::Tensor norm(const torch::Tensor& x, const std::string& name) const {
    const auto variance = x.to(torch::kFloat32).pow(2).mean(-1, /*keepdim=*/true);
    const auto normed = x * torch::rsqrt(variance + config_.epsilon);
    return weight(name + ".weight") * normed.to(x.scalar_type());
  }

  [[nodiscard]] torch::Tensor attention(const std::string& place, const torch::Tensor& x,
                                        const torch::Tensor& over,
                                        const torch::Tensor& bias) const {
    const auto heads_of = [&](const torch::Tensor& from, const char* name) {
      return split_heads(torch::linear(from, weight(place + name)), config_.heads);
    };
    const auto queries = heads_of(x, "q.weight"), keys = heads_of(over, "k.weight"),
               values = heads_of(over, "v.weight");
    auto scores = torch::matmul(queries, keys.transpose(3, 2));
    scores += bias;
    const auto weights = torch::softmax(scores.to(torch::kFloat32), -1).to(scores.scalar_type());
    const auto gathered = torch::matmul(weights, values).transpose(1, 2).contiguous().flatten(2);
    return torch::linear(gathered, weight(place + "o.weight"));
  }

  [[nodiscard]] torch::Tensor feed_forward(const std::string& place, const torch::Tensor& x) const {
    const auto inner =
        torch::linear(norm(x, place + "layer_norm"), weight(place + "DenseReluDense.wi.weight"));
    return torch::linear(torch::relu(inner), weight(place + "DenseReluDense.wo.weight"));
  }

  [[nodiscard]] torch::Tensor positions(const std::string& stack, std::int64_t length,
                                        bool bidirectional) const {
    const auto at = torch::arange(length);
    const auto buckets = t5::relative_buckets(at.unsqueeze(0) - at.unsqueeze(1), bidirectional,
                                              config_.buckets, config_.max_distance);
    const auto& table =
        weight(stack + ".block.0.layer.0.SelfAttention.relative_attention_bias.weight");
    return torch::embedding(table, buckets).permute({2, 0, 1}).unsqueeze(0);
  }

  T5Config config_;
  std::map<std::string, torch::Tensor> weights_;
};

}  // namespace ptw
