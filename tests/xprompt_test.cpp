// XPrompt: masks and importance on a real model, the three phases of a run, what an adapter keeps.
#include <QtTest>

#include "engine_fixture.h"
#include "methods/adapter_folder.h"
#include "methods/mask_file.h"
#include "methods/maskable_prompt.h"
#include "methods/prompt_importance.h"
#include "methods/prompt_tuning.h"
#include "methods/xprompt.h"
#include "model/loss.h"
#include "model/safetensors.h"

namespace fs = std::filesystem;
using namespace ptw;

namespace {

constexpr std::int64_t kTokens = 5;

const FrozenModel& model() {
  return *word_model().model;
}

std::int64_t embedding_size() {
  return model().info().embedding_size;
}

torch::Tensor some_prompt(std::uint64_t seed = 1) {
  auto generator = at::detail::createCPUGenerator(seed);
  return torch::empty({kTokens, embedding_size()}).normal_(0, 1, generator);
}

std::vector<TokenizedExample> some_examples() {
  std::vector<TokenizedExample> examples;
  for (const auto* text : {"the lark climbs", "a stone drops behind the hill at noon", "one"}) {
    TokenizedExample example;
    example.input = word_model().tokenizer->encode(text);
    example.target = word_model().tokenizer->encode(examples.size() % 2 ? "up" : "down");
    examples.push_back(std::move(example));
  }
  return examples;
}

TokenBatch batch_of(const std::vector<TokenizedExample>& examples) {
  std::vector<const TokenizedExample*> rows;
  for (const auto& example : examples) rows.push_back(&example);
  return collate(rows, model().info().pad_id);
}

EmbeddedInput seen(const Method& method) {
  return method.condition(model(), batch_of(some_examples()), {});
}

RunSpec short_xprompt(const Settings& settings = {}) {
  RunSpec spec = short_run();
  spec.method = "xprompt";
  spec.settings = {{"steps", std::int64_t{8}},      {"eval_every", std::int64_t{4}},
                   {"batch_size", std::int64_t{4}}, {"prompt_length", kTokens},
                   {"pieces", std::int64_t{4}},     {"weight_decay", 0.1},
                   {"threads", std::int64_t{1}}};
  for (const auto& [key, value] : settings) spec.settings[key] = value;
  return completed(spec);
}

std::unique_ptr<Xprompt> opened(const fs::path& adapter) {
  return Xprompt::load(adapter, model().info());
}

}  // namespace

class XpromptTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { task_ = up_or_down(data_); }

  void maskOfOnesIsNoMask();
  void zeroedAndRemoved();
  void importanceOfFiniteDifferences();
  void paddingDoesNotMatter();
  void threadsAndBatchesAgree();
  void maskOfAnotherPrompt();

  void threePhases();
  void maskedValuesStay_data();
  void maskedValuesStay();
  void fixedRatios();
  void searchTakesTheBest();
  void rewinding();
  void sameSeedSameNumbers();
  void stoppedAnywhereGoesOn();

  void adapterComesBack();
  void plainAdapters();
  void retrainingFromAMask();
  void refusals();
  void damagedAdapter();

 private:
  RunFolder trained(const std::string& name, const Settings& settings, Listener& listener) {
    RunControl control;
    auto run = RunFolder::create(runs_ / name, short_xprompt(settings));
    train(run, word_model(), task_, control, listener);
    return run;
  }
  RunFolder trained(const std::string& name, const Settings& settings = {}) {
    Listener listener;
    return trained(name, settings, listener);
  }

  ScratchFolder data_, runs_;
  Task task_;
};

void XpromptTest::maskOfOnesIsNoMask() {
  const auto prompt = some_prompt();
  const auto plain = seen(PromptTuning(prompt));
  for (const bool removes : {false, true}) {
    const auto masked = seen(MaskedPrompt(prompt, full_mask(kTokens, 4), removes));
    QVERIFY(torch::equal(masked.embeddings, plain.embeddings));
    QVERIFY(torch::equal(masked.mask, plain.mask));
  }
}

