// How a soft prompt begins (Lester et al. 2021, section 3.2 and Figure 3b).
//
// A prompt is float32 [P, E].
#pragma once

#include <string>
#include <vector>

#include "methods/method.h"

namespace ptw {

/// Every value uniform in [-0.5, 0.5].
torch::Tensor random_uniform_prompt(std::int64_t length, std::int64_t embedding_size,
                                    std::uint64_t seed);

/// Ids drawn without repetition from the 5,000 ordinary pieces of lowest id (the most frequent
/// ones). Throws Error when there are fewer than `length`.
std::vector<std::int64_t> sampled_pieces(std::int64_t length, const Tokenizer& tokenizer,
                                         std::uint64_t seed);

/// The pieces of a word as the model writes it, without what opens and closes a text.
std::vector<std::int64_t> written_pieces(const std::string& word, const Tokenizer& tokenizer);

/// The pieces of a text, repeated or cut to `length`. Throws Error for an empty text.
std::vector<std::int64_t> repeated_pieces(std::int64_t length, const std::string& text,
                                          const Tokenizer& tokenizer);

/// The embeddings of sampled pieces.
torch::Tensor sampled_vocabulary_prompt(std::int64_t length, const Pretrained& pretrained,
                                        std::uint64_t seed);

/// One position per label: the mean of the embeddings of its text's pieces, labels beyond `length`
/// left out; what is left is sampled from the vocabulary.
torch::Tensor class_label_prompt(std::int64_t length, const std::vector<std::string>& label_texts,
                                 const Pretrained& pretrained, std::uint64_t seed);

/// The embeddings of repeated pieces.
torch::Tensor text_prompt(std::int64_t length, const std::string& text,
                          const Pretrained& pretrained);

/// The prompt of an earlier run, adapter folder or .npy file (SPoT, Vu et al. 2022), whatever
/// method made it. Throws Error when it has another length or embedding size.
torch::Tensor earlier_prompt(std::int64_t length, const std::filesystem::path& source,
                             const ModelInfo& model);

/// The settings that choose among these, and their defaults.
std::vector<SettingSpec> prompt_settings();

/// The prompt that `settings` ask for.
torch::Tensor initial_prompt(const InitialContext& context, const Settings& settings);

}  // namespace ptw
