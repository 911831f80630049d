#include "methods/smop.h"

#include "methods/adapter_folder.h"
#include "methods/prompt_initialization.h"
#include "report/message.h"

namespace ptw {
namespace {

constexpr const char* kName = "smop";

torch::Tensor one_hot(const torch::Tensor& index, const torch::Tensor& like) {
  return torch::zeros_like(like).scatter(-1, index, 1.0);
}

/// The most probable prompt gets its probability, through which the router learns.
torch::Tensor top(const torch::Tensor& probabilities, std::int64_t count) {
  const auto chosen = std::get<1>(probabilities.detach().topk(count, -1));
  return probabilities * one_hot(chosen, probabilities.detach());
}

/// Numbers from a generator of this call's own.
torch::Tensor standard_normal(torch::IntArrayRef shape, std::uint64_t seed) {
  auto generator = at::detail::createCPUGenerator(seed);
  return torch::empty(shape).normal_(0, 1, generator);
}

torch::Tensor standard_gumbel(torch::IntArrayRef shape, std::uint64_t seed) {
  auto generator = at::detail::createCPUGenerator(seed);
  constexpr double kSmallest = 1e-9;
  return -torch::log(-torch::log(torch::empty(shape).uniform_(kSmallest, 1 - 1e-7, generator)));
}

SettingSpec prompt_count_setting() {
  return {.key = "prompts",
          .label = PTW_TR("settings", "Prompts"),
          .why = PTW_TR("settings",
                        "How many prompts the router chooses from; 4 did best in the "
                        "paper."),
          .default_value = std::int64_t{4},
          .minimum = 1,
          .maximum = 100};
}

SettingSpec routing_setting() {
  return {.key = "routing",
          .label = PTW_TR("settings", "Routing"),
          .why = PTW_TR("settings",
                        "top1-perturbed did best in the paper's ablation; none is plain prompt "
                        "tuning of one prompt."),
          .default_value = std::string("top1-perturbed"),
          .choices = {"top1-perturbed", "top1", "top2", "gumbel", "stochastic", "none"}};
}

SettingSpec noise_setting() {
  return {.key = "router_noise",
          .label = PTW_TR("settings", "Router noise"),
          .why = PTW_TR("settings",
                        "Only for top1-perturbed: relative to each logit as in the authors' "
                        "program, or additive as the paper's text reads."),
          .default_value = std::string("relative"),
          .choices = {"relative", "additive"},
          .advanced = true};
}

SettingSpec learning_rate_setting() {
  return {.key = "learning_rate",
          .label = PTW_TR("settings", "Learning rate"),
          .why = PTW_TR("settings", "0.5 in the paper, the best of those it tried."),
          .default_value = 0.5,
          .minimum = 0,
          .maximum = 100};
}

SettingSpec warmup_setting() {
  return {.key = "warmup_ratio",
          .label = PTW_TR("settings", "Warm-up"),
          .why = PTW_TR("settings",
                        "Share of the steps in which the rate rises from zero; 0.06 in the paper."),
          .default_value = 0.06,
          .minimum = 0,
          .maximum = 1,
          .advanced = true};
}

/// The settings of prompt tuning with the paper's length; a prompt of its own for each of the k.
std::vector<SettingSpec> settings() {
  std::vector<SettingSpec> specs = {prompt_count_setting(), routing_setting(), noise_setting(),
                                    learning_rate_setting(), warmup_setting()};
  for (auto& spec : prompt_settings()) {
    if (spec.key == "prompt_length") {
      spec.default_value = std::int64_t{5};
      spec.why = PTW_TR("settings", "Soft tokens of each prompt; 5 did best in the paper.");
    }
    specs.push_back(spec);
  }
  return specs;
}

std::unique_ptr<Method> create(const InitialContext& context, const Settings& settings) {
  SmopOptions options{std::get<std::string>(settings.at("routing")),
                      std::get<std::string>(settings.at("router_noise")),
                      std::get<std::int64_t>(settings.at("prompts"))};
  if (options.routing == "none") options.prompts = 1;
  std::vector<torch::Tensor> prompts;
  for (std::int64_t i = 0; i < options.prompts; ++i) {
    auto own = context;
    own.seed += static_cast<std::uint64_t>(i);
    prompts.push_back(initial_prompt(own, settings));
  }
  const auto size = context.pretrained.model->info().embedding_size;
  return std::make_unique<Smop>(torch::cat(prompts),
                                orthogonal_router(options.prompts, size, context.seed), options);
}

std::unique_ptr<Method> load(const std::filesystem::path& adapter, const ModelInfo& model) {
  const auto prompts = read_prompt_embeddings(adapter, model);
  const auto own = read_method_part(adapter, kName);
  const SmopOptions options{own_text(own, adapter, "routing"), own_text(own, adapter, "noise"),
                            own_integer(own, adapter, "prompts")};
  complete({routing_setting(), noise_setting()},
           {{"routing", options.routing}, {"router_noise", options.noise}});
  if (options.prompts < 1 || prompts.size(0) % options.prompts != 0)
    throw Error(
        PTW_TR("methods", "%1 is not a sound SMoP adapter: %2 rows cannot be %3 prompts."),
        {adapter.string(), std::to_string(prompts.size(0)), std::to_string(options.prompts)});
  return std::make_unique<Smop>(
      prompts, own_tensor(own, adapter, "router.weight", {options.prompts, model.embedding_size}),
      options);
}

/// The mixture when every example is given the same prompt.
class OnePrompt : public Method {
 public:
  OnePrompt(const Smop& mixture, std::int64_t prompt) : mixture_(mixture), prompt_(prompt) {}
  [[nodiscard]] std::vector<NamedTensor> parameters() const override {
    return mixture_.parameters();
  }
  [[nodiscard]] EmbeddedInput condition(const FrozenModel& model, const TokenBatch& batch,
                                        const Pass& /*pass*/) const override {
    const auto scale = mixture_.weights(mixture_.logits(model, batch)).amax(1, true);
    const auto index = torch::full_like(scale, prompt_, torch::kInt64);
    const auto like = scale.expand({-1, mixture_.prompt_count()});
    return mixture_.mixed(like * one_hot(index, like), model, batch);
  }
  [[nodiscard]] torch::Tensor soft_prompt() const override { return mixture_.soft_prompt(); }
  void save_adapter(const std::filesystem::path& folder, const ModelInfo& model) const override {
    mixture_.save_adapter(folder, model);
  }
  [[nodiscard]] std::int64_t stored_parameters() const override {
    return mixture_.stored_parameters();
  }

