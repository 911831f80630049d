#include "methods/prompt_initialization.h"

#include <algorithm>
#include <random>

#include "files/open_file.h"
#include "methods/registry.h"
#include "report/message.h"

namespace ptw {
namespace {

constexpr std::int64_t kFrequentPieces = 5000;
constexpr std::int64_t kLongestPrompt = 2000;

/// The `kFrequentPieces` lowest ids that stand for ordinary text.
std::vector<std::int64_t> frequent_pieces(const Tokenizer& tokenizer) {
  std::vector<std::int64_t> ids;
  for (std::int64_t id = 0; id < tokenizer.size() && std::ssize(ids) < kFrequentPieces; ++id)
    if (!tokenizer.is_special(id)) ids.push_back(id);
  return ids;
}

/// A number in [0, bound), the same on every platform.
std::uint64_t draw_below(std::mt19937_64& random, std::uint64_t bound) {
  return random() % bound;
}

torch::Tensor rows(const FrozenModel& model, const std::vector<std::int64_t>& ids) {
  return model.embed(torch::tensor(ids, torch::kInt64)).clone();
}

}  // namespace

torch::Tensor random_uniform_prompt(std::int64_t length, std::int64_t embedding_size,
                                    std::uint64_t seed) {
  auto generator = at::detail::createCPUGenerator(seed);
  return torch::empty({length, embedding_size}).uniform_(-0.5, 0.5, generator);
}

std::vector<std::int64_t> sampled_pieces(std::int64_t length, const Tokenizer& tokenizer,
                                         std::uint64_t seed) {
  auto ids = frequent_pieces(tokenizer);
  if (std::ssize(ids) < length)
    throw Error(PTW_TR("methods",
                       "The vocabulary has %1 ordinary pieces, too few for a prompt of "
                       "%2 tokens; choose a shorter prompt or random-uniform."),
                {std::to_string(ids.size()), std::to_string(length)});
  std::mt19937_64 random(seed);
  for (std::size_t i = 0; i < static_cast<std::size_t>(length); ++i)
    std::swap(ids[i], ids[i + draw_below(random, ids.size() - i)]);
  ids.resize(static_cast<std::size_t>(length));
  return ids;
}

std::vector<std::int64_t> written_pieces(const std::string& word, const Tokenizer& tokenizer) {
  auto ids = tokenizer.encode_target(word);
  std::erase_if(ids, [&](std::int64_t id) { return tokenizer.is_special(id); });
  return ids;
}

std::vector<std::int64_t> repeated_pieces(std::int64_t length, const std::string& text,
                                          const Tokenizer& tokenizer) {
  const auto ids = tokenizer.encode_open(text);
  if (ids.empty())
    throw Error(PTW_TR("methods", "The initialisation \"text\" needs a text: set init_text."));
  std::vector<std::int64_t> repeated;
  for (std::size_t i = 0; i < static_cast<std::size_t>(length); ++i)
    repeated.push_back(ids[i % ids.size()]);
  return repeated;
}

torch::Tensor sampled_vocabulary_prompt(std::int64_t length, const Pretrained& pretrained,
                                        std::uint64_t seed) {
  return rows(*pretrained.model, sampled_pieces(length, *pretrained.tokenizer, seed));
}

torch::Tensor class_label_prompt(std::int64_t length, const std::vector<std::string>& label_texts,
                                 const Pretrained& pretrained, std::uint64_t seed) {
  auto prompt = sampled_vocabulary_prompt(length, pretrained, seed);
  for (std::int64_t i = 0; i < std::min(length, std::ssize(label_texts)); ++i) {
    const auto ids =
        written_pieces(label_texts[static_cast<std::size_t>(i)], *pretrained.tokenizer);
    if (!ids.empty()) prompt[i].copy_(rows(*pretrained.model, ids).mean(0));
  }
  return prompt;
}

torch::Tensor text_prompt(std::int64_t length, const std::string& text,
                          const Pretrained& pretrained) {
  return rows(*pretrained.model, repeated_pieces(length, text, *pretrained.tokenizer));
}

torch::Tensor earlier_prompt(std::int64_t length, const std::filesystem::path& source,
                             const ModelInfo& model) {
  if (source.empty())
    throw Error(PTW_TR("methods",
                       "The initialisation \"earlier-run\" needs a run or adapter folder: "
                       "set init_run."));
  const auto adapter = source / "adapter";
  auto prompt = load_adapter(is_there(adapter) ? adapter : source, model)->soft_prompt();
  if (!prompt.defined())
    throw Error(PTW_TR("methods", "%1 holds no soft prompt to begin with."), {source.string()});
  if (prompt.size(0) != length)
    throw Error(PTW_TR("methods", "%1 holds a prompt of %2 tokens; set prompt_length to %2."),
                {source.string(), std::to_string(prompt.size(0))});
  return prompt;
}

std::vector<SettingSpec> prompt_settings() {
  return {
      {.key = "prompt_length",
       .label = PTW_TR("settings", "Prompt length"),
       .why = PTW_TR("settings",
                     "Soft tokens before the input. Up to 100 in the paper; beyond 20 it "
                     "gains little (Figure 3a)."),
       .default_value = std::int64_t{20},
       .minimum = 1,
       .maximum = kLongestPrompt},
      {.key = "init",
       .label = PTW_TR("settings", "Initialisation"),
       .why = PTW_TR("settings",
                     "Class labels do best in the paper, then sampled vocabulary, then "
                     "random (Figure 3b)."),
       .default_value = std::string("class-labels"),
       .choices = {"class-labels", "sampled-vocabulary", "random-uniform", "text", "earlier-run"}},
      {.key = "init_text",
       .label = PTW_TR("settings", "Text to begin with"),
       .why =
           PTW_TR("settings", "Only for the initialisation \"text\": its pieces, repeated or cut."),
       .default_value = std::string(),
       .advanced = true},
      {.key = "init_run",
       .label = PTW_TR("settings", "Run to begin with"),
       .why =
           PTW_TR("settings", "Only for \"earlier-run\": the folder of a run or adapter (SPoT)."),
       .default_value = std::string(),
       .advanced = true},
  };
}

torch::Tensor initial_prompt(const InitialContext& context, const Settings& settings) {
  const auto length = std::get<std::int64_t>(settings.at("prompt_length"));
  const auto& init = std::get<std::string>(settings.at("init"));
  const auto& info = context.pretrained.model->info();
  if (init == "random-uniform")
    return random_uniform_prompt(length, info.embedding_size, context.seed);
  if (init == "sampled-vocabulary")
    return sampled_vocabulary_prompt(length, context.pretrained, context.seed);
  if (init == "class-labels")
    return class_label_prompt(length, context.label_texts, context.pretrained, context.seed);
  if (init == "text")
    return text_prompt(length, std::get<std::string>(settings.at("init_text")), context.pretrained);
  return earlier_prompt(length, std::get<std::string>(settings.at("init_run")), info);
}

}  // namespace ptw
