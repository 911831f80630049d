#include "text/llama_tokenizer.h"

#include <utility>

namespace ptw {

TokenRoles roles_of(const SentencePiece& pieces, const LlamaOptions& options) {
  const auto named = [&pieces](std::int64_t id, const char* otherwise) {
    const bool known = id >= 0 && id < pieces.size();
    return AddedToken{known ? std::string(pieces.piece(static_cast<int>(id))) : otherwise};
  };
  auto roles = options.special.roles;
  if (!roles.beginning) roles.beginning = named(options.beginning_id, "<s>");
  if (!roles.end) roles.end = named(options.end_id, "</s>");
  if (!roles.unknown) roles.unknown = AddedToken{"<unk>"};
  return roles;
}

LlamaTokenizer::LlamaTokenizer(SentencePiece pieces, const LlamaOptions& options,
                               const TokenRoles& roles, std::int64_t vocabulary_size)
    : SentencePieceTokenizer(std::move(pieces), options.legacy, options.add_prefix_space,
                             roles.unknown->content),
      add_beginning_(options.add_beginning),
      add_end_(options.add_end) {
  auto special = options.special;
  special.roles = roles;
  AddedTokens listed;
  for (const auto& [id, token] : special.added) listed.add(id, token);
  add_tokens(std::move(listed), special, vocabulary_size);
  beginning_id_ = id_of(roles.beginning->content);
}

std::vector<std::int64_t> LlamaTokenizer::encode(std::string_view text) const {
  auto ids = encode_open(text);
  if (add_beginning_) ids.insert(ids.begin(), beginning_id_);
  if (add_end_) ids.push_back(end_id());
  return ids;
}

std::vector<std::int64_t> LlamaTokenizer::encode_target(std::string_view text) const {
  return closed(encode_open(text));
}

std::string LlamaTokenizer::join(std::vector<std::string> tokens) const {
  return join_pieces(std::move(tokens),
                     {.before_special = legacy(), .after_leading_special = true});
}

}  // namespace ptw
