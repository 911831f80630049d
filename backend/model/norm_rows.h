// Norms of rows and their derivatives, together with the addition before them, in one pass over
// memory. Sums are float32.
#pragma once

#include "model/rows.h"

namespace ptw::rows {

struct NormWeights {
  const float* weight;
  const float* bias;  ///< null: an RMS norm, else a layer norm
  float epsilon;
};

/// What a norm takes from a row and then multiplies it by. An RMS norm takes nothing.
struct NormScale {
  float mean, inverse;
};

/// sum = x + change and y = norm(sum); where `change` is null `sum` is, and y = norm(x).
void norm(const float* x, const float* change, const NormWeights& weights, Size size, float* sum,
          float* y, NormScale* scales);
void norm(const float* x, const float* change, const NormWeights& weights, Size size, float* sum,
          Bf16* y, NormScale* scales);

/// The gradient of the sum: from that of y, and the one it has besides, `direct`, unless that is
/// null. `out` may be where `gradient` is.
void norm_backward(const float* gradient, const float* direct, const float* sum,
                   const NormWeights& weights, const NormScale* scales, Size size, float* out);

}  // namespace ptw::rows
