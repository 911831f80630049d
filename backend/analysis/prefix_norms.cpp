#include "analysis/prefix_norms.h"

namespace ptw {
namespace {

void add(PrefixReport& report, const char* name, const std::vector<KeysValues>& layers) {
  if (layers.empty()) return;
  PrefixStack stack;
  stack.name = name;
  stack.layers = static_cast<int>(layers.size());
  stack.positions = static_cast<int>(layers.front().keys.size(2));
  const auto append = [](std::vector<float>& norms, const torch::Tensor& part) {
    const auto each = part[0].transpose(0, 1).flatten(1).norm(2, 1).contiguous();
    norms.insert(norms.end(), each.data_ptr<float>(), each.data_ptr<float>() + each.numel());
  };
  for (const auto& [keys, values] : layers) {
    append(stack.key_norms, keys);
    append(stack.value_norms, values);
  }
  report.stacks.push_back(std::move(stack));
}

}  // namespace

PrefixReport prefix_norms(const Prefix& prefix, std::int64_t step) {
  const torch::NoGradGuard no_gradient;
  PrefixReport report;
  report.step = step;
  add(report, "encoder", prefix.encoder_attention);
  add(report, "decoder", prefix.decoder_attention);
  add(report, "cross", prefix.cross_attention);
  return report;
}

}  // namespace ptw
