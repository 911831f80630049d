// The examples of a task's split as training uses them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "model/token_batch.h"
#include "report/setting.h"
#include "text/task.h"

namespace ptw {

struct Split {
  std::vector<Example> examples;
  std::vector<TokenizedExample> tokens;  ///< of the same examples
};

/// `examples` cut into pieces, as long as `settings` allow.
std::vector<TokenizedExample> tokens_of(const std::vector<Example>& examples,
                                        const Tokenizer& tokenizer, const Settings& settings);

/// `count` of `examples` drawn with `seed`, in their order; all of them when there are no more.
std::vector<Example> drawn(std::vector<Example> examples, std::size_t count, std::uint64_t seed);

/// Reads the split `name` of `task` with its tokens. Of the
/// training examples as many as "train_examples" says are drawn with `sample_seed`.
Split read_split(const Task& task, const std::string& name, const Tokenizer& tokenizer,
                 const Settings& settings, std::uint64_t sample_seed);

}  // namespace ptw
