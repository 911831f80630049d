// Which tokens and pieces of a soft prompt are kept (XPrompt, Ma et al. 2022, section Hierarchical
// Structured Pruning): a token mask gamma [m] and a piece mask zeta [m, k], every token being cut
// into k equal pieces along the embedding.
#pragma once

#include <cstdint>
#include <random>
#include <span>
#include <vector>

namespace ptw {

struct PromptMask {
  int pieces = 1;                    ///< k
  std::vector<std::uint8_t> tokens;  ///< gamma [m], 1 = kept
  std::vector<std::uint8_t> cells;   ///< zeta [m * k], row by row, 1 = kept

  bool operator==(const PromptMask&) const = default;

  [[nodiscard]] int token_count() const { return static_cast<int>(tokens.size()); }
  /// Whether the model sees this piece: its token and the piece itself are kept.
  [[nodiscard]] bool keeps(int token, int piece) const;
  /// Whether the model sees anything of this token.
  [[nodiscard]] bool keeps_any(int token) const;
  /// Tokens that still have a piece the model sees.
  [[nodiscard]] int kept_tokens() const;
  /// Pieces that the model sees.
  [[nodiscard]] int kept_pieces() const;
};

/// Everything kept.
PromptMask full_mask(int tokens, int pieces);

/// `mask` without the floor(ratio * m) tokens of lowest importance [m].
PromptMask without_lowest_tokens(PromptMask mask, std::span<const double> importance, double ratio);

/// `mask` without, in every kept token, the floor(ratio * k) pieces of lowest importance [m * k].
PromptMask without_lowest_pieces(PromptMask mask, std::span<const double> importance, double ratio);

/// As many tokens masked as in `mask`, and in the others as many pieces in all, at random.
PromptMask random_mask_like(const PromptMask& mask, std::mt19937_64& random);

/// `count` of these, the same ones for every mask of the same effect: what they are depends on the
/// mask alone, and a larger number begins with the smaller.
std::vector<PromptMask> random_masks_like(const PromptMask& mask, int count);

/// What was kept is masked, and the other way round, piece by piece as the model sees them. A
/// token of which nothing is left is a masked token.
PromptMask inverted(const PromptMask& mask);

}  // namespace ptw
