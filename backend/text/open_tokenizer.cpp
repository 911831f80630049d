#include "report/message.h"
#include "text/sentencepiece.h"
#include "text/t5_options.h"
#include "text/t5_tokenizer.h"
#include "text/tokenizer.h"

namespace ptw {
namespace {

/// Files of tokenizers that are not read here.
std::optional<std::string> foreign_file(const std::filesystem::path& folder) {
  std::error_code ignored;
  for (const auto* name : {"tokenizer.json", "vocab.json", "merges.txt", "vocab.txt"})
    if (std::filesystem::exists(folder / name, ignored)) return name;
  return std::nullopt;
}

std::filesystem::path find_model(const std::filesystem::path& folder, const T5Options& options) {
  std::error_code ignored;
  for (const auto& name : {options.vocabulary_file.value_or("spiece.model"),
                           std::string("spiece.model"), std::string("tokenizer.model")})
    if (std::filesystem::exists(folder / name, ignored)) return folder / name;
  if (const auto other = foreign_file(folder))
    throw Error(PTW_TR("text",
                       "%1 has a tokenizer of another kind (%2), but no spiece.model. Put "
                       "the SentencePiece file that the model came with into the folder."),
                {folder.string(), *other});
  throw Error(PTW_TR("text",
                     "%1 has no tokenizer. Put the spiece.model that the model came with "
                     "into the folder."),
              {folder.string()});
}

}  // namespace

std::unique_ptr<Tokenizer> open_tokenizer(const std::filesystem::path& model_folder,
                                          std::int64_t vocabulary_size) {
  const auto options = read_t5_options(model_folder);
  const auto file = find_model(model_folder, options);
  SentencePiece pieces(file, options.legacy ? SentencePiece::DummyPrefix::as_stored
                                            : SentencePiece::DummyPrefix::never);
  if (pieces.size() > vocabulary_size)
    throw Error(PTW_TR("text",
                       "The tokenizer %1 has %2 pieces, but the model's table has only %3 "
                       "rows: it belongs to another model. Put the tokenizer that this "
                       "model came with into the folder."),
                {file.string(), std::to_string(pieces.size()), std::to_string(vocabulary_size)});
  auto tokenizer = std::make_unique<T5Tokenizer>(std::move(pieces), options, vocabulary_size);
  for (const auto& [id, name] : {std::pair(tokenizer->end_id(), options.end),
                                 std::pair(tokenizer->pad_id(), options.padding)})
    if (tokenizer->piece(id) != name)
      throw Error(PTW_TR("text",
                         "The tokenizer %1 has no piece %2, or the model's table no row for "
                         "it. Put the tokenizer that this model came with into the "
                         "folder."),
                  {file.string(), name});
  return tokenizer;
}

}  // namespace ptw
