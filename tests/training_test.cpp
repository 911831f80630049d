// A training run from its first evaluation to its end: the same numbers from the same seed, what is
// kept, how it is steered, and that a prompt learns.
#include <QtTest>

#include <atomic>
#include <cmath>
#include <fstream>
#include <future>
#include <latch>
#include <thread>

#include "analysis/process_memory.h"
#include "engine_fixture.h"
#include "methods/adapter_folder.h"
#include "model/loss.h"
#include "model/product.h"
#include "training/run_json.h"
#include "training/run_lock.h"
#include "training/scoring.h"
#include "training/training_settings.h"

namespace fs = std::filesystem;
using namespace ptw;
using Steps = std::vector<std::int64_t>;

namespace {

/// Promises when the run is paused.
class PauseListener : public Listener {
 public:
  using Listener::Listener;
  void on_status(RunStatus status) override {
    Listener::on_status(status);
    if (status == RunStatus::paused) paused.count_down();
  }
  std::latch paused{1};
};

}  // namespace

class TrainingTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { task_ = up_or_down(data_); }

  void fewerTrainingExamples();

  void peakMemory();
  void sameSeedSameNumbers();
  void otherSeedOtherNumbers();
  void dropoutMatters();
  void threadsAgree();
  void clippedStepIsExact();
  void precision();
  void looseClippingChangesNothing();

  void whatARunKeeps();
  void patienceStopsEarly();
  void stopKeepsACheckpoint();
  void pauseAndResume();
  void stopWhilePaused();

  void divergenceKeepsCheckpoints();
  void promptThatIsNoNumber();
  void dataThatDoesNotFit();

  void promptLearnsTheDemoTask();

 private:
  /// Trains a new run in `name` to its end.
  RunFolder trained(const std::string& name, const Settings& settings = {}) {
    Listener listener;
    return trained(name, settings, listener);
  }
  RunFolder trained(const std::string& name, const Settings& settings, Listener& listener) {
    RunControl control;
    auto run = RunFolder::create(runs_ / name, short_run(settings));
    train(run, word_model(), task_, control, listener);
    return run;
  }
  static std::string adapter_bytes(const RunFolder& run) {
    return content(run.adapter() / "adapter_model.safetensors");
  }
  static torch::Tensor prompt(const fs::path& adapter) {
    return read_prompt_embeddings(adapter, word_model().model->info());
  }

  ScratchFolder data_, runs_;
  Task task_;
};

void TrainingTest::fewerTrainingExamples() {
  const auto losses = [&](const char* name, std::int64_t examples, std::int64_t batch) {
    std::vector<double> all;
    const Settings settings = {{"train_examples", examples},
                               {"batch_size", batch},
                               {"dropout", 0.0},
                               {"precision", std::string("fp32")},
                               {"steps", std::int64_t{2}}};
    for (const auto& point : trained(name, settings).history().steps) all.push_back(point.loss);
    return all;
  };
  const auto all = losses("all examples", 0, 4);
  QVERIFY(losses("no more than there are", 1'000'000, 4) == all);
  // The only example, however often it stands in a batch.
  const auto once = losses("one example", 1, 1), often = losses("one example, four times", 1, 4);
  QVERIFY(std::abs(once[0] - often[0]) < 1e-4 && std::abs(once[0] - all[0]) > 1e-3);
}

/// What is freed before it is asked about counts, what was freed before it was made does not.
void TrainingTest::peakMemory() {
  if (!std::ofstream("/proc/self/clear_refs")) QSKIP("this system does not forget a peak");
  constexpr std::int64_t kMebi = 1 << 20;
  const auto held = [](std::int64_t mebis) {
    PeakMemory memory;
    { const auto touched = torch::ones({mebis * kMebi / 4}); }
    memory.update();
    return memory.bytes() / kMebi;
  };
  const auto large = held(200), small = held(20);
  QVERIFY2(large > 190 && large < 230, qPrintable(QString::number(large)));
  QVERIFY2(small > 15 && small < 50, qPrintable(QString::number(small)));
}

