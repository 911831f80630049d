// Where the model looks while it reads one input and writes its answer: attention weights, the soft
// tokens among the keys marked.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace ptw {

/// The attention of one kind of sublayer over all its layers.
struct AttentionMap {
  std::string name;  ///< "encoder" (self), "decoder" (self) or "cross"
  int layers = 0;
  int heads = 0;
  std::vector<std::string> queries;  ///< who looks: a piece; empty text for a soft token
  std::vector<std::string> keys;     ///< what is looked at; empty text for a soft token or prefix
  /// The number in the prompt, counted from 0, of a query or key that is a soft token, or of a key
  /// that is a prefix position; -1 for all others.
  std::vector<int> query_tokens, key_tokens;
  /// [layers, heads, queries, keys], row-major; every row sums to 1.
  std::vector<float> weights;
};

struct AttentionReport {
  std::int64_t step = 0;
  std::string input;   ///< as it was typed
  std::string answer;  ///< what the model wrote, greedily
  std::vector<AttentionMap> maps;
};

}  // namespace ptw
