// What is kept between two questions answers only the question that it was kept for: other files
// under the same names are asked anew, and a damaged store counts as empty.
#include <QtTest>

#include <nlohmann/json.hpp>

#include "app/common/report_cache.h"
#include "app/common/run_comparer.h"
#include "engine_fixture.h"
#include "files/sha256.h"
#include "model/random_model.h"

using namespace ptw;
namespace fs = std::filesystem;

namespace {

/// A model with random weights, `layers` deep.
fs::path random_model(const fs::path& folder, int layers) {
  const auto shape = written(folder.string() + ".json", nlohmann::json({{"model_type", "t5"},
                                                                        {"vocab_size", 8128},
                                                                        {"d_model", 32},
                                                                        {"d_kv", 8},
                                                                        {"d_ff", 64},
                                                                        {"num_layers", layers},
                                                                        {"num_heads", 4}})
                                                            .dump());
  write_random_model(folder, shape.string(), demo_model_folder());
  return folder;
}

}  // namespace

class KeptAnswersTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void aQuestionIsMeasuredOnce();
  void aDamagedStoreIsMeasuredAnew_data();
  void aDamagedStoreIsMeasuredAnew();
  void otherWeightsUnderOneNameAreOpened();
  void aRunTrainedAnewIsAskedAnew();
  void theHashSaysWhichModelItIs();

 private:
  RunFolder trained(const fs::path& folder, const fs::path& model, const Task& task,
                    std::int64_t seed) {
    auto spec = short_run({{"seed", seed}});
    spec.model = model.string();
    spec.task = task.file.string();
    const auto run = RunFolder::create(folder, spec);
    RunControl control;
    TrainingObserver nobody;
    train(run, models_.open(run), task, control, nobody);
    return run;
  }

  ModelStore models_;
};

void KeptAnswersTest::aQuestionIsMeasuredOnce() {
  const ScratchFolder folder;
  int measured = 0;
  const auto measure = [&] {
    ++measured;
    return std::vector{0.25, 0.5};
  };
  {
    ReportCache cache(folder / "kept.json");
    QCOMPARE(cache.get("one", 2, measure), (std::vector{0.25, 0.5}));
    QCOMPARE(cache.get("one", 2, measure).size(), std::size_t{2});
    QCOMPARE(measured, 1);
  }
  ReportCache cache(folder / "kept.json");
  QCOMPARE(cache.get("one", 2, measure), (std::vector{0.25, 0.5}));
  QCOMPARE(measured, 1);
  cache.get("another", 2, measure);
  QCOMPARE(measured, 2);
  cache.get("cancelled", 2, [] { return std::vector<double>(); });
  cache.get("cancelled", 2, measure);
  QCOMPARE(measured, 3);
}

void KeptAnswersTest::aDamagedStoreIsMeasuredAnew_data() {
  QTest::addColumn<QByteArray>("stored");
  const auto key = QByteArray::fromStdString(sha256("one"));
  const auto row = [&](const char* name, const QByteArray& values) {
    QTest::newRow(name) << "{\"" + key + "\": " + values + "}";
  };
  QTest::newRow("empty") << QByteArray();
  QTest::newRow("cut") << QByteArray("{\"" + key + "\": [0.25, ");
  QTest::newRow("another kind") << QByteArray("[0.25, 0.5]");
  row("shorter", "[0.25]");
  row("longer", "[0.25, 0.5, 0.5]");
  row("none", "[]");
  row("a text", "[0.25, \"0.5\"]");
  row("null", "[0.25, null]");
  row("an object", "{}");
  row("no metric", "[0.25, 7]");
  row("below", "[0.25, -1e-3]");
  row("infinite", "[0.25, 1e999]");
}

