// Activations of many numbers and their derivatives, in one pass over memory. Formulas are computed
// in float32.
#pragma once

#include <cstdint>

#include "model/activation.h"
#include "model/rows.h"

namespace ptw::rows {

/// out = f(x), and times `up` if that is not null (Shazeer 2020).
void activate(Activation f, const float* x, const float* up, std::int64_t count, float* out);
void activate(Activation f, const Bf16* x, const Bf16* up, std::int64_t count, Bf16* out);

/// The gradient of x from that of out, and that of `up` if it is not null.
void activate_backward(Activation f, const float* gradient, const float* x, const float* up,
                       std::int64_t count, float* by_x, float* by_up);
void activate_backward(Activation f, const Bf16* gradient, const Bf16* x, const Bf16* up,
                       std::int64_t count, Bf16* by_x, Bf16* by_up);

}  // namespace ptw::rows
