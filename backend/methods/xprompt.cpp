#include "methods/xprompt.h"

#include "methods/adapter_folder.h"
#include "methods/ratio_search.h"

namespace ptw {
namespace {

constexpr const char* kName = "xprompt";

torch::Tensor row_tensor(const std::vector<double>& values, torch::IntArrayRef shape) {
  return torch::tensor(values, torch::kFloat64).to(torch::kFloat32).view(shape);
}

std::vector<double> numbers(const torch::Tensor& tensor) {
  const auto flat = tensor.to(torch::kFloat64).contiguous();
  return {flat.data_ptr<double>(), flat.data_ptr<double>() + flat.numel()};
}

std::vector<std::uint8_t> bits(const torch::Tensor& tensor) {
  std::vector<std::uint8_t> values;
  for (const double value : numbers(tensor)) values.push_back(value != 0);
  return values;
}

torch::Tensor bit_tensor(const std::vector<std::uint8_t>& values, torch::IntArrayRef shape) {
  return row_tensor({values.begin(), values.end()}, shape);
}

nlohmann::json to_json(const std::vector<RatioTrial>& trials) {
  auto stored = nlohmann::json::array();
  for (const auto& trial : trials)
    stored.push_back({{"ratio", trial.ratio}, {"value", trial.value}, {"chosen", trial.chosen}});
  return stored;
}

/// Trials are for people to see: what is not sound is left out.
std::vector<RatioTrial> trials_from_json(const nlohmann::json& settings, const char* key) {
  std::vector<RatioTrial> trials;
  const auto stored = settings.find(key);
  if (stored == settings.end() || !stored->is_array()) return trials;
  for (const auto& trial : *stored) try {
      trials.push_back({trial.at("ratio"), trial.at("value"), trial.at("chosen")});
    } catch (const nlohmann::json::exception&) {
    }
  return trials;
}

torch::Tensor trainable(const torch::Tensor& values) {
  return values.detach().clone().contiguous().set_requires_grad(true);
}

}  // namespace

Xprompt::Xprompt(const torch::Tensor& initial, XpromptOptions options)
    : options_(std::move(options)),
      values_(trainable(initial)),
      past_{initial.detach().clone(), initial.detach().clone()},
      mask_(full_mask(static_cast<int>(initial.size(0)), static_cast<int>(options_.pieces))) {
  require_divides(options_.pieces, initial.size(1));
}

Xprompt::Xprompt(PromptPast past, const PromptMask& mask, XpromptOptions options)
    : options_(std::move(options)), only_retrains_(true), past_(std::move(past)), mask_(mask) {
  require_fit(mask_, past_.trained.size(0), past_.trained.size(1));
  options_.pieces = mask_.pieces;
  values_ = trainable(past_.trained);
  rewind();
}

MaskedPrompt Xprompt::masked() const {
  return {values_, mask_, removes_tokens()};
}

std::vector<NamedTensor> Xprompt::parameters() const {
  return {{"prompt_embeddings", values_}};
}

EmbeddedInput Xprompt::condition(const FrozenModel& model, const TokenBatch& batch,
                                 const Pass& pass) const {
  return masked().condition(model, batch, pass);
}

torch::Tensor Xprompt::soft_prompt() const {
  return masked().soft_prompt();
}

std::int64_t Xprompt::stored_parameters() const {
  return masked().stored_parameters();
}

std::vector<Phase> Xprompt::phases() const {
  const Phase retrain = {PTW_TR("training", "retrain")};
  if (only_retrains_) return {retrain};
  return {{PTW_TR("training", "tune")}, {PTW_TR("training", "prune"), false}, retrain};
}

/// Masked values become zero, so that no weight decay moves them.
void Xprompt::rewind() {
  const torch::NoGradGuard no_gradient;
  const auto& from = options_.rewind == "initial" ? past_.initial : past_.trained;
  values_.copy_(from * mask_values(mask_, from.size(1)));
}

bool Xprompt::work(const Workshop& workshop) {
  const auto found = prune_by_importance(values_.detach(), options_, workshop);
  if (!found) return false;
  past_.trained = values_.detach().clone();
  mask_ = found->mask;
  importance_ = found->importance;
  token_trials_ = found->token_trials;
  piece_trials_ = found->piece_trials;
  rewind();
  return true;
}

void Xprompt::save_adapter(const std::filesystem::path& folder, const ModelInfo& model) const {
  const auto tokens = values_.size(0);
  MethodPart own{kName, "PROMPT_TUNING", to_json(options_), {}};
  own.settings["only_retrains"] = only_retrains_;
  own.settings["token_trials"] = to_json(token_trials_);
  own.settings["piece_trials"] = to_json(piece_trials_);
  own.settings["measured_examples"] = importance_.examples;
  own.tensors = {{"xprompt.values", values_.detach()},
                 {"xprompt.initial", past_.initial},
                 {"xprompt.trained", past_.trained},
                 {"xprompt.token_mask", bit_tensor(mask_.tokens, {tokens})},
                 {"xprompt.piece_mask", bit_tensor(mask_.cells, {tokens, mask_.pieces})}};
  if (importance_.examples > 0) {
    own.tensors["xprompt.token_importance"] = row_tensor(importance_.tokens, {tokens});
    own.tensors["xprompt.piece_importance"] =
        row_tensor(importance_.pieces, {tokens, mask_.pieces});
  }
  write_adapter(folder, masked().visible().detach(), model, own);
}

std::unique_ptr<Xprompt> Xprompt::load(const std::filesystem::path& adapter,
                                       const ModelInfo& model) {
  const auto visible = read_prompt_embeddings(adapter, model);
  const auto own = read_method_part(adapter, kName);
  std::unique_ptr<Xprompt> method(new Xprompt);
  method->options_ = xprompt_options(own, adapter);
  const auto size = model.embedding_size, pieces = method->options_.pieces;
  require_divides(pieces, size);
  const auto stored = own.tensors.find("xprompt.values");
  const auto tokens = stored == own.tensors.end() || stored->second.dim() != 2
                          ? visible.size(0)
                          : stored->second.size(0);
  const auto tensor = [&](const char* name, const std::vector<std::int64_t>& shape) {
    return own_tensor(own, adapter, name, shape);
  };
  method->values_ = trainable(tensor("xprompt.values", {tokens, size}));
  method->past_ = {tensor("xprompt.initial", {tokens, size}),
                   tensor("xprompt.trained", {tokens, size})};
  method->mask_ = {static_cast<int>(pieces), bits(tensor("xprompt.token_mask", {tokens})),
                   bits(tensor("xprompt.piece_mask", {tokens, pieces}))};
  method->only_retrains_ = own.settings.value("only_retrains", nlohmann::json()) == true;
  method->token_trials_ = trials_from_json(own.settings, "token_trials");
  method->piece_trials_ = trials_from_json(own.settings, "piece_trials");
  if (const auto examples = own_integer(own, adapter, "measured_examples"); examples > 0)
    method->importance_ = {numbers(tensor("xprompt.token_importance", {tokens})),
                           numbers(tensor("xprompt.piece_importance", {tokens, pieces})), examples};
  return method;
}

}  // namespace ptw
