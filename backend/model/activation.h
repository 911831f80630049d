// What stands between the two products of a feed-forward layer.
#pragma once

namespace ptw {

/// gelu_new is the tanh approximation, gelu the exact one (Hendrycks and Gimpel 2016).
enum class Activation { relu, gelu, gelu_new, silu };

}  // namespace ptw
