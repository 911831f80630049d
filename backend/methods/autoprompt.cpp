#include "methods/autoprompt.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <random>

#include "methods/prompt_initialization.h"
#include "methods/stored_ids.h"
#include "report/message.h"

namespace ptw {
namespace {

constexpr auto kName = "autoprompt";
constexpr auto kTriggers = "triggers";
constexpr auto kForbidden = "forbidden";

std::vector<SettingSpec> autoprompt_settings() {
  return {
      {.key = "prompt_length",
       .label = PTW_TR("settings", "Prompt length"),
       .why = PTW_TR("settings", "Trigger words before the input; 3 to 7 in the paper."),
       .default_value = std::int64_t{5},
       .minimum = 1,
       .maximum = 2000},
      {.key = "candidates",
       .label = PTW_TR("settings", "Candidates"),
       .why = PTW_TR("settings",
                     "Words tried at each step, every one with a pass over the batch; 10 or 100 "
                     "in the paper."),
       .default_value = std::int64_t{10},
       .minimum = 1,
       .maximum = 10000},
      {.key = "steps",
       .label = PTW_TR("settings", "Steps"),
       .why = PTW_TR("settings", "One word is looked at in each; 180 to 1,000 in the paper."),
       .default_value = std::int64_t{200},
       .minimum = 1,
       .maximum = 10'000'000},
      {.key = "learning_rate",
       .label = PTW_TR("settings", "Learning rate"),
       .why = PTW_TR("settings",
                     "Without effect, like optimizer and schedule: words are exchanged, not "
                     "moved."),
       .default_value = 0.0,
       .minimum = 0,
       .maximum = 100,
       .advanced = true},
  };
}

std::unique_ptr<Method> create(const InitialContext& context, const Settings& settings) {
  const auto& [model, tokenizer] = context.pretrained;
  auto triggers = sampled_pieces(std::get<std::int64_t>(settings.at("prompt_length")), *tokenizer,
                                 context.seed);
  std::vector<std::int64_t> forbidden;
  for (std::int64_t id = 0; id < model->info().vocabulary_size; ++id)
    if (tokenizer->is_special(id)) forbidden.push_back(id);
  const auto rows = model->embed(ids_tensor(triggers));
  return std::make_unique<AutoPrompt>(std::move(triggers), rows, std::move(forbidden),
                                      std::get<std::int64_t>(settings.at("candidates")));
}

std::unique_ptr<Method> load(const std::filesystem::path& adapter, const ModelInfo& model) {
  const auto rows = read_prompt_embeddings(adapter, model);
  const auto own = read_method_part(adapter, kName);
  const auto candidates = own_integer(own, adapter, "candidates");
  complete(autoprompt_settings(), {{"candidates", candidates}});
  return std::make_unique<AutoPrompt>(
      own_ids(own, adapter, kTriggers, model.vocabulary_size, rows.size(0)), rows,
      own_ids(own, adapter, kForbidden, model.vocabulary_size), candidates);
}

}  // namespace

AutoPrompt::AutoPrompt(std::vector<std::int64_t> triggers, const torch::Tensor& rows,
                       std::vector<std::int64_t> forbidden, std::int64_t candidates)
    : triggers_(std::move(triggers)),
      rows_(rows.detach().clone().contiguous().set_requires_grad(true)),
      forbidden_(std::move(forbidden)),
      candidates_(candidates) {}

std::vector<NamedTensor> AutoPrompt::parameters() const {
  return {{"prompt_embeddings", rows_}};
}

EmbeddedInput AutoPrompt::condition(const FrozenModel& model, const TokenBatch& batch,
                                    const Pass& /*pass*/) const {
  return prepended(rows_.unsqueeze(0).expand({batch.ids.size(0), -1, -1}), model, batch);
}

std::vector<std::int64_t> AutoPrompt::candidates(const FrozenModel& model, std::size_t place,
                                                 const torch::Tensor& gradient) const {
  const torch::NoGradGuard no_gradient;
  constexpr auto kNever = -std::numeric_limits<double>::infinity();
  auto promise = -torch::mv(model.embedding_table(), gradient);
  promise.index_fill_(0, ids_tensor(forbidden_), kNever);
  promise[triggers_[place]] = kNever;
  const auto [values, ids] = promise.topk(std::min(candidates_, promise.size(0)));
  std::vector<std::int64_t> best;
  for (std::int64_t i = 0; i < ids.size(0); ++i)
    if (std::isfinite(values[i].item<double>())) best.push_back(ids[i].item<std::int64_t>());
  return best;
}

bool AutoPrompt::update(const UpdateContext& context) {
  const torch::NoGradGuard no_gradient;
  const auto place = static_cast<std::size_t>(std::mt19937_64(context.seed)() % triggers_.size());
  const auto row = static_cast<std::int64_t>(place);
  auto tried = *this;
  tried.rows_ = rows_.detach().clone();
  auto lowest = context.loss(*this);
  for (const auto id : candidates(context.model, place, context.gradients[0][row])) {
    tried.triggers_[place] = id;
    tried.rows_[row].copy_(context.model.embed(ids_tensor({id}))[0]);
    const auto loss = context.loss(tried);
    if (loss >= lowest) continue;
    lowest = loss;
    triggers_[place] = id;
    rows_[row].copy_(tried.rows_[row]);
  }
  return true;
}

void AutoPrompt::save_adapter(const std::filesystem::path& folder, const ModelInfo& model) const {
  write_adapter(folder, rows_.detach(), model,
                {kName,
                 "PROMPT_TUNING",
                 {{"candidates", candidates_}},
                 {{kTriggers, ids_tensor(triggers_)}, {kForbidden, ids_tensor(forbidden_)}}});
}

MethodEntry autoprompt_entry() {
  return {kName,
          PTW_TR("methods", "AutoPrompt"),
          PTW_TR("methods",
                 "A prompt of real words, exchanged one by one with the help of gradients (Shin et "
                 "al. 2020)."),
          autoprompt_settings(),
          create,
          load,
          {}};
}

}  // namespace ptw
