#include "model/attention_scores.h"

#include "model/numbers.h"

namespace ptw {

torch::Tensor attention_weights(const torch::Tensor& scores, const torch::Tensor& bias,
                                double scale, torch::ScalarType type) {
  auto weights = type == torch::kFloat32 ? scores : torch::empty(scores.sizes(), type);
  const auto spread = (bias.stride(-1) == 1 ? bias : bias.contiguous()).expand_as(scores);
  const auto columns = scores.size(3);
  const auto* own = spread.data_ptr<float>();
  with_numbers(weights, [&](auto* out) {
    // Heads outermost: all sequences may share the bias of one.
    for (std::int64_t h = 0; h < scores.size(1); ++h)
      for (std::int64_t b = 0; b < scores.size(0); ++b)
        for (std::int64_t q = 0; q < scores.size(2); ++q) {
          const auto row = ((b * scores.size(1) + h) * scores.size(2) + q) * columns;
          rows::softmax(scores.data_ptr<float>() + row,
                        own + b * spread.stride(0) + h * spread.stride(1) + q * spread.stride(2),
                        static_cast<float>(scale), columns, out + row);
        }
  });
  return weights;
}

torch::Tensor scores_gradient(const torch::Tensor& weights, const torch::Tensor& gradient,
                              double scale) {
  const rows::Size size = {weights.numel() / weights.size(-1), weights.size(-1)};
  auto out = weights.scalar_type() == torch::kFloat32 ? gradient : torch::empty_like(weights);
  with_numbers(out, [&](auto* to) {
    rows::softmax_backward(numbers_like(to, weights), gradient.data_ptr<float>(),
                           static_cast<float>(scale), size, to);
  });
  return out;
}

}  // namespace ptw