void XpromptTest::zeroedAndRemoved() {
  auto mask = full_mask(kTokens, 4);
  mask.tokens[2] = 0;
  mask.cells[1] = 0;                                  // a piece of token 0
  for (int i = 0; i < 4; ++i) mask.cells[4 + i] = 0;  // all of token 1
  const auto prompt = some_prompt();
  const auto size = embedding_size(), piece = size / 4;
  const auto zeroed = seen(MaskedPrompt(prompt, mask, false)).embeddings[0];
  QVERIFY(torch::equal(zeroed[0].slice(0, 0, piece), prompt[0].slice(0, 0, piece)));
  QCOMPARE(zeroed[0].slice(0, piece, 2 * piece).abs().max().item<double>(), 0.0);
  QVERIFY(torch::equal(zeroed[0].slice(0, 2 * piece), prompt[0].slice(0, 2 * piece)));
  QCOMPARE(zeroed.slice(0, 1, 3).abs().max().item<double>(), 0.0);
  const auto removed = seen(MaskedPrompt(prompt, mask, true));
  QCOMPARE(removed.embeddings.size(1), zeroed.size(0) - 2);
  QVERIFY(torch::equal(removed.embeddings[0][0], zeroed[0]));
  QVERIFY(torch::equal(removed.embeddings[0].slice(0, 1), zeroed.slice(0, 3)));
  QCOMPARE(MaskedPrompt(prompt, mask, true).stored_parameters(), 11 * piece);
}

/// dL/d zeta and dL/d gamma against what a small change of the mask does, example by example.
void XpromptTest::importanceOfFiniteDifferences() {
  const auto prompt = some_prompt();
  const auto batch = batch_of(some_examples());
  const auto gradients = mask_gradients(model(), prompt, full_mask(kTokens, 4), false, batch);
  const auto losses = [&](const torch::Tensor& changed) {
    const torch::NoGradGuard no_gradient;
    const auto prompts = changed.unsqueeze(0).expand({3, -1, -1});
    const auto input = model().read(prepended(prompts, model(), batch));
    const auto nll = sequence_nll(input->logits(batch.labels), batch.labels);
    return (nll / (batch.labels != -100).sum(1)).to(torch::kFloat64);
  };
  constexpr double kStep = 1e-3;
  const auto piece = embedding_size() / 4;
  for (const auto& [token, first, count] : {std::tuple(0, 1, 1), {3, 2, 1}, {1, 0, 4}}) {
    auto scale = torch::zeros_like(prompt);
    scale[token].slice(0, first * piece, (first + count) * piece).fill_(kStep);
    const auto slope = (losses(prompt * (1 + scale)) - losses(prompt * (1 - scale))) / (2 * kStep);
    const auto ours = gradients.select(1, token).slice(1, first, first + count).sum(1);
    const auto off = (slope - ours).abs().max().item<double>();
    QVERIFY2(off < 0.02 * ours.abs().max().item<double>() + 1e-3, std::to_string(off).c_str());
  }
}

void XpromptTest::paddingDoesNotMatter() {
  const auto examples = some_examples();
  const auto mask = full_mask(kTokens, 4);
  const auto together =
      mask_gradients(model(), some_prompt(), mask, false, batch_of(examples));  // padded
  for (std::size_t i = 0; i < examples.size(); ++i) {
    const auto alone = mask_gradients(model(), some_prompt(), mask, false, batch_of({examples[i]}));
    const auto padded = together[static_cast<std::int64_t>(i)];
    QVERIFY((alone[0] - padded).abs().max().item<double>() <
            1e-4 * padded.abs().max().item<double>());
  }
}

