// Ensembles of prompts: the vote, that one batch for all says what each says alone, and the command
// line's subcommand.
#include "training/ensemble.h"

#include <QtTest>

#include <QJsonArray>
#include <atomic>

#include "cli_fixture.h"
#include "method_fixture.h"
#include "methods/few_shot.h"
#include "methods/prompt_tuning.h"
#include "methods/warp.h"
#include "training/scoring.h"

using namespace ptw;
using Members = std::vector<std::shared_ptr<const Method>>;

namespace {

torch::Tensor normal(torch::IntArrayRef shape, std::uint64_t seed) {
  auto generator = at::detail::createCPUGenerator(seed);
  return torch::empty(shape).normal_(0, 3, generator);
}

std::shared_ptr<const Method> prompt(std::int64_t length, std::uint64_t seed) {
  return std::make_shared<const PromptTuning>(normal({length, 192}, seed));
}

/// Counts what it reads.
class CountingModel : public DelegatingModel {
 public:
  [[nodiscard]] std::unique_ptr<ReadInput> read(const EmbeddedInput& input,
                                                const Dropout& dropout) const override {
    ++reads;
    rows += input.mask.size(0);
    return DelegatingModel::read(input, dropout);
  }
  mutable std::atomic<std::int64_t> reads = 0, rows = 0;
};

/// Trains the demo through the command line.
bool train_prompt(const CliFolder& folder, const QString& out, int seed) {
  auto arguments = folder.short_run(out);
  arguments << "--json"
            << "--set" << QString("seed=%1").arg(seed);
  return cli(arguments).code == 0;
}

}  // namespace

class EnsembleTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    task_ = up_or_down(data_);
    dev_ = task_.read("dev");
    tokens_ = tokenized(dev_);
  }
  void votes();
  void oneIsThePromptAlone();
  void oneBatchSaysWhatEachSays();
  void otherMethodsVoteToo();
  void promptsOfOneLengthShareABatch();
  void threadsDoNotMatter();
  void report();
  void whatCannotVote();
  void commandLine();

 private:
  /// Whether every member says what the scorer has it say alone.
  [[nodiscard]] bool agrees(const Members& members) const;

  ScratchFolder data_;
  Task task_;
  std::vector<Example> dev_;
  std::vector<TokenizedExample> tokens_;
};

bool EnsembleTest::agrees(const Members& members) const {
  const auto ballots = Ensemble(word_model(), task_, members, 64).score(tokens_, 2);
  const Scorer scorer(word_model(), task_, 64);
  double off = 0;
  for (std::size_t i = 0; i < members.size(); ++i) {
    const auto alone = scorer.score(members[i].get(), tokens_, 1, {true, false});
    for (std::size_t example = 0; example < tokens_.size(); ++example)
      for (std::size_t label = 0; label < 2; ++label) {
        const double expected = alone[example].label_nll[label];
        off = std::max(off, std::abs(ballots[example].label_nll[i][label] - expected) /
                                std::max(1.0, expected));
      }
  }
  if (off > 1e-4) qWarning("they differ by %g", off);
  return ballots.size() == tokens_.size() && off <= 1e-4;
}

void EnsembleTest::votes() {
  const auto vote = [](const std::vector<std::vector<double>>& label_nll) {
    return Ballot{label_nll}.vote();
  };
  // Two against one, however sure that one is.
  QCOMPARE(vote({{1.0, 1.1, 9}, {1.0, 1.1, 9}, {90, 0.1, 9}}), 0);
  QCOMPARE(vote({{3, 2, 1}, {1, 2, 3}, {3, 2, 1}}), 2);
  // Each for another: the lowest mean decides, here of label 1.
  QCOMPARE(vote({{1.0, 1.1, 4}, {4, 0.5, 4}, {4, 1.2, 1.0}}), 1);
  // Two against two; label 0 is the less likely of them.
  QCOMPARE(vote({{1.0, 5, 9}, {1.0, 5, 9}, {7, 2, 9}, {7, 2, 9}}), 1);
  // A label without votes does not win by its likelihood.
  QCOMPARE(vote({{0.1, 9, 0.2}, {9, 0.1, 0.2}}), 0);
  QCOMPARE(vote({{2, 2}}), 0);
  QCOMPARE(Ballot({{{3, 2, 1}, {1, 2, 3}}}).choice(0), 2);
  QCOMPARE(Ballot({{{3, 2, 1}, {1, 2, 3}}}).choice(1), 0);
}

void EnsembleTest::oneIsThePromptAlone() {
  const Members members = {prompt(5, 1)};
  QVERIFY(agrees(members));
  const Ensemble ensemble(word_model(), task_, members, 64);
  const auto ballots = ensemble.score(tokens_, 1);
  const auto report = ensemble.report(ballots, dev_);
  const Scorer scorer(word_model(), task_, 64);
  const auto alone =
      scorer.evaluate(scorer.score(members[0].get(), tokens_, 1, {true, false}), dev_);
  QCOMPARE(report.metric, std::string("accuracy"));
  QCOMPARE(report.vote, report.singles[0]);
  QCOMPARE(report.vote.at("accuracy"), alone.metrics.at("accuracy"));
  QCOMPARE(report.vote.at("macro_f1"), alone.metrics.at("macro_f1"));
  for (const auto& ballot : ballots) QCOMPARE(ballot.vote(), ballot.choice(0));
}

void EnsembleTest::oneBatchSaysWhatEachSays() {
  QVERIFY(agrees({prompt(5, 1), prompt(5, 2), prompt(5, 3)}));
  QVERIFY(agrees({prompt(5, 1), prompt(2, 2), prompt(5, 3), prompt(2, 4), prompt(9, 5)}));
}

