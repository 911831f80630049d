#include "text/bpe_model.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "text/unicode.h"

namespace ptw {
namespace {

/// "a b", or ["a", "b"] since tokenizers 0.20.
std::pair<std::string, std::string> read_merge(const JsonPart& stored) {
  if (stored.value().is_array()) {
    const auto two = stored.list();
    if (two.size() != 2) stored.refuse();
    return {two[0].text(), two[1].text()};
  }
  const auto text = stored.text();
  const auto space = text.find(' ');
  if (space == std::string::npos || text.find(' ', space + 1) != std::string::npos) stored.refuse();
  return {text.substr(0, space), text.substr(space + 1)};
}

}  // namespace

BpeModel::BpeModel(const JsonPart& part) {
  part.allow({"type", "vocab", "merges", "dropout", "unk_token", "fuse_unk", "byte_fallback",
              "ignore_merges"});
  if (const auto& dropout = part["dropout"].value(); !dropout.is_null() && dropout != 0)
    part["dropout"].refuse_unknown(dropout.is_number() ? dropout.dump() : "dropout");
  fuse_unknown_ = part["fuse_unk"].flag(false);
  byte_fallback_ = part["byte_fallback"].flag(false);
  ignore_merges_ = part["ignore_merges"].flag(false);
  read_vocabulary(part["vocab"]);
  read_merges(part["merges"]);
  if (const auto unknown = part["unk_token"]; !unknown.is_null()) {
    unknown_ = vocabulary_.id(unknown.text());
    if (!unknown_) unknown.refuse();
  }
}

void BpeModel::read_vocabulary(const JsonPart& stored) {
  if (!stored.value().is_object()) stored.refuse();
  for (const auto& [token, number] : stored.value().items()) {
    constexpr std::int64_t end = std::int64_t{1} << 31;
    if (!number.is_number_integer() || number < 0 || number >= end) stored[token].refuse();
    if (!vocabulary_.add(token, number.get<std::int64_t>())) stored[token].refuse();
  }
}

void BpeModel::read_merges(const JsonPart& stored) {
  for (const auto& each : stored.list()) {
    const auto [left, right] = read_merge(each);
    if (vocabulary_.add_merge(left, right)) each.refuse();
  }
}

void BpeModel::encode(std::string_view word, std::vector<std::int64_t>& ids) const {
  if (ignore_merges_)
    if (const auto whole = vocabulary_.id(std::string(word))) return ids.push_back(*whole);
  std::ranges::copy(vocabulary_.merges().apply_singly(characters(word)), std::back_inserter(ids));
}

/// As the reference, where an unknown character waits to be written until a known one comes.
std::vector<std::int64_t> BpeModel::characters(std::string_view word) const {
  std::vector<std::int64_t> ids;
  bool waiting = false;
  while (!word.empty()) {
    auto rest = word;
    std::ignore = take_code_point(rest);
    const auto character = word.substr(0, word.size() - rest.size());
    word = rest;
    if (const auto known = vocabulary_.id(std::string(character))) {
      if (std::exchange(waiting, false)) ids.push_back(*unknown_);
      ids.push_back(*known);
    } else if (!(byte_fallback_ && append_bytes(character, ids)) && unknown_) {
      if (waiting && !fuse_unknown_) ids.push_back(*unknown_);
      waiting = true;
    }
  }
  if (waiting) ids.push_back(*unknown_);
  return ids;
}

}  // namespace ptw
