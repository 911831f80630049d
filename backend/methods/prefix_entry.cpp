// How a prefix begins, and how it is read from its adapter folder.
#include "methods/adapter_folder.h"
#include "methods/prefix_tuning.h"
#include "methods/prompt_initialization.h"
#include "report/message.h"

namespace ptw {
namespace {

std::vector<SettingSpec> prefix_settings() {
  return {
      {.key = "prefix_length",
       .label = PTW_TR("settings", "Prefix length"),
       .why = PTW_TR("settings",
                     "Positions before every layer's own; 10 for tables, 200 for summaries in the "
                     "paper (Figure 4)."),
       .default_value = std::int64_t{10},
       .minimum = 1,
       .maximum = 2000},
      {.key = "form",
       .label = PTW_TR("settings", "Form"),
       .why = PTW_TR("settings",
                     "paper: encoder, decoder and cross-attention have a prefix each; peft: only "
                     "the decoder, a file that PEFT opens. One and the same without an encoder."),
       .default_value = std::string("paper"),
       .choices = {"paper", "peft"}},
      {.key = "reparameterization",
       .label = PTW_TR("settings", "Reparameterisation"),
       .why = PTW_TR("settings",
                     "An MLP makes the prefix while training; without it training is unstable "
                     "(section 4.3)."),
       .default_value = true},
      {.key = "hidden_size",
       .label = PTW_TR("settings", "Hidden size of the MLP"),
       .why = PTW_TR("settings", "512 for tables, 800 for summaries in the paper."),
       .default_value = std::int64_t{512},
       .minimum = 1,
       .maximum = 65536},
      {.key = "init",
       .label = PTW_TR("settings", "Initialisation"),
       .why = PTW_TR("settings",
                     "real-words begins with what the model makes of words, which matters with "
                     "little data (Figure 5)."),
       .default_value = std::string("real-words"),
       .choices = {"real-words", "random"}},
      {.key = "init_text",
       .label = PTW_TR("settings", "Words to begin with"),
       .why = PTW_TR("settings",
                     "Their pieces are repeated or cut; empty takes the class labels, then "
                     "frequent pieces."),
       .default_value = std::string(),
       .advanced = true},
      {.key = "learning_rate",
       .label = PTW_TR("settings", "Learning rate"),
       .why = PTW_TR("settings", "5e-5 in the paper; the demo learns in short runs with more."),
       .default_value = 1e-3,
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

/// The pieces to begin with: of the text, or of the labels and then frequent ones.
std::vector<std::int64_t> words(std::int64_t length, const std::string& text,
                                const InitialContext& context) {
  const auto& tokenizer = *context.pretrained.tokenizer;
  if (!text.empty()) return repeated_pieces(length, text, tokenizer);
  std::vector<std::int64_t> ids;
  for (const auto& label : context.label_texts)
    for (const auto id : written_pieces(label, tokenizer)) ids.push_back(id);
  for (const auto id : sampled_pieces(length, tokenizer, context.seed)) ids.push_back(id);
  ids.resize(static_cast<std::size_t>(length));
  return ids;
}

/// What every layer attends to when the model reads, and where it has a decoder writes, `words`
/// [1, P]: a table [P, 2 L d] per stack.
std::map<std::string, torch::Tensor> activations(const FrozenModel& model,
                                                 const torch::Tensor& words) {
  std::map<std::string, std::vector<torch::Tensor>> slices;
  EmbeddedInput input{model.embed(words), torch::ones(words.sizes())};
  input.layers.watch = [&](Sublayer sublayer, std::size_t, const AttentionSight& sight) {
    auto& stack = slices[sublayer == Sublayer::encoder_attention ? "encoder"
                         : sublayer == Sublayer::cross_attention ? "cross"
                                                                 : "decoder"];
    for (const auto& part : {sight.over.keys, sight.over.values})
      stack.push_back(part.squeeze(0).transpose(0, 1).flatten(1));
  };
  const torch::NoGradGuard no_gradient;
  const auto read = model.read(input);
  if (model.info().has_encoder()) read->logits(words);
  std::map<std::string, torch::Tensor> tables;
  for (const auto& [stack, parts] : slices) tables[stack] = torch::cat(parts, 1);
  return tables;
}

/// An MLP over `embedding` [P, E] whose values come as near to `target` [P, columns] as they can.
Projection fitted(const torch::Tensor& embedding, const torch::Tensor& target, std::int64_t hidden,
                  at::Generator& generator) {
  auto projection = Projection{fresh_linear(embedding.size(1), hidden, generator),
                               fresh_linear(hidden, target.size(1), generator)};
  const auto inside = projection.hidden(embedding);
  const auto wanted = target - projection.second.bias;
  projection.second.weight = torch::linalg_pinv(inside, 1e-3).matmul(wanted).t();
  return projection;
}

/// What decoder layers attend to, `table`, where PEFT's form looks for it; zeros elsewhere.
torch::Tensor dealt_in_fours(const torch::Tensor& table, const PrefixShape& shape) {
  auto dealt = torch::zeros({table.size(0), shape.columns()});
  const auto pair = 2 * shape.heads.width();
  for (auto layer = table.size(1) / pair; layer-- > 0;)
    dealt.narrow(1, dealt_slice(layer, shape.slices) * shape.heads.width(), pair)
        .copy_(table.narrow(1, layer * pair, pair));
  return dealt;
}

std::unique_ptr<Method> create(const InitialContext& context, const Settings& settings) {
  const auto& model = *context.pretrained.model;
  const auto length = std::get<std::int64_t>(settings.at("prefix_length"));
  const auto hidden = std::get<std::int64_t>(settings.at("hidden_size"));
  const bool real_words = std::get<std::string>(settings.at("init")) == "real-words";
  const bool projected = std::get<bool>(settings.at("reparameterization"));
  const auto form = std::get<std::string>(settings.at("form"));
  const auto shapes = prefix_shapes(form, model.info());
  auto generator = at::detail::createCPUGenerator(context.seed);
  torch::Tensor embedding = torch::empty({length, model.info().embedding_size});
  embedding.normal_(0, 1, generator);
  std::map<std::string, torch::Tensor> targets;
  if (real_words) {
    const auto& text = std::get<std::string>(settings.at("init_text"));
    const auto ids = torch::tensor(words(length, text, context)).unsqueeze(0);
    embedding = model.embed(ids).squeeze(0);
    targets = activations(model, ids);
    if (form == "peft" && model.info().has_encoder())
      targets["decoder"] = dealt_in_fours(targets.at("decoder"), shapes.at("decoder"));
  }
  PrefixTables tables;
  for (const auto& [stack, shape] : shapes) {
    if (projected && real_words)
      tables.emplace(
          stack, PrefixTable(embedding, fitted(embedding, targets.at(stack), hidden, generator)));
    else if (projected)
      tables.emplace(stack,
                     PrefixTable(embedding, {fresh_linear(embedding.size(1), hidden, generator),
                                             fresh_linear(hidden, shape.columns(), generator)}));
    else if (real_words)
      tables.emplace(stack, PrefixTable(targets.at(stack)));
    else
      tables.emplace(stack,
                     PrefixTable(torch::empty({length, shape.columns()}).normal_(0, 1, generator)));
  }
  return std::make_unique<PrefixTuning>(form, std::move(tables), model.info());
}

[[noreturn]] void another_model(const std::filesystem::path& adapter, const ModelInfo& model) {
  throw Error(PTW_TR("methods",
                     "%1 was trained on a model whose layers or heads are others than those of the "
                     "model in %2. Open it with its own model."),
              {adapter.string(), model.folder.string()});
}

/// The table of one stack, of the tensors that parameters() named.
PrefixTable read_table(const MethodPart& own, const std::string& stack, std::int64_t columns,
                       const std::filesystem::path& adapter, const ModelInfo& model) {
  const auto part = [&](const char* name) {
    const auto found = own.tensors.find(stack + "." + name);
    const bool sound = found != own.tensors.end() && found->second.is_floating_point();
    return sound ? found->second.to(torch::kFloat32) : torch::Tensor();
  };
  const auto embedding = part("embedding.weight");
  const auto second = part("transform.2.weight");
  const auto& made = second.defined() ? second : embedding;
  if (!embedding.defined() || embedding.dim() != 2 || made.dim() != 2)
    another_model(adapter, model);
  if (!second.defined()) {
    if (embedding.size(1) != columns) another_model(adapter, model);
    return PrefixTable(embedding);
  }
  const auto width = embedding.size(1), hidden = second.size(1);
  const auto name = [&](const char* rest) { return stack + "." + rest; };
  return {embedding,
          {{own_tensor(own, adapter, name("transform.0.weight"), {hidden, width}),
            own_tensor(own, adapter, name("transform.0.bias"), {hidden})},
           {own_tensor(own, adapter, name("transform.2.weight"), {columns, hidden}),
            own_tensor(own, adapter, name("transform.2.bias"), {columns})}}};
}

std::unique_ptr<Method> load(const std::filesystem::path& adapter, const ModelInfo& model) {
  const auto config = read_peft_config(adapter);
  PrefixTables tables;
  if (config.method.empty()) {
    const auto shapes = prefix_shapes("peft", model);
    const auto stored = read_stored_prompt(adapter, config.virtual_tokens);
    if (stored.size(1) != shapes.at("decoder").columns()) another_model(adapter, model);
    tables.emplace("decoder", PrefixTable(stored));
    return std::make_unique<PrefixTuning>("peft", std::move(tables), model,
                                          read_adapter_fields(adapter));
  }
  const auto own = read_method_part(adapter, "prefix-tuning");
  const auto form = own_text(own, adapter, "form");
  for (const auto& [stack, shape] : prefix_shapes(form, model))
    tables.emplace(stack, read_table(own, stack, shape.columns(), adapter, model));
  return std::make_unique<PrefixTuning>(form, std::move(tables), model,
                                        read_adapter_fields(adapter));
}

}  // namespace

MethodEntry prefix_tuning_entry() {
  return {"prefix-tuning",
          PTW_TR("methods", "Prefix-tuning"),
          PTW_TR("methods",
                 "Trainable keys and values before every layer's own; the model stays frozen (Li "
                 "and Liang 2021)."),
          prefix_settings(),
          create,
          load,
          "PREFIX_TUNING"};
}

}  // namespace ptw
