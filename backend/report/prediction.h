// What the model answers to one input.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace ptw {

struct LabelProbability {
  std::string label;       ///< as the data names it
  std::string verbalized;  ///< as the model would write it
  double probability = 0;  ///< likelihood of the text, normalised over the task's labels
};

struct Prediction {
  std::string generated;                 ///< greedy answer, special pieces removed
  std::vector<LabelProbability> labels;  ///< in the verbalizer's order; empty for free text tasks
};

/// One sentence with and without the soft prompt.
struct PlaygroundReport {
  std::string input;                ///< as typed
  std::string formatted;            ///< after the task's template
  std::vector<std::string> pieces;  ///< what the model reads
  bool truncated = false;           ///< pieces beyond the maximal input length were cut off
  std::int64_t step = 0;            ///< the checkpoint of the prompt
  int prompts = 1;                  ///< of a mixture, to choose from
  int routed = -1;                  ///< the prompt that the router gave it; -1 without a router
  int forced = -1;                  ///< the prompt it was given instead; -1 for none
  Prediction with_prompt;
  Prediction without_prompt;
};

}  // namespace ptw