void XpromptTest::threadsAndBatchesAgree() {
  std::vector<TokenizedExample> examples;
  for (int i = 0; i < 30; ++i)
    for (const auto& example : some_examples()) examples.push_back(example);
  const auto mask = full_mask(kTokens, 4);
  const auto one = prompt_importance(model(), some_prompt(), mask, false, examples, 1);
  const auto three = prompt_importance(model(), some_prompt(), mask, false, examples, 3);
  QCOMPARE(one.examples, std::int64_t{90});
  QCOMPARE(three.tokens, one.tokens);
  QCOMPARE(three.pieces, one.pieces);
  const auto few = prompt_importance(model(), some_prompt(), mask, false, some_examples(), 1);
  for (std::size_t i = 0; i < one.tokens.size(); ++i)  // the mean of thirty times the same
    QVERIFY(qAbs(one.tokens[i] - few.tokens[i]) < 1e-3 * few.tokens[i] + 1e-6);
  const auto given_up = prompt_importance(model(), some_prompt(), mask, false, examples, 1,
                                          [](double) { return false; });
  QCOMPARE(given_up.examples, std::int64_t{0});
}

void XpromptTest::maskOfAnotherPrompt() {
  const auto with = [&](const PromptMask& mask) {
    return refusal([&] { const MaskedPrompt method(some_prompt(), mask, false); });
  };
  QVERIFY(says(with(full_mask(kTokens + 1, 4)), {"6 tokens", "5"}));
  QVERIFY(says(with(full_mask(kTokens, 5)), {"5 pieces", std::to_string(embedding_size())}));
  QCOMPARE(usual_pieces(192), 16);
  QCOMPARE(usual_pieces(50), 10);
  QCOMPARE(usual_pieces(7), 7);
}

void XpromptTest::threePhases() {
  Listener listener;
  const auto run = trained("phases", {}, listener);
  QCOMPARE(listener.phases.size(), std::size_t{3});
  const auto& [tune, prune, retrain] =
      std::tie(listener.phases[0], listener.phases[1], listener.phases[2]);
  QCOMPARE(tune.name, std::string("tune"));
  QCOMPARE(prune.name, std::string("prune"));
  QCOMPARE(retrain.name, std::string("retrain"));
  QCOMPARE(tune.step, std::int64_t{0});
  QCOMPARE(prune.step, std::int64_t{8});
  QCOMPARE(retrain.step, std::int64_t{9});
  for (const auto& phase : listener.phases) QCOMPARE(phase.last_step, std::int64_t{17});
  QVERIFY(std::ranges::is_sorted(listener.work) && listener.work.back() == 1.0);
  QCOMPARE(run.checkpoints(), (std::vector<std::int64_t>{0, 4, 8, 9, 13, 17}));
  QCOMPARE(run.history().phases.size(), std::size_t{3});
  QCOMPARE(run.history().phases[2].step, std::int64_t{9});
  // The learning rate begins anew with the last phase.
  const auto steps = run.history().steps;
  QCOMPARE(steps.size(), std::size_t{16});
  QCOMPARE(steps[8].step, std::int64_t{10});
  QCOMPARE(steps[8].learning_rate, steps[0].learning_rate);
  // What a run ends with is pruned.
  QVERIFY(run.record().best_step >= 9);
  QVERIFY(opened(run.adapter())->mask().kept_pieces() < kTokens * 4);
}

void XpromptTest::maskedValuesStay_data() {
  QTest::addColumn<QString>("optimizer");
  QTest::addColumn<QString>("masked");
  for (const auto* optimizer : {"adafactor", "adamw"})
    for (const auto* masked : {"zero", "remove"})
      QTest::addRow("%s, %s", optimizer, masked) << QString(optimizer) << QString(masked);
}

