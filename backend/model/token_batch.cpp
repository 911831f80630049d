#include "model/token_batch.h"

#include <algorithm>

namespace ptw {

namespace {

/// At most `limit` of them. What opens and closes the ids stays; where nothing closes them, the
/// beginning is cut, for the end is what a target continues.
bool cut(std::vector<std::int64_t>& ids, std::int64_t limit, const Tokenizer& tokenizer) {
  const auto surplus = std::ssize(ids) - limit;
  if (surplus <= 0) return false;
  if (ids.back() == tokenizer.end_id()) {
    ids.erase(ids.end() - 1 - surplus, ids.end() - 1);
    return true;
  }
  const auto opening = limit > 1 && tokenizer.is_special(ids.front()) ? 1 : 0;
  ids.erase(ids.begin() + opening, ids.begin() + opening + surplus);
  return true;
}

}  // namespace

std::vector<std::int64_t> encode_up_to(const Tokenizer& tokenizer, const std::string& text,
                                       std::int64_t limit, bool* truncated) {
  auto ids = tokenizer.encode(text);
  const bool shortened = cut(ids, limit, tokenizer);
  if (truncated) *truncated = shortened;
  return ids;
}

std::vector<std::int64_t> encode_target_up_to(const Tokenizer& tokenizer, const std::string& text,
                                              std::int64_t limit) {
  auto ids = tokenizer.encode_target(text);
  cut(ids, limit, tokenizer);
  return ids;
}

std::vector<TokenizedExample> tokenize(const std::vector<Example>& examples,
                                       const Tokenizer& tokenizer, std::int64_t input_limit,
                                       std::int64_t target_limit) {
  std::vector<TokenizedExample> tokenized;
  tokenized.reserve(examples.size());
  for (const auto& example : examples) {
    TokenizedExample row;
    row.input = encode_up_to(tokenizer, example.input, input_limit, &row.truncated);
    row.target = encode_target_up_to(tokenizer, example.target, target_limit);
    row.label = example.label;
    tokenized.push_back(std::move(row));
  }
  return tokenized;
}

torch::Tensor padded(std::span<const std::vector<std::int64_t>* const> rows, std::int64_t padding) {
  std::size_t longest = 0;
  for (const auto* row : rows) longest = std::max(longest, row->size());
  auto ids =
      torch::full({static_cast<std::int64_t>(rows.size()), static_cast<std::int64_t>(longest)},
                  padding, torch::kInt64);
  auto* out = ids.data_ptr<std::int64_t>();
  for (const auto* row : rows) {
    std::ranges::copy(*row, out);
    out += longest;
  }
  return ids;
}

TokenBatch collate(std::span<const TokenizedExample* const> examples, std::int64_t pad_id) {
  std::vector<const std::vector<std::int64_t>*> inputs, targets;
  for (const auto* example : examples) {
    inputs.push_back(&example->input);
    targets.push_back(&example->target);
  }
  TokenBatch batch;
  batch.ids = padded(inputs, pad_id);
  batch.labels = padded(targets, -100);
  batch.mask = torch::zeros(batch.ids.sizes(), torch::kFloat32);
  for (std::size_t row = 0; row < inputs.size(); ++row)
    batch.mask[static_cast<std::int64_t>(row)].slice(0, 0, std::ssize(*inputs[row])).fill_(1);
  return batch;
}

}  // namespace ptw
