// How large the keys and values of a prefix are.
#pragma once

#include "model/layer_conditioning.h"
#include "report/prefix.h"

namespace ptw {

/// Every stack that `prefix` has.
PrefixReport prefix_norms(const Prefix& prefix, std::int64_t step);

}  // namespace ptw
