// WARP: trained words at the output beside the prompt at the input, over a model that stays as it
// is.
#include "methods/warp.h"

#include <QtTest>

#include "method_fixture.h"
#include "methods/prompt_tuning.h"
#include "training/batch_gradient.h"

namespace fs = std::filesystem;
using namespace ptw;
using Ids = std::vector<std::int64_t>;

namespace {

const FrozenModel& model() {
  return *word_model().model;
}

torch::Tensor output_matrix() {
  return model().checkpoint().weight("lm_head.weight");
}

torch::Tensor normal(torch::IntArrayRef shape, std::uint64_t seed) {
  auto generator = at::detail::createCPUGenerator(seed);
  return torch::empty(shape).normal_(0, 1, generator);
}

Ids word_ids(const std::string& text) {
  return word_model().tokenizer->encode_open(text);
}

std::unique_ptr<Warp> created(const std::vector<std::string>& labels,
                              const Pretrained& pretrained = word_model()) {
  const auto entry = find_method("warp");
  auto method = entry.create({pretrained, labels, 3},
                             complete(all_settings(entry), {{"prompt_length", std::int64_t{4}}}));
  return std::unique_ptr<Warp>(dynamic_cast<Warp*>(method.release()));
}

TokenBatch some_batch() {
  return batch_of({"the lark climbs", "a stone drops behind the hill at noon"});
}

/// The demo's model with its input and output embeddings said to be one. `only` tells whether its
/// file holds that one under the name of the output alone.
fs::path tied_model(const ScratchFolder& folder, bool only) {
  auto config = nlohmann::json::parse(content(demo_model_folder() / "config.json"));
  config["tie_word_embeddings"] = true;
  written(folder / "config.json", config.dump());
  std::map<std::string, torch::Tensor> weights;
  for (const auto& name : model().checkpoint().names())
    if (!only || (name != "shared.weight" && !name.ends_with("embed_tokens.weight")))
      weights[name] = model().checkpoint().weight(name);
  if (!only) weights["lm_head.weight"] = weights.at("shared.weight").clone();
  write_safetensors(folder / "model.safetensors", weights);
  return folder.path();
}

}  // namespace

class WarpTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { task_ = up_or_down(data_); }
  void beginsAsPromptTuning();
  void labelsMayShareAPiece();
  void onlyTheLabelsOfTheOutputChange();
  void gradientReachesBoth();
  void readerFollowsTheTraining();
  void generatesWithItsOwnWords();
  void adapterComesBack();
  void damagedAdapters();
  void needsLabels();
  void needsAnOutputOfItsOwn_data();
  void needsAnOutputOfItsOwn();
  void learns();
  void stoppedRunGoesOn();

 private:
  ScratchFolder data_, runs_;
  Task task_;
};

void WarpTest::beginsAsPromptTuning() {
  const auto method = created({"up", "down"});
  QCOMPARE(method->pieces().size(), std::size_t{2});
  QVERIFY(method->pieces()[0] < method->pieces()[1]);
  const auto parameters = method->parameters();
  QCOMPARE(parameters.size(), std::size_t{2});
  QVERIFY(torch::equal(
      parameters[1].tensor.detach(),
      output_matrix().index_select(0, torch::tensor(method->pieces(), torch::kInt64))));
  const PromptTuning plain(method->soft_prompt());
  QVERIFY(torch::equal(logits_of(method.get(), some_batch()), logits_of(&plain, some_batch())));
  QCOMPARE(method->stored_parameters(), std::int64_t{(4 + 2) * 192});
}

void WarpTest::labelsMayShareAPiece() {
  QCOMPARE(created({"up there", "down", "up here"})->pieces().size(), std::size_t{2});
}

void WarpTest::onlyTheLabelsOfTheOutputChange() {
  const Ids pieces = {0, 300, 301, 8127};  // at both ends, and side by side
  const auto prompt = normal({4, 192}, 1), words = normal({4, 192}, 2);
  const Warp method(prompt, pieces, words);
  const PromptTuning plain(prompt);
  const auto index = torch::tensor(pieces, torch::kInt64);
  const auto ours = logits_of(&method, some_batch()), theirs = logits_of(&plain, some_batch());
  auto rest = torch::ones({8128}, torch::kBool);
  rest.index_fill_(0, index, 0);
  QVERIFY(torch::equal(ours.index({torch::indexing::Ellipsis, rest}),
                       theirs.index({torch::indexing::Ellipsis, rest})));
  // In place of h . w there stands h . v; both are known where W's rows span the space.
  const auto states = std::get<0>(torch::linalg_lstsq(
      output_matrix().to(torch::kFloat64), theirs.view({-1, 8128}).t().to(torch::kFloat64)));
  const auto expected = torch::matmul(words.to(torch::kFloat64), states).t();
  QVERIFY(furthest(ours.view({-1, 8128}).index_select(1, index).to(torch::kFloat64), expected) <
          1e-3);
}