void TrainingTest::sameSeedSameNumbers() {
  for (const auto* optimizer : {"adafactor", "adamw"}) {
    const Settings settings = {
        {"optimizer", optimizer}, {"dropout", 0.1}, {"threads", std::int64_t{2}}};
    const auto first = trained(std::string("first ") + optimizer, settings);
    const auto second = trained(std::string("second ") + optimizer, settings);
    const auto metrics = metrics_without_seconds(first.path());
    QCOMPARE(std::ranges::count(metrics, '\n'),
             std::ptrdiff_t{12 + 4 + 1});  // steps, evaluations, the phase
    QCOMPARE(metrics_without_seconds(second.path()), metrics);
    QVERIFY(torch::equal(prompt(first.checkpoint(12)), prompt(second.checkpoint(12))));
    QVERIFY(!torch::equal(prompt(first.checkpoint(12)), prompt(first.checkpoint(0))));
    QCOMPARE(adapter_bytes(second), adapter_bytes(first));
  }
}

void TrainingTest::otherSeedOtherNumbers() {
  const auto first = trained("seed 0"), second = trained("seed 1", {{"seed", std::int64_t{1}}});
  QVERIFY(metrics_without_seconds(first.path()) != metrics_without_seconds(second.path()));
  QVERIFY(!torch::equal(prompt(first.checkpoint(0)), prompt(second.checkpoint(0))));
}

void TrainingTest::dropoutMatters() {
  const auto losses = [&](const std::string& name, double dropout) {
    std::vector<double> all;
    for (const auto& point : trained(name, {{"dropout", dropout}}).history().steps)
      all.push_back(point.loss);
    return all;
  };
  QVERIFY(losses("wet", 0.5) != losses("dry", 0.0));
}

/// The first step, and many small ones: large ones make much of the last digit. Five examples do
/// not halve evenly. In bf16 a product's last digit may depend on how many rows it has.
void TrainingTest::threadsAgree() {
  const auto run = [&](std::int64_t threads, std::int64_t steps, double rate) {
    return trained(std::to_string(threads) + " threads, " + std::to_string(steps),
                   {{"threads", threads},
                    {"steps", steps},
                    {"learning_rate", rate},
                    {"precision", std::string("fp32")},
                    {"batch_size", std::int64_t{5}}});
  };
  const auto first = run(1, 1, 0.3), many = run(1, 12, 1e-4);
  for (const std::int64_t threads : {2, 3, 8}) {
    const auto other_first = run(threads, 1, 0.3), other_many = run(threads, 12, 1e-4);
    const auto off = prompt(other_first.checkpoint(1)) - prompt(first.checkpoint(1));
    QVERIFY(off.abs().max().item<double>() < 1e-3);
    const auto ours = other_many.history(), expected = many.history();
    QCOMPARE(ours.steps.size(), expected.steps.size());
    for (std::size_t i = 0; i < expected.steps.size(); ++i)
      QVERIFY(std::abs(ours.steps[i].loss - expected.steps[i].loss) < 1e-4);
    QCOMPARE(ours.evaluations.size(), expected.evaluations.size());
    for (std::size_t i = 0; i < expected.evaluations.size(); ++i)
      QVERIFY(std::abs(ours.evaluations[i].loss - expected.evaluations[i].loss) < 1e-4);
  }
}

