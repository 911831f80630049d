#include "experiments/identity.h"

#include <utility>

#include "experiments/setting_json.h"

namespace ptw {

std::string canonical_text(const RunSpec& spec, std::string_view contents) {
  auto settings = nlohmann::json::object();
  for (const auto& [key, value] : spec.settings) settings[key] = canonical_json(value);
  const nlohmann::json all = {{"contents", contents},
                              {"method", spec.method},
                              {"model", spec.model},
                              {"settings", std::move(settings)},
                              {"task", spec.task}};
  return all.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

std::string identity(const RunSpec& spec, std::string_view contents) {
  return fingerprint(canonical_text(spec, contents));
}

std::uint64_t fnv1a(std::string_view bytes) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (const char byte : bytes) hash = (hash ^ static_cast<unsigned char>(byte)) * 0x100000001b3;
  return hash;
}

std::string fingerprint(std::string_view bytes) {
  constexpr std::string_view digits = "0123456789abcdef";
  auto hash = fnv1a(bytes);
  std::string text(16, '0');
  for (auto digit = text.rbegin(); digit != text.rend(); ++digit, hash >>= 4)
    *digit = digits[hash & 0xf];
  return text;
}

}  // namespace ptw
