// One attention as queries by keys: of a layer and a head, or the mean over all of them.
#pragma once

#include <vector>

#include "report/attention.h"

namespace ptw {

/// -1 stands for the mean over all.
struct AttentionChoice {
  int layer = -1;
  int head = -1;
};

/// Whether soft tokens are among the keys of `map`, and whether anything else is.
bool hasSoftKeys(const AttentionMap& map);
bool hasOtherKeys(const AttentionMap& map);

class AttentionTable {
 public:
  AttentionTable() = default;
  AttentionTable(const AttentionMap& map, AttentionChoice choice);

  [[nodiscard]] int queries() const { return queries_; }
  [[nodiscard]] int keys() const { return static_cast<int>(softTokens_.size()); }
  [[nodiscard]] double weight(int query, int key) const;

  /// The number in the prompt of the soft token that a key is; -1 for other keys.
  [[nodiscard]] int softToken(int key) const;

  /// The part of a query's attention that goes to soft tokens, 0..1.
  [[nodiscard]] double softShare(int query) const;
  /// The mean of it over all queries.
  [[nodiscard]] double softShare() const;

 private:
  int queries_ = 0;
  std::vector<int> softTokens_;  ///< [keys]
  std::vector<double> weights_;  ///< [queries, keys]
};

}  // namespace ptw
