#include "methods/few_shot.h"

#include <algorithm>
#include <map>
#include <random>

#include "methods/stored_ids.h"
#include "report/message.h"
#include "text/text_template.h"

namespace ptw {
namespace {

constexpr auto kName = "few-shot";
constexpr auto kTensor = "demonstrations";

using Ids = std::vector<std::int64_t>;

std::vector<SettingSpec> few_shot_settings() {
  return {
      {.key = "shots",
       .label = PTW_TR("settings", "Demonstrations"),
       .why = PTW_TR("settings",
                     "Training examples shown before the input, every label about equally often; "
                     "0 asks the model without any."),
       .default_value = std::int64_t{4},
       .minimum = 0,
       .maximum = 32},
      {.key = "demonstration",
       .label = PTW_TR("settings", "Form of a demonstration"),
       .why = PTW_TR("settings",
                     "{input} and {target} stand for the example's texts, \\n for a new line."),
       .default_value = std::string("{input} {target}\\n")},
      {.key = "steps",
       .label = PTW_TR("settings", "Steps"),
       .why = PTW_TR("settings", "Nothing is trained, so one look is enough."),
       .default_value = std::int64_t{1},
       .minimum = 1,
       .maximum = 10'000'000,
       .advanced = true},
      {.key = "eval_every",
       .label = PTW_TR("settings", "Evaluate every"),
       .why = PTW_TR("settings", "Nothing is trained, so one look is enough."),
       .default_value = std::int64_t{1},
       .minimum = 1,
       .maximum = 1'000'000,
       .advanced = true},
  };
}

/// A backslash and an n, as people type a new line into one line, become one.
std::string with_new_lines(std::string text) {
  for (auto at = text.find("\\n"); at != std::string::npos; at = text.find("\\n", at))
    text.replace(at, 2, "\n");
  return text;
}

TextTemplate demonstration_form(const std::string& text) {
  TextTemplate form(with_new_lines(text), "demonstration");
  auto fields = form.fields();
  std::ranges::sort(fields);
  if (fields != std::vector<std::string>{"input", "target"})
    throw Error(PTW_TR("methods",
                       "The setting demonstration, \"%1\", needs {input} and {target}, each once, "
                       "and no other field."),
                {text});
  return form;
}

/// What the family puts before every text.
Ids opening_pieces(const Tokenizer& tokenizer) {
  auto ids = tokenizer.encode("a");
  const auto text = std::ranges::find_if(ids, [&](auto id) { return !tokenizer.is_special(id); });
  return {ids.begin(), text};
}

/// Of the positions of a model that has not any number of them, those that the longest example
/// leaves to demonstrations.
std::int64_t room(const InitialContext& context, const Settings& settings, std::int64_t opening) {
  const auto& info = context.pretrained.model->info();
  const auto limit = [&](const char* key, std::size_t length) {
    const auto found = settings.find(key);
    const auto size = static_cast<std::int64_t>(length);
    return found == settings.end() ? size : std::min(size, std::get<std::int64_t>(found->second));
  };
  const auto longest = std::ranges::max_element(context.train, {}, [](const Example& example) {
    return example.input.size() + example.target.size();
  });
  const auto& tokenizer = *context.pretrained.tokenizer;
  auto taken = limit("max_input_length", tokenizer.encode(longest->input).size());
  if (!info.has_encoder())
    taken += limit("max_target_length", tokenizer.encode_target(longest->target).size());
  return info.last_position + 1 - taken - opening;
}

/// The demonstrations, one after the other, each as pieces of its own.
Ids written(const std::vector<Example>& examples, const TextTemplate& form,
            const InitialContext& context, std::int64_t room) {
  const auto& info = context.pretrained.model->info();
  Ids pieces;
  for (std::size_t i = 0; i < examples.size(); ++i) {
    const auto text = form.fill([&](const std::string& field) {
      return field == "input" ? examples[i].input : examples[i].target;
    });
    const auto ids = context.pretrained.tokenizer->encode_open(text);
    pieces.insert(pieces.end(), ids.begin(), ids.end());
    if (info.last_position >= 0 && std::ssize(pieces) > room)
      throw Error(
          PTW_TR("methods",
                 "The model in %1 has %2 positions, and only %3 demonstrations fit before "
                 "the longest input. Set shots to %3."),
          {info.folder.string(), std::to_string(info.last_position + 1), std::to_string(i)});
  }
  return pieces;
}

std::unique_ptr<Method> create(const InitialContext& context, const Settings& settings) {
  const auto shots = std::get<std::int64_t>(settings.at("shots"));
  const auto& text = std::get<std::string>(settings.at("demonstration"));
  const auto form = demonstration_form(text);
  const auto chosen = chosen_demonstrations(context.train, shots, context.seed);
  const nlohmann::json kept = {{"shots", chosen.size()}, {"demonstration", text}};
  if (chosen.empty()) return std::make_unique<FewShot>(Ids(), 0, kept);
  auto before = opening_pieces(*context.pretrained.tokenizer);
  const auto opening = std::ssize(before);
  const auto pieces = written(chosen, form, context, room(context, settings, opening));
  before.insert(before.end(), pieces.begin(), pieces.end());
  return std::make_unique<FewShot>(std::move(before), opening, kept);
}

std::unique_ptr<Method> load(const std::filesystem::path& adapter, const ModelInfo& model) {
  const auto own = read_method_part(adapter, kName);
  auto before = own_ids(own, adapter, kTensor, model.vocabulary_size);
  const auto opening = own_integer(own, adapter, "opening");
  if (opening < 0 || opening > std::ssize(before))
    throw Error(
        PTW_TR("methods", "%1 is not a sound adapter configuration: %2 is missing or wrong."),
        {(adapter / "adapter_config.json").string(), "few-shot.opening"});
  return std::make_unique<FewShot>(std::move(before), opening, own.settings);
}

}  // namespace

FewShot::FewShot(std::vector<std::int64_t> before, std::int64_t opening, nlohmann::json settings)
    : before_(std::move(before)), opening_(opening), settings_(std::move(settings)) {}

EmbeddedInput FewShot::condition(const FrozenModel& model, const TokenBatch& batch,
                                 const Pass& /*pass*/) const {
  std::vector<TokenizedExample> rows(static_cast<std::size_t>(batch.ids.size(0)));
  std::vector<const TokenizedExample*> pointers;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const auto row = static_cast<std::int64_t>(i);
    const auto ids = batch.ids[row].masked_select(batch.mask[row] != 0).contiguous();
    const auto* first = ids.data_ptr<std::int64_t>();
    const auto* last = first + ids.numel();
    // A long input may have been cut where it opens.
    const auto opening = std::span(before_).first(static_cast<std::size_t>(opening_));
    const bool opened =
        ids.numel() >= opening_ && std::ranges::equal(opening, std::span(first, opening.size()));
    rows[i].input = before_;
    rows[i].input.insert(rows[i].input.end(), opened ? first + opening_ : first, last);
    pointers.push_back(&rows[i]);
  }
  return unconditioned(model, collate(pointers, model.info().pad_id));
}