void WarpTest::gradientReachesBoth() {
  const auto method = created({"up", "down"});
  const auto tokens = tokenized(task_.read("train"));
  const auto examples = pointers(tokens);
  const auto whole = batch_gradient(model(), *method, examples, 1, 0, {1, 0});
  // Several threads go back through the same rows at once, again and again.
  for (int again = 0; again < 5; ++again) {
    const auto shared = batch_gradient(model(), *method, examples, 4, 0, {1, 0});
    for (std::size_t i = 0; i < 2; ++i) {
      const auto size = whole.gradients[i].abs().max().item<double>();
      QVERIFY(size > 0);
      QVERIFY(furthest(shared.gradients[i], whole.gradients[i]) < 1e-4 * size);
    }
  }
  // Along a row's gradient the loss changes as it says.
  const auto prompt = method->soft_prompt(), words = method->parameters()[1].tensor;
  const auto direction = whole.gradients[1] / whole.gradients[1].norm();
  const auto at = [&](double step) {
    const torch::NoGradGuard no_gradient;
    return batch_loss(model(), Warp(prompt, method->pieces(), words + step * direction), examples,
                      1);
  };
  const auto slope = (at(0.05) - at(-0.05)) / 0.1;
  const auto expected = whole.gradients[1].norm().item<double>();
  QVERIFY(std::abs(slope - expected) < 0.02 * expected);
}

void WarpTest::readerFollowsTheTraining() {
  const auto method = created({"up", "down"});
  const auto tokens = tokenized(task_.read("train"));
  const auto gradients = [&](const Warp& of) {
    return batch_gradient(model(), of, pointers(tokens), 2, 0, {1, 0}).gradients;
  };
  auto before = logits_of(method.get(), some_batch());
  const auto* reader = &method->reader(model());
  const UntouchedWeights weights;
  for (int step = 0; step < 3; ++step) {
    {
      const torch::NoGradGuard no_gradient;
      method->parameters()[1].tensor.mul_(1.5);
    }
    const auto after = logits_of(method.get(), some_batch());
    QVERIFY(furthest(after, before) > 0.1);
    const Warp fresh(method->soft_prompt(), method->pieces(), method->parameters()[1].tensor);
    QVERIFY(torch::equal(after, logits_of(&fresh, some_batch())));
    const auto ours = gradients(*method), expected = gradients(fresh);
    QVERIFY(torch::equal(ours[0], expected[0]) && torch::equal(ours[1], expected[1]));
    before = after;
  }
  QCOMPARE(&method->reader(model()), reader);  // nothing was built again
  QVERIFY(weights.still_are());
}

void WarpTest::generatesWithItsOwnWords() {
  // The word "up" says what the model would say anyway, but louder or softer.
  const auto method = created({"up", "down"});
  const auto logits = logits_of(method.get(), some_batch())[0][0];
  const auto up = word_ids("up")[0];
  const auto written_with = [&](double factor) {
    auto words = method->parameters()[1].tensor;
    const torch::NoGradGuard no_gradient;
    words[method->pieces()[0] == up ? 0 : 1].copy_(
        output_matrix()[logits.argmax().item<std::int64_t>()] * factor);
    const auto first = read_with(method.get(), model(), some_batch())->begin()->first()[0];
    return first.argmax().item<std::int64_t>();
  };
  const bool positive = logits.max().item<double>() > 0;
  QCOMPARE(written_with(positive ? 2 : 0.5), up);
  QVERIFY(written_with(positive ? 0.5 : 2) != up);
}

void WarpTest::adapterComesBack() {
  const ScratchFolder folder;
  const Warp method(normal({4, 192}, 1), {5, 90}, normal({2, 192}, 2));
  method.save_adapter(folder.path(), model().info());
  const auto opened = load_adapter(folder.path(), model().info());
  QCOMPARE(dynamic_cast<const Warp&>(*opened).pieces(), method.pieces());
  QVERIFY(torch::equal(logits_of(opened.get(), some_batch()), logits_of(&method, some_batch())));
}