void XpromptTest::maskedValuesStay() {
  QFETCH(QString, optimizer);
  QFETCH(QString, masked);
  const auto run =
      trained((optimizer + masked).toStdString(), {{"ratios", std::string("fixed")},
                                                   {"token_ratio", 0.4},
                                                   {"piece_ratio", 0.5},
                                                   {"optimizer", optimizer.toStdString()},
                                                   {"masked_tokens", masked.toStdString()}});
  const auto begin = opened(run.checkpoint(9)), end = opened(run.checkpoint(17));
  QCOMPARE(end->mask(), begin->mask());
  const auto hidden = mask_values(end->mask(), embedding_size()) == 0;
  const auto values = end->parameters()[0].tensor.detach();
  QCOMPARE(values.masked_select(hidden).abs().max().item<double>(), 0.0);
  const auto moved = (values - begin->parameters()[0].tensor.detach()).masked_select(~hidden);
  QVERIFY((moved != 0).to(torch::kFloat32).mean().item<double>() > 0.99);
}

void XpromptTest::fixedRatios() {
  const auto run = trained(
      "fixed", {{"ratios", std::string("fixed")}, {"token_ratio", 0.4}, {"piece_ratio", 0.25}});
  const auto method = opened(run.adapter());
  QCOMPARE(method->mask().kept_tokens(), 3);
  QCOMPARE(method->mask().kept_pieces(), 3 * 3);
  QVERIFY(method->token_trials().empty());
  QCOMPARE(method->importance().examples, std::int64_t{24});
  // The least important two tokens are the masked ones, and the least piece of every other.
  const auto& importance = method->importance();
  auto sorted = importance.tokens;
  std::ranges::sort(sorted);
  for (std::size_t token = 0; token < kTokens; ++token)
    QCOMPARE(method->mask().tokens[token] == 0, importance.tokens[token] <= sorted[1]);
  for (std::size_t token = 0; token < kTokens; ++token) {
    const auto row = std::span(importance.pieces).subspan(4 * token, 4);
    const auto least = std::ranges::min_element(row) - row.begin();
    if (method->mask().tokens[token])
      QVERIFY(!method->mask().keeps(static_cast<int>(token), static_cast<int>(least)));
    else
      QCOMPARE(std::ranges::max(row), 0.0);
  }
}

void XpromptTest::searchTakesTheBest() {
  const auto run = trained("search");
  const auto method = opened(run.adapter());
  for (const auto& trials : {method->token_trials(), method->piece_trials()}) {
    QVERIFY(!trials.empty() && trials.size() <= 9);
    const auto chosen = std::ranges::find(trials, true, &RatioTrial::chosen);
    QVERIFY(chosen != trials.end());
    for (const auto& trial : trials) QVERIFY(trial.value <= chosen->value);
    for (auto later = chosen + 1; later != trials.end(); ++later)
      QVERIFY(later->value < chosen->value && !later->chosen);
  }
}

void XpromptTest::rewinding() {
  const auto trained_values = trained("to trained");
  const auto initial_values = trained("to initial", {{"rewind", std::string("initial")}});
  const auto tuned = trained_values.history().evaluations;
  const auto best =
      std::ranges::max_element(tuned.begin(), tuned.begin() + 3, {},
                               [](const Evaluation& each) { return each.metrics.at(each.metric); });
  const auto after_tuning = opened(trained_values.checkpoint(best->step))->soft_prompt();
  for (const auto& run : {trained_values, initial_values}) {
    const auto pruned = opened(run.checkpoint(9));
    const auto factors = mask_values(pruned->mask(), embedding_size());
    const auto& start = run.path() == trained_values.path()
                            ? after_tuning
                            : opened(run.checkpoint(0))->soft_prompt();
    QVERIFY(torch::equal(pruned->soft_prompt(), start * factors));
    QVERIFY(torch::equal(pruned->past().trained, after_tuning));
  }
}

void XpromptTest::sameSeedSameNumbers() {
  const auto first = trained("first"), second = trained("second");
  QCOMPARE(metrics_without_seconds(second.path()), metrics_without_seconds(first.path()));
  QCOMPARE(content(second.adapter() / "adapter_model.safetensors"),
           content(first.adapter() / "adapter_model.safetensors"));
}

