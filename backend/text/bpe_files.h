// The files a byte-level BPE vocabulary comes in: vocab.json and merges.txt.
#pragma once

#include <cstdint>
#include <filesystem>
#include <vector>

#include "text/added_tokens.h"
#include "text/bpe_vocabulary.h"

namespace ptw {

/// Throws Error, naming the file and the place, when one is missing or damaged, when they do not
/// belong together or are not of bytes, or when an id has no row in a table of `vocabulary_size`
/// and is none of the `special` tokens.
BpeVocabulary read_bpe_files(const std::filesystem::path& model_folder,
                             std::int64_t vocabulary_size, const std::vector<AddedToken>& special);

}  // namespace ptw
