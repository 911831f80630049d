#include "methods/warp.h"

#include <algorithm>
#include <set>

#include "methods/prompt_initialization.h"
#include "methods/stored_ids.h"
#include "model/checkpoint.h"
#include "report/message.h"

namespace ptw {
namespace {

constexpr auto kName = "warp";
constexpr auto kPieces = "verbalizer.pieces";
constexpr auto kVerbalizer = "verbalizer.weight";
constexpr auto kOutput = "lm_head.weight";  // in every family that may have one of its own

[[noreturn]] void refuse(const FrozenModel& model) {
  throw Error(PTW_TR("methods",
                     "WARP trains rows of the output matrix, and the model in %1 has none of its "
                     "own: it uses its input embeddings. Choose a model like T5 1.1, or another "
                     "method."),
              {model.info().folder.string()});
}

/// `matrix` with `rows` in the places `pieces`. Made of parts laid side by side, because that keeps
/// no tensors for its gradient, which several threads may then take, step after step.
torch::Tensor with_rows(const torch::Tensor& matrix, const std::vector<std::int64_t>& pieces,
                        const torch::Tensor& rows) {
  std::vector<torch::Tensor> parts;
  std::int64_t from = 0;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    const auto row = static_cast<std::int64_t>(i);
    parts.push_back(matrix.slice(0, from, pieces[i]));
    parts.push_back(rows.slice(0, row, row + 1));
    from = pieces[i] + 1;
  }
  parts.push_back(matrix.slice(0, from));
  return torch::cat(parts);
}

/// Whether what asks for a gradient is the output matrix of `reader`, and nothing but that.
bool has_own_output(const FrozenModel& reader) {
  if (reader.embedding_table().requires_grad()) return false;
  const auto one = torch::full({1, 1}, reader.info().end_id, torch::kInt64);
  const auto input = reader.read({reader.embed(one), torch::ones({1, 1})});
  return input->logits(one).requires_grad();
}

std::vector<SettingSpec> warp_settings() {
  auto specs = prompt_settings();
  for (auto& spec : specs)
    if (spec.key == "prompt_length")
      spec.why = PTW_TR("settings", "Soft tokens before the input; 20 in the paper.");
  specs.push_back({.key = "learning_rate",
                   .label = PTW_TR("settings", "Learning rate"),
                   .why = PTW_TR("settings",
                                 "0.001 in the paper, with Adam. Adafactor takes more, but at 0.3 "
                                 "the words at the output overshoot."),
                   .default_value = 0.1,
                   .minimum = 0,
                   .maximum = 100});
  return specs;
}

std::unique_ptr<Method> create(const InitialContext& context, const Settings& settings) {
  const auto& [model, tokenizer] = context.pretrained;
  if (context.label_texts.empty())
    throw Error(PTW_TR("methods",
                       "WARP trains what stands for each label, and this task has none. Choose "
                       "another method, such as prompt-tuning."));
  std::set<std::int64_t> first;
  for (const auto& text : context.label_texts)
    if (const auto written = written_pieces(text, *tokenizer); !written.empty())
      first.insert(written.front());
  std::vector<std::int64_t> pieces(first.begin(), first.end());
  if (!model->checkpoint().contains(kOutput)) refuse(*model);
  const auto rows = model->checkpoint().weight(kOutput).index_select(0, ids_tensor(pieces));
  auto method = std::make_unique<Warp>(initial_prompt(context, settings), std::move(pieces), rows);
  std::ignore = method->reader(*model);
  return method;
}

std::unique_ptr<Method> load(const std::filesystem::path& adapter, const ModelInfo& model) {
  const auto prompt = read_prompt_embeddings(adapter, model);
  const auto own = read_method_part(adapter, kName);
  auto pieces = own_ids(own, adapter, kPieces, model.vocabulary_size);
  if (pieces.empty() || std::ranges::adjacent_find(pieces, std::greater_equal()) != pieces.end())
    throw Error(PTW_TR("methods",
                       "%1 is not a sound %2 adapter: the tensor %3 is missing or has "
                       "another shape. Train it again."),
                {adapter.string(), kName, kPieces});
  const auto rows =
      own_tensor(own, adapter, kVerbalizer, {std::ssize(pieces), model.embedding_size});
  return std::make_unique<Warp>(prompt, std::move(pieces), rows);
}

}  // namespace

Warp::Warp(const torch::Tensor& prompt, std::vector<std::int64_t> pieces,
           const torch::Tensor& verbalizer)
    : prompt_(prompt.detach().clone().contiguous().set_requires_grad(true)),
      pieces_(std::move(pieces)),
      verbalizer_(verbalizer.detach().clone().contiguous().set_requires_grad(true)) {}

std::vector<NamedTensor> Warp::parameters() const {
  return {{"prompt_embeddings", prompt_}, {kVerbalizer, verbalizer_}};
}

EmbeddedInput Warp::condition(const FrozenModel& model, const TokenBatch& batch,
                              const Pass& /*pass*/) const {
  return prepended(prompt_.unsqueeze(0).expand({batch.ids.size(0), -1, -1}), model, batch);
}

const FrozenModel& Warp::reader(const FrozenModel& model) const {
  const std::scoped_lock lock(making_);
  const auto version = static_cast<std::int64_t>(verbalizer_._version());
  if (made_of_ != &model)
    make_reader(model);
  else if (state_ != version)
    output_.detach().index_copy_(0, ids_tensor(pieces_), verbalizer_.detach());
  state_ = version;
  return *reader_;
}

void Warp::make_reader(const FrozenModel& model) const {
  if (!model.checkpoint().contains(kOutput)) refuse(model);
  const torch::AutoGradMode with_gradient(true);
  output_ = with_rows(model.checkpoint().weight(kOutput), pieces_, verbalizer_);
  auto made = model.over(model.checkpoint().with({{kOutput, output_}}), FactorForm::as_it_lies);
  if (!has_own_output(*made)) refuse(model);
  reader_ = std::move(made);
  made_of_ = &model;
}

void Warp::save_adapter(const std::filesystem::path& folder, const ModelInfo& model) const {
  write_adapter(folder, prompt_.detach(), model,
                {kName,
                 "WARP",
                 {{"classes", pieces_.size()}},
                 {{kPieces, ids_tensor(pieces_)}, {kVerbalizer, verbalizer_.detach()}}});
}

MethodEntry warp_entry() {
  return {kName,
          PTW_TR("methods", "WARP"),
          PTW_TR("methods",
                 "A soft prompt at the input and trained words for the labels at the output "
                 "(Hambardzumyan et al. 2021)."),
          warp_settings(),
          create,
          load,
          {},
          true};
}

}  // namespace ptw
