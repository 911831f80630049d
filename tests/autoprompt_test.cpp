// AutoPrompt: which words are tried and which is taken, what a run keeps of it.
#include "methods/autoprompt.h"

#include <QtTest>

#include <set>

#include "analysis/vocabulary.h"
#include "method_fixture.h"
#include "methods/adapter_folder.h"
#include "training/batch_gradient.h"

using namespace ptw;
using Ids = std::vector<std::int64_t>;

namespace {

const FrozenModel& model() {
  return *word_model().model;
}

torch::Tensor rows(const Ids& ids) {
  return model().embed(torch::tensor(ids, torch::kInt64));
}

std::unique_ptr<AutoPrompt> created(const Settings& settings = {}) {
  const auto entry = find_method("autoprompt");
  auto method = entry.create({word_model(), {}, 3}, complete(all_settings(entry), settings));
  return std::unique_ptr<AutoPrompt>(dynamic_cast<AutoPrompt*>(method.release()));
}

bool ordinary(const Ids& ids) {
  return std::ranges::none_of(ids, [](auto id) { return word_model().tokenizer->is_special(id); });
}

const Ids& triggers(const Method& method) {
  return dynamic_cast<const AutoPrompt&>(method).triggers();
}

/// Where two prompts differ.
std::vector<std::size_t> changed(const Ids& before, const Ids& after) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < before.size(); ++i)
    if (before[i] != after[i]) places.push_back(i);
  return places;
}

/// One update with a gradient and a loss of the test's own.
void update(AutoPrompt& method, const torch::Tensor& gradient,
            const std::function<double(const Method&)>& loss, std::uint64_t seed = 1) {
  const std::vector<torch::Tensor> gradients = {gradient};
  QVERIFY(method.update({gradients, loss, model(), seed}));
}

}  // namespace

class AutoPromptTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { task_ = up_or_down(data_); }
  void beginsWithOrdinaryWords();
  void mostPromisingWords();
  void theBestCandidateIsTaken();
  void nothingWorseIsTaken();
  void placesAreChosenByTheSeed();
  void lossOnTheBatchNeverRises();
  void neighboursAreTheWords();
  void adapterComesBack();
  void damagedAdapters();
  void run();
  void candidatesAreTriedOnAnotherBatch();

 private:
  ScratchFolder data_, runs_;
  Task task_;
};

void AutoPromptTest::beginsWithOrdinaryWords() {
  const auto method = created();
  QCOMPARE(triggers(*method).size(), std::size_t{5});
  QVERIFY(ordinary(triggers(*method)));
  QVERIFY(torch::equal(method->soft_prompt(), rows(triggers(*method))));
  QCOMPARE(method->stored_parameters(), std::int64_t{5});
  QVERIFY(method->parameters()[0].tensor.requires_grad());
}

void AutoPromptTest::mostPromisingWords() {
  const auto method = created({{"candidates", std::int64_t{7}}});
  // The most promising words are those nearest to the trigger itself, by dot product.
  const auto own = method->soft_prompt()[2];
  const auto found = method->candidates(model(), 2, -own);
  QCOMPARE(found.size(), std::size_t{7});
  QVERIFY(ordinary(found));
  const auto products = torch::mv(model().embedding_table(), own);
  std::vector<std::pair<double, std::int64_t>> expected;
  for (std::int64_t id = WordTokenizer::kFirst; id < 8000; ++id)
    if (id != triggers(*method)[2]) expected.emplace_back(-products[id].item<double>(), id);
  std::ranges::sort(expected);
  for (std::size_t i = 0; i < 7; ++i) QCOMPARE(found[i], expected[i].second);
  // Where the best pieces of all are special ones.
  const auto special = model().embedding_table().slice(0, 8000).mean(0);
  QVERIFY(ordinary(method->candidates(model(), 0, -special)));
  // More are asked for than there are.
  const auto all = created({{"candidates", std::int64_t{10000}}})->candidates(model(), 0, own);
  QCOMPARE(std::set<std::int64_t>(all.begin(), all.end()).size(), std::size_t{7996});
  QVERIFY(ordinary(all));
}

