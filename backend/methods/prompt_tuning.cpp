#include "methods/prompt_tuning.h"

#include "methods/adapter_folder.h"
#include "methods/prompt_initialization.h"

namespace ptw {
namespace {

std::unique_ptr<Method> create(const InitialContext& context, const Settings& settings) {
  return std::make_unique<PromptTuning>(initial_prompt(context, settings));
}

std::unique_ptr<Method> load(const std::filesystem::path& adapter, const ModelInfo& model) {
  return std::make_unique<PromptTuning>(read_prompt_embeddings(adapter, model),
                                        read_adapter_fields(adapter));
}

}  // namespace

PromptTuning::PromptTuning(const torch::Tensor& prompt, nlohmann::ordered_json origin)
    : prompt_(prompt.detach().clone().contiguous().set_requires_grad(true)),
      origin_(std::move(origin)) {}

std::vector<NamedTensor> PromptTuning::parameters() const {
  return {{"prompt_embeddings", prompt_}};
}

EmbeddedInput PromptTuning::condition(const FrozenModel& model, const TokenBatch& batch,
                                      const Pass& /*pass*/) const {
  return prepended(prompt_.unsqueeze(0).expand({batch.ids.size(0), -1, -1}), model, batch);
}

void PromptTuning::save_adapter(const std::filesystem::path& folder, const ModelInfo& model) const {
  write_prompt_tuning_adapter(folder, prompt_, model, origin_);
}

MethodEntry prompt_tuning_entry() {
  return {"prompt-tuning",
          PTW_TR("methods", "Prompt tuning"),
          PTW_TR("methods",
                 "A few trainable vectors before the input; the model stays frozen (Lester "
                 "et al. 2021)."),
          prompt_settings(),
          create,
          load,
          "PROMPT_TUNING"};
}

}  // namespace ptw
