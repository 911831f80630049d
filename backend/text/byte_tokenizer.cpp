#include "text/byte_tokenizer.h"

#include <algorithm>

#include "text/byte_level.h"
#include "text/t5_options.h"
#include "text/unicode.h"

namespace ptw {
namespace {

enum : std::int64_t { padding, end, unknown };

/// As transformers has it where a file gives the text alone.
AddedToken stripping(const char* content) {
  return {.content = content, .lstrip = true, .rstrip = true};
}

/// Without the bytes that are no UTF-8.
std::string valid_only(std::string_view bytes) {
  std::string text;
  while (!bytes.empty()) {
    const auto before = bytes;
    if (take_code_point(bytes)) text += before.substr(0, before.size() - bytes.size());
  }
  return text;
}

}  // namespace

ByteOptions read_byte_options(const std::filesystem::path& model_folder) {
  const JsonFields config(model_folder / "tokenizer_config.json");
  ByteOptions options;
  config.read("extra_ids", options.extra_ids);
  TokenRoles defaults;
  defaults.padding = stripping("<pad>");
  defaults.end = stripping("</s>");
  defaults.unknown = stripping("<unk>");
  options.special = read_special_tokens(model_folder, config, std::move(defaults));
  return options;
}

ByteTokenizer::ByteTokenizer(const ByteOptions& options, std::int64_t vocabulary_size) {
  auto special = options.special;
  auto& additional = special.additional ? *special.additional : special.additional.emplace();
  if (std::ranges::none_of(additional, is_sentinel))
    for (int i = 0; i < options.extra_ids; ++i)
      additional.push_back({"<extra_id_" + std::to_string(i) + ">"});
  AddedTokens listed;
  listed.add(padding, *special.roles.padding);
  listed.add(end, *special.roles.end);
  listed.add(unknown, *special.roles.unknown);
  for (const auto& [id, token] : special.added) listed.add(id, token);
  add_tokens(std::move(listed), special, vocabulary_size);
}

std::vector<std::int64_t> ByteTokenizer::encode(std::string_view text) const {
  return closed(encode_open(text));
}

std::vector<std::int64_t> ByteTokenizer::encode_target(std::string_view text) const {
  return encode(text);
}

std::string ByteTokenizer::piece(std::int64_t id) const {
  return is_added(id) ? token_of(id) : readable_bytes(token_of(id));
}

std::int64_t ByteTokenizer::size() const {
  return std::max(SlowTokenizer::size(), first_byte + bytes);
}

std::int64_t ByteTokenizer::vocabulary_id(const std::string& token) const {
  return holds(token) ? first_byte + static_cast<unsigned char>(token.front()) : unknown;
}

std::string ByteTokenizer::vocabulary_token(std::int64_t held_id) const {
  return {static_cast<char>(held_id - first_byte)};
}

std::vector<std::string> ByteTokenizer::tokenize_between(std::string text) const {
  std::vector<std::string> tokens;
  for (const char byte : text) tokens.push_back({byte});
  return tokens;
}

std::string ByteTokenizer::join(std::vector<std::string> tokens) const {
  std::string text;
  for (const auto& token : tokens) text += token;
  return valid_only(text);
}

}  // namespace ptw
