#include "methods/method.h"

namespace ptw {

std::int64_t Method::added_positions() const {
  const auto prompt = soft_prompt();
  return prompt.defined() ? prompt.size(0) : 0;
}

EmbeddedInput unconditioned(const FrozenModel& model, const TokenBatch& batch) {
  return {model.embed(batch.ids), batch.mask, {}, batch.ids};
}

std::unique_ptr<ReadInput> read_with(const Method* method, const FrozenModel& model,
                                     const TokenBatch& batch, const Pass& pass,
                                     const Dropout& dropout) {
  if (!method) return model.read(unconditioned(model, batch), dropout);
  const auto& reader = method->reader(model);
  return reader.read(method->condition(reader, batch, pass), dropout);
}

EmbeddedInput prepended(const torch::Tensor& prompts, const FrozenModel& model,
                        const TokenBatch& batch) {
  const auto attended = torch::ones({prompts.size(0), prompts.size(1)}, batch.mask.options());
  const auto soft = torch::full({prompts.size(0), prompts.size(1)}, -1, batch.ids.options());
  const auto words = model.embed(batch.ids);
  return {torch::cat({prompts, words}, 1),
          torch::cat({attended, batch.mask}, 1),
          {},
          torch::cat({soft, batch.ids}, 1),
          words.requires_grad() ? kEveryPosition : prompts.size(1)};
}

}  // namespace ptw
