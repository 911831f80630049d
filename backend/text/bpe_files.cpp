#include "text/bpe_files.h"

#include <utility>

#include "files/read_file.h"
#include "report/message.h"
#include "text/json_fields.h"
#include "text/tokenizer_json.h"
#include "text/unicode.h"

namespace ptw {
namespace {

using nlohmann::json;

constexpr std::uintmax_t largest_file = 64u << 20;

/// What a message quotes of a file: one short line.
std::string excerpt(std::string_view text) {
  constexpr std::size_t longest = 40;
  auto codes = to_code_points(text.substr(0, 4 * longest + 4));
  for (auto& code : codes)
    if (code < U' ' || code == 0x7F) code = U'\uFFFD';
  if (codes.size() <= longest) return to_utf8(codes);
  return to_utf8(codes.substr(0, longest)) + "…";
}

/// `vocabulary` as JSON has it, token by id.
void read_vocabulary(const json& stored, std::int64_t rows, BpeFiles& files) {
  const auto file = files.file.string();
  if (std::ssize(stored) > rows)
    throw Error(PTW_TR("text",
                       "The tokenizer %1 has %2 pieces, but the model's table has only %3 "
                       "rows: it belongs to another model. Put the tokenizer that this "
                       "model came with into the folder."),
                {file, std::to_string(stored.size()), std::to_string(rows)});
  for (const auto& [token, id] : stored.items()) {
    if (!id.is_number_integer() || id < 0)
      throw Error(PTW_TR("text",
                         "%1: the id of the token \"%2\" is not a whole number from 0 on. Download "
                         "the file once more."),
                  {file, excerpt(token)});
    if (id >= rows)
      throw Error(PTW_TR("text",
                         "%1: the token \"%2\" has the id %3, but the model's table has only %4 "
                         "rows. Put the tokenizer that this model came with into the folder."),
                  {file, excerpt(token), id.dump(), std::to_string(rows)});
    if (!files.vocabulary.add(token, id.get<std::int64_t>()))
      throw Error(PTW_TR("text",
                         "%1 gives two tokens the id %2, \"%3\" and \"%4\". Download the file once "
                         "more."),
                  {file, id.dump(), excerpt(*files.vocabulary.token(id.get<std::int64_t>())),
                   excerpt(token)});
  }
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
               BpeFiles& files) {
  const std::size_t space = merge.find(' ');
  const bool two = space != std::string_view::npos && space > 0 && space + 1 < merge.size() &&
                   merge.find(' ', space + 1) == std::string_view::npos;
  if (!two)
    throw Error(PTW_TR("text",
                       "%1, line %2: \"%3\" is not a merge, which is two tokens with a space "
                       "between. Download the file once more."),
                {file.string(), std::to_string(line), excerpt(merge)});
  const auto missing = files.vocabulary.add_merge(std::string(merge.substr(0, space)),
                                                  std::string(merge.substr(space + 1)));
  if (missing)
    throw Error(PTW_TR("text",
                       "%1, line %2: the merge has the token \"%3\", which %4 does not have. Put "
                       "the two files that the model came with into the folder."),
                {file.string(), std::to_string(line), excerpt(*missing), files.file.string()});
}

/// A first line may name the version; the last may be empty.
void read_merges(const std::filesystem::path& file, BpeFiles& files) {
  const auto bytes = read_file(file, largest_file);
  std::string_view rest = bytes;
  for (std::size_t line = 1; !rest.empty(); ++line) {
    const auto merge = take_line(rest);
    const bool version = line == 1 && merge.starts_with("#version");
    const bool last = merge.empty() && rest.empty();
    if (!version && !last) add_merge(file, line, merge, files);
  }
}

BpeFiles read_two_files(const std::filesystem::path& folder, std::int64_t rows) {
  BpeFiles files;
  files.file = folder / "vocab.json";
  read_vocabulary(JsonFields(files.file).all(), rows, files);
  read_merges(folder / "merges.txt", files);
  return files;
}

BpeFiles read_one_file(const std::filesystem::path& folder, std::int64_t rows) {
  const JsonFields fields(folder / "tokenizer.json");
  const auto stored = read_tokenizer_json(fields);
  BpeFiles files;
  files.file = fields.file();
  files.added = stored.added;
  files.add_prefix_space = stored.add_prefix_space;
  read_vocabulary(*stored.vocabulary, rows, files);
  for (const auto& [left, right] : stored.merges)
    if (const auto missing = files.vocabulary.add_merge(left, right))
      throw Error(PTW_TR("text",
                         "%1: the merge of \"%2\" and \"%3\" has the token \"%4\", which the "
                         "vocabulary does not have. Download the file once more."),
                  {files.file.string(), excerpt(left), excerpt(right), excerpt(*missing)});
  return files;
}

}  // namespace

BpeFiles read_bpe_files(const std::filesystem::path& model_folder, std::int64_t vocabulary_size) {
  std::error_code ignored;
  const auto has = [&](const char* name) {
    return std::filesystem::exists(model_folder / name, ignored);
  };
  if (has("vocab.json") && has("merges.txt")) return read_two_files(model_folder, vocabulary_size);
  if (has("tokenizer.json")) return read_one_file(model_folder, vocabulary_size);
  if (has("vocab.json") || has("merges.txt"))
    throw Error(PTW_TR("text",
                       "%1 has a %2, but no %3. Put the %3 that the model came with into the "
                       "folder."),
                {model_folder.string(), has("vocab.json") ? "vocab.json" : "merges.txt",
                 has("vocab.json") ? "merges.txt" : "vocab.json"});
  throw Error(PTW_TR("text",
                     "%1 has no tokenizer. Put the vocab.json and the merges.txt that the model "
                     "came with into the folder."),
              {model_folder.string()});
}

}  // namespace ptw
