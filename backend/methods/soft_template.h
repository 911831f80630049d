// A template of pseudo tokens and anchor words around the input, as P-tuning has it (Liu et al.
// 2021, section 3.2):  "[P*3] {input} capital [P] is"
//
// [P] is one pseudo token, [P*n] n of them; {input} stands for the input, once; what is left are
// anchor words, which the model reads as they are.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/frozen_model.h"
#include "model/token_batch.h"
#include "text/tokenizer.h"

namespace ptw {

class SoftTemplate {
 public:
  /// Throws Error, quoting the template, for one without {input} or [P], with {input} twice, or
  /// with a malformed [P..].
  SoftTemplate(std::string text, const Tokenizer& tokenizer);
  /// The same, its pieces known.
  SoftTemplate(std::string text, std::vector<std::int64_t> before, std::vector<std::int64_t> after);

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] std::int64_t length() const;  ///< pseudo tokens
  /// Whether all pseudo tokens stand before the input, and nothing else does: PEFT's only form.
  [[nodiscard]] bool is_front_only() const;

  /// Around the input: anchor pieces by id, pseudo tokens as kPseudo.
  [[nodiscard]] const std::vector<std::int64_t>& before() const { return before_; }
  [[nodiscard]] const std::vector<std::int64_t>& after() const { return after_; }
  static constexpr std::int64_t kPseudo = -1;

  /// The batch inside the template, `prompt` [P, E] in place of the pseudo tokens. What closes an
  /// input (its last piece when that is the end token) closes the whole.
  [[nodiscard]] EmbeddedInput around(const TokenBatch& batch, const torch::Tensor& prompt,
                                     const FrozenModel& model) const;

 private:
  std::string text_;
  std::vector<std::int64_t> before_, after_;
};

}  // namespace ptw
