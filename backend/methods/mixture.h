// Methods with several prompts, of which every example is given some by a router.
#pragma once

#include "methods/method.h"
#include "report/routing.h"

namespace ptw {

class Mixture : public Method {
 public:
  /// k.
  [[nodiscard]] virtual std::int64_t prompt_count() const = 0;

  /// The router's probability [B, k] of each prompt, without noise.
  [[nodiscard]] virtual torch::Tensor route(const FrozenModel& model,
                                            const TokenBatch& batch) const = 0;

  /// The method that gives every example prompt `prompt`, scaled as the router's choice would be.
  [[nodiscard]] virtual std::unique_ptr<Method> only(std::int64_t prompt) const = 0;
};

/// The router's probabilities [N, k] for `examples`.
torch::Tensor route_all(const Mixture& mixture, const FrozenModel& model,
                        std::span<const TokenizedExample> examples);

/// Keeps the routing of `examples` in a checkpoint's folder, as routing.safetensors: probabilities
/// [N, k], chosen [N] and label [N] (-1 without labels).
void write_routing(const std::filesystem::path& checkpoint, const torch::Tensor& probabilities,
                   std::span<const TokenizedExample> examples);

/// What write_routing kept: one entry per example, without the inputs. Throws Error when there is
/// none or it is damaged.
std::vector<RoutedExample> read_routing(const std::filesystem::path& checkpoint);

}  // namespace ptw
