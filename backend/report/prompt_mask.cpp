#include "report/prompt_mask.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace ptw {
namespace {

std::size_t cell(const PromptMask& mask, int token, int piece) {
  return static_cast<std::size_t>(token) * static_cast<std::size_t>(mask.pieces) +
         static_cast<std::size_t>(piece);
}

/// Indices of the floor(ratio * n) lowest values; of equal ones the first.
std::vector<std::size_t> lowest(std::span<const double> values, double ratio) {
  std::vector<std::size_t> order(values.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t i) { return values[i]; });
  // The small summand undoes 0.3 * 10 = 2.9999999999999996.
  order.resize(static_cast<std::size_t>(ratio * static_cast<double>(order.size()) + 1e-9));
  return order;
}

/// The first `count` of `from`, shuffled.
template <class T>
std::vector<T> drawn(std::vector<T> from, std::size_t count, std::mt19937_64& random) {
  for (std::size_t i = from.size(); i > 1; --i) std::swap(from[i - 1], from[random() % i]);
  from.resize(std::min(count, from.size()));
  return from;
}

/// A number that every mask of the same effect has (FNV-1a of its pieces).
std::uint64_t seed_of(const PromptMask& mask) {
  std::uint64_t seed = 14695981039346656037ULL;
  const auto take = [&](std::uint64_t value) { seed = (seed ^ value) * 1099511628211ULL; };
  take(static_cast<std::uint64_t>(mask.pieces));
  for (int token = 0; token < mask.token_count(); ++token)
    for (int piece = 0; piece < mask.pieces; ++piece) take(mask.keeps(token, piece));
  return seed;
}

}  // namespace

bool PromptMask::keeps(int token, int piece) const {
  return tokens[static_cast<std::size_t>(token)] && cells[cell(*this, token, piece)];
}

bool PromptMask::keeps_any(int token) const {
  for (int piece = 0; piece < pieces; ++piece)
    if (keeps(token, piece)) return true;
  return false;
}

int PromptMask::kept_tokens() const {
  int count = 0;
  for (int token = 0; token < token_count(); ++token) count += keeps_any(token);
  return count;
}

int PromptMask::kept_pieces() const {
  int count = 0;
  for (int token = 0; token < token_count(); ++token)
    for (int piece = 0; piece < pieces; ++piece) count += keeps(token, piece);
  return count;
}

PromptMask full_mask(int tokens, int pieces) {
  const auto rows = static_cast<std::size_t>(tokens);
  return {pieces, std::vector<std::uint8_t>(rows, 1),
          std::vector<std::uint8_t>(rows * static_cast<std::size_t>(pieces), 1)};
}

PromptMask without_lowest_tokens(PromptMask mask, std::span<const double> importance,
                                 double ratio) {
  for (const auto token : lowest(importance, ratio)) mask.tokens[token] = 0;
  return mask;
}

PromptMask without_lowest_pieces(PromptMask mask, std::span<const double> importance,
                                 double ratio) {
  const auto pieces = static_cast<std::size_t>(mask.pieces);
  for (std::size_t token = 0; token < mask.tokens.size(); ++token) {
    if (!mask.tokens[token]) continue;
    for (const auto piece : lowest(importance.subspan(token * pieces, pieces), ratio))
      mask.cells[token * pieces + piece] = 0;
  }
  return mask;
}

PromptMask random_mask_like(const PromptMask& mask, std::mt19937_64& random) {
  const auto tokens = mask.tokens.size();
  const auto masked = static_cast<std::size_t>(std::ranges::count(mask.tokens, std::uint8_t{0}));
  auto result = full_mask(mask.token_count(), mask.pieces);
  std::vector<std::size_t> all(tokens);
  std::iota(all.begin(), all.end(), std::size_t{0});
  for (const auto token : drawn(all, masked, random)) result.tokens[token] = 0;

  const auto pieces = static_cast<std::size_t>(mask.pieces);
  std::vector<std::size_t> open;
  for (std::size_t i = 0; i < result.cells.size(); ++i)
    if (result.tokens[i / pieces]) open.push_back(i);
  const auto closed = open.size() - static_cast<std::size_t>(mask.kept_pieces());
  for (const auto i : drawn(open, closed, random)) result.cells[i] = 0;
  return result;
}

std::vector<PromptMask> random_masks_like(const PromptMask& mask, int count) {
  std::mt19937_64 random(seed_of(mask));
  std::vector<PromptMask> masks;
  for (int draw = 0; draw < count; ++draw) masks.push_back(random_mask_like(mask, random));
  return masks;
}

PromptMask inverted(const PromptMask& mask) {
  auto result = full_mask(mask.token_count(), mask.pieces);
  for (int token = 0; token < mask.token_count(); ++token) {
    bool any = false;
    for (int piece = 0; piece < mask.pieces; ++piece) any |= !mask.keeps(token, piece);
    result.tokens[static_cast<std::size_t>(token)] = any;
    if (!any) continue;
    for (int piece = 0; piece < mask.pieces; ++piece)
      result.cells[cell(mask, token, piece)] = !mask.keeps(token, piece);
  }
  return result;
}

}  // namespace ptw
