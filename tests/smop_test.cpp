// SMoP: what each routing feeds the model, what training does to it, what a run keeps of it.
#include <QtTest>

#include "engine_fixture.h"
#include "methods/prompt_tuning.h"
#include "methods/smop.h"
#include "model/loss.h"
#include "model/safetensors.h"

namespace fs = std::filesystem;
using namespace ptw;

namespace {

constexpr std::int64_t kPrompts = 4, kLength = 3;

const FrozenModel& model() {
  return *word_model().model;
}

std::int64_t embedding_size() {
  return model().info().embedding_size;
}

torch::Tensor normal(torch::IntArrayRef shape, std::uint64_t seed) {
  auto generator = at::detail::createCPUGenerator(seed);
  return torch::empty(shape).normal_(0, 1, generator);
}

Smop mixture(const std::string& routing, const std::string& noise = "relative") {
  return {normal({kPrompts * kLength, embedding_size()}, 1),
          normal({kPrompts, embedding_size()}, 2),
          {routing, noise, kPrompts}};
}

TokenBatch batch_of(const std::vector<std::string>& texts) {
  std::vector<TokenizedExample> examples(texts.size());
  std::vector<const TokenizedExample*> rows;
  for (std::size_t i = 0; i < texts.size(); ++i) {
    examples[i].input = word_model().tokenizer->encode(texts[i]);
    examples[i].target = word_model().tokenizer->encode("up");
    rows.push_back(&examples[i]);
  }
  return collate(rows, model().info().pad_id);
}

TokenBatch some_batch() {
  return batch_of({"the lark climbs", "a stone drops behind the hill at noon", "up and down", "one",
                   "nothing to see here", "the last of them"});
}

/// The prompt rows [B, l, E] that the model reads.
torch::Tensor prompt_rows(const Method& method, const TokenBatch& batch, const Pass& pass = {}) {
  return method.condition(model(), batch, pass).embeddings.slice(1, 0, kLength).detach();
}

torch::Tensor table(const Smop& method) {
  return method.soft_prompt().view({kPrompts, kLength, embedding_size()});
}

/// For each example the row of `prompts` [k, l, E] that its rows are a multiple of; -1 for none.
std::vector<std::int64_t> used(const torch::Tensor& rows, const torch::Tensor& prompts) {
  std::vector<std::int64_t> chosen;
  for (std::int64_t i = 0; i < rows.size(0); ++i) {
    chosen.push_back(-1);
    for (std::int64_t prompt = 0; prompt < prompts.size(0); ++prompt) {
      const auto cosine =
          (rows[i] * prompts[prompt]).sum() / (rows[i].norm() * prompts[prompt].norm());
      if (cosine.item<double>() > 0.9999) chosen.back() = prompt;
    }
  }
  return chosen;
}

RunSpec short_smop(const Settings& settings = {}) {
  RunSpec spec = short_run();
  spec.method = "smop";
  spec.settings = {{"steps", std::int64_t{12}},        {"eval_every", std::int64_t{4}},
                   {"batch_size", std::int64_t{4}},    {"prompts", std::int64_t{3}},
                   {"prompt_length", std::int64_t{2}}, {"threads", std::int64_t{1}}};
  for (const auto& [key, value] : settings) spec.settings[key] = value;
  return completed(spec);
}

}  // namespace

class SmopTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { task_ = up_or_down(data_); }
  void probabilitiesSumToOne();
  void paddingDoesNotRoute();
  void orthogonalRouter();
  void weightsOfEachRouting();
  void noiseOnlyInTraining();
  void additiveNoise();
  void gumbelGradientReachesTheRouter();
  void stochasticIsUniformThenMean();
  void noneIsPromptTuning();
  void onlyOnePrompt();
  void adapterComesBack();
  void damagedAdapters();
  void everyRoutingLearns_data();
  void everyRoutingLearns();
  void routingIsRecorded();
  void stoppedRunGoesOn();

 private:
  ScratchFolder data_, runs_;
  Task task_;
};