 private:
  Smop mixture_;
  std::int64_t prompt_;
};

}  // namespace

Smop::Smop(const torch::Tensor& prompts, const torch::Tensor& router, SmopOptions options)
    : prompts_(prompts.detach().clone().contiguous().set_requires_grad(true)),
      router_(router.detach().clone().contiguous().set_requires_grad(true)),
      options_(std::move(options)) {}

bool Smop::has_router() const {
  return options_.routing != "stochastic" && options_.routing != "none";
}

std::vector<NamedTensor> Smop::parameters() const {
  std::vector<NamedTensor> all = {{"prompt_embeddings", prompts_}};
  if (has_router()) all.push_back({"router.weight", router_});
  return all;
}

std::int64_t Smop::stored_parameters() const {
  return prompts_.numel() + (has_router() ? router_.numel() : 0);
}

torch::Tensor Smop::logits(const FrozenModel& model, const TokenBatch& batch) const {
  const auto mask = batch.mask.unsqueeze(-1);
  const auto mean = (model.embed(batch.ids) * mask).sum(1) / mask.sum(1).clamp_min(1);
  return torch::linear(mean, router_);
}

torch::Tensor Smop::route(const FrozenModel& model, const TokenBatch& batch) const {
  if (has_router()) return torch::softmax(logits(model, batch), -1);
  return torch::full({batch.ids.size(0), options_.prompts},
                     1.0 / static_cast<double>(options_.prompts));
}

torch::Tensor Smop::weights(const torch::Tensor& logits) const {
  if (options_.routing == "none") return torch::ones_like(logits);
  if (options_.routing == "stochastic")
    return torch::full_like(logits, 1.0 / static_cast<double>(options_.prompts));
  const auto probabilities = torch::softmax(logits, -1);
  if (options_.routing == "gumbel")
    return one_hot(logits.argmax(-1, true), probabilities) + probabilities - probabilities.detach();
  return top(probabilities,
             options_.routing == "top2" ? std::min<std::int64_t>(2, options_.prompts) : 1);
}

torch::Tensor Smop::perturbed(const torch::Tensor& logits,
                              const torch::Tensor& standard_normal) const {
  if (options_.noise == "additive") return logits + standard_normal;
  return logits + standard_normal * logits.detach();
}

torch::Tensor Smop::training_weights(const torch::Tensor& logits, std::uint64_t seed) const {
  if (options_.routing == "stochastic") {
    // The largest of equally distributed numbers is each one with the same probability.
    const auto drawn = standard_normal(logits.sizes(), seed).argmax(-1, true);
    return one_hot(drawn, logits.detach());
  }
  if (options_.routing == "top1-perturbed")
    return weights(perturbed(logits, standard_normal(logits.sizes(), seed)));
  if (options_.routing == "gumbel") return weights(logits + standard_gumbel(logits.sizes(), seed));
  return weights(logits);
}

EmbeddedInput Smop::mixed(const torch::Tensor& weights, const FrozenModel& model,
                          const TokenBatch& batch) const {
  const auto size = prompts_.size(1);
  const auto mixture = torch::matmul(weights, prompts_.view({options_.prompts, -1}));
  return prepended(mixture.view({weights.size(0), -1, size}), model, batch);
}

EmbeddedInput Smop::condition(const FrozenModel& model, const TokenBatch& batch,
                              const Pass& pass) const {
  const auto routed = logits(model, batch);
  return mixed(pass.training ? training_weights(routed, pass.seed) : weights(routed), model, batch);
}

std::unique_ptr<Method> Smop::only(std::int64_t prompt) const {
  return std::make_unique<OnePrompt>(*this, prompt);
}

void Smop::save_adapter(const std::filesystem::path& folder, const ModelInfo& model) const {
  write_adapter(folder, prompts_.detach(), model,
                {kName,
                 "PROMPT_ROUTING",
                 {{"prompts", options_.prompts},
                  {"prompt_length", prompts_.size(0) / options_.prompts},
                  {"routing", options_.routing},
                  {"noise", options_.noise}},
                 {{"router.weight", router_.detach()}}});
}

void Smop::record(const std::filesystem::path& checkpoint, const FrozenModel& model,
                  std::span<const TokenizedExample> dev) const {
  write_routing(checkpoint, route_all(*this, model, dev), dev);
}

torch::Tensor orthogonal_router(std::int64_t prompts, std::int64_t embedding_size,
                                std::uint64_t seed) {
  // As torch.nn.init.orthogonal_: the Q of a Gaussian matrix, with the signs of R's diagonal.
  const auto longer = std::max(prompts, embedding_size),
             shorter = std::min(prompts, embedding_size);
  const auto [q, r] = torch::linalg_qr(standard_normal({longer, shorter}, seed));
  const auto rows = (q * r.diagonal().sign()).contiguous();
  return prompts <= embedding_size ? rows.t().contiguous() : rows;
}

MethodEntry smop_entry() {
  return {kName,
          PTW_TR("methods", "SMoP"),
          PTW_TR("methods",
                 "Several short prompts and a router that gives every input one of them (Choi et "
                 "al. 2023)."),
          settings(),
          create,
          load,
          {}};
}

}  // namespace ptw
