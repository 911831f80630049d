// Tokenised examples as batches take them.
#pragma once

#include <vector>

#include "model/token_batch.h"

namespace ptw {

inline std::vector<const TokenizedExample*> pointers(const std::vector<TokenizedExample>& rows) {
  std::vector<const TokenizedExample*> all;
  for (const auto& row : rows) all.push_back(&row);
  return all;
}

}  // namespace ptw