/// One AdamW step on all examples, its gradient cut to a norm at which epsilon counts.
void TrainingTest::clippedStepIsExact() {
  constexpr double kRate = 0.5, kLimit = 1e-7, kEpsilon = 1e-8;
  const auto run = trained("clipped", {{"optimizer", "adamw"},
                                       {"learning_rate", kRate},
                                       {"weight_decay", 0.0},
                                       {"clip_norm", kLimit},
                                       {"precision", std::string("fp32")},
                                       {"batch_size", std::int64_t{24}},
                                       {"steps", std::int64_t{1}}});
  const auto tokens = tokenize(task_.read("train"), *word_model().tokenizer, 512, 64);
  std::vector<const TokenizedExample*> all;
  for (const auto& example : tokens) all.push_back(&example);
  const auto batch = collate(all, 0);
  const auto method = load_adapter(run.checkpoint(0), word_model().model->info());
  const auto parameter = method->parameters()[0].tensor;
  const auto input = method->condition(*word_model().model, batch, {});
  const auto loss = mean_loss(word_model().model->read(input)->logits(batch.labels), batch.labels);
  QVERIFY(std::abs(loss.item<double>() - run.history().steps.at(0).loss) < 1e-5);
  auto gradient = torch::autograd::grad({loss}, {parameter})[0];
  const auto norm = gradient.norm().item<double>();
  QVERIFY(norm > kLimit);
  gradient = gradient * (kLimit / norm);
  const auto expected = parameter.detach() - kRate * gradient / (gradient.abs() + kEpsilon);
  const auto moved = prompt(run.checkpoint(1));
  QVERIFY((moved - expected).abs().max().item<double>() < 1e-3);
  QVERIFY((moved - parameter.detach()).abs().mean().item<double>() < 0.9 * kRate);
  QVERIFY((moved - parameter.detach()).abs().max().item<double>() > 0.01);
}

void TrainingTest::precision() {
  QCOMPARE(precision_of({}), Precision::fp32);  // runs of before there was a choice
  const auto chosen = std::get<std::string>(short_run().settings.at("precision"));
  QCOMPARE(chosen, std::string(multiplies_bf16() ? "bf16" : "fp32"));
  for (const auto* method : {"fine-tuning", "warp"}) {
    RunSpec spec = short_run();
    spec.method = method;
    spec.settings.clear();
    QCOMPARE(std::get<std::string>(completed(spec).settings.at("precision")), std::string("fp32"));
  }
  const Settings narrow = {{"precision", std::string("bf16")}};
  if (!multiplies_bf16()) {
    QVERIFY(says(refusal([&] { std::ignore = precision_of(narrow); }), {"bf16", "fp32"}));
    return;
  }
  const auto run = trained("narrow", narrow),
             wide = trained("wide", {{"precision", std::string("fp32")}});
  QVERIFY(metrics_without_seconds(run.path()) != metrics_without_seconds(wide.path()));
  // Whatever a run trains in, it is judged as everything else judges it.
  const auto tokens = tokenize(task_.read("dev"), *word_model().tokenizer, 512, 64);
  const Scorer scorer(word_model(), task_, 64);
  const auto method = load_adapter(run.checkpoint(12), word_model().model->info());
  const auto found = scorer.evaluate(scorer.score(method.get(), tokens, 1), task_.read("dev"));
  QCOMPARE(found.loss, run.history().evaluations.back().loss);
}

void TrainingTest::looseClippingChangesNothing() {
  const auto clipped = trained("loose", {{"clip_norm", 1e6}}), free = trained("free");
  QCOMPARE(metrics_without_seconds(clipped.path()), metrics_without_seconds(free.path()));
  const auto tight = trained("tight", {{"clip_norm", 1e-3}, {"optimizer", "adamw"}});
  const auto untied = trained("untied", {{"optimizer", "adamw"}});
  QVERIFY(metrics_without_seconds(tight.path()) != metrics_without_seconds(untied.path()));
}

void TrainingTest::whatARunKeeps() {
  Listener listener;
  const auto run = trained("kept", {{"eval_every", std::int64_t{5}}}, listener);
  const Steps expected = {0, 5, 10, 12};
  QCOMPARE(listener.checkpoints, expected);
  QCOMPARE(run.checkpoints(), expected);
  QVERIFY(listener.statuses ==
          (std::vector{RunStatus::loading, RunStatus::running, RunStatus::finished}));
  QCOMPARE(listener.last_cost.trainable_parameters, std::int64_t{5 * 192});
  QCOMPARE(listener.steps.size(), std::size_t{12});

  const auto history = run.history();
  QCOMPARE(history.steps.size(), std::size_t{12});
  QCOMPARE(history.evaluations.size(), expected.size());
  double best = -1;
  std::int64_t best_step = -1;
  for (std::size_t i = 0; i < expected.size(); ++i) {
    const auto& evaluation = history.evaluations[i];
    QCOMPARE(evaluation.step, expected[i]);
    QCOMPARE(evaluation.metric, std::string("accuracy"));
    const auto value = evaluation.metrics.at("accuracy");
    QVERIFY(value >= 0 && value <= 1);
    QCOMPARE(evaluation.best, value > best);
    if (value > best) best = value, best_step = evaluation.step;
  }
  const auto record = run.record();
  QVERIFY(record.status == RunStatus::finished);
  QCOMPARE(record.step, std::int64_t{12});
  QCOMPARE(record.best_step, best_step);
  QCOMPARE(adapter_bytes(run), content(run.checkpoint(best_step) / "adapter_model.safetensors"));
  for (const auto step : expected)
    QCOMPARE(fs::exists(run.checkpoint(step) / "trainer.json"), step == 12);
  for (std::size_t i = 0; i < 12; ++i) {
    QCOMPARE(history.steps[i].step, static_cast<std::int64_t>(i + 1));
    QCOMPARE(history.steps[i].loss, listener.steps[i].loss);
    QVERIFY(history.steps[i].seconds >= (i == 0 ? 0 : history.steps[i - 1].seconds));
  }
}

