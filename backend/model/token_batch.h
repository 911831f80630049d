// Examples as the model takes them: padded rows of ids.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "text/task.h"
#include "text/tokenizer.h"
#include "torch_headers.h"

namespace ptw {

struct TokenizedExample {
  std::vector<std::int64_t> input;   ///< as the family reads it, e.g. closed by the end token
  std::vector<std::int64_t> target;  ///< closed by the end token
  int label = -1;                    ///< index into the task's verbalizer
  bool truncated = false;            ///< the input was longer than allowed
};

struct TokenBatch {
  torch::Tensor ids;     ///< [B, T] int64, right-padded
  torch::Tensor mask;    ///< [B, T] float32, 1 = real token
  torch::Tensor labels;  ///< [B, U] int64, -100 beyond each target
};

/// Ids of the input `text`, at most `limit` of them: cut before the end token that closes them, or
/// at the beginning where none does.
std::vector<std::int64_t> encode_up_to(const Tokenizer& tokenizer, const std::string& text,
                                       std::int64_t limit, bool* truncated = nullptr);

/// Ids of the target `text`, closed by the end token, at most `limit` of them.
std::vector<std::int64_t> encode_target_up_to(const Tokenizer& tokenizer, const std::string& text,
                                              std::int64_t limit);

std::vector<TokenizedExample> tokenize(const std::vector<Example>& examples,
                                       const Tokenizer& tokenizer, std::int64_t input_limit,
                                       std::int64_t target_limit);

/// Rows padded to the longest of this batch.
TokenBatch collate(std::span<const TokenizedExample* const> examples, std::int64_t pad_id);

/// Rows of ids, right-padded with `padding` to the longest; [N, longest].
torch::Tensor padded(std::span<const std::vector<std::int64_t>* const> rows, std::int64_t padding);

}  // namespace ptw
