// The few-shot prompt: which examples stand before the input and how, and that a run without
// anything to train comes to its end.
#include "methods/few_shot.h"

#include <QtTest>

#include <set>

#include "method_fixture.h"

using namespace ptw;
using Ids = std::vector<std::int64_t>;

namespace {

Example example(const std::string& input, const std::string& target, int label = -1) {
  Example made;
  made.input = input;
  made.target = target;
  made.label = label;
  return made;
}

/// Three of each of three labels, and more of the first.
std::vector<Example> uneven_examples() {
  std::vector<Example> all;
  for (int i = 0; i < 30; ++i) {
    const int label = i % 10 < 8 ? 0 : i % 10 - 7;
    all.push_back(example("text " + std::to_string(i), "label", label));
  }
  return all;
}

std::map<int, int> labels_of(const std::vector<Example>& examples) {
  std::map<int, int> counts;
  for (const auto& each : examples) ++counts[each.label];
  return counts;
}

std::string texts_of(const std::vector<Example>& examples) {
  std::string all;
  for (const auto& each : examples) all += each.input + '\n';
  return all;
}

std::unique_ptr<Method> created(const std::vector<Example>& train, const Settings& settings,
                                const Pretrained& pretrained = word_model()) {
  const auto entry = find_method("few-shot");
  return entry.create({pretrained, {}, 5, train}, complete(all_settings(entry), settings));
}

Ids before(const Method& method) {
  return dynamic_cast<const FewShot&>(method).before();
}

Ids ids_of(const std::string& text) {
  return word_model().tokenizer->encode_open(text);
}

/// Opens every text with the piece 2, as Llama's does.
class OpeningTokenizer : public WordTokenizer {
 public:
  OpeningTokenizer() : WordTokenizer({}) {}
  [[nodiscard]] Ids encode(std::string_view text) const override {
    auto ids = encode_open(text);
    ids.insert(ids.begin(), 2);
    return ids;
  }
};

Pretrained opening_model() {
  return {word_model().model, std::make_shared<const OpeningTokenizer>()};
}

/// With ten positions.
class ShortModel : public DelegatingModel {
 public:
  ShortModel() : info_(DelegatingModel::info()) {
    info_.last_position = 9;
    info_.encoder_layers = 0;
  }
  [[nodiscard]] const ModelInfo& info() const override { return info_; }

 private:
  ModelInfo info_;
};

}  // namespace

class FewShotTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { task_ = up_or_down(data_); }
  void examplesAreSpreadOverTheLabels();
  void fewerExamplesThanAsked();
  void demonstrationsStandBeforeTheInput();
  void theOpeningPieceStandsFirst();
  void withoutShotsNothingIsAdded();
  void newLinesCanBeTyped();
  void badForms();
  void tooFewPositions();
  void adapterComesBack();
  void damagedAdapters();
  void runWithNothingToTrain_data();
  void runWithNothingToTrain();

 private:
  ScratchFolder data_, runs_;
  Task task_;
};

void FewShotTest::examplesAreSpreadOverTheLabels() {
  const auto train = uneven_examples();
  QCOMPARE(labels_of(chosen_demonstrations(train, 6, 1)),
           (std::map<int, int>{{0, 2}, {1, 2}, {2, 2}}));
  QCOMPARE(labels_of(chosen_demonstrations(train, 3, 1)),
           (std::map<int, int>{{0, 1}, {1, 1}, {2, 1}}));
  // There are but three of the last two labels.
  QCOMPARE(labels_of(chosen_demonstrations(train, 12, 1)),
           (std::map<int, int>{{0, 6}, {1, 3}, {2, 3}}));
  std::set<std::string> choices;
  std::set<int> alone;
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    choices.insert(texts_of(chosen_demonstrations(train, 6, seed)));
    alone.insert(chosen_demonstrations(train, 1, seed)[0].label);
  }
  QCOMPARE(choices.size(), std::size_t{20});
  QVERIFY(alone.size() > 1);
  QCOMPARE(texts_of(chosen_demonstrations(train, 6, 7)),
           texts_of(chosen_demonstrations(train, 6, 7)));
}

void FewShotTest::fewerExamplesThanAsked() {
  const std::vector<Example> train = {example("one", "up"), example("two", "down")};
  const auto chosen = chosen_demonstrations(train, 32, 1);
  QCOMPARE(chosen.size(), std::size_t{2});
  QVERIFY(chosen[0].input != chosen[1].input);
  QVERIFY(chosen_demonstrations({}, 4, 1).empty());
}

