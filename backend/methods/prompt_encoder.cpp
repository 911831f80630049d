#include "methods/prompt_encoder.h"

#include <cmath>

#include "report/message.h"

namespace ptw {
namespace {

constexpr std::int64_t kLayers = 2;  // of the LSTM

using Shapes = std::vector<std::pair<std::string, std::vector<std::int64_t>>>;

void add_linear(Shapes& shapes, const std::string& name, std::int64_t in, std::int64_t out) {
  shapes.push_back({name + ".weight", {out, in}});
  shapes.push_back({name + ".bias", {out}});
}

/// In torch's order of an LSTM's weights; the gates are input, forget, cell, output.
void add_lstm(Shapes& shapes, std::int64_t in, std::int64_t hidden) {
  for (std::int64_t layer = 0; layer < kLayers; ++layer)
    for (const std::string direction : {"", "_reverse"}) {
      const auto suffix = "_l" + std::to_string(layer) + direction;
      shapes.push_back(
          {"lstm_head.weight_ih" + suffix, {4 * hidden, layer == 0 ? in : 2 * hidden}});
      shapes.push_back({"lstm_head.weight_hh" + suffix, {4 * hidden, hidden}});
      shapes.push_back({"lstm_head.bias_ih" + suffix, {4 * hidden}});
      shapes.push_back({"lstm_head.bias_hh" + suffix, {4 * hidden}});
    }
}

Shapes shapes_of(const std::string& kind, std::int64_t length, std::int64_t width,
                 std::int64_t hidden) {
  Shapes shapes = {{"embedding.weight", {length, width}}};
  if (kind == "lstm") {
    add_lstm(shapes, width, hidden);
    add_linear(shapes, "mlp_head.0", 2 * hidden, 2 * hidden);
    add_linear(shapes, "mlp_head.2", 2 * hidden, width);
  } else {
    add_linear(shapes, "mlp_head.0", width, hidden);
    add_linear(shapes, "mlp_head.2", hidden, hidden);
    add_linear(shapes, "mlp_head.4", hidden, width);
  }
  return shapes;
}

torch::Tensor trainable(const torch::Tensor& tensor) {
  return tensor.detach().to(torch::kFloat32).clone().contiguous().set_requires_grad(true);
}

}  // namespace

PromptEncoder::PromptEncoder(const std::string& kind, std::int64_t length,
                             std::int64_t embedding_size, std::int64_t hidden_size,
                             at::Generator& generator)
    : kind_(kind) {
  double reach = 0;
  for (const auto& [name, shape] : shapes_of(kind, length, embedding_size, hidden_size)) {
    // A bias is drawn like the weight before it, an LSTM's weights all alike.
    if (name.starts_with("lstm_head."))
      reach = 1 / std::sqrt(static_cast<double>(hidden_size));
    else if (shape.size() == 2)
      reach = 1 / std::sqrt(static_cast<double>(shape[1]));
    auto fresh = torch::empty(shape);
    if (name == "embedding.weight")
      fresh.normal_(0, 1, generator);
    else
      fresh.uniform_(-reach, reach, generator);
    tensors_[name] = trainable(fresh);
  }
}

PromptEncoder::PromptEncoder(const std::map<std::string, torch::Tensor>& tensors,
                             const std::filesystem::path& origin) {
  const auto find = [&](const std::string& name) {
    const auto found = tensors.find(name);
    if (found == tensors.end() || !found->second.is_floating_point())
      throw Error(PTW_TR("methods",
                         "%1 is not a sound p-tuning adapter: the tensor %2 is missing or has "
                         "another shape. Train it again."),
                  {origin.string(), name});
    return found->second;
  };
  const auto embedding = find("embedding.weight"), first = find("mlp_head.0.weight");
  kind_ = tensors.contains("lstm_head.weight_ih_l0") ? "lstm" : "mlp";
  const auto hidden = first.dim() == 2 ? first.size(0) / (kind_ == "lstm" ? 2 : 1) : 0;
  if (embedding.dim() == 2 && hidden > 0)
    for (const auto& [name, shape] :
         shapes_of(kind_, embedding.size(0), embedding.size(1), hidden)) {
      if (find(name).sizes().vec() != shape) find(name + " of a fitting shape");
      tensors_[name] = trainable(find(name));
    }
  else
    find("embedding.weight of two dimensions");
}

std::int64_t PromptEncoder::hidden_size() const {
  return at("mlp_head.0.weight").size(0) / (kind_ == "lstm" ? 2 : 1);
}

torch::Tensor PromptEncoder::linear(const std::string& name, const torch::Tensor& x) const {
  return torch::linear(x, at(name + ".weight"), at(name + ".bias"));
}

torch::Tensor PromptEncoder::recurrent(const torch::Tensor& x) const {
  std::vector<torch::Tensor> weights;
  for (const auto& [name, shape] : shapes_of("lstm", x.size(0), x.size(1), hidden_size()))
    if (name.starts_with("lstm_head.")) weights.push_back(at(name));
  const auto zero = torch::zeros({2 * kLayers, 1, hidden_size()});
  const auto result =
      torch::lstm(x.unsqueeze(0), {zero, zero}, weights, true, kLayers, 0, false, true, true);
  return std::get<0>(result).squeeze(0);
}

torch::Tensor PromptEncoder::operator()() const {
  const auto& x = at("embedding.weight");
  if (kind_ == "lstm") return linear("mlp_head.2", torch::relu(linear("mlp_head.0", recurrent(x))));
  const auto hidden = torch::relu(linear("mlp_head.2", torch::relu(linear("mlp_head.0", x))));
  return linear("mlp_head.4", hidden);
}

std::vector<NamedTensor> PromptEncoder::parameters() const {
  std::vector<NamedTensor> all;
  for (const auto& [name, tensor] : tensors_) all.push_back({name, tensor});
  return all;
}

}  // namespace ptw