/// Stopped while tuning, at the end of it, while pruning and while retraining.
void XpromptTest::stoppedAnywhereGoesOn() {
  const auto whole = trained("whole");
  const auto parts = RunFolder::create(runs_ / "parts", short_xprompt());
  const auto go_on = [&](std::int64_t stop, bool in_work) {
    RunControl control;
    Listener listener([&](std::int64_t step) {
      if (step == stop) control.stop();
    });
    listener.during_work = [&] {
      if (in_work) control.stop();
    };
    return train(parts, word_model(), task_, control, listener);
  };
  QCOMPARE(go_on(3, false), RunStatus::stopped);
  QCOMPARE(go_on(8, true), RunStatus::stopped);
  QCOMPARE(go_on(0, true), RunStatus::stopped);
  QCOMPARE(parts.checkpoints().back(), std::int64_t{8});
  QCOMPARE(go_on(11, false), RunStatus::stopped);
  QCOMPARE(go_on(0, false), RunStatus::finished);
  QCOMPARE(metrics_without_seconds(parts.path()), metrics_without_seconds(whole.path()));
  for (const auto step : whole.checkpoints())
    QCOMPARE(content(parts.checkpoint(step) / "adapter_model.safetensors"),
             content(whole.checkpoint(step) / "adapter_model.safetensors"));
}

void XpromptTest::adapterComesBack() {
  const auto run = trained("kept", {{"masked_tokens", std::string("remove")}});
  const auto before = load_adapter(run.adapter(), model().info());
  const ScratchFolder copy;
  before->save_adapter(copy.path(), model().info());
  for (const auto* name : {"adapter_model.safetensors", "adapter_config.json"})
    QCOMPARE(content(copy / name), content(run.adapter() / name));
  const auto after = opened(copy.path());
  const auto& original = dynamic_cast<const Xprompt&>(*before);
  QCOMPARE(after->mask(), original.mask());
  QCOMPARE(after->importance().tokens, original.importance().tokens);
  QVERIFY(torch::equal(after->past().initial, opened(run.checkpoint(0))->soft_prompt()));
  QVERIFY(torch::equal(seen(*after).embeddings, seen(*before).embeddings));
}

/// The plain part that PEFT loads: with zeros, or shortened.
void XpromptTest::plainAdapters() {
  const auto run = trained("plain", {{"ratios", std::string("fixed")}, {"token_ratio", 0.4}});
  const auto method = opened(run.adapter());
  const auto prompt = maskable_prompt(*method, 0);
  const ScratchFolder zeros, shortened;
  MaskedPrompt(prompt.values, prompt.mask, false).save_adapter(zeros.path(), model().info());
  MaskedPrompt(prompt.values, prompt.mask, true).save_adapter(shortened.path(), model().info());
  QCOMPARE(SafetensorsFile(zeros / "adapter_model.safetensors").names(),
           std::vector<std::string>{"prompt_embeddings"});
  const auto rows = read_prompt_embeddings(zeros.path(), model().info());
  QVERIFY(torch::equal(rows, method->soft_prompt()));
  QVERIFY(torch::equal(rows, read_prompt_embeddings(run.adapter(), model().info())));
  const auto kept = kept_token_indices(method->mask());
  QCOMPARE(kept.size(0), std::int64_t{3});
  QVERIFY(torch::equal(read_prompt_embeddings(shortened.path(), model().info()),
                       rows.index_select(0, kept)));
  QCOMPARE(read_peft_config(shortened.path()).virtual_tokens, std::int64_t{3});
  QVERIFY(read_peft_config(shortened.path()).method.empty());
}