void TrainingTest::patienceStopsEarly() {
  // Nothing changes, so nothing gets better.
  const auto run = trained("patient", {{"learning_rate", 0.0},
                                       {"weight_decay", 0.0},
                                       {"patience", std::int64_t{2}},
                                       {"steps", std::int64_t{100}}});
  QCOMPARE(run.checkpoints(), (Steps{0, 4, 8}));
  const auto record = run.record();
  QVERIFY(record.status == RunStatus::finished);
  QCOMPARE(record.step, std::int64_t{8});
  QCOMPARE(record.best_step, std::int64_t{0});
  QVERIFY(torch::equal(prompt(run.adapter()), prompt(run.checkpoint(0))));
}

void TrainingTest::stopKeepsACheckpoint() {
  RunControl control;
  Listener listener([&](std::int64_t step) {
    if (step == 6) control.stop();
  });
  const auto run = RunFolder::create(runs_ / "stopped", short_run());
  QVERIFY(train(run, word_model(), task_, control, listener) == RunStatus::stopped);
  QVERIFY(run.record().status == RunStatus::stopped);
  QCOMPARE(run.record().step, std::int64_t{6});
  QCOMPARE(run.checkpoints(), (Steps{0, 4, 6}));
  QCOMPARE(run.newest_state()->step, std::int64_t{6});
  QVERIFY(!fs::exists(run.adapter()));
}

void TrainingTest::pauseAndResume() {
  RunControl control;
  PauseListener listener([&](std::int64_t step) {
    if (step == 3) control.pause();
  });
  const auto run = RunFolder::create(runs_ / "paused", short_run());
  std::jthread training([&] { train(run, word_model(), task_, control, listener); });
  listener.paused.wait();
  QCOMPARE(listener.steps.size(), std::size_t{3});
  QVERIFY(run.record().status == RunStatus::paused);
  QVERIFY(trained_by(run.path()) == TrainedBy::this_program);
  control.resume();
  training.join();
  QVERIFY(listener.statuses ==
          (std::vector{RunStatus::loading, RunStatus::running, RunStatus::paused,
                       RunStatus::running, RunStatus::finished}));
  QCOMPARE(metrics_without_seconds(run.path()),
           metrics_without_seconds(trained("not paused").path()));
}

void TrainingTest::stopWhilePaused() {
  RunControl control;
  PauseListener listener([&](std::int64_t step) {
    if (step == 3) control.pause();
  });
  const auto run = RunFolder::create(runs_ / "paused, stopped", short_run());
  auto result = std::async(std::launch::async,
                           [&] { return train(run, word_model(), task_, control, listener); });
  listener.paused.wait();
  control.stop();
  QVERIFY(result.get() == RunStatus::stopped);
  QCOMPARE(run.checkpoints(), (Steps{0, 3}));
}

