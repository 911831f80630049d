#include "text/post_processor.h"

#include <algorithm>
#include <iterator>

namespace ptw {
namespace {

void append(std::vector<std::int64_t>& ids, const std::vector<std::int64_t>& more) {
  std::ranges::copy(more, std::back_inserter(ids));
}

/// The first is the innermost.
Surroundings read_sequence(const JsonPart& part) {
  part.allow({"type", "processors"});
  Surroundings all;
  for (const auto& each : part["processors"].list()) {
    auto outer = read_post_processor(each);
    append(outer.before, all.before);
    append(all.after, outer.after);
    all.before = std::move(outer.before);
  }
  return all;
}

std::vector<std::int64_t> ids_of(const JsonPart& special_tokens, const std::string& name) {
  std::vector<std::int64_t> ids;
  for (const auto& id : special_tokens[name]["ids"].list()) ids.push_back(id.id());
  return ids;
}

/// The template for one text; the one for pairs of texts is never asked for.
Surroundings read_template(const JsonPart& part) {
  part.allow({"type", "single", "pair", "special_tokens"});
  Surroundings surroundings;
  bool after_text = false;
  for (const auto& piece : part["single"].list()) {
    piece.allow({"SpecialToken", "Sequence"});
    if (const auto token = piece["SpecialToken"]; !token.is_null()) {
      append(after_text ? surroundings.after : surroundings.before,
             ids_of(part["special_tokens"], token["id"].text()));
    } else {
      if (after_text || piece["Sequence"]["id"].text() != "A") piece.refuse();
      after_text = true;
    }
  }
  if (!after_text) part["single"].refuse();
  return surroundings;
}

/// BERT's and RoBERTa's: {"sep": ["</s>", 2], "cls": ["<s>", 0]}.
Surroundings read_pair_of_tokens(const JsonPart& part) {
  part.allow({"type", "sep", "cls", "trim_offsets", "add_prefix_space"});
  const auto id = [&part](const char* key) {
    const auto two = part[key].list();
    if (two.size() != 2) part[key].refuse();
    return two[1].id();
  };
  return {{id("cls")}, {id("sep")}};
}

}  // namespace

Surroundings read_post_processor(const JsonPart& part) {
  const auto type = part.type();
  if (type == "null") return {};
  if (type == "Sequence") return read_sequence(part);
  if (type == "TemplateProcessing") return read_template(part);
  if (type == "RobertaProcessing" || type == "BertProcessing") return read_pair_of_tokens(part);
  if (type == "ByteLevel")  // says what place in the text a piece has
    return (part.allow({"type", "add_prefix_space", "use_regex", "trim_offsets"}), Surroundings{});
  part.refuse_unknown(type);
}

}  // namespace ptw
