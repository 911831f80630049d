// How large the keys and values of a prefix are (Li and Liang 2021), by layer and position.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace ptw {

/// The prefix of one attention; norms are Euclidean over all heads of a position.
struct PrefixStack {
  std::string name;  ///< "encoder", "decoder" or "cross"
  int layers = 0;
  int positions = 0;
  std::vector<float> key_norms;    ///< [layers, positions], row-major
  std::vector<float> value_norms;  ///< the same
};

struct PrefixReport {
  std::int64_t step = 0;
  std::vector<PrefixStack> stacks;  ///< empty: the method has no prefix
};

}  // namespace ptw
