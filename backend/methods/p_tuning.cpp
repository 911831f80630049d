#include "methods/p_tuning.h"

#include "methods/adapter_folder.h"
#include "report/message.h"

namespace ptw {
namespace {

constexpr auto kName = "p-tuning";

std::vector<SettingSpec> p_tuning_settings() {
  return {
      {.key = "template",
       .label = PTW_TR("settings", "Template"),
       .why = PTW_TR("settings",
                     "[P] is a pseudo token, [P*20] twenty of them, {input} the input, the rest "
                     "are words the model reads."),
       .default_value = std::string("[P*20] {input}")},
      {.key = "prompt_encoder",
       .label = PTW_TR("settings", "Prompt encoder"),
       .why = PTW_TR("settings",
                     "Makes the prompt while training: lstm in the paper, mlp is lighter."),
       .default_value = std::string("lstm"),
       .choices = {"lstm", "mlp"}},
      {.key = "hidden_size",
       .label = PTW_TR("settings", "Hidden size of the encoder"),
       .why = PTW_TR("settings", "The paper takes the size of the embeddings."),
       .default_value = std::int64_t{128},
       .minimum = 1,
       .maximum = 65536},
      {.key = "learning_rate",
       .label = PTW_TR("settings", "Learning rate"),
       .why = PTW_TR("settings",
                     "1e-5 to 3e-5 in the paper, with the model tuned as well; alone "
                     "the prompt needs more."),
       .default_value = 0.01,
       .minimum = 0,
       .maximum = 100},
      {.key = "optimizer",
       .label = PTW_TR("settings", "Optimizer"),
       .why = PTW_TR("settings", "AdamW in the paper."),
       .default_value = std::string("adamw"),
       .choices = {"adafactor", "adamw"},
       .advanced = true},
  };
}

std::unique_ptr<Method> create(const InitialContext& context, const Settings& settings) {
  SoftTemplate placement(std::get<std::string>(settings.at("template")),
                         *context.pretrained.tokenizer);
  auto generator = at::detail::createCPUGenerator(context.seed);
  PromptEncoder encoder(std::get<std::string>(settings.at("prompt_encoder")), placement.length(),
                        context.pretrained.model->info().embedding_size,
                        std::get<std::int64_t>(settings.at("hidden_size")), generator);
  return std::make_unique<PTuning>(std::move(placement), std::move(encoder));
}

SoftTemplate front_only(std::int64_t length) {
  return {"[P*" + std::to_string(length) + "] {input}",
          std::vector<std::int64_t>(static_cast<std::size_t>(length), SoftTemplate::kPseudo),
          {}};
}

std::vector<std::int64_t> pieces_of(const MethodPart& own, const char* side,
                                    const std::filesystem::path& adapter, const ModelInfo& model) {
  const auto found = own.settings.find(side);
  std::vector<std::int64_t> pieces;
  if (found != own.settings.end() && found->is_array())
    for (const auto& piece : *found) {
      if (!piece.is_number_integer() || piece.get<std::int64_t>() < SoftTemplate::kPseudo ||
          piece.get<std::int64_t>() >= model.vocabulary_size)
        break;
      pieces.push_back(piece.get<std::int64_t>());
    }
  if (found == own.settings.end() || pieces.size() != found->size())
    throw Error(
        PTW_TR("methods", "%1 is not a sound adapter configuration: %2 is missing or wrong."),
        {(adapter / "adapter_config.json").string(), side});
  return pieces;
}

std::unique_ptr<Method> load(const std::filesystem::path& adapter, const ModelInfo& model) {
  const auto config = read_peft_config(adapter);
  const auto prompt = read_prompt_embeddings(adapter, model);
  const auto origin = read_adapter_fields(adapter);
  if (config.method.empty())
    return std::make_unique<PTuning>(front_only(prompt.size(0)), prompt, origin);
  const auto own = read_method_part(adapter, kName);
  SoftTemplate placement(own_text(own, adapter, "template"),
                         pieces_of(own, "before", adapter, model),
                         pieces_of(own, "after", adapter, model));
  if (placement.length() != prompt.size(0))
    throw Error(
        PTW_TR("methods", "%1 is not a sound adapter configuration: %2 is missing or wrong."),
        {(adapter / "adapter_config.json").string(), "template"});
  if (!own.tensors.contains("embedding.weight"))
    return std::make_unique<PTuning>(std::move(placement), prompt, origin);
  PromptEncoder encoder(own.tensors, adapter);
  if (encoder().sizes() != prompt.sizes())
    throw Error(PTW_TR("methods",
                       "%1 is not a sound p-tuning adapter: the tensor %2 is missing or has "
                       "another shape. Train it again."),
                {adapter.string(), "embedding.weight"});
  return std::make_unique<PTuning>(std::move(placement), std::move(encoder), origin);
}

}  // namespace

PTuning::PTuning(SoftTemplate placement, PromptEncoder encoder, nlohmann::ordered_json origin)
    : placement_(std::move(placement)), encoder_(std::move(encoder)), origin_(std::move(origin)) {}

PTuning::PTuning(SoftTemplate placement, const torch::Tensor& prompt, nlohmann::ordered_json origin)
    : placement_(std::move(placement)),
      prompt_(prompt.detach().clone().contiguous().set_requires_grad(true)),
      origin_(std::move(origin)) {}

torch::Tensor PTuning::prompt() const {
  return encoder_ ? (*encoder_)() : prompt_;
}

std::vector<NamedTensor> PTuning::parameters() const {
  if (encoder_) return encoder_->parameters();
  return {{"prompt_embeddings", prompt_}};
}

EmbeddedInput PTuning::condition(const FrozenModel& model, const TokenBatch& batch,
                                 const Pass& pass) const {
  const auto prompt = pass.made.empty() ? this->prompt() : pass.made.front();
  if (!placement_.is_front_only()) return placement_.around(batch, prompt, model);
  return prepended(prompt.unsqueeze(0).expand({batch.ids.size(0), -1, -1}), model, batch);
}

std::int64_t PTuning::added_positions() const {
  return std::ssize(placement_.before()) + std::ssize(placement_.after());
}

std::int64_t PTuning::stored_parameters() const {
  return prompt().numel();
}

void PTuning::settle() {
  if (!encoder_) return;
  prompt_ = soft_prompt().clone().set_requires_grad(true);
  encoder_.reset();
}

/// PEFT's own folder once only the prompt is left and it stands in front.
void PTuning::save_adapter(const std::filesystem::path& folder, const ModelInfo& model) const {
  auto config = peft_config("P_TUNING", placement_.length(), model);
  config["encoder_dropout"] = 0.0;
  config["encoder_hidden_size"] = encoder_ ? encoder_->hidden_size() : model.embedding_size;
  config["encoder_num_layers"] = 2;
  config["encoder_reparameterization_type"] =
      encoder_ && encoder_->kind() == "lstm" ? "LSTM" : "MLP";
  keep_fields(config, origin_);
  std::map<std::string, torch::Tensor> tensors = {
      {"prompt_embeddings", peft_rows(soft_prompt(), model)}};
  if (encoder_ || !placement_.is_front_only()) {
    add_method_part(config, {kName,
                             placement_.is_front_only() ? "P_TUNING" : "P_TUNING_TEMPLATE",
                             {{"template", placement_.text()},
                              {"before", placement_.before()},
                              {"after", placement_.after()}},
                             {}});
    if (encoder_)
      for (const auto& [name, tensor] : encoder_->parameters()) tensors[name] = tensor.detach();
  }
  write_adapter(folder, config, tensors);
}

MethodEntry p_tuning_entry() {
  return {kName,
          PTW_TR("methods", "P-tuning"),
          PTW_TR("methods",
                 "Pseudo tokens anywhere in a template, made by a small network while training "
                 "(Liu et al. 2021)."),
          p_tuning_settings(),
          create,
          load,
          "P_TUNING"};
}

}  // namespace ptw
