#include "analysis/flops.h"

#include <ATen/record_function.h>

#include <string_view>
#include <tuple>

namespace ptw {
namespace {

thread_local std::int64_t counted_flops = 0;

/// Of the `index`th argument.
std::int64_t extent(const at::RecordFunction& call, std::size_t index, std::int64_t dimension) {
  return call.inputs()[index].toTensor().size(dimension);
}

std::int64_t elements(const at::RecordFunction& call, std::size_t index) {
  return call.inputs()[index].toTensor().numel();
}

/// Every product, whatever its form, multiplies each number of its first matrix with a whole row of
/// its second one.
std::int64_t flops_of(const at::RecordFunction& call) {
  const std::string_view name = call.name();
  if (name == "aten::mm" || name == "aten::bmm" || name == "ptw::multiply")  // of which: a, out
    return 2 * elements(call, 0) * extent(call, 1, -1);
  if (name == "aten::addmm" || name == "aten::baddbmm")
    return 2 * elements(call, 1) * extent(call, 2, -1);
  if (name == "aten::mv" || name == "aten::dot") return 2 * elements(call, 0);
  if (name == "aten::addmv") return 2 * elements(call, 1);
  return 0;
}

std::unique_ptr<at::ObserverContext> count(const at::RecordFunction& call) {
  counted_flops += flops_of(call);
  return nullptr;
}

}  // namespace

FlopCounter::FlopCounter()
    : handle_(at::addThreadLocalCallback(at::RecordFunctionCallback(count).needsInputs(true).scopes(
          {at::RecordScope::FUNCTION}))) {
  counted_flops = 0;
}

FlopCounter::~FlopCounter() {
  at::removeCallback(handle_);
}

std::int64_t FlopCounter::flops() const {
  return counted_flops;
}

double inference_flops(const Method* method, const FrozenModel& model,
                       std::span<const TokenizedExample> examples) {
  if (examples.empty()) return 0;
  const torch::NoGradGuard no_gradient;
  const FlopCounter counter;
  for (const auto& example : examples) {
    const auto* one = &example;
    const auto batch = collate({&one, 1}, model.info().pad_id);
    std::ignore = read_with(method, model, batch)->nll(batch.labels);
  }
  return static_cast<double>(counter.flops()) / static_cast<double>(examples.size());
}

}  // namespace ptw
