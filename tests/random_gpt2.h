// A GPT-2 folder with random weights, for benchmarks: what a step costs does not depend on them.
#pragma once

#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <string>

#include "files/durable_file.h"
#include "model/safetensors.h"
#include "torch_headers.h"

namespace ptw {

struct Gpt2Shape {
  std::int64_t width, layers, heads, positions, vocabulary;
};

constexpr Gpt2Shape kGpt2Small = {768, 12, 12, 1024, 50257};

/// Config and weights, no tokenizer.
inline void write_random_gpt2(const std::filesystem::path& folder, const Gpt2Shape& shape) {
  std::map<std::string, torch::Tensor> tensors;
  const auto normal = [&](const std::string& name, torch::IntArrayRef size) {
    tensors[name] = torch::randn(size) * 0.02;
  };
  const auto norm = [&](const std::string& name) {
    tensors[name + ".weight"] = torch::ones({shape.width});
    tensors[name + ".bias"] = torch::zeros({shape.width});
  };
  const auto linear = [&](const std::string& name, std::int64_t in, std::int64_t out) {
    normal(name + ".weight", {in, out});
    tensors[name + ".bias"] = torch::zeros({out});
  };
  normal("wte.weight", {shape.vocabulary, shape.width});
  normal("wpe.weight", {shape.positions, shape.width});
  for (std::int64_t i = 0; i < shape.layers; ++i) {
    const auto layer = "h." + std::to_string(i) + ".";
    norm(layer + "ln_1");
    linear(layer + "attn.c_attn", shape.width, 3 * shape.width);
    linear(layer + "attn.c_proj", shape.width, shape.width);
    norm(layer + "ln_2");
    linear(layer + "mlp.c_fc", shape.width, 4 * shape.width);
    linear(layer + "mlp.c_proj", 4 * shape.width, shape.width);
  }
  norm("ln_f");
  std::filesystem::create_directories(folder);
  write_safetensors(folder / "model.safetensors", tensors);
  write_file(folder / "config.json", nlohmann::json{{"model_type", "gpt2"},
                                                    {"vocab_size", shape.vocabulary},
                                                    {"n_positions", shape.positions},
                                                    {"n_embd", shape.width},
                                                    {"n_layer", shape.layers},
                                                    {"n_head", shape.heads}}
                                         .dump());
}

}  // namespace ptw
