#include <array>

#include "report/message.h"
#include "text/bpe_files.h"
#include "text/bpe_options.h"
#include "text/bpe_tokenizer.h"
#include "text/llama_options.h"
#include "text/llama_tokenizer.h"
#include "text/sentencepiece.h"
#include "text/t5_options.h"
#include "text/t5_tokenizer.h"
#include "text/tokenizer.h"
#include "text/tokenizer_family.h"

namespace ptw {
namespace {

/// Files of tokenizers that are not read in the place of a SentencePiece model.
std::optional<std::string> foreign_file(const std::filesystem::path& folder) {
  std::error_code ignored;
  for (const auto* name : {"tokenizer.json", "vocab.json", "merges.txt", "vocab.txt"})
    if (std::filesystem::exists(folder / name, ignored)) return name;
  return std::nullopt;
}

/// The first of `names` that is there; the first of all names is what the family usually has.
std::filesystem::path find_model(const std::filesystem::path& folder,
                                 const std::vector<std::string>& names, const char* usual) {
  std::error_code ignored;
  for (const auto& name : names)
    if (std::filesystem::exists(folder / name, ignored)) return folder / name;
  if (const auto other = foreign_file(folder))
    throw Error(PTW_TR("text",
                       "%1 has a tokenizer of another kind (%2), but no %3. Put "
                       "the SentencePiece file that the model came with into the folder."),
                {folder.string(), *other, usual});
  throw Error(PTW_TR("text",
                     "%1 has no tokenizer. Put the %2 that the model came with "
                     "into the folder."),
              {folder.string(), usual});
}

SentencePiece open_pieces(const std::filesystem::path& file, bool legacy, std::int64_t rows) {
  SentencePiece pieces(file, dummy_prefix(legacy));
  if (pieces.size() > rows)
    throw Error(PTW_TR("text",
                       "The tokenizer %1 has %2 pieces, but the model's table has only %3 "
                       "rows: it belongs to another model. Put the tokenizer that this "
                       "model came with into the folder."),
                {file.string(), std::to_string(pieces.size()), std::to_string(rows)});
  return pieces;
}

void require(const SlowTokenizer& tokenizer, const std::filesystem::path& file,
             std::initializer_list<std::optional<AddedToken>> roles) {
  for (const auto& role : roles)
    if (role && !tokenizer.knows(role->content))
      throw Error(PTW_TR("text",
                         "The tokenizer %1 has no piece %2, or the model's table no row for "
                         "it. Put the tokenizer that this model came with into the "
                         "folder."),
                  {file.string(), role->content});
}

std::unique_ptr<Tokenizer> open_t5(const std::filesystem::path& folder, std::int64_t rows) {
  const auto options = read_t5_options(folder);
  const auto file = find_model(
      folder, {options.vocabulary_file.value_or("spiece.model"), "spiece.model", "tokenizer.model"},
      "spiece.model");
  auto tokenizer =
      std::make_unique<T5Tokenizer>(open_pieces(file, options.legacy, rows), options, rows);
  require(*tokenizer, file, {options.special.roles.end, options.special.roles.padding});
  return tokenizer;
}

std::unique_ptr<Tokenizer> open_llama(const std::filesystem::path& folder, std::int64_t rows) {
  const auto options = read_llama_options(folder);
  const auto file = find_model(folder, {"tokenizer.model"}, "tokenizer.model");
  auto pieces = open_pieces(file, options.legacy, rows);
  const auto roles = roles_of(pieces, options);
  auto tokenizer = std::make_unique<LlamaTokenizer>(std::move(pieces), options, roles, rows);
  require(*tokenizer, file, {roles.end});
  if (options.add_beginning) require(*tokenizer, file, {roles.beginning});
  return tokenizer;
}

std::unique_ptr<Tokenizer> open_bpe(const std::filesystem::path& folder, BpeFamily family,
                                    std::int64_t rows) {
  auto options = read_bpe_options(folder, family);
  auto files = read_bpe_files(folder, rows);
  options.special.added.merge(files.added);
  if (!options.add_prefix_space) options.add_prefix_space = files.add_prefix_space;
  auto tokenizer = std::make_unique<BpeTokenizer>(std::move(files.vocabulary), options, rows);
  const auto& roles = options.special.roles;
  require(*tokenizer, files.file, {roles.beginning, roles.end, roles.unknown});
  if (family == BpeFamily::bart)
    require(*tokenizer, files.file, {roles.classifier, roles.separator});
  return tokenizer;
}

}  // namespace

std::unique_ptr<Tokenizer> open_tokenizer(const std::filesystem::path& model_folder,
                                          std::int64_t vocabulary_size) {
  switch (tokenizer_family(model_folder)) {
    case TokenizerFamily::gpt2:
      return open_bpe(model_folder, BpeFamily::gpt2, vocabulary_size);
    case TokenizerFamily::bart:
      return open_bpe(model_folder, BpeFamily::bart, vocabulary_size);
    case TokenizerFamily::llama:
      return open_llama(model_folder, vocabulary_size);
    case TokenizerFamily::t5:
      break;
  }
  return open_t5(model_folder, vocabulary_size);
}

}  // namespace ptw