void AutoPromptTest::theBestCandidateIsTaken() {
  const auto method = created();
  const auto before = triggers(*method);
  const auto gradient = -torch::ones({5, 192});
  std::vector<Ids> tried;
  const auto loss = [&](const Method& candidate) {
    const auto& words = triggers(candidate);
    if (!torch::equal(candidate.soft_prompt(), rows(words))) qWarning("the rows are not the words");
    tried.push_back(words);
    return tried.size() == 4 ? 0.5 : tried.size() == 8 ? 0.8 : 1.0;
  };
  update(*method, gradient, loss);
  QCOMPARE(tried.size(), std::size_t{11});  // itself and ten others
  QCOMPARE(tried[0], before);
  const auto place = changed(before, tried[1]);
  QCOMPARE(place.size(), std::size_t{1});
  Ids expected;
  for (std::size_t i = 1; i < tried.size(); ++i) {
    QCOMPARE(changed(before, tried[i]), place);
    expected.push_back(tried[i][place[0]]);
  }
  QCOMPARE(expected, AutoPrompt(before, rows(before), Ids{0, 1, 2}, 10)
                         .candidates(model(), place[0], gradient[0]));
  QCOMPARE(triggers(*method), tried[3]);
  QVERIFY(torch::equal(method->soft_prompt(), rows(tried[3])));
}

void AutoPromptTest::nothingWorseIsTaken() {
  const auto method = created();
  const auto before = triggers(*method);
  const auto tensor = method->parameters()[0].tensor;
  update(*method, torch::ones({5, 192}), [&](const Method&) { return 1.0; });
  QCOMPARE(triggers(*method), before);
  QVERIFY(torch::equal(tensor, rows(before)));
  update(*method, torch::full({5, 192}, NAN), [&](const Method&) { return 1.0; });
  QCOMPARE(triggers(*method), before);
}

void AutoPromptTest::placesAreChosenByTheSeed() {
  std::set<std::size_t> places;
  for (std::uint64_t seed = 0; seed < 40; ++seed) {
    const auto method = created({{"candidates", std::int64_t{1}}});
    const auto before = triggers(*method);
    double next = 1;
    update(
        *method, torch::ones({5, 192}), [&](const Method&) { return next--; }, seed);
    const auto place = changed(before, triggers(*method));
    QCOMPARE(place.size(), std::size_t{1});
    places.insert(place[0]);
  }
  QCOMPARE(places.size(), std::size_t{5});
}

void AutoPromptTest::lossOnTheBatchNeverRises() {
  const UntouchedWeights weights;
  const auto method = created();
  const auto tokens = tokenized(task_.read("train"));
  const auto examples = pointers(tokens);
  const auto loss = [&](const Method& candidate) {
    return batch_loss(model(), candidate, examples, 1);
  };
  const auto first = loss(*method);
  auto last = first;
  for (std::int64_t step = 0; step < 12; ++step) {
    const auto before = triggers(*method);
    const auto gradients = batch_gradient(model(), *method, examples, 1, 0, {1, step}).gradients;
    QVERIFY(method->update({gradients, loss, model(), static_cast<std::uint64_t>(step)}));
    const auto now = loss(*method);
    if (triggers(*method) == before)
      QCOMPARE(now, last);
    else
      QVERIFY(now < last);
    last = now;
    QVERIFY(ordinary(triggers(*method)));
    QVERIFY(torch::equal(method->soft_prompt(), rows(triggers(*method))));
  }
  qInfo("loss %.3f to %.3f", first, last);
  QVERIFY(last < 0.9 * first);
  QVERIFY(weights.still_are());
}

void AutoPromptTest::neighboursAreTheWords() {
  const auto method = created();
  const auto prompt = method->soft_prompt();
  const auto report =
      Vocabulary(word_model()).nearest(prompt, prompt, Similarity::cosine, 1, 0).tokens;
  for (std::size_t i = 0; i < 5; ++i) {
    QCOMPARE(report[i].nearest[0].id, triggers(*method)[i]);
    QVERIFY(std::abs(report[i].nearest[0].similarity - 1) < 1e-5F);
  }
}

void AutoPromptTest::adapterComesBack() {
  const ScratchFolder folder;
  const auto method = created({{"candidates", std::int64_t{6}}});
  method->save_adapter(folder.path(), model().info());
  auto opened = load_adapter(folder.path(), model().info());
  QCOMPARE(triggers(*opened), triggers(*method));
  QVERIFY(torch::equal(opened->soft_prompt(), method->soft_prompt()));
  const auto& again = dynamic_cast<const AutoPrompt&>(*opened);
  QCOMPARE(again.candidates(model(), 1, torch::ones({192})),
           method->candidates(model(), 1, torch::ones({192})));
  // To PEFT it is a plain prompt.
  QCOMPARE(read_peft_config(folder.path()).peft_type, std::string("PROMPT_TUNING"));
  QVERIFY(
      torch::equal(read_prompt_embeddings(folder.path(), model().info()), method->soft_prompt()));
}

