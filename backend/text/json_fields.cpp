#include "text/json_fields.h"

#include <utility>

#include "files/json_text.h"
#include "files/read_file.h"
#include "report/message.h"

namespace ptw {
namespace {

using nlohmann::json;

constexpr std::uintmax_t largest_file = 64u << 20;
constexpr int largest_number = 100'000;

json read_object(const std::filesystem::path& file) {
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return json::object();
  auto object = parse_json(read_file(file, largest_file));
  if (!object.is_object())
    throw Error(PTW_TR("text", "%1 is not a JSON object. Download it once more."), {file.string()});
  return object;
}

}  // namespace

JsonFields::JsonFields(std::filesystem::path file)
    : file_(std::move(file)), json_(read_object(file_)) {}

const json* JsonFields::find(const std::string& key) const {
  const auto found = json_.find(key);
  return found == json_.end() || found->is_null() ? nullptr : &*found;
}

void JsonFields::refuse(const std::string& key) const {
  throw Error(PTW_TR("text",
                     "%1: %2 is not what a tokenizer can use. Download the file once "
                     "more."),
              {file_.string(), key});
}

void JsonFields::read(const std::string& key, bool& value) const {
  const json* stored = find(key);
  if (!stored) return;
  if (!stored->is_boolean()) refuse(key);
  value = stored->get<bool>();
}

void JsonFields::read(const std::string& key, int& value) const {
  const json* stored = find(key);
  if (!stored) return;
  if (!stored->is_number_integer() || *stored < 0 || *stored > largest_number) refuse(key);
  value = stored->get<int>();
}

std::optional<std::string> JsonFields::text(const std::string& key) const {
  const json* stored = find(key);
  if (!stored) return std::nullopt;
  if (!stored->is_string()) refuse(key);
  return stored->get<std::string>();
}

std::optional<std::vector<AddedToken>> JsonFields::tokens(const std::string& key) const {
  const json* stored = find(key);
  if (!stored) return std::nullopt;
  if (!stored->is_array()) refuse(key);
  std::vector<AddedToken> tokens;
  for (const auto& each : *stored) tokens.push_back(token(key, each));
  return tokens;
}

AddedToken JsonFields::token(const std::string& key, const json& stored, AddedToken plain) const {
  if (stored.is_string()) {
    plain.content = stored.get<std::string>();
    return plain;
  }
  if (!stored.is_object()) refuse(key);
  const auto flag = [&stored](const char* name) {
    const auto found = stored.find(name);
    return found != stored.end() && *found == true;
  };
  const auto content = stored.find("content");
  if (content == stored.end() || !content->is_string()) refuse(key);
  return {content->get<std::string>(), flag("lstrip"),  flag("rstrip"),
          flag("single_word"),         flag("special"), flag("normalized")};
}

}  // namespace ptw
