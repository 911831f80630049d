#include "methods/xprompt_settings.h"

#include <cmath>

#include "methods/prompt_initialization.h"
#include "report/message.h"

namespace ptw {
namespace {

std::vector<SettingSpec> pruning_settings() {
  return {
      {.key = "pieces",
       .label = PTW_TR("settings", "Pieces per token"),
       .why = PTW_TR("settings",
                     "Every token is cut into so many equal pieces; 16 in the paper. "
                     "Must divide the embedding size."),
       .default_value = std::int64_t{16},
       .minimum = 1,
       .maximum = 65536},
      {.key = "ratios",
       .label = PTW_TR("settings", "Pruning ratios"),
       .why = PTW_TR("settings",
                     "search tries 10 % to 90 % on each level by the dev metric, as in the paper; "
                     "fixed takes the two below."),
       .default_value = std::string("search"),
       .choices = {"search", "fixed"}},
      {.key = "token_ratio",
       .label = PTW_TR("settings", "Masked tokens, share"),
       .why = PTW_TR("settings", "Only for fixed ratios: the least important tokens."),
       .default_value = 0.3,
       .minimum = 0,
       .maximum = 1},
      {.key = "piece_ratio",
       .label = PTW_TR("settings", "Masked pieces, share"),
       .why = PTW_TR("settings",
                     "Only for fixed ratios: the least important pieces of every token left."),
       .default_value = 0.3,
       .minimum = 0,
       .maximum = 1},
      {.key = "masked_tokens",
       .label = PTW_TR("settings", "Masked tokens become"),
       .why = PTW_TR("settings",
                     "zero keeps a zero vector in the sequence, the paper's formula; remove takes "
                     "the token out, which saves computation."),
       .default_value = std::string("zero"),
       .choices = {"zero", "remove"}},
      {.key = "rewind",
       .label = PTW_TR("settings", "Rewind to"),
       .why = PTW_TR("settings",
                     "The values that retraining starts from: trained in the paper, initial in "
                     "the original lottery-ticket form."),
       .default_value = std::string("trained"),
       .choices = {"trained", "initial"}},
      {.key = "importance_examples",
       .label = PTW_TR("settings", "Examples for importance"),
       .why = PTW_TR("settings",
                     "Training examples that importance is the mean over; 0 takes all, as in the "
                     "paper."),
       .default_value = std::int64_t{0},
       .minimum = 0,
       .maximum = 1e9,
       .advanced = true},
      {.key = "parent_run",
       .label = PTW_TR("settings", "Run to retrain"),
       .why = PTW_TR("settings",
                     "The folder of a tuned run or adapter: with a mask file only the retraining "
                     "is done."),
       .default_value = std::string(),
       .advanced = true},
      {.key = "mask_file",
       .label = PTW_TR("settings", "Mask file"),
       .why = PTW_TR("settings", "Only with a run to retrain: the mask, a JSON file."),
       .default_value = std::string(),
       .advanced = true},
  };
}

void require_something_left(const char* key, double ratio, std::int64_t count) {
  if (std::floor(ratio * static_cast<double>(count) + 1e-9) < static_cast<double>(count)) return;
  throw Error(PTW_TR("methods", "%1 = %2 leaves nothing of %3. Choose a smaller ratio."),
              {key, to_text(ratio), std::to_string(count)});
}

}  // namespace

std::vector<SettingSpec> xprompt_settings() {
  auto specs = prompt_settings();
  specs.push_back({.key = "steps",
                   .label = PTW_TR("settings", "Steps"),
                   .why = PTW_TR("settings",
                                 "Updates in each of the two phases that train; 100 epochs in the "
                                 "paper."),
                   .default_value = std::int64_t{800},
                   .minimum = 1,
                   .maximum = 10'000'000});
  specs.push_back({.key = "batch_size",
                   .label = PTW_TR("settings", "Batch size"),
                   .why = PTW_TR("settings", "Examples per update; 16 in the paper."),
                   .default_value = std::int64_t{16},
                   .minimum = 1,
                   .maximum = 4096});
  for (auto& spec : pruning_settings()) specs.push_back(std::move(spec));
  return specs;
}

XpromptOptions xprompt_options(const Settings& settings) {
  const auto text = [&](const char* key) { return std::get<std::string>(settings.at(key)); };
  const auto whole = [&](const char* key) { return std::get<std::int64_t>(settings.at(key)); };
  const auto real = [&](const char* key) { return std::get<double>(settings.at(key)); };
  XpromptOptions options{
      whole("pieces"),       text("ratios"), real("token_ratio"),         real("piece_ratio"),
      text("masked_tokens"), text("rewind"), whole("importance_examples")};
  if (options.ratios == "fixed") {
    require_something_left("token_ratio", options.token_ratio, whole("prompt_length"));
    require_something_left("piece_ratio", options.piece_ratio, options.pieces);
  }
  return options;
}

XpromptOptions xprompt_options(const MethodPart& own, const std::filesystem::path& adapter) {
  XpromptOptions options{own_integer(own, adapter, "pieces"),
                         own_text(own, adapter, "ratios"),
                         own_real(own, adapter, "token_ratio"),
                         own_real(own, adapter, "piece_ratio"),
                         own_text(own, adapter, "masked_tokens"),
                         own_text(own, adapter, "rewind"),
                         own_integer(own, adapter, "importance_examples")};
  complete(pruning_settings(), {{"pieces", options.pieces},
                                {"ratios", options.ratios},
                                {"token_ratio", options.token_ratio},
                                {"piece_ratio", options.piece_ratio},
                                {"masked_tokens", options.masked_tokens},
                                {"rewind", options.rewind}});
  return options;
}

nlohmann::json to_json(const XpromptOptions& options) {
  return {{"pieces", options.pieces},
          {"ratios", options.ratios},
          {"token_ratio", options.token_ratio},
          {"piece_ratio", options.piece_ratio},
          {"masked_tokens", options.masked_tokens},
          {"rewind", options.rewind},
          {"importance_examples", options.importance_examples}};
}

}  // namespace ptw
