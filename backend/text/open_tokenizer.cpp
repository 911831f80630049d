#include "report/message.h"
#include "text/bpe_files.h"
#include "text/bpe_options.h"
#include "text/bpe_tokenizer.h"
#include "text/byte_tokenizer.h"
#include "text/llama_options.h"
#include "text/llama_tokenizer.h"
#include "text/open_json_tokenizer.h"
#include "text/refusals.h"
#include "text/sentencepiece.h"
#include "text/t5_options.h"
#include "text/t5_tokenizer.h"
#include "text/tokenizer.h"
#include "text/tokenizer_family.h"

namespace ptw {
namespace {

/// The first of `names` that is there; the first of all names is what the family usually has.
std::filesystem::path find_model(const std::filesystem::path& folder,
                                 const std::vector<std::string>& names, const char* usual) {
  std::error_code ignored;
  for (const auto& name : names)
    if (std::filesystem::exists(folder / name, ignored)) return folder / name;
  throw Error(
      PTW_TR("text",
             "%1 has no tokenizer for its model, neither tokenizer.json nor %2. Put the one "
             "that the model came with into the folder."),
      {folder.string(), usual});
}

void require(const SlowTokenizer& tokenizer, const std::filesystem::path& file,
             std::initializer_list<std::optional<AddedToken>> roles) {
  for (const auto& role : roles)
    if (role && !tokenizer.knows(role->content)) refuse_role(file, role->content);
}

std::unique_ptr<Tokenizer> open_t5(const std::filesystem::path& folder, std::int64_t rows) {
  const auto options = read_t5_options(folder);
  const auto file = find_model(
      folder, {options.vocabulary_file.value_or("spiece.model"), "spiece.model", "tokenizer.model"},
      "spiece.model");
  auto tokenizer = std::make_unique<T5Tokenizer>(
      SentencePiece(file, dummy_prefix(options.legacy), rows), options, rows);
  require(*tokenizer, file, {options.special.roles.end, options.special.roles.padding});
  return tokenizer;
}

std::unique_ptr<Tokenizer> open_llama(const std::filesystem::path& folder, std::int64_t rows) {
  const auto options = read_llama_options(folder);
  const auto file = find_model(folder, {"tokenizer.model"}, "tokenizer.model");
  SentencePiece pieces(file, dummy_prefix(options.legacy), rows);
  const auto roles = roles_of(pieces, options);
  auto tokenizer = std::make_unique<LlamaTokenizer>(std::move(pieces), options, roles, rows);
  require(*tokenizer, file, {roles.end});
  if (options.add_beginning) require(*tokenizer, file, {roles.beginning});
  return tokenizer;
}

std::unique_ptr<Tokenizer> open_bpe(const std::filesystem::path& folder, BpeFamily family,
                                    std::int64_t rows) {
  const auto options = read_bpe_options(folder, family);
  const auto& roles = options.special.roles;
  auto vocabulary = read_bpe_files(folder, rows, roles.in_order());
  auto tokenizer = std::make_unique<BpeTokenizer>(std::move(vocabulary), options, rows);
  const auto file = folder / "vocab.json";
  require(*tokenizer, file, {roles.beginning, roles.end, roles.unknown});
  if (family == BpeFamily::bart) require(*tokenizer, file, {roles.classifier, roles.separator});
  return tokenizer;
}

std::unique_ptr<Tokenizer> open_bytes(const std::filesystem::path& folder, std::int64_t rows) {
  const auto options = read_byte_options(folder);
  auto tokenizer = std::make_unique<ByteTokenizer>(options, rows);
  require(*tokenizer, folder / "tokenizer_config.json", {options.special.roles.end});
  return tokenizer;
}

}  // namespace

std::unique_ptr<Tokenizer> open_tokenizer(const std::filesystem::path& model_folder,
                                          std::int64_t vocabulary_size) {
  const auto family = tokenizer_family(model_folder);
  std::error_code ignored;
  if (std::filesystem::exists(model_folder / "tokenizer.json", ignored))
    return open_json_tokenizer(model_folder, family, vocabulary_size);
  switch (family) {
    case TokenizerFamily::gpt2:
      return open_bpe(model_folder, BpeFamily::gpt2, vocabulary_size);
    case TokenizerFamily::bart:
      return open_bpe(model_folder, BpeFamily::bart, vocabulary_size);
    case TokenizerFamily::llama:
      return open_llama(model_folder, vocabulary_size);
    case TokenizerFamily::bytes:
      return open_bytes(model_folder, vocabulary_size);
    case TokenizerFamily::t5:
      break;
  }
  return open_t5(model_folder, vocabulary_size);
}

}  // namespace ptw
