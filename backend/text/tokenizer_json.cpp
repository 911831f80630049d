#include "text/tokenizer_json.h"

#include <algorithm>
#include <utility>

#include "files/shown.h"
#include "report/message.h"
#include "text/refusals.h"

namespace ptw {
namespace {

AddedToken read_token(const JsonPart& part) {
  part.allow({"id", "content", "single_word", "lstrip", "rstrip", "normalized", "special"});
  AddedToken token;
  token.content = part["content"].text();
  if (token.content.empty()) part["content"].refuse();
  token.lstrip = part["lstrip"].flag(false);
  token.rstrip = part["rstrip"].flag(false);
  token.single_word = part["single_word"].flag(false);
  token.special = part["special"].flag(false);
  token.normalized = part["normalized"].flag(!token.special);
  return token;
}

/// The reference numbers added tokens itself, whatever ids stand in the file.
void read_added(const JsonPart& part, TokenizerJson& stored) {
  if (part.is_null()) return;
  for (const auto& each : part.list()) {
    auto token = read_token(each);
    const auto id = each["id"].id();
    const auto next = stored.next_id(token.content);
    if (id != next)
      throw Error(
          PTW_TR("text",
                 "%1 gives the added token \"%2\" the id %3, but after its vocabulary comes "
                 "%4. Download the file once more."),
          {stored.file.string(), shown(token.content), std::to_string(id), std::to_string(next)});
    stored.added.add(id, std::move(token));
  }
}

/// The parts of a sequence, or the one there is.
std::vector<JsonPart> steps(const JsonPart& part, const char* inner) {
  return part.type() == "Sequence" ? part[inner].list() : std::vector<JsonPart>{part};
}

bool puts_space(const JsonPart& part) {
  const auto type = part.type();
  if (type == "Prepend") return part["prepend"].text() == "\u2581";
  if (type == "ByteLevel") return part["add_prefix_space"].flag(true);
  return type == "Metaspace" && prepends(part);
}

bool prepends_space(const JsonPart& all) {
  return std::ranges::any_of(steps(all["normalizer"], "normalizers"), puts_space) ||
         std::ranges::any_of(steps(all["pre_tokenizer"], "pretokenizers"), puts_space);
}

void check_prefix_space(const TokenizerJson& stored, bool wanted) {
  if (stored.prepends_space == wanted) return;
  throw Error(PTW_TR("text",
                     "The tokenizer_config.json beside %1 says \"add_prefix_space\": %2, but the "
                     "file itself says otherwise. Make the two agree."),
              {stored.file.string(), wanted ? "true" : "false"});
}

/// Some special tokens may be without a row.
void check_size(const JsonPart& all, const std::filesystem::path& file, std::int64_t rows) {
  constexpr std::int64_t few = 1000;
  const auto pieces = std::ssize(all["model"]["vocab"].value());
  if (pieces > rows + few) refuse_rows(file, pieces, rows);
}

}  // namespace

std::optional<std::int64_t> TokenizerJson::id(const std::string& token) const {
  const auto known = added.id(token);
  return known ? known : model->id(token);
}

std::int64_t TokenizerJson::next_id(const std::string& token) const {
  if (const auto known = id(token)) return *known;
  const auto& ids = added.by_id();
  return ids.empty() ? model->size() : std::max(model->size(), ids.rbegin()->first + 1);
}

TokenizerJson read_tokenizer_json(const std::filesystem::path& file,
                                  std::optional<bool> add_prefix_space, std::int64_t rows) {
  const JsonFields fields(file);
  const JsonPart all(fields);
  all.allow({"version", "truncation", "padding", "added_tokens", "normalizer", "pre_tokenizer",
             "post_processor", "decoder", "model"});
  TokenizerJson stored;
  stored.file = file;
  check_size(all, file, rows);
  stored.model = read_word_model(all["model"]);
  stored.normalizer = read_normalizer(all["normalizer"]);
  const auto words = all["pre_tokenizer"];
  const bool replaces = add_prefix_space && words.type() == "ByteLevel";
  stored.pre_tokenizer =
      replaces ? byte_level(words, *add_prefix_space) : read_pre_tokenizer(words);
  stored.prepends_space = replaces ? *add_prefix_space : prepends_space(all);
  if (add_prefix_space) check_prefix_space(stored, *add_prefix_space);
  stored.surroundings = read_post_processor(all["post_processor"]);
  stored.decoder = read_token_decoder(all["decoder"]);
  stored.has_letters = decodes_letters(all["decoder"]);
  read_added(all["added_tokens"], stored);
  return stored;
}

}  // namespace ptw