void AutoPromptTest::damagedAdapters() {
  const ScratchFolder folder;
  created()->save_adapter(folder.path(), model().info());
  const auto with_tensor = [&](const std::string& name, const torch::Tensor& tensor) {
    return refused_after(folder.path(), [&](auto&, auto& tensors) { tensors[name] = tensor; });
  };
  const auto five = torch::full({5}, 7, torch::kInt64);
  QCOMPARE(with_tensor("triggers", five), std::string());
  for (const auto* name : {"triggers", "forbidden"}) {
    for (const std::int64_t id : {std::int64_t{-1}, std::int64_t{8128}, INT64_MAX}) {
      auto wrong = five.clone();
      wrong[3] = id;
      QVERIFY(says(with_tensor(name, wrong), {name, "8127"}));
    }
    QVERIFY(says(with_tensor(name, torch::ones({5})), {name, "autoprompt"}));
    QVERIFY(says(with_tensor(name, torch::ones({5, 1}, torch::kInt64)), {name}));
    QVERIFY(says(refused_after(folder.path(), [&](auto&, auto& tensors) { tensors.erase(name); }),
                 {name}));
  }
  QVERIFY(says(with_tensor("triggers", five.slice(0, 0, 4)), {"triggers"}));
  for (const nlohmann::ordered_json& value :
       {nlohmann::ordered_json(0), nlohmann::ordered_json(-3), nlohmann::ordered_json(1e9),
        nlohmann::ordered_json(1000000), nlohmann::ordered_json("ten"), nlohmann::ordered_json()})
    QVERIFY(says(refused_after(folder.path(), [&](auto& own, auto&) { own["candidates"] = value; }),
                 {"candidates"}));
}

void AutoPromptTest::run() {
  Listener listener;
  const auto spec = short_run_of(
      "autoprompt", {{"prompt_length", std::int64_t{3}}, {"candidates", std::int64_t{4}}});
  const auto finished = trained(runs_ / "run", spec, task_, listener);
  QVERIFY(listener.steps.back().loss < listener.steps.front().loss);
  QCOMPARE(listener.last_cost.stored_parameters, std::int64_t{3});
  const auto method = load_adapter(finished.checkpoint(12), model().info());
  QVERIFY(ordinary(triggers(*method)));
  QVERIFY(torch::equal(method->soft_prompt(), rows(triggers(*method))));
  QVERIFY(triggers(*method) != triggers(*load_adapter(finished.checkpoint(0), model().info())));
  QVERIFY(resumes(runs_ / "interrupted", spec, task_, {1, 4, 9}));
}

/// Every step of a run has taken what a step of its own gradient takes that tries the words on some
/// training example, but not always on the example of the gradient.
void AutoPromptTest::candidatesAreTriedOnAnotherBatch() {
  Listener listener;
  const auto finished = trained(runs_ / "another",
                                short_run_of("autoprompt", {{"prompt_length", std::int64_t{1}},
                                                            {"candidates", std::int64_t{30}},
                                                            {"steps", std::int64_t{6}},
                                                            {"batch_size", std::int64_t{1}},
                                                            {"precision", std::string("fp32")},
                                                            {"eval_every", std::int64_t{1}}}),
                                task_, listener);
  const auto tokens = tokenized(task_.read("train"));
  const auto examples = pointers(tokens);
  const auto loss_on = [](const TokenizedExample* example, const Method& method) {
    return batch_loss(model(), method, std::span(&example, 1), 1);
  };
  int elsewhere = 0;
  for (const auto& point : listener.steps) {
    const auto before = load_adapter(finished.checkpoint(point.step - 1), model().info());
    const auto after = triggers(*load_adapter(finished.checkpoint(point.step), model().info()));
    const auto own = std::ranges::find_if(examples, [&](const auto* example) {
      return std::abs(loss_on(example, *before) - point.loss) < 1e-6;
    });
    QVERIFY(own != examples.end());
    const auto gradient =
        batch_gradient(model(), *before, std::span(&*own, 1), 1, 0, {1, 0}).gradients[0];
    const auto taken_with = [&](const TokenizedExample* example) {
      const auto method = load_adapter(finished.checkpoint(point.step - 1), model().info());
      update(dynamic_cast<AutoPrompt&>(*method), gradient,
             [&](const Method& tried) { return loss_on(example, tried); });
      return triggers(*method);
    };
    QVERIFY(std::ranges::any_of(examples,
                                [&](const auto* example) { return taken_with(example) == after; }));
    elsewhere += taken_with(*own) != after;
  }
  QVERIFY(elsewhere > 0);
}

QTEST_GUILESS_MAIN(AutoPromptTest)
#include "autoprompt_test.moc"