void SmopTest::probabilitiesSumToOne() {
  const auto batch = some_batch();
  for (const auto* routing : {"top1-perturbed", "top1", "top2", "gumbel", "stochastic"}) {
    const auto probabilities = mixture(routing).route(model(), batch);
    QCOMPARE(probabilities.size(1), kPrompts);
    QVERIFY((probabilities >= 0).all().item<bool>());
    QVERIFY((probabilities.sum(1) - 1).abs().max().item<double>() < 1e-6);
  }
}

void SmopTest::paddingDoesNotRoute() {
  const auto method = mixture("top1");
  const auto alone = method.route(model(), batch_of({"the lark climbs"}));
  const auto padded = method.route(
      model(), batch_of({"the lark climbs", "a much longer text makes the first one padded"}));
  QVERIFY((alone[0] - padded[0]).abs().max().item<double>() < 1e-6);
}

void SmopTest::orthogonalRouter() {
  const auto wide = orthogonal_router(4, 32, 5);
  QVERIFY((torch::matmul(wide, wide.t()) - torch::eye(4)).abs().max().item<double>() < 1e-5);
  const auto tall = orthogonal_router(8, 3, 5);
  QVERIFY((torch::matmul(tall.t(), tall) - torch::eye(3)).abs().max().item<double>() < 1e-5);
  QVERIFY(!torch::equal(wide, orthogonal_router(4, 32, 6)));
}

void SmopTest::weightsOfEachRouting() {
  const auto logits = torch::tensor({{2.0, 1.0, 0.5, -1.0}, {0.0, 0.0, 3.0, 1.0}});
  const auto p = torch::softmax(logits, -1);
  const auto expect = [&](const std::string& routing, const torch::Tensor& weights) {
    const auto ours = mixture(routing).weights(logits);
    return (ours - weights).abs().max().item<double>() < 1e-6;
  };
  const auto first = torch::tensor({{1.0, 0.0, 0.0, 0.0}, {0.0, 0.0, 1.0, 0.0}});
  const auto two = torch::tensor({{1.0, 1.0, 0.0, 0.0}, {0.0, 0.0, 1.0, 1.0}});
  QVERIFY(expect("top1", p * first));
  QVERIFY(expect("top1-perturbed", p * first));
  QVERIFY(expect("top2", p * two));
  QVERIFY(expect("gumbel", first));
  QVERIFY(expect("stochastic", torch::full({2, 4}, 0.25)));
}

void SmopTest::noiseOnlyInTraining() {
  const auto batch = some_batch();
  const auto method = mixture("top1-perturbed");
  QVERIFY(torch::equal(prompt_rows(method, batch), prompt_rows(mixture("top1"), batch)));
  const auto trained = prompt_rows(method, batch, {true, 7});
  QVERIFY(!torch::equal(trained, prompt_rows(method, batch)));
  QVERIFY(torch::equal(trained, prompt_rows(method, batch, {true, 7})));
  QVERIFY(!torch::equal(trained, prompt_rows(method, batch, {true, 8})));
}

void SmopTest::additiveNoise() {
  const auto logits = torch::tensor({{2.0, 0.0, -1.0, 4.0}}), eps = torch::ones({1, 4});
  QVERIFY(torch::equal(mixture("top1-perturbed", "additive").perturbed(logits, eps), logits + 1));
  QVERIFY(torch::equal(mixture("top1-perturbed").perturbed(logits, eps), 2 * logits));
}

void SmopTest::gumbelGradientReachesTheRouter() {
  for (const auto* routing : {"top1", "top2", "gumbel", "top1-perturbed"}) {
    const auto method = mixture(routing);
    const auto batch = some_batch();
    const auto input = model().read(method.condition(model(), batch, {true, 3}));
    const auto loss = mean_loss(input->logits(batch.labels), batch.labels);
    const auto router = torch::autograd::grad({loss}, {method.parameters()[1].tensor})[0];
    QVERIFY2(router.abs().max().item<double>() > 0, routing);
  }
}

