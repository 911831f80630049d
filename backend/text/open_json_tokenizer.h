// A tokenizer.json with what the files beside it say.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>

#include "text/tokenizer.h"
#include "text/tokenizer_family.h"

namespace ptw {

/// Throws Error when one of the files is damaged, when they contradict each other, or when the
/// tokenizer has ordinary tokens beyond the model's `vocabulary_size` rows. Special tokens there
/// are kept, but no text may have them.
std::unique_ptr<Tokenizer> open_json_tokenizer(const std::filesystem::path& model_folder,
                                               TokenizerFamily family,
                                               std::int64_t vocabulary_size);

}  // namespace ptw
