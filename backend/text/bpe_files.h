// The files a byte-level BPE vocabulary comes in: vocab.json with merges.txt, or tokenizer.json.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>

#include "text/added_tokens.h"
#include "text/bpe_vocabulary.h"

namespace ptw {

struct BpeFiles {
  std::filesystem::path file;  ///< vocab.json or tokenizer.json
  BpeVocabulary vocabulary;
  std::map<std::int64_t, AddedToken> added;  ///< what a tokenizer.json says besides
  bool add_prefix_space = false;
};

/// Reads tokenizer.json only where one of the other two is missing. Throws Error, naming the file
/// and the place, when one is missing or damaged, when they do not belong together, when a
/// tokenizer.json is of another kind, or when an id has no row in a table of `vocabulary_size`.
BpeFiles read_bpe_files(const std::filesystem::path& model_folder, std::int64_t vocabulary_size);

}  // namespace ptw