/// Decay times rate = 100: every step multiplies the prompt by -99, until it is infinite.
void TrainingTest::divergenceKeepsCheckpoints() {
  const auto refused = refusal([&] {
    trained("diverged", {{"learning_rate", 100.0},
                         {"weight_decay", 1.0},
                         {"steps", std::int64_t{60}},
                         {"eval_every", std::int64_t{3}}});
  });
  QVERIFY(says(refused, {runs_ / "diverged", "no longer a number"}));
  const auto run = RunFolder::open(runs_ / "diverged");
  const auto record = run.record();
  QVERIFY(record.status == RunStatus::failed);
  QCOMPARE(record.problem, refused);
  const auto checkpoints = run.checkpoints();
  QVERIFY(checkpoints.size() > 2);
  for (const auto step : checkpoints)
    QVERIFY(prompt(run.checkpoint(step)).isfinite().all().item<bool>());
  for (const auto& point : run.history().steps) QVERIFY(std::isfinite(point.loss));
}

void TrainingTest::promptThatIsNoNumber() {
  const auto poison = torch::full({5, 192}, std::numeric_limits<float>::quiet_NaN());
  fs::create_directory(runs_ / "poison");
  write_prompt_tuning_adapter(runs_ / "poison", poison, word_model().model->info());
  const auto refused = refusal([&] {
    trained("poisoned", {{"init", "earlier-run"}, {"init_run", (runs_ / "poison").string()}});
  });
  QVERIFY(says(refused, {runs_ / "poison" / "adapter_model.safetensors", "prompt_embeddings"}));
  QVERIFY(RunFolder::open(runs_ / "poisoned").record().status == RunStatus::failed);
}

void TrainingTest::dataThatDoesNotFit() {
  const ScratchFolder data;
  auto task = up_or_down(data);
  const auto refused = [&](const std::string& name) {
    RunControl control;
    Listener listener;
    const auto run = RunFolder::create(runs_ / name, short_run());
    const auto sentence = refusal([&] { train(run, word_model(), task, control, listener); });
    return run.record().problem == sentence ? sentence : "the run says: " + run.record().problem;
  };
  written(data / "dev.jsonl", "{\"text\": \"a\", \"label\": \"up\"}\n{\"text\": \"b\"");
  QVERIFY(says(refused("malformed"), {data / "dev.jsonl", "line 2"}));
  written(data / "dev.jsonl", "{\"text\": \"a\", \"label\": \"sideways\"}\n");
  QVERIFY(says(refused("unknown label"), {data / "dev.jsonl", "line 1", "sideways"}));
  written(data / "dev.jsonl", "\n");
  QVERIFY(says(refused("empty"), {data / "dev.jsonl"}));
  task.data.erase("dev");
  QVERIFY(says(refused("no dev"), {data / "task.json", "dev"}));
}

/// Measured with the BLAS kernels of five kinds of processor, whose rounding leads apart: exact
/// match on dev is 0.09 before and 0.43 to 0.52 after, the loss 2.8 before and 1.1 to 1.3 after.
void TrainingTest::promptLearnsTheDemoTask() {
  const auto pretrained = open_pretrained(demo_model_folder());
  const auto task =
      open_task(fs::path(PTW_SOURCE_DIR) / "resources" / "demo" / "tasks" / "supersense.json");
  RunSpec spec{"claim",
               "demo",
               "supersense",
               "prompt-tuning",
               {{"steps", std::int64_t{300}},
                {"eval_every", std::int64_t{100}},
                {"threads", std::int64_t{2}}}};
  const auto run = RunFolder::create(runs_ / "claim", completed(spec));
  RunControl control;
  Listener listener;
  train(run, pretrained, task, control, listener);
  const auto& before = listener.evaluations.front();
  const auto value = [](const Evaluation& each) { return each.metrics.at("exact_match"); };
  const auto& after = *std::ranges::max_element(listener.evaluations, {}, value);
  qInfo("exact match %.3f to %.3f, loss %.3f to %.3f", before.metrics.at("exact_match"),
        after.metrics.at("exact_match"), before.loss, after.loss);
  QVERIFY(before.metrics.at("exact_match") < 0.2);
  QVERIFY(after.metrics.at("exact_match") > 0.3);
  QVERIFY(after.loss < 0.6 * before.loss);
}

QTEST_GUILESS_MAIN(TrainingTest)
#include "training_test.moc"
