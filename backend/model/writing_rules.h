// How a model's folder wants its text to be written: what generation_config.json says, or
// config.json where that file is missing, as transformers' generate() obeys it.
//
// Taken: decoder_start_token_id, eos_token_id (one or a list; text ends at any of them),
// forced_bos_token_id, forced_eos_token_id, suppress_tokens, begin_suppress_tokens, bad_words_ids,
// no_repeat_ngram_size, repetition_penalty, min_length, min_new_tokens, and of beam search
// early_stopping. How long a text may become, how many beams there are, how they compare
// (length_penalty), whether and how pieces are drawn is what the person says who has text written,
// not the folder. Whatever else would change the text is not applied, and left_out names it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace ptw {

struct WritingRules {
  std::vector<std::int64_t> end_ids;   ///< text ends at any of them; none: at the model's end_id
  std::int64_t start_id = -1;          ///< the decoder's first input; -1: that of training
  std::int64_t first_id = -1;          ///< what text must begin with; -1: anything
  std::vector<std::int64_t> last_ids;  ///< what it must end with at the limit; none: anything
  std::vector<std::int64_t> never, never_first;
  std::vector<std::vector<std::int64_t>> never_together;  ///< no such sequence of ids
  std::int64_t longest_repeated = 0;  ///< no sequence of so many ids comes twice; 0: any may
  double repetition_penalty = 1;      ///< of ids that were there before
  std::int64_t shortest = 0;          ///< with what stood before the text
  std::int64_t shortest_new = 0;      ///< without it
  bool stops_early = false;           ///< beam search, as soon as it has a text for every beam
  std::vector<std::string> left_out;
};

/// Ids are below `vocabulary_size`. Throws Error, naming file and field, for a wrong value.
WritingRules read_writing_rules(const nlohmann::json& config, const std::filesystem::path& folder,
                                std::int64_t vocabulary_size);

}  // namespace ptw
