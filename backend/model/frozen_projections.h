// The linear layers that read the same input, perhaps a norm of it, as one step of autograd where
// their weights do not change. It keeps no product and no norm, for what goes into frozen weights
// needs neither.
#pragma once

#include <vector>

#include "model/frozen_linear.h"
#include "model/layer_conditioning.h"
#include "model/layers.h"
#include "model/residual.h"
#include "torch_headers.h"

namespace ptw {

/// What each of `layers` makes of x, ready to go into another product.
std::vector<torch::Tensor> projections(const torch::Tensor& x,
                                       const std::vector<const FrozenLinear*>& layers);

/// What each of `layers` makes of norm(x), likewise; x is settled. Frozen layers give x [B, T, E]
/// no gradient behind its first `asked` positions.
std::vector<torch::Tensor> projections(const Norm& norm, Residual& x,
                                       const std::vector<const FrozenLinear*>& layers,
                                       std::int64_t asked = kEveryPosition);

/// relu() of what `layer` makes of norm(x), likewise.
torch::Tensor relu_projection(const Norm& norm, Residual& x, const FrozenLinear& layer);

/// norm(x), float32; x is settled.
torch::Tensor normed(const Norm& norm, Residual& x);

}  // namespace ptw
