// AutoPrompt (Shin et al. 2020): a prompt of real words, found with the help of gradients.
//
// P trigger pieces stand before the input. A step looks at one of them, chosen by chance: to first
// order, replacing its embedding by e_w changes the loss by e_w . g plus a constant, g being the
// loss's gradient at that place. The pieces with the largest -e_w . g are tried out on a batch
// drawn anew, and the best one is taken if it lowers the loss there (section 2.2). P ids are kept.
#pragma once

#include <vector>

#include "methods/method_entry.h"

namespace ptw {

class AutoPrompt : public Method {
 public:
  /// `rows` [P, E] are the embeddings of `triggers`; pieces that are `forbidden` are never tried,
  /// of the others the best `candidates` are.
  AutoPrompt(std::vector<std::int64_t> triggers, const torch::Tensor& rows,
             std::vector<std::int64_t> forbidden, std::int64_t candidates);

  /// The triggers' embeddings, so that the gradient reaches them.
  [[nodiscard]] std::vector<NamedTensor> parameters() const override;
  [[nodiscard]] EmbeddedInput condition(const FrozenModel& model, const TokenBatch& batch,
                                        const Pass& pass) const override;
  bool update(const UpdateContext& context) override;
  [[nodiscard]] torch::Tensor soft_prompt() const override { return rows_.detach(); }
  [[nodiscard]] bool is_plain_prompt() const override { return true; }
  /// PEFT can use it as a plain prompt.
  void save_adapter(const std::filesystem::path& folder, const ModelInfo& model) const override;
  [[nodiscard]] std::int64_t stored_parameters() const override { return std::ssize(triggers_); }

  [[nodiscard]] const std::vector<std::int64_t>& triggers() const { return triggers_; }

  /// The pieces to try at `place`, given the gradient [E] there; the most promising first.
  [[nodiscard]] std::vector<std::int64_t> candidates(const FrozenModel& model, std::size_t place,
                                                     const torch::Tensor& gradient) const;

 private:
  std::vector<std::int64_t> triggers_;
  torch::Tensor rows_;  // [P, E]
  std::vector<std::int64_t> forbidden_;
  std::int64_t candidates_;
};

MethodEntry autoprompt_entry();

}  // namespace ptw
