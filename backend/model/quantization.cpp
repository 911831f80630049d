#include "model/quantization.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string_view>

#include "files/shown.h"
#include "report/message.h"

namespace ptw {
namespace {

[[noreturn]] void quantized(const std::filesystem::path& place, const std::string& way) {
  throw Error(PTW_TR("model",
                     "%1: the weights are quantised (%2), which is not known here. Get the model "
                     "in float32, float16 or bfloat16."),
              {place.string(), way});
}

std::string way_of(const nlohmann::json& quantization) {
  if (!quantization.is_object()) return "quantization_config";
  const auto method = quantization.find("quant_method");
  if (method != quantization.end() && method->is_string()) return shown(method->get<std::string>());
  for (const auto* field : {"load_in_8bit", "load_in_4bit"})
    if (quantization.contains(field)) return "bitsandbytes";
  return "quantization_config";
}

}  // namespace

void refuse_quantized(const nlohmann::json& config, const std::filesystem::path& file) {
  for (const auto* field : {"quantization_config", "compression_config"})
    if (const auto found = config.find(field); found != config.end() && !found->is_null())
      quantized(file, way_of(*found));
}

void refuse_quantized(const std::vector<std::string>& names, const std::filesystem::path& folder) {
  const auto any_ends = [&](std::string_view ending) {
    return std::ranges::any_of(names,
                               [&](const std::string& name) { return name.ends_with(ending); });
  };
  if (any_ends(".qweight")) quantized(folder, any_ends(".g_idx") ? "GPTQ" : "GPTQ, AWQ");
  for (const auto* ending : {".SCB", ".absmax", ".quant_map", ".weight_format"})
    if (any_ends(ending)) quantized(folder, "bitsandbytes");
  for (const auto* ending : {".weight_scale", ".weight_scale_inv"})
    if (any_ends(ending)) quantized(folder, "fp8");
  if (any_ends(".weight_packed")) quantized(folder, "compressed-tensors");
}

void unknown_type(const std::filesystem::path& file, const std::string& name,
                  const std::string& type) {
  throw Error(PTW_TR("model",
                     "%1: the tensor %2 is stored in the type %3, as quantised weights are, which "
                     "is not known here. Get the model in float32, float16 or bfloat16."),
              {file.string(), shown(name), shown(type) + (type.starts_with("F8") ? " (fp8)" : "")});
}

}  // namespace ptw
