#include "training/split.h"

#include "text/sampling.h"
#include "training/training_settings.h"

namespace ptw {

std::vector<Example> drawn(std::vector<Example> examples, std::size_t count, std::uint64_t seed) {
  std::vector<Example> kept;
  for (const auto index : sample(examples.size(), count, seed))
    kept.push_back(std::move(examples[index]));
  return kept;
}

std::vector<TokenizedExample> tokens_of(const std::vector<Example>& examples,
                                        const Tokenizer& tokenizer, const Settings& settings) {
  return tokenize(examples, tokenizer, integer(settings, "max_input_length"),
                  integer(settings, "max_target_length"));
}

Split read_split(const Task& task, const std::string& name, const Tokenizer& tokenizer,
                 const Settings& settings, std::uint64_t sample_seed) {
  Split split{task.read(name), {}};
  const auto count = static_cast<std::size_t>(integer(settings, "train_examples"));
  if (name == "train" && count > 0)
    split.examples = drawn(std::move(split.examples), count, sample_seed);
  split.tokens = tokens_of(split.examples, tokenizer, settings);
  return split;
}

}  // namespace ptw
