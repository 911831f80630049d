#include "widgets/attention_table.h"

#include <algorithm>

namespace ptw {
namespace {

/// What a choice of -1 (all of `count`) or of one index stands for; `to` is one past the last.
struct Range {
  Range(int chosen, int count) : from(std::max(chosen, 0)), to(chosen < 0 ? count : chosen + 1) {}

  int from;
  int to;
};

bool isToken(int number) {
  return number >= 0;
}

}  // namespace

bool hasSoftKeys(const AttentionMap& map) {
  return std::ranges::any_of(map.key_tokens, isToken);
}

bool hasOtherKeys(const AttentionMap& map) {
  return !std::ranges::all_of(map.key_tokens, isToken);
}

AttentionTable::AttentionTable(const AttentionMap& map, AttentionChoice choice)
    : queries_(static_cast<int>(map.queries.size())), softTokens_(map.key_tokens) {
  const std::size_t cells = map.queries.size() * map.keys.size();
  weights_.resize(cells);
  const Range layers(choice.layer, map.layers);
  const Range heads(choice.head, map.heads);
  for (int layer = layers.from; layer < layers.to; ++layer)
    for (int head = heads.from; head < heads.to; ++head) {
      const int before = layer * map.heads + head;
      const auto first = static_cast<std::size_t>(before) * cells;
      for (std::size_t i = 0; i < cells; ++i)
        weights_[i] += static_cast<double>(map.weights[first + i]);
    }
  const double parts = (layers.to - layers.from) * (heads.to - heads.from);
  for (double& weight : weights_) weight /= parts;
}

double AttentionTable::weight(int query, int key) const {
  const int cell = query * keys() + key;
  return weights_[static_cast<std::size_t>(cell)];
}

int AttentionTable::softToken(int key) const {
  return softTokens_[static_cast<std::size_t>(key)];
}

double AttentionTable::softShare(int query) const {
  double share = 0;
  for (int key = 0; key < keys(); ++key)
    if (softToken(key) >= 0) share += weight(query, key);
  return std::clamp(share, 0.0, 1.0);
}

double AttentionTable::softShare() const {
  if (queries_ == 0) return 0;
  double sum = 0;
  for (int query = 0; query < queries_; ++query) sum += softShare(query);
  return sum / queries_;
}

}  // namespace ptw
