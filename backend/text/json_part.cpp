#include "text/json_part.h"

#include <algorithm>

#include "files/shown.h"
#include "report/message.h"

namespace ptw {
namespace {

using nlohmann::json;

bool asks_for_nothing(const json& value) {
  const auto* text = value.get_ptr<const std::string*>();
  return value.is_null() || value == false || (text && text->empty());
}

}  // namespace

JsonPart JsonPart::operator[](const std::string& key) const {
  static const json nothing;
  constexpr int deepest = 50;
  if ((!value_.is_null() && !value_.is_object()) || depth_ > deepest) refuse();
  const auto found = value_.find(key);
  return {fields_, found == value_.end() ? nothing : *found,
          place_.empty() ? key : place_ + '.' + key, depth_ + 1};
}

std::vector<JsonPart> JsonPart::list() const {
  if (!value_.is_array()) refuse();
  std::vector<JsonPart> parts;
  parts.reserve(value_.size());
  for (const auto& each : value_) parts.push_back({fields_, each, place_, depth_});
  return parts;
}

std::string JsonPart::text() const {
  if (!value_.is_string()) refuse();
  return value_.get<std::string>();
}

bool JsonPart::flag(bool otherwise) const {
  if (value_.is_null()) return otherwise;
  if (!value_.is_boolean()) refuse();
  return value_.get<bool>();
}

std::int64_t JsonPart::id() const {
  constexpr std::int64_t end = std::int64_t{1} << 31;
  if (!value_.is_number_integer() || value_ < 0 || value_ >= end) refuse();
  return value_.get<std::int64_t>();
}

std::string JsonPart::type() const {
  return value_.is_null() ? "null" : (*this)["type"].text();
}

void JsonPart::allow(std::initializer_list<std::string_view> fields) const {
  for (const auto& [key, value] : value_.items())
    if (std::ranges::find(fields, key) == fields.end() && !asks_for_nothing(value))
      (*this)[key].refuse_unknown(key);
}

void JsonPart::refuse() const {
  fields_.refuse(place_.empty() ? "{}" : shown(place_));
}

void JsonPart::refuse_unknown(const std::string& what) const {
  throw Error(PTW_TR("text",
                     "%1 asks in %2 for something that is not computed here: %3. Choose a model "
                     "whose tokenizer does without it."),
              {fields_.file().string(), shown(place_), shown(what)});
}

}  // namespace ptw
