#include "methods/masked_prompt.h"

#include "methods/adapter_folder.h"
#include "report/message.h"

namespace ptw {

void require_divides(std::int64_t pieces, std::int64_t embedding_size) {
  if (pieces >= 1 && embedding_size % pieces == 0) return;
  throw Error(
      PTW_TR("methods",
             "%1 pieces do not divide the model's embeddings of size %2. Choose a divisor."),
      {std::to_string(pieces), std::to_string(embedding_size)});
}

void require_fit(const PromptMask& mask, std::int64_t tokens, std::int64_t embedding_size) {
  if (mask.token_count() != tokens)
    throw Error(PTW_TR("methods",
                       "The mask is for a prompt of %1 tokens; this one has %2. Use its own mask."),
                {std::to_string(mask.token_count()), std::to_string(tokens)});
  require_divides(mask.pieces, embedding_size);
}

torch::Tensor mask_values(const PromptMask& mask, std::int64_t embedding_size) {
  auto values = torch::empty({mask.token_count(), mask.pieces});
  for (int token = 0; token < mask.token_count(); ++token)
    for (int piece = 0; piece < mask.pieces; ++piece)
      values[token][piece] = mask.keeps(token, piece) ? 1.0F : 0.0F;
  return values.repeat_interleave(embedding_size / mask.pieces, 1);
}

torch::Tensor kept_token_indices(const PromptMask& mask) {
  std::vector<std::int64_t> kept;
  for (int token = 0; token < mask.token_count(); ++token)
    if (mask.keeps_any(token)) kept.push_back(token);
  return torch::tensor(kept, torch::kInt64);
}

MaskedPrompt::MaskedPrompt(const torch::Tensor& values, PromptMask mask, bool removes_tokens)
    : values_(values), mask_(std::move(mask)), removes_tokens_(removes_tokens) {
  require_fit(mask_, values_.size(0), values_.size(1));
  factors_ = mask_values(mask_, values_.size(1));
  kept_ = kept_token_indices(mask_);
}

std::vector<NamedTensor> MaskedPrompt::parameters() const {
  return {{"prompt_embeddings", values_}};
}

torch::Tensor MaskedPrompt::visible() const {
  const auto masked = values_ * factors_;
  return removes_tokens_ ? masked.index_select(0, kept_) : masked;
}

EmbeddedInput MaskedPrompt::condition(const FrozenModel& model, const TokenBatch& batch,
                                      const Pass& /*pass*/) const {
  return prepended(visible().unsqueeze(0).expand({batch.ids.size(0), -1, -1}), model, batch);
}

torch::Tensor MaskedPrompt::soft_prompt() const {
  return (values_ * factors_).detach();
}

void MaskedPrompt::save_adapter(const std::filesystem::path& folder, const ModelInfo& model) const {
  write_prompt_tuning_adapter(folder, visible().detach(), model);
}

std::int64_t MaskedPrompt::stored_parameters() const {
  return mask_.kept_pieces() * (values_.size(1) / mask_.pieces);
}

}  // namespace ptw
