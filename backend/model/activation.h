// What stands between the two products of a feed-forward layer.
#pragma once

namespace ptw {

/// gelu is the exact one (Hendrycks and Gimpel 2016), gelu_new its approximation by tanh,
/// quick_gelu that by the logistic function: x / (1 + exp(-1.702 x)).
enum class Activation { relu, gelu, gelu_new, quick_gelu, silu };

}  // namespace ptw
