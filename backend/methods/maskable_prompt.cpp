#include "methods/maskable_prompt.h"

#include "methods/masked_prompt.h"
#include "methods/xprompt.h"
#include "report/message.h"

namespace ptw {
namespace {

MaskablePrompt pruned_prompt(const Xprompt& method) {
  const auto& mask = method.mask();
  const auto visible = method.soft_prompt(), hidden = method.past().trained;
  const auto kept = mask_values(mask, visible.size(1)) != 0;
  return {torch::where(kept, visible, hidden), mask, method.options().masked_tokens == "remove"};
}

PromptMask with_pieces(const PromptMask& mask, int pieces) {
  auto result = full_mask(mask.token_count(), pieces);
  result.tokens = mask.tokens;
  return result;
}

}  // namespace

int usual_pieces(std::int64_t embedding_size) {
  int pieces = 16;
  while (embedding_size % pieces != 0) --pieces;
  return pieces;
}

MaskablePrompt maskable_prompt(const Method& method, int pieces) {
  if (!method.is_plain_prompt())
    throw Error(
        PTW_TR("methods",
               "Only one soft prompt before the input can be pruned. Choose a run of prompt "
               "tuning or XPrompt."));
  const auto prompt = method.soft_prompt();
  const auto size = prompt.size(1);
  if (const auto* pruned = dynamic_cast<const Xprompt*>(&method)) {
    auto result = pruned_prompt(*pruned);
    if (pieces == 0 || pieces == result.mask.pieces) return result;
    require_divides(pieces, size);
    result.mask = with_pieces(result.mask, pieces);
    return result;
  }
  if (pieces == 0) pieces = usual_pieces(size);
  require_divides(pieces, size);
  return {prompt, full_mask(static_cast<int>(prompt.size(0)), pieces)};
}

}  // namespace ptw