void KeptAnswersTest::aDamagedStoreIsMeasuredAnew() {
  QFETCH(QByteArray, stored);
  const ScratchFolder folder;
  const auto file = written(folder / "kept.json", stored.toStdString());
  ReportCache cache(file);
  int measured = 0;
  const auto measure = [&] {
    ++measured;
    return std::vector{0.125, 0.5};
  };
  QCOMPARE(cache.get("one", 2, measure), (std::vector{0.125, 0.5}));
  QCOMPARE(measured, 1);
  ReportCache again(file);
  QCOMPARE(again.get("one", 2, measure), (std::vector{0.125, 0.5}));
  QCOMPARE(measured, 1);
}

void KeptAnswersTest::otherWeightsUnderOneNameAreOpened() {
  const ScratchFolder folder;
  const auto place = (folder / "model").string();
  random_model(place, 1);
  const auto first = models_.open(place).model;
  QCOMPARE(models_.open(place).model, first);
  const auto vocabulary = models_.vocabulary(place);
  fs::remove_all(place);
  random_model(place, 2);
  QCOMPARE(models_.open(place).model->info().layers, std::int64_t{2});
  QVERIFY(models_.vocabulary(place) != vocabulary);
}

void KeptAnswersTest::aRunTrainedAnewIsAskedAnew() {
  const ScratchFolder folder;
  const auto task = up_or_down(folder);
  const auto model = random_model(folder / "model", 1);
  const std::vector<fs::path> runs{folder / "a", folder / "b"};
  const auto compared = [&](RunComparer& comparer) {
    const auto report = comparer.compare(runs);
    const auto pair = comparer.pair(report, runs, 0, 1, true, [](double) { return true; });
    if (!pair || !pair->answers) return std::string();
    std::string all = std::to_string(pair->prompts->mean.cosine);
    for (const auto& change : pair->answers->changed) all += '\n' + change.first + change.second;
    return all;
  };
  trained(runs[0], model, task, 1);
  trained(runs[1], model, task, 1);
  RunComparer comparer(models_);
  QVERIFY(!compared(comparer).empty());
  const auto adapter = RunFolder::open(runs[1]).adapter();
  const auto written = fs::last_write_time(adapter);
  fs::remove_all(runs[1]);
  auto spec = RunFolder::open(runs[0]).spec();
  spec.settings["learning_rate"] = 9.0;
  spec.settings["steps"] = std::int64_t{40};
  const auto run = RunFolder::create(runs[1], spec);
  RunControl control;
  TrainingObserver nobody;
  train(run, models_.open(run), task, control, nobody);
  fs::last_write_time(adapter, written);
  RunComparer fresh(models_);
  QCOMPARE(compared(comparer), compared(fresh));
}

void KeptAnswersTest::theHashSaysWhichModelItIs() {
  const ScratchFolder folder;
  const auto task = up_or_down(folder);
  const auto model = random_model(folder / "model", 1);
  fs::copy(model, folder / "copy");
  trained(folder / "a", model, task, 1);
  trained(folder / "b", folder / "copy", task, 2);
  fs::rename(model, folder / "moved");
  random_model(model, 1);
  auto bytes = content(model / "model.safetensors");
  bytes.back() = static_cast<char>(bytes.back() ^ 1);
  written(model / "model.safetensors", bytes);
  trained(folder / "c", model, task, 1);
  models_.know((folder / "moved").string());

  const std::vector<fs::path> runs{folder / "a", folder / "b", folder / "c"};
  RunComparer comparer(models_);
  const auto report = comparer.compare(runs);
  const auto prompts = [&](std::size_t first, std::size_t second) {
    return comparer.pair(report, runs, first, second, false, [](double) { return true; })->prompts;
  };
  QVERIFY(prompts(0, 1));   // one model under two names
  QVERIFY(!prompts(0, 2));  // two models under one name
  QVERIFY(!report.projection.prompts[1].empty());
  QVERIFY(report.projection.prompts[2].empty());
  const auto& line = report.settings.front();
  QVERIFY(line.differs);
  QVERIFY(to_text(*line.values[0]) != to_text(*line.values[2]));
}

QTEST_GUILESS_MAIN(KeptAnswersTest)
#include "kept_answers_test.moc"
