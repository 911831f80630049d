#include "text/added_token_search.h"

#include <algorithm>
#include <utility>

#include "text/text_pattern.h"
#include "text/unicode.h"

namespace ptw {
namespace {

PieceTable table_of(const std::map<std::int64_t, AddedToken>& tokens) {
  std::vector<std::pair<std::string, std::int64_t>> pieces;
  for (const auto& [id, token] : tokens) pieces.emplace_back(token.content, id);
  return PieceTable(std::move(pieces));
}

/// Where the last character begins.
std::size_t last_place(std::string_view text) {
  std::size_t place = text.size() - 1;
  while (place > 0 && (static_cast<unsigned char>(text[place]) & 0xC0) == 0x80) --place;
  return place;
}

bool begins_with_word(std::string_view text) {
  static const auto pattern = *TextPattern::of_expression(R"([\w\x{200C}\x{200D}])");
  auto rest = text;
  if (text.empty() || !take_code_point(rest)) return false;
  return !pattern.find_all(text.substr(0, text.size() - rest.size())).empty();
}

bool ends_with_word(std::string_view text) {
  return !text.empty() && begins_with_word(text.substr(last_place(text)));
}

bool begins_with_space(std::string_view text) {
  if (text.empty()) return false;
  const auto code = take_code_point(text);
  return code && is_white_space(*code);
}

/// The lengths without the white space at one end.
std::size_t without_spaces_after(std::string_view text) {
  while (!text.empty() && begins_with_space(text.substr(last_place(text))))
    text = text.substr(0, last_place(text));
  return text.size();
}

std::size_t without_spaces_before(std::string_view text) {
  while (begins_with_space(text)) std::ignore = take_code_point(text);
  return text.size();
}

}  // namespace

AddedTokenSearch::AddedTokenSearch(std::map<std::int64_t, AddedToken> tokens)
    : tokens_(std::move(tokens)), table_(table_of(tokens_)) {}

std::vector<AddedTokenSearch::Part> AddedTokenSearch::split(std::string_view text) const {
  std::vector<Part> parts;
  std::vector<PieceTable::Found> found;
  std::size_t done = 0;
  for (std::size_t at = 0; at < text.size();) {
    table_.find_beginnings(text.substr(at), found);
    if (found.empty()) {
      ++at;
      continue;
    }
    const auto [length, id] = found.back();
    const AddedToken& token = tokens_.at(id);
    const auto before = text.substr(0, at);
    const auto after = text.substr(at + length);
    at += length;
    if (token.single_word && (ends_with_word(before) || begins_with_word(after))) continue;
    const auto begin = token.lstrip ? std::max(without_spaces_after(before), done) : before.size();
    const auto end = token.rstrip ? text.size() - without_spaces_before(after) : at;
    if (begin > done) parts.push_back({std::nullopt, text.substr(done, begin - done)});
    parts.push_back({id, text.substr(begin, end - begin)});
    done = end;
  }
  if (done < text.size()) parts.push_back({std::nullopt, text.substr(done)});
  return parts;
}

}  // namespace ptw
