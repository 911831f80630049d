// The network that makes P-tuning's prompt while it is trained (Liu et al. 2021, section 3.3):
//
//   lstm  h_i = MLP([LSTM_forward(x) : LSTM_backward(x)]), two layers, MLP = Linear ReLU Linear
//   mlp   h_i = Linear ReLU Linear ReLU Linear of x_i, as PEFT has it
//
// over trainable input embeddings x [P, E]. Its tensors have the names that PEFT gives them.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "methods/method.h"

namespace ptw {

class PromptEncoder {
 public:
  /// Fresh ones, as torch begins such layers. `kind` is "lstm" or "mlp".
  PromptEncoder(const std::string& kind, std::int64_t length, std::int64_t embedding_size,
                std::int64_t hidden_size, at::Generator& generator);
  /// Takes copies of the tensors that parameters() names. Throws Error, naming `origin`, when one
  /// is missing or their shapes do not fit each other.
  PromptEncoder(const std::map<std::string, torch::Tensor>& tensors,
                const std::filesystem::path& origin);

  /// The prompt [P, E].
  [[nodiscard]] torch::Tensor operator()() const;
  [[nodiscard]] std::vector<NamedTensor> parameters() const;
  [[nodiscard]] const std::string& kind() const { return kind_; }
  [[nodiscard]] std::int64_t hidden_size() const;

 private:
  [[nodiscard]] const torch::Tensor& at(const std::string& name) const { return tensors_.at(name); }
  [[nodiscard]] torch::Tensor linear(const std::string& name, const torch::Tensor& x) const;
  [[nodiscard]] torch::Tensor recurrent(const torch::Tensor& x) const;

  std::string kind_;
  std::map<std::string, torch::Tensor> tensors_;
};

}  // namespace ptw
