#include "report/sweep.h"

namespace ptw {

SweepAxis axis_of(const std::vector<SweepVariant>& variants) {
  SweepAxis axis{"variant", {}};
  for (const auto& variant : variants) axis.values.emplace_back(variant.name);
  return axis;
}

}  // namespace ptw