void FewShotTest::demonstrationsStandBeforeTheInput() {
  const std::vector<Example> train = {example("a small bird", "up")};
  const auto method = created(train, {{"demonstration", "text {input} says {target}"}});
  const auto expected = ids_of("text a small bird says up");
  QCOMPARE(before(*method), expected);
  const auto& model = *word_model().model;
  const auto batch = batch_of({"one", "one more input"});
  const auto input = method->condition(model, batch, {});
  const auto length = std::ssize(expected);
  const auto table = model.embedding_table();
  const auto rows = [&](const Ids& ids) {
    return table.index_select(0, torch::tensor(ids, torch::kInt64));
  };
  for (int row = 0; row < 2; ++row)
    QVERIFY(torch::equal(input.embeddings[row].slice(0, 0, length), rows(expected)));
  QVERIFY(torch::equal(input.embeddings.slice(1, length), model.embed(batch.ids)));
  QVERIFY(torch::equal(input.mask.slice(1, length), batch.mask));
  QVERIFY(input.mask.slice(1, 0, length).eq(1).all().item<bool>());
  QVERIFY(!method->soft_prompt().defined());
}

void FewShotTest::theOpeningPieceStandsFirst() {
  const auto method =
      created({example("bird", "up")}, {{"demonstration", "{input} {target}"}}, opening_model());
  Ids expected = {2};
  for (const auto id : ids_of("bird up")) expected.push_back(id);
  QCOMPARE(before(*method), expected);
  const auto word = ids_of("stone")[0];
  const auto& model = *word_model().model;
  // The second input was cut where it opens.
  const TokenBatch batch{torch::tensor({{std::int64_t{2}, word}, {word, word}}, torch::kInt64),
                         torch::ones({2, 2}),
                         {}};
  const auto input = method->condition(model, batch, {});
  expected.push_back(word);
  const auto whole = model.embed(torch::tensor(expected, torch::kInt64));
  QVERIFY(torch::equal(input.embeddings[0].slice(0, 0, 4), whole));
  QVERIFY(torch::equal(input.embeddings[1].slice(0, 0, 4), whole));
  QVERIFY(torch::equal(input.mask.sum(1), torch::tensor({4.0F, 5.0F})));
}

void FewShotTest::withoutShotsNothingIsAdded() {
  const auto method = created(uneven_examples(), {{"shots", std::int64_t{0}}});
  const auto batch = batch_of({"one", "two words and more"});
  QVERIFY(torch::equal(logits_of(method.get(), batch), logits_of(nullptr, batch)));
  const auto opening = created(uneven_examples(), {{"shots", std::int64_t{0}}}, opening_model());
  QVERIFY(torch::equal(logits_of(opening.get(), batch), logits_of(nullptr, batch)));
  QVERIFY(furthest(logits_of(created(uneven_examples(), {}).get(), batch),
                   logits_of(nullptr, batch)) > 0.01);
}

void FewShotTest::newLinesCanBeTyped() {
  const auto typed = created({example("bird", "up")}, {{"demonstration", "{input}\\n{target}\\n"}});
  QCOMPARE(before(*typed), ids_of("bird up"));
}

void FewShotTest::badForms() {
  for (const auto* form :
       {"{input}", "{target}", "", "{input} {target} {input}", "{input} {target} {label}"})
    QVERIFY(says(refusal([&] {
                   created(uneven_examples(), {{"demonstration", form}});
                 }),
                 {"{input} and {target}", form}));
  QVERIFY(says(refusal([&] {
                 created({}, {{"demonstration", "{input} {target"}});
               }),
               {"demonstration"}));
}

void FewShotTest::tooFewPositions() {
  const Pretrained pretrained = {std::make_shared<const ShortModel>(), word_model().tokenizer};
  const std::vector<Example> train = {example("one", "up"), example("two", "up"),
                                      example("the longest", "up")};
  // Ten positions less "the longest", its end, "up" and the end leave five; each needs two or
  // three.
  QVERIFY(!refusal([&] { created(train, {{"shots", std::int64_t{3}}}, pretrained); }).empty());
  const auto sentence = refusal([&] { created(train, {{"shots", std::int64_t{3}}}, pretrained); });
  QVERIFY(says(sentence, {"10 positions", "only 2 demonstrations", "shots to 2"}));
  QVERIFY(before(*created(train, {{"shots", std::int64_t{2}}}, pretrained)).size() <= 5);
}

