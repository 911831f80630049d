#include "app/common/needed_model.h"

#include <algorithm>

#include "app/common/demo.h"
#include "report/message.h"
#include "training/run_contents.h"

namespace ptw {
namespace {

constexpr std::size_t kShownDigits = 12;

/// Empty when there are no weights.
std::string found_weights(const std::string& model) {
  try {
    return weights_hash(model_folder(model));
  } catch (const Error&) {
    return {};
  }
}

[[noreturn]] void refuse(const RunFolder& run, const std::string& needed, const std::string& model,
                         const std::string& found) {
  const auto digits = needed.substr(0, kShownDigits);
  if (found.empty())
    throw Error(PTW_TR("app",
                       "%1 needs the model %2 (SHA-256 %3...), and %4 holds no weights. Open the "
                       "folder that has this model, or name it on the command line with --model."),
                {run.path().string(), run.spec().model, digits, model});
  throw Error(
      PTW_TR("app",
             "%1 was trained with the model %2 (SHA-256 %3...), but %4 holds other weights "
             "(%5...). Open the folder that has the right ones, or name it on the command "
             "line with --model."),
      {run.path().string(), run.spec().model, digits, model, found.substr(0, kShownDigits)});
}

}  // namespace

std::string needed_model(const RunFolder& run, const std::vector<std::string>& others) {
  const auto& named = run.spec().model;
  const auto needed = run.contents().weights;
  if (needed.empty()) return named;
  const auto found = found_weights(named);
  if (found == needed) return named;
  const auto other = std::ranges::find(others, needed, found_weights);
  if (other == others.end()) refuse(run, needed, named, found);
  return *other;
}

void require_model_of(const RunFolder& run, const std::string& model) {
  const auto needed = run.contents().weights;
  if (needed.empty()) return;
  if (const auto found = found_weights(model); found != needed) refuse(run, needed, model, found);
}

}  // namespace ptw