void WarpTest::damagedAdapters() {
  const ScratchFolder folder;
  Warp(normal({4, 192}, 1), {5, 90}, normal({2, 192}, 2))
      .save_adapter(folder.path(), model().info());
  const auto with_tensor = [&](const std::string& name, const torch::Tensor& tensor) {
    return refused_after(folder.path(), [&](auto&, auto& tensors) { tensors[name] = tensor; });
  };
  const auto with_pieces = [&](const Ids& ids) {
    return with_tensor("verbalizer.pieces", torch::tensor(ids, torch::kInt64));
  };
  QCOMPARE(with_pieces({0, 8127}), std::string());
  for (const auto& ids : {Ids{-1, 5}, Ids{5, 8128}, Ids{5, INT64_MAX}})
    QVERIFY(says(with_pieces(ids), {"verbalizer.pieces", "8127"}));
  for (const auto& ids : {Ids{90, 5}, Ids{5, 5}, Ids{}})
    QVERIFY(says(with_pieces(ids), {"verbalizer.pieces", "warp"}));
  QVERIFY(says(with_pieces({5, 90, 100}), {"verbalizer.weight"}));
  QVERIFY(
      says(with_tensor("verbalizer.pieces", torch::tensor({5.0F, 90.0F})), {"verbalizer.pieces"}));
  QVERIFY(says(with_tensor("verbalizer.weight", torch::ones({2, 191})), {"verbalizer.weight"}));
  QVERIFY(says(with_tensor("verbalizer.weight", torch::ones({2, 192}, torch::kInt64)),
               {"verbalizer.weight"}));
  QVERIFY(says(with_tensor("prompt_embeddings", torch::ones({8, 64})), {"64", "192"}));
}

void WarpTest::needsLabels() {
  QVERIFY(says(refusal([] { created({}); }), {"WARP", "prompt-tuning"}));
}

void WarpTest::needsAnOutputOfItsOwn_data() {
  QTest::addColumn<bool>("only");
  QTest::newRow("stored twice") << false;
  QTest::newRow("stored as the output") << true;
}

void WarpTest::needsAnOutputOfItsOwn() {
  QFETCH(bool, only);
  const ScratchFolder folder, adapter;
  const Pretrained tied = {open_model(tied_model(folder, only)), word_model().tokenizer};
  QVERIFY(says(refusal([&] { created({"up", "down"}, tied); }), {"WARP", folder.path().string()}));
  // An adapter of another model is refused when that is read.
  created({"up", "down"})->save_adapter(adapter.path(), model().info());
  const auto opened = load_adapter(adapter.path(), tied.model->info());
  QVERIFY(says(refusal([&] { std::ignore = read_with(opened.get(), *tied.model, some_batch()); }),
               {"WARP", folder.path().string()}));
}

void WarpTest::learns() {
  const UntouchedWeights weights;
  Listener listener;
  const auto run = trained(runs_ / "run",
                           short_run_of("warp", {{"prompt_length", std::int64_t{5}},
                                                 {"steps", std::int64_t{40}},
                                                 {"threads", std::int64_t{2}}}),
                           task_, listener);
  double lowest = listener.evaluations.front().loss;
  for (const auto& evaluation : listener.evaluations) lowest = std::min(lowest, evaluation.loss);
  qInfo("dev loss %.3f to %.3f", listener.evaluations.front().loss, lowest);
  QVERIFY(lowest < 0.7 * listener.evaluations.front().loss);
  QCOMPARE(listener.last_cost.trainable_parameters, std::int64_t{(5 + 2) * 192});
  const auto trained_words = load_adapter(run.checkpoint(40), model().info())->parameters()[1];
  const auto first_words = load_adapter(run.checkpoint(0), model().info())->parameters()[1];
  QVERIFY(furthest(trained_words.tensor, first_words.tensor) > 0.01);
  QVERIFY(weights.still_are());
}

void WarpTest::stoppedRunGoesOn() {
  QVERIFY(resumes(runs_ / "interrupted", short_run_of("warp", {{"prompt_length", std::int64_t{3}}}),
                  task_, {1, 4, 9}));
}

QTEST_GUILESS_MAIN(WarpTest)
#include "warp_test.moc"
