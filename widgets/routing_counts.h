// How many examples of each class every prompt of a mixture is given.
#pragma once

#include <vector>

#include "report/routing.h"

namespace ptw {

struct RoutingCounts {
  struct Row {
    std::vector<int> prompts;  ///< [k]
    int total = 0;

    /// The part of the row's examples that `prompt` is given; 0 in a row without examples.
    [[nodiscard]] double share(int prompt) const;
  };

  std::vector<Row> labels;  ///< in the order of RoutingReport::labels
  Row all;                  ///< of all examples, those without a label too
};

RoutingCounts countRouting(const RoutingReport& report);

/// The share of all examples that each prompt is given; empty when there are no examples.
std::vector<double> promptShares(const RoutingCounts& counts);

}  // namespace ptw
