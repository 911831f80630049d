#include "methods/method.h"

namespace ptw {

EmbeddedInput unconditioned(const FrozenModel& model, const TokenBatch& batch) {
  return {model.embed(batch.ids), batch.mask};
}

}  // namespace ptw
