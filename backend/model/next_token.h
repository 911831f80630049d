// What may be written next, by the rules of a model's folder (model/writing_rules.h).
#pragma once

#include <cstdint>
#include <vector>

#include "model/frozen_model.h"

namespace ptw {

class NextToken {
 public:
  using Text = std::vector<std::int64_t>;

  /// Behind `input`, in texts of at most `limit` tokens.
  NextToken(const ReadInput& input, const ModelInfo& model, std::int64_t limit);

  /// The ids that end a text.
  [[nodiscard]] const Text& ends() const { return ends_; }
  [[nodiscard]] bool is_end(std::int64_t id) const;

  /// Changes `scores` [V], logits or log-likelihoods of what follows `text` behind the input `row`:
  /// what may not follow gets -infinity.
  void restrict(std::size_t row, const Text& text, const torch::Tensor& scores) const;

 private:
  /// The ids of which one must follow; none: any may.
  [[nodiscard]] Text forced(const Text& opening, const Text& text) const;
  [[nodiscard]] Text closing_words(const Text& before) const;

  const WritingRules& rules_;
  std::int64_t limit_;
  Text ends_;
  std::vector<Text> openings_;
};

}  // namespace ptw
