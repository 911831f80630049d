// A T5 model of a given shape with random weights: what training costs does not depend on what the
// weights are.
#pragma once

#include <filesystem>
#include <string>

namespace ptw {

/// Makes the model folder `folder` unless it holds a model already: config.json, weights of normal
/// distribution (scaled as T5 begins), and the SentencePiece file of `tokenizer`. `shape` is a
/// published one, e.g. "t5-small" or "t5-v1_1-base", or a T5's config.json. Throws Error for any
/// other, and when it cannot be written.
void write_random_model(const std::filesystem::path& folder, const std::string& shape,
                        const std::filesystem::path& tokenizer);

}  // namespace ptw