void FewShotTest::adapterComesBack() {
  const ScratchFolder folder;
  for (const auto& pretrained : {word_model(), opening_model()})
    for (const std::int64_t shots : {0, 3}) {
      const auto method = created(uneven_examples(), {{"shots", shots}}, pretrained);
      method->save_adapter(folder.path(), word_model().model->info());
      const auto opened = load_adapter(folder.path(), word_model().model->info());
      QCOMPARE(before(*opened), before(*method));
      auto batch = batch_of({"one more", "two words"});
      batch.ids.select(1, 0).fill_(2);
      QVERIFY(torch::equal(logits_of(opened.get(), batch), logits_of(method.get(), batch)));
    }
  const SafetensorsFile stored(folder / "adapter_model.safetensors");
  QCOMPARE(stored.names(), (std::vector<std::string>{"demonstrations"}));
  QCOMPARE(stored.tensor("demonstrations").scalar_type(), torch::kInt64);
  QVERIFY(content(folder / "adapter_config.json").find("{input} {target}") != std::string::npos);
}

void FewShotTest::damagedAdapters() {
  const ScratchFolder folder;
  created(uneven_examples(), {})->save_adapter(folder.path(), word_model().model->info());
  const auto with_tensor = [&](const torch::Tensor& tensor) {
    return refused_after(folder.path(),
                         [&](auto&, auto& tensors) { tensors["demonstrations"] = tensor; });
  };
  QCOMPARE(with_tensor(torch::tensor({5, 8127}, torch::kInt64)), std::string());
  for (const std::int64_t id : {std::int64_t{-1}, std::int64_t{8128}, INT64_MAX, INT64_MIN})
    QVERIFY(says(with_tensor(torch::tensor({id}, torch::kInt64)), {"demonstrations", "8127"}));
  QVERIFY(says(with_tensor(torch::ones({3})), {"demonstrations", "few-shot"}));
  QVERIFY(says(with_tensor(torch::ones({3, 3}, torch::kInt64)), {"demonstrations"}));
  QVERIFY(says(with_tensor(torch::tensor(5, torch::kInt64)), {"demonstrations"}));
  const auto with_opening = [&](const nlohmann::ordered_json& value) {
    return refused_after(folder.path(), [&](auto& own, auto&) { own["opening"] = value; });
  };
  QVERIFY(says(with_opening(1000), {"opening", "adapter_config.json"}));
  QVERIFY(says(with_opening(-1), {"opening"}));
  QVERIFY(says(with_opening(1e300), {"opening"}));
  QVERIFY(says(with_opening(18446744073709551615ULL), {"opening"}));
  QVERIFY(says(refused_after(folder.path(), [](auto&, auto& tensors) { tensors.clear(); }),
               {"demonstrations"}));
}

void FewShotTest::runWithNothingToTrain_data() {
  QTest::addColumn<QString>("optimizer");
  for (const auto* optimizer : {"adafactor", "adamw"}) QTest::newRow(optimizer) << optimizer;
}

void FewShotTest::runWithNothingToTrain() {
  QFETCH(QString, optimizer);
  const UntouchedWeights weights;
  Listener listener;
  const auto folder = runs_ / optimizer.toStdString();
  const Settings chosen = {{"optimizer", optimizer.toStdString()}, {"clip_norm", 1.0}};
  auto one_look = chosen;
  RunSpec spec = short_run();
  spec.method = "few-shot";
  spec.settings = chosen;
  const auto run = trained(folder, completed(spec), task_, listener);
  QCOMPARE(listener.steps.size(), std::size_t{1});
  QCOMPARE(listener.evaluations.size(), std::size_t{2});
  QCOMPARE(listener.evaluations[0].loss, listener.evaluations[1].loss);
  QCOMPARE(listener.last_cost.trainable_parameters, std::int64_t{0});
  QCOMPARE(listener.last_cost.stored_parameters, std::int64_t{0});
  const auto method = load_adapter(run.adapter(), word_model().model->info());
  QVERIFY(!before(*method).empty());
  QVERIFY(resumes(folder / "several", short_run_of("few-shot", chosen), task_, {1, 4, 9}));
  QVERIFY(weights.still_are());
}

QTEST_GUILESS_MAIN(FewShotTest)
#include "few_shot_test.moc"