void EnsembleTest::otherMethodsVoteToo() {
  const auto words = word_model().tokenizer->encode_open("the lark climbs up");
  const auto few_shot = std::make_shared<const FewShot>(words, 0, nlohmann::json::object());
  const auto warp = std::make_shared<const Warp>(
      normal({4, 192}, 6), std::vector<std::int64_t>{7, 90}, normal({2, 192}, 7));
  const auto entry = find_method("prefix-tuning");
  const auto prefix = [&](std::uint64_t seed) -> std::shared_ptr<const Method> {
    return entry.create({word_model(), {}, seed}, complete(all_settings(entry), {}));
  };
  // As long as what is read behind a prefix.
  const auto bare =
      std::make_shared<const FewShot>(std::vector<std::int64_t>(), 0, nlohmann::json::object());
  QVERIFY(agrees({prompt(4, 1), few_shot, warp, prompt(4, 2)}));
  QVERIFY(agrees({bare, prefix(1), bare, prefix(2)}));
  QVERIFY(agrees({prefix(1), bare}));
}

void EnsembleTest::promptsOfOneLengthShareABatch() {
  const auto model = std::make_shared<const CountingModel>();
  const Pretrained counted = {model, word_model().tokenizer};
  const auto examples = std::ssize(tokens_);
  const auto reads = [&](const Members& members) {
    model->reads = model->rows = 0;
    const Ensemble ensemble(counted, task_, members, 64);
    std::ignore = ensemble.score(tokens_, 1);
    return std::pair<std::int64_t, std::int64_t>(model->reads, model->rows);
  };
  QCOMPARE(reads({prompt(5, 1), prompt(5, 2), prompt(5, 3)}), std::pair(INT64_C(1), 3 * examples));
  QCOMPARE(reads({prompt(5, 1), prompt(6, 2), prompt(5, 3)}), std::pair(INT64_C(2), 3 * examples));
}

void EnsembleTest::threadsDoNotMatter() {
  Members members;
  for (std::uint64_t seed = 0; seed < 20; ++seed) members.push_back(prompt(3, seed));
  const Ensemble ensemble(word_model(), task_, members, 64);  // batches of three examples
  const auto one = ensemble.score(tokens_, 1), three = ensemble.score(tokens_, 3);
  for (std::size_t i = 0; i < one.size(); ++i) QVERIFY(one[i].label_nll == three[i].label_nll);
}

void EnsembleTest::report() {
  auto task = task_;
  task.metric = "exact_match";
  const Ensemble ensemble(word_model(), task, {prompt(2, 1), prompt(2, 2), prompt(2, 3)}, 64);
  std::vector<Example> examples(4);
  for (auto& example : examples) {
    example.label = 0;
    example.target = "up";
  }
  const std::vector<double> up = {1, 2}, down = {2, 1};
  const std::vector<Ballot> ballots = {
      {{up, up, down}}, {{up, down, up}}, {{down, up, up}}, {{down, down, up}}};
  const auto report = ensemble.report(ballots, examples);
  QCOMPARE(report.vote.at("accuracy"), 0.75);
  QCOMPARE(report.vote.at("exact_match"), 0.75);
  QCOMPARE(report.singles.size(), std::size_t{3});
  QCOMPARE(report.singles[0].at("accuracy"), 0.5);
  QCOMPARE(report.singles[2].at("exact_match"), 0.75);
  QVERIFY(std::abs(report.mean("accuracy") - 1.75 / 3) < 1e-12);
  QCOMPARE(report.best("accuracy"), std::size_t{2});
}

void EnsembleTest::whatCannotVote() {
  auto task = task_;
  task.verbalizer.clear();
  QVERIFY(says(refusal([&] { Ensemble(word_model(), task, {prompt(2, 1)}, 64); }),
               {task_.file.string(), "labels"}));
  QVERIFY(says(refusal([&] { Ensemble(word_model(), task_, {}, 64); }), {"adapter"}));
}

void EnsembleTest::commandLine() {
  const CliFolder folder;
  QVERIFY(train_prompt(folder, "one", 1) && train_prompt(folder, "two", 2));
  const QStringList asked = {"ensemble",
                             "--model",
                             "demo",
                             "--task",
                             folder.place("task.json"),
                             "--split",
                             "dev",
                             "--adapter",
                             folder.place("one"),
                             "--adapter",
                             folder.place("two") + "/adapter"};
  const auto text = cli(asked);
  QVERIFY2(text.code == 0, text.err.constData());
  for (const auto* word : {"2 prompts", "accuracy", "vote", "mean", "best"})
    QVERIFY2(text.out.contains(word), word);
  const auto document = QJsonDocument::fromJson(cli(asked + QStringList{"--json"}).out).object();
  QCOMPARE(document["examples"].toInt(), 2);
  QCOMPARE(document["metric"].toString(), QString("accuracy"));
  const auto adapters = document["adapters"].toArray();
  QCOMPARE(adapters.size(), 2);
  double sum = 0;
  for (const auto& each : adapters)
    sum += each.toObject()["metrics"].toObject()["accuracy"].toDouble();
  QCOMPARE(document["mean"].toObject()["accuracy"].toDouble(), sum / 2);
  QVERIFY(document["vote"].toObject().contains("accuracy"));
  QVERIFY(failed(cli(asked.mid(0, 7) + QStringList{"--adapter", folder.place("gone")}), {"gone"}));
  QCOMPARE(cli(asked.mid(0, 7)).code, 2);
}

QTEST_GUILESS_MAIN(EnsembleTest)
#include "ensemble_test.moc"
