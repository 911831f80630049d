// A tiny byte-level BPE vocabulary, in the files of a GPT-2 or a BART model folder.
#pragma once

#include <string>
#include <vector>

#include "text/byte_level.h"
#include "tokenizer_fixture.h"

namespace ptw {

/// Every byte has itself as its id; then follow what `tiny_merges` make and the special tokens.
enum : std::int64_t { og = 256, d_after_space, dog_after_space, dog, e_acute, first_special };
constexpr std::int64_t tiny_rows = 300;
const std::string tiny_merges = "#version: 0.2\no g\nĠ d\nĠd og\nd og\nÃ ©\n";

inline nlohmann::json tiny_vocabulary(const std::vector<std::string>& special) {
  nlohmann::json ids;
  for (int byte = 0; byte < 256; ++byte)
    ids[letters_of_bytes(std::string(1, static_cast<char>(byte)))] = byte;
  ids.update({{"og", og}, {"Ġd", d_after_space}, {"Ġdog", dog_after_space}, {"dog", dog}});
  ids["Ã©"] = e_acute;
  for (const auto& token : special)
    ids[token] = first_special + static_cast<std::int64_t>(&token - special.data());
  return ids;
}

struct Gpt2Folder : Folder {
  static constexpr std::int64_t end = first_special;
  Gpt2Folder() {
    add("vocab.json", tiny_vocabulary({"<|endoftext|>"}).dump());
    add("merges.txt", tiny_merges);
  }
};

struct BartFolder : Folder {
  enum : std::int64_t { start = first_special, padding, end, unknown, mask };
  BartFolder() {
    add("config.json", R"({"model_type": "bart"})");
    add("vocab.json", tiny_vocabulary({"<s>", "<pad>", "</s>", "<unk>", "<mask>"}).dump());
    add("merges.txt", tiny_merges);
  }
};

/// A tokenizer.json of the tiny GPT-2 tokenizer.
inline nlohmann::json tiny_tokenizer_json() {
  return {
      {"normalizer", nullptr},
      {"pre_tokenizer", {{"type", "ByteLevel"}, {"add_prefix_space", false}}},
      {"added_tokens",
       {{{"id", first_special}, {"content", "<|endoftext|>"}, {"special", true}},
        {{"id", first_special + 1}, {"content", "[cat]"}, {"lstrip", true}, {"special", false}}}},
      {"decoder", {{"type", "ByteLevel"}}},
      {"model",
       {{"type", "BPE"},
        {"vocab", tiny_vocabulary({"<|endoftext|>"})},
        {"merges", {"o g", "Ġ d", "Ġd og", "d og", "Ã ©"}}}}};
}

}  // namespace ptw