void FewShot::save_adapter(const std::filesystem::path& folder, const ModelInfo& model) const {
  auto config = peft_config("FEW_SHOT", 0, model);
  auto settings = settings_;
  settings["opening"] = opening_;
  add_method_part(config, {kName, "FEW_SHOT", settings, {}});
  write_adapter(folder, config, {{kTensor, ids_tensor(before_)}});
}

std::vector<Example> chosen_demonstrations(std::span<const Example> train, std::int64_t count,
                                           std::uint64_t seed) {
  std::vector<const Example*> order;
  for (const auto& example : train) order.push_back(&example);
  std::mt19937_64 random(seed);
  for (std::size_t i = order.size(); i > 1; --i) std::swap(order[i - 1], order[random() % i]);
  // The first of every label, then the second of every label, and so on.
  std::map<int, std::int64_t> seen;
  std::vector<std::pair<std::int64_t, const Example*>> ranked;
  for (const auto* example : order) ranked.emplace_back(seen[example->label]++, example);
  std::ranges::stable_sort(ranked, {}, &std::pair<std::int64_t, const Example*>::first);
  std::vector<Example> chosen;
  for (const auto& [rank, example] : ranked)
    if (std::ssize(chosen) < count) chosen.push_back(*example);
  return chosen;
}

MethodEntry few_shot_entry() {
  return {kName,
          PTW_TR("methods", "Few-shot prompt"),
          PTW_TR("methods",
                 "No training: a few examples with their answers stand before the input (prompt "
                 "design, Brown et al. 2020)."),
          few_shot_settings(),
          create,
          load,
          {}};
}

}  // namespace ptw