void SmopTest::stochasticIsUniformThenMean() {
  const auto method = mixture("stochastic");
  const auto mean = table(method).mean(0);
  const auto scored = prompt_rows(method, some_batch());
  QVERIFY((scored - mean.unsqueeze(0)).abs().max().item<double>() < 1e-6);
  std::map<std::int64_t, int> counts;
  for (std::uint64_t seed = 0; seed < 100; ++seed)
    for (const auto prompt : used(prompt_rows(method, some_batch(), {true, seed}), table(method)))
      ++counts[prompt];
  QCOMPARE(counts.size(), std::size_t(kPrompts));  // 600 draws, 150 each
  for (const auto& [prompt, count] : counts) QVERIFY(prompt >= 0 && count > 100 && count < 200);
}

void SmopTest::noneIsPromptTuning() {
  const auto prompt = normal({kLength, embedding_size()}, 4);
  const Smop plain(prompt, normal({1, embedding_size()}, 5), {"none", "relative", 1});
  const auto ours = plain.condition(model(), some_batch(), {true, 1});
  const auto theirs = PromptTuning(prompt).condition(model(), some_batch(), {});
  QVERIFY(torch::equal(ours.embeddings, theirs.embeddings));
  QVERIFY(torch::equal(ours.mask, theirs.mask));
  QCOMPARE(plain.stored_parameters(), kLength * embedding_size());
  QCOMPARE(plain.parameters().size(), std::size_t{1});
}

void SmopTest::onlyOnePrompt() {
  const auto method = mixture("top1");
  const auto batch = some_batch();
  const auto chosen = method.route(model(), batch).argmax(1);
  for (std::int64_t prompt = 0; prompt < kPrompts; ++prompt) {
    const auto rows = prompt_rows(*method.only(prompt), batch);
    QCOMPARE(used(rows, table(method)), std::vector<std::int64_t>(6, prompt));
    for (std::int64_t i = 0; i < 6; ++i)  // under the chosen one it is the answer itself
      if (chosen[i].item<std::int64_t>() == prompt)
        QVERIFY((rows[i] - prompt_rows(method, batch)[i]).abs().max().item<double>() < 1e-6);
  }
}

void SmopTest::adapterComesBack() {
  const ScratchFolder folder;
  for (const auto* routing : {"top1-perturbed", "top2", "gumbel", "stochastic"}) {
    const auto method = mixture(routing, "additive");
    method.save_adapter(folder.path(), model().info());
    const auto opened = load_adapter(folder.path(), model().info());
    QVERIFY(torch::equal(prompt_rows(*opened, some_batch(), {true, 5}),
                         prompt_rows(method, some_batch(), {true, 5})));
    QVERIFY(torch::equal(prompt_rows(*opened, some_batch()), prompt_rows(method, some_batch())));
  }
  QCOMPARE(mixture("top1").stored_parameters(),
           kPrompts * kLength * embedding_size() + kPrompts * embedding_size());
}

void SmopTest::damagedAdapters() {
  const ScratchFolder folder;
  mixture("top1").save_adapter(folder.path(), model().info());
  const auto file = folder / "adapter_config.json";
  const auto sound = content(file);
  const auto refused = [&](const std::string& what, const std::string& instead) {
    auto text = sound;
    text.replace(text.find(what), what.size(), instead);
    written(file, text);
    return refusal([&] { load_adapter(folder.path(), model().info()); });
  };
  QVERIFY(says(refused("\"prompts\": 4", "\"prompts\": 5"), {folder.path().string()}));
  QVERIFY(says(refused("\"prompts\": 4", "\"prompts\": 0"), {folder.path().string()}));
  QVERIFY(says(refused("\"prompts\": 4", "\"prompts\": \"4\""), {file.string(), "prompts"}));
  QVERIFY(says(refused("\"routing\": \"top1\"", "\"routing\": \"top9\""), {"routing"}));
  QVERIFY(says(refused("\"smop\": {", "\"other\": {"), {file.string(), "smop"}));
  QVERIFY(says(refused("\"workbench_method\": \"smop\"", "\"workbench_method\": \"swamp\""),
               {"swamp"}));
  PromptTuning(normal({12, embedding_size()}, 1)).save_adapter(folder.path(), model().info());
  written(file, sound);
  QVERIFY(says(refusal([&] { load_adapter(folder.path(), model().info()); }), {"router.weight"}));
}

