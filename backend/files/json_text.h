// JSON that somebody else wrote.
#pragma once

#include <nlohmann/json.hpp>
#include <stdexcept>
#include <string_view>

namespace ptw {

/// For Json::parse: throws std::length_error for what is nested so deeply that copying or writing
/// it, which recurse, could use up the stack. Of ordered JSON the parser itself makes copies.
template <class Json>
bool limit_nesting(int depth, typename Json::parse_event_t /*event*/, Json& /*value*/) {
  constexpr int kDeepest = 100;
  if (depth > kDeepest) throw std::length_error("nested too deeply");
  return true;
}

/// The JSON in `text`; discarded when it is none or nested too deeply.
template <class Json = nlohmann::json>
Json parse_json(std::string_view text) {
  try {
    return Json::parse(text, limit_nesting<Json>);
  } catch (const std::length_error&) {
  } catch (const typename Json::exception&) {
  }
  return Json(Json::value_t::discarded);
}

}  // namespace ptw
