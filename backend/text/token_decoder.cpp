#include "text/token_decoder.h"

#include <algorithm>
#include <utility>

#include "text/byte_level.h"
#include "text/normalizer.h"
#include "text/pre_tokenizer.h"
#include "text/text_pattern.h"
#include "text/unicode.h"
#include "text/word_model.h"

namespace ptw {
namespace {

using Tokens = std::vector<std::string>;

Tokens spaced(Tokens tokens) {
  for (std::size_t i = 1; i < tokens.size(); ++i) tokens[i].insert(0, " ");
  return tokens;
}

Tokens fused(const Tokens& tokens) {
  std::string all;
  for (const auto& token : tokens) all += token;
  return {all};
}

Tokens bytes_of_tokens(const Tokens& tokens) {
  std::string bytes;
  for (const auto& token : tokens) bytes += are_letters(token) ? bytes_of_letters(token) : token;
  return {to_utf8(to_code_points(bytes))};
}

/// Bytes side by side are one text, or as many unknown characters as there are bytes.
Tokens bytes_joined(const Tokens& tokens) {
  Tokens joined;
  std::string bytes;
  const auto end_bytes = [&] {
    const auto run = std::exchange(bytes, {});
    if (is_utf8(run))
      joined.push_back(run);
    else
      for (std::size_t i = 0; i < run.size(); ++i) joined.push_back("\uFFFD");
  };
  for (const auto& token : tokens) {
    const auto byte = byte_of_piece(token);
    if (byte) bytes += *byte;
    if (byte) continue;
    end_bytes();
    joined.push_back(token);
  }
  end_bytes();
  return joined;
}

TokenDecoder read_sequence(const JsonPart& part) {
  part.allow({"type", "decoders"});
  std::vector<TokenDecoder> steps;
  for (const auto& each : part["decoders"].list()) steps.push_back(read_token_decoder(each));
  return [steps](Tokens tokens) {
    for (const auto& step : steps) tokens = step(std::move(tokens));
    return tokens;
  };
}

TokenDecoder read_replace(const JsonPart& part) {
  part.allow({"type", "pattern", "content"});
  return
      [pattern = read_pattern(part["pattern"]), content = part["content"].text()](Tokens tokens) {
        for (auto& token : tokens) token = replaced(token, pattern, content);
        return tokens;
      };
}

std::size_t read_count(const JsonPart& part) {
  return static_cast<std::size_t>(part.id());
}

TokenDecoder read_strip(const JsonPart& part) {
  part.allow({"type", "content", "start", "stop"});
  const auto sign = part["content"].text();
  if (sign.empty()) part["content"].refuse();
  return [sign, start = read_count(part["start"]), stop = read_count(part["stop"])](Tokens tokens) {
    for (auto& token : tokens) {
      for (std::size_t i = 0; i < start && token.starts_with(sign); ++i)
        token.erase(0, sign.size());
      for (std::size_t i = 0; i < stop && token.ends_with(sign); ++i)
        token.resize(token.size() - sign.size());
    }
    return tokens;
  };
}

/// Only the first piece loses its signs, all of them.
TokenDecoder read_metaspace(const JsonPart& part) {
  part.allow({"type", "replacement", "prepend_scheme", "add_prefix_space", "split", "str_rep"});
  return [sign = TextPattern::of_text(part["replacement"].text()),
          prepended = prepends(part)](Tokens tokens) {
    for (std::size_t i = 0; i < tokens.size(); ++i)
      tokens[i] = replaced(tokens[i], sign, i == 0 && prepended ? "" : " ");
    return tokens;
  };
}

}  // namespace

TokenDecoder read_token_decoder(const JsonPart& part) {
  const auto type = part.type();
  if (type == "null") return spaced;
  if (type == "Sequence") return read_sequence(part);
  if (type == "Replace") return read_replace(part);
  if (type == "Strip") return read_strip(part);
  if (type == "Metaspace") return read_metaspace(part);
  if (type == "Fuse") return (part.allow({"type"}), fused);
  if (type == "ByteFallback") return (part.allow({"type"}), bytes_joined);
  if (type == "ByteLevel")
    return (part.allow({"type", "add_prefix_space", "use_regex", "trim_offsets"}), bytes_of_tokens);
  part.refuse_unknown(type);
}

bool decodes_letters(const JsonPart& part) {
  if (part.type() == "ByteLevel") return true;
  if (part.type() != "Sequence") return false;
  return std::ranges::any_of(part["decoders"].list(), decodes_letters);
}

}  // namespace ptw
