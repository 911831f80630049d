#include "text/tokenizer_json.h"

#include "report/message.h"

namespace ptw {
namespace {

using nlohmann::json;

/// A part of an object; null stands for one that is not there.
const json& part(const json& object, const char* key) {
  static const json nothing;
  const auto found = object.is_object() ? object.find(key) : object.end();
  return found == object.end() ? nothing : *found;
}

[[noreturn]] void refuse_kind(const JsonFields& fields, const std::string& what) {
  throw Error(PTW_TR("text",
                     "%1 describes a tokenizer of another kind (%2); only GPT-2's byte-level BPE "
                     "is read from such a file. Choose another model."),
              {fields.file().string(), what});
}

std::string kind_of(const json& stored) {
  const auto& type = part(stored, "type");
  return type.is_string() ? type.get<std::string>() : "none";
}

/// Whether the field is there with something other than false or an empty text.
bool asks_for(const json& object, const char* key) {
  const auto& value = part(object, key);
  const auto* text = value.get_ptr<const std::string*>();
  return !(value.is_null() || value == false || (text && text->empty()));
}

void check_kind(const JsonFields& fields) {
  const auto& all = fields.all();
  const auto& model = part(all, "model");
  const bool old = part(model, "type").is_null() && part(model, "merges").is_array();
  if (!old && kind_of(model) != "BPE") refuse_kind(fields, "model: " + kind_of(model));
  for (const auto* key : {"continuing_subword_prefix", "end_of_word_suffix", "byte_fallback",
                          "ignore_merges", "dropout"})
    if (asks_for(model, key)) refuse_kind(fields, key);
  if (const auto& normalizer = part(all, "normalizer"); !normalizer.is_null())
    refuse_kind(fields, "normalizer: " + kind_of(normalizer));
  const auto& words = part(all, "pre_tokenizer");
  if (kind_of(words) != "ByteLevel") refuse_kind(fields, "pre_tokenizer: " + kind_of(words));
  if (part(words, "use_regex") == false) refuse_kind(fields, "use_regex: false");
}

/// "a b", or ["a", "b"] since tokenizers 0.20.
std::pair<std::string, std::string> read_merge(const JsonFields& fields, const json& merge) {
  if (merge.is_array() && merge.size() == 2 && merge[0].is_string() && merge[1].is_string())
    return {merge[0].get<std::string>(), merge[1].get<std::string>()};
  if (!merge.is_string()) fields.refuse("model.merges");
  const auto& text = merge.get_ref<const std::string&>();
  const auto space = text.find(' ');
  if (space == std::string::npos || text.find(' ', space + 1) != std::string::npos)
    fields.refuse("model.merges");
  return {text.substr(0, space), text.substr(space + 1)};
}

void read_added(const JsonFields& fields, TokenizerJson& stored) {
  const std::string key = "added_tokens";
  const auto& tokens = part(fields.all(), key.c_str());
  if (tokens.is_null()) return;
  if (!tokens.is_array()) fields.refuse(key);
  for (const auto& token : tokens) {
    const auto& id = part(token, "id");
    if (!id.is_number_integer() || id < 0) fields.refuse(key);
    stored.added[id.get<std::int64_t>()] = fields.token(key, token);
  }
}

}  // namespace

TokenizerJson read_tokenizer_json(const JsonFields& fields) {
  check_kind(fields);
  const auto& model = part(fields.all(), "model");
  TokenizerJson stored;
  stored.vocabulary = &part(model, "vocab");
  if (!stored.vocabulary->is_object()) fields.refuse("model.vocab");
  const auto& merges = part(model, "merges");
  if (!merges.is_array()) fields.refuse("model.merges");
  for (const auto& merge : merges) stored.merges.push_back(read_merge(fields, merge));
  read_added(fields, stored);
  stored.add_prefix_space = part(part(fields.all(), "pre_tokenizer"), "add_prefix_space") == true;
  return stored;
}

}  // namespace ptw
