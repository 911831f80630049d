#include "text/bpe_files.h"

#include <algorithm>

#include "files/read_file.h"
#include "report/message.h"
#include "text/byte_level.h"
#include "text/json_fields.h"
#include "text/unicode.h"

namespace ptw {
namespace {

constexpr std::uintmax_t largest_file = 8u << 20;

/// What a message quotes of a file: one short line.
std::string excerpt(std::string_view text) {
  constexpr std::size_t longest = 40;
  auto codes = to_code_points(text.substr(0, 4 * longest + 4));
  for (auto& code : codes)
    if (code < U' ' || code == 0x7F) code = U'\uFFFD';
  if (codes.size() <= longest) return to_utf8(codes);
  return to_utf8(codes.substr(0, longest)) + "…";
}

[[noreturn]] void refuse_letters(const std::filesystem::path& file, std::string_view token) {
  throw Error(PTW_TR("text",
                     "%1 is no vocabulary of bytes: it has the token \"%2\". Put the "
                     "tokenizer.json that the model came with into the folder."),
              {file.string(), excerpt(token)});
}

/// Some single character that no byte is written as.
bool is_foreign(const std::string& token) {
  return token.size() <= 4 && !are_letters(token) && to_code_points(token).size() == 1;
}

/// Only special tokens may have ids beyond the rows.
BpeVocabulary read_vocabulary(const JsonFields& fields, std::int64_t rows,
                              const std::vector<AddedToken>& special) {
  BpeVocabulary vocabulary;
  const auto file = fields.file().string();
  for (const auto& [token, id] : fields.all().items()) {
    if (!id.is_number_integer() || id < 0)
      throw Error(PTW_TR("text",
                         "%1: the id of the token \"%2\" is not a whole number from 0 on. Download "
                         "the file once more."),
                  {file, excerpt(token)});
    const bool is_special =
        std::ranges::find(special, token, &AddedToken::content) != special.end();
    if (!is_special && is_foreign(token)) refuse_letters(file, token);
    if (!is_special && id >= rows)
      throw Error(PTW_TR("text",
                         "%1: the token \"%2\" has the id %3, but the model's table has only %4 "
                         "rows. Put the tokenizer that this model came with into the folder."),
                  {file, excerpt(token), id.dump(), std::to_string(rows)});
    if (!vocabulary.add(token, id.get<std::int64_t>()))
      throw Error(
          PTW_TR("text",
                 "%1 gives two tokens the id %2, \"%3\" and \"%4\". Download the file once "
                 "more."),
          {file, id.dump(), excerpt(*vocabulary.token(id.get<std::int64_t>())), excerpt(token)});
  }
  return vocabulary;
}

/// The next line without its end.
std::string_view take_line(std::string_view& text) {
  const std::size_t end = std::min(text.find('\n'), text.size());
  auto line = text.substr(0, end);
  text.remove_prefix(std::min(end + 1, text.size()));
  if (line.ends_with('\r')) line.remove_suffix(1);
  return line;
}

void add_merge(const std::filesystem::path& file, std::size_t line, std::string_view merge,
               BpeVocabulary& vocabulary) {
  const auto vocabulary_file = file.parent_path() / "vocab.json";
  const std::size_t space = merge.find(' ');
  const bool two = space != std::string_view::npos && space > 0 && space + 1 < merge.size() &&
                   merge.find(' ', space + 1) == std::string_view::npos;
  if (!two)
    throw Error(PTW_TR("text",
                       "%1, line %2: \"%3\" is not a merge, which is two tokens with a space "
                       "between. Download the file once more."),
                {file.string(), std::to_string(line), excerpt(merge)});
  const std::string left(merge.substr(0, space)), right(merge.substr(space + 1));
  const auto missing = vocabulary.add_merge(left, right);
  if (missing)
    throw Error(PTW_TR("text",
                       "%1, line %2: the merge has the token \"%3\", which %4 does not have. Put "
                       "the two files that the model came with into the folder."),
                {file.string(), std::to_string(line), excerpt(*missing), vocabulary_file.string()});
  if (!are_letters(left + right)) refuse_letters(vocabulary_file, left + right);
}

/// A first line may name the version; the last may be empty.
void read_merges(const std::filesystem::path& file, BpeVocabulary& vocabulary) {
  const auto bytes = read_file(file, largest_file);
  std::string_view rest = bytes;
  for (std::size_t line = 1; !rest.empty(); ++line) {
    const auto merge = take_line(rest);
    const bool version = line == 1 && merge.starts_with("#version");
    const bool last = merge.empty() && rest.empty();
    if (!version && !last) add_merge(file, line, merge, vocabulary);
  }
}

}  // namespace

BpeVocabulary read_bpe_files(const std::filesystem::path& model_folder,
                             std::int64_t vocabulary_size, const std::vector<AddedToken>& special) {
  std::error_code ignored;
  const auto vocabulary_file = model_folder / "vocab.json";
  const auto merges_file = model_folder / "merges.txt";
  const bool has_vocabulary = std::filesystem::exists(vocabulary_file, ignored);
  const bool has_merges = std::filesystem::exists(merges_file, ignored);
  if (!has_vocabulary && !has_merges)
    throw Error(PTW_TR("text",
                       "%1 has no tokenizer. Put the vocab.json and the merges.txt, or the "
                       "tokenizer.json, that the model came with into the folder."),
                {model_folder.string()});
  if (!has_vocabulary || !has_merges)
    throw Error(PTW_TR("text",
                       "%1 has a %2, but no %3. Put the %3 that the model came with into the "
                       "folder."),
                {model_folder.string(), has_vocabulary ? "vocab.json" : "merges.txt",
                 has_vocabulary ? "merges.txt" : "vocab.json"});
  auto vocabulary = read_vocabulary(JsonFields(vocabulary_file), vocabulary_size, special);
  read_merges(merges_file, vocabulary);
  return vocabulary;
}

}  // namespace ptw
