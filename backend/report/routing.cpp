#include "report/routing.h"

#include <cmath>
#include <numeric>

namespace ptw {

double normalized_entropy(std::span<const double> shares) {
  if (shares.size() < 2) return 0;
  const double total = std::accumulate(shares.begin(), shares.end(), 0.0);
  double entropy = 0;
  for (const double share : shares)
    if (share > 0) entropy -= share / total * std::log(share / total);
  return entropy / std::log(static_cast<double>(shares.size()));
}

}  // namespace ptw