void XpromptTest::retrainingFromAMask() {
  auto spec = short_run();
  const auto parent = RunFolder::create(runs_ / "parent", spec);
  RunControl control;
  Listener listener;
  train(parent, word_model(), task_, control, listener);
  auto mask = full_mask(kTokens, 4);
  mask.tokens[1] = 0;
  mask.cells[0] = 0;
  write_mask(runs_ / "mask.json", mask);
  Settings settings = {{"parent_run", parent.checkpoint(8).string()},
                       {"mask_file", (runs_ / "mask.json").string()}};
  Listener child_listener;
  const auto child = trained("child", settings, child_listener);
  QCOMPARE(child_listener.phases.size(), std::size_t{1});
  QCOMPARE(child_listener.phases[0].name, std::string("retrain"));
  QCOMPARE(child.checkpoints(), (std::vector<std::int64_t>{0, 4, 8}));
  const auto info = model().info();
  const auto tuned = load_adapter(parent.checkpoint(8), info)->soft_prompt();
  const auto first = opened(child.checkpoint(0));
  QCOMPARE(opened(child.adapter())->mask(), mask);
  QVERIFY(torch::equal(first->soft_prompt(), tuned * mask_values(mask, embedding_size())));
  QVERIFY(
      torch::equal(first->past().initial, load_adapter(parent.checkpoint(0), info)->soft_prompt()));
  // What the mask hides can be brought back.
  QVERIFY(torch::equal(maskable_prompt(*first, 0).values, tuned));

  settings["rewind"] = std::string("initial");
  const auto initial = opened(trained("from initial", settings).checkpoint(0));
  QVERIFY(torch::equal(initial->soft_prompt(),
                       first->past().initial * mask_values(mask, embedding_size())));
}

void XpromptTest::refusals() {
  const auto refused = [&](const std::string& name, const Settings& settings) {
    return refusal([&] { trained("refused " + name, settings); });
  };
  QVERIFY(says(refused("pieces", {{"pieces", std::int64_t{7}}}),
               {"7 pieces", std::to_string(embedding_size())}));
  const Settings fixed = {{"ratios", std::string("fixed")}};
  auto settings = fixed;
  settings["token_ratio"] = 1.0;
  QVERIFY(says(refused("tokens", settings), {"token_ratio"}));
  settings = fixed;
  settings["piece_ratio"] = 1.0;
  QVERIFY(says(refused("piece ratio", settings), {"piece_ratio"}));
  settings = {{"parent_run", (runs_ / "nowhere").string()}};
  QVERIFY(says(refused("no mask", settings), {"mask_file"}));
  write_mask(runs_ / "other.json", full_mask(kTokens, 4));
  settings["mask_file"] = (runs_ / "other.json").string();
  QVERIFY(says(refused("no parent", settings), {"nowhere"}));
  // A prompt alone does not know its initial values.
  PromptTuning(some_prompt()).save_adapter(runs_.path(), model().info());
  settings["parent_run"] = runs_.path().string();
  settings["rewind"] = std::string("initial");
  QVERIFY(says(refused("initial", settings), {runs_.path().string()}));
  settings["rewind"] = std::string("trained");
  write_mask(runs_ / "other.json", full_mask(kTokens + 1, 4));
  QVERIFY(says(refused("shape", settings), {"6 tokens"}));
}

void XpromptTest::damagedAdapter() {
  const auto run = trained("damaged");
  const auto file = run.adapter() / "adapter_config.json";
  const auto sound = content(file);
  const auto refused = [&](const std::string& what, const std::string& instead) {
    auto text = sound;
    text.replace(text.find(what), what.size(), instead);
    written(file, text);
    return refusal([&] { opened(run.adapter()); });
  };
  QVERIFY(says(refused("\"pieces\": 4", "\"pieces\": 8"), {run.adapter().string()}));
  QVERIFY(says(refused("\"pieces\": 4", "\"pieces\": 5"), {"5 pieces"}));
  QVERIFY(says(refused("\"pieces\": 4", "\"pieces\": -4"), {file.string(), "pieces"}));
  QVERIFY(says(refused("\"rewind\": \"trained\"", "\"rewind\": \"lost\""), {"rewind"}));
  written(file, sound);
  auto tensors = run.adapter() / "adapter_model.safetensors";
  written(tensors, content(tensors).substr(0, 200));
  QVERIFY(says(refusal([&] { opened(run.adapter()); }), {tensors.string()}));
}

QTEST_GUILESS_MAIN(XpromptTest)
#include "xprompt_test.moc"