void SmopTest::everyRoutingLearns_data() {
  QTest::addColumn<QString>("routing");
  for (const auto* routing : {"top1-perturbed", "top1", "top2", "gumbel", "stochastic", "none"})
    QTest::newRow(routing) << QString(routing);
}

void SmopTest::everyRoutingLearns() {
  QFETCH(QString, routing);
  const auto before = model().embedding_table().clone();
  const auto run = RunFolder::create(
      runs_ / routing.toStdString(),
      short_smop({{"routing", routing.toStdString()}, {"steps", std::int64_t{40}}}));
  RunControl control;
  Listener listener;
  QCOMPARE(train(run, word_model(), task_, control, listener), RunStatus::finished);
  QCOMPARE(listener.steps.size(), std::size_t{40});
  double lowest = listener.evaluations.front().loss;
  for (const auto& evaluation : listener.evaluations) lowest = std::min(lowest, evaluation.loss);
  qInfo("dev loss %.3f to %.3f", listener.evaluations.front().loss, lowest);
  QVERIFY(lowest < 0.9 * listener.evaluations.front().loss);
  QVERIFY(torch::equal(model().embedding_table(), before));
}

void SmopTest::routingIsRecorded() {
  const auto run = RunFolder::create(runs_ / "recorded", short_smop());
  RunControl control;
  Listener listener;
  train(run, word_model(), task_, control, listener);
  const auto dev = task_.read("dev");
  for (const auto step : run.checkpoints()) {
    const auto recorded = read_routing(run.checkpoint(step));
    QCOMPARE(recorded.size(), dev.size());
    const auto method = load_adapter(run.checkpoint(step), model().info());
    const auto tokens = tokenize(dev, *word_model().tokenizer, 512, 64);
    const auto again = route_all(dynamic_cast<const Mixture&>(*method), model(), tokens);
    for (std::size_t i = 0; i < dev.size(); ++i) {
      QCOMPARE(recorded[i].label, dev[i].label);
      const auto row = again[static_cast<std::int64_t>(i)];
      QCOMPARE(std::int64_t{recorded[i].prompt}, row.argmax().item<std::int64_t>());
      QCOMPARE(recorded[i].probabilities.size(), std::size_t{3});
      for (std::size_t j = 0; j < 3; ++j)
        QCOMPARE(recorded[i].probabilities[j], row[static_cast<std::int64_t>(j)].item<float>());
    }
  }
  const auto file = run.checkpoint(0) / "routing.safetensors";
  for (const auto& [label, chosen] : {std::pair(-2, 0), std::pair(0, 3), std::pair(0, -1)}) {
    write_safetensors(file, {{"probabilities", torch::full({1, 3}, 1.0 / 3)},
                             {"chosen", torch::full({1}, chosen, torch::kInt64)},
                             {"label", torch::full({1}, label, torch::kInt64)}});
    QVERIFY(says(refusal([&] { read_routing(run.checkpoint(0)); }), {file.string(), "damaged"}));
  }
  written(file, content(file).substr(0, 100));
  QVERIFY(says(refusal([&] { read_routing(run.checkpoint(0)); }), {file.string()}));
}

void SmopTest::stoppedRunGoesOn() {
  const auto whole = RunFolder::create(runs_ / "whole", short_smop());
  const auto parts = RunFolder::create(runs_ / "parts", short_smop());
  {
    RunControl control;
    Listener listener;
    train(whole, word_model(), task_, control, listener);
  }
  for (const std::int64_t stop : {3, 7, 100}) {
    RunControl control;
    Listener listener([&](std::int64_t step) {
      if (step >= stop) control.stop();
    });
    train(parts, word_model(), task_, control, listener);
  }
  QCOMPARE(metrics_without_seconds(parts.path()), metrics_without_seconds(whole.path()));
  QCOMPARE(content(parts.adapter() / "adapter_model.safetensors"),
           content(whole.adapter() / "adapter_model.safetensors"));
  for (const std::int64_t step : {4, 8, 12})
    QCOMPARE(content(parts.checkpoint(step) / "routing.safetensors"),
             content(whole.checkpoint(step) / "routing.safetensors"));
}

QTEST_GUILESS_MAIN(SmopTest)
#include "smop_test.moc"
