// The papers' figures: every recipe can be run as it stands, and models of a shape for those that
// ask about cost alone.
#include "experiments/figures.h"

#include <QtTest>

#include <fstream>
#include <set>

#include "experiments/sweep.h"
#include "experiments_fixture.h"
#include "methods/registry.h"
#include "model/checkpoint.h"
#include "model/pretrained.h"
#include "model/random_model.h"
#include "training/training_settings.h"

using namespace ptw;
using namespace std::string_literals;
namespace fs = std::filesystem;

class FiguresTest : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;

  [[nodiscard]] fs::path path(const std::string& name) const {
    return fs::path(folder_.path().toStdString()) / name;
  }
  [[nodiscard]] static fs::path demo() { return fs::path(PTW_SOURCE_DIR) / "resources/demo"; }

 private Q_SLOTS:
  void everyRecipeCanBeRun_data();
  void everyRecipeCanBeRun();
  void namesAndTexts();
  void severalModelsAreSwept();
  void unknown();
  void aModelOfAShape();
  void shapesThatAreNone();
};

void FiguresTest::everyRecipeCanBeRun_data() {
  QTest::addColumn<QString>("name");
  for (const auto& recipe : figure_recipes())
    QTest::newRow(recipe.figure.name.c_str()) << QString::fromStdString(recipe.figure.name);
}

void FiguresTest::everyRecipeCanBeRun() {
  QFETCH(QString, name);
  const auto recipe = find_figure(name.toStdString());
  const auto sweep = figure_sweep(recipe, std::vector{"demo"s}, "supersense");
  write_sweep(path("sweep.json"), sweep);
  const auto read = read_sweep(path("sweep.json"));
  QCOMPARE(read.figure, recipe.figure.name);
  const auto plan = grid(read, {completed, {}});
  QCOMPARE(plan.size(), grid(sweep, {completed, {}}).size());
  QVERIFY(plan.size() >= read.seeds.size());
  for (const auto& run : plan) {
    QVERIFY(!run.spec.model.empty() && !run.spec.task.empty());
    find_method(run.spec.method);
  }
  auto tasks = read.evaluate_on;
  tasks.push_back(read.base.task);
  for (const auto& task : tasks) QVERIFY(fs::exists(demo() / "tasks" / (task + ".json")));
}

void FiguresTest::namesAndTexts() {
  std::set<std::string> names;
  for (const auto& [figure, analysis, costs_only, sweep] : figure_recipes()) {
    QVERIFY2(names.insert(figure.name).second, figure.name.c_str());
    for (const auto* text : {&figure.paper, &figure.title, &figure.question, &figure.found,
                             &figure.look_for, &figure.measure, &figure.x})
      QVERIFY2(!text->empty(), figure.name.c_str());
  }
}

void FiguresTest::severalModelsAreSwept() {
  const auto sweep =
      figure_sweep(find_figure("lester-3a"), std::vector{"small"s, "large"s}, "a task");
  QCOMPARE(sweep.over.back().key, "model"s);
  QCOMPARE(grid(sweep).back().spec.model, "large"s);
  QCOMPARE(grid(sweep).size(), std::size_t{4 * 3 * 2});
  QCOMPARE(sweep.base.task, "a task"s);
  QCOMPARE(figure_sweep(find_figure("li-unseen"), std::vector{"m"s}, "a task").base.task,
           "table2text-seen"s);
}

void FiguresTest::unknown() {
  const auto said = refusal([] { find_figure("lester-9"); });
  QVERIFY(mentions(said, "\"lester-9\""));
  QVERIFY(mentions(said, "lester-3a, lester-3b"));
}

void FiguresTest::aModelOfAShape() {
  std::ofstream(path("tiny.json")) << R"({"model_type": "t5", "vocab_size": 8128, "d_model": 32,
    "d_kv": 8, "d_ff": 64, "num_layers": 2, "num_heads": 4,
    "feed_forward_proj": "gated-gelu", "tie_word_embeddings": false})";
  const auto folder = path("tiny-random");
  write_random_model(folder, path("tiny.json").string(), demo() / "model");
  const auto opened = open_pretrained(folder);
  QCOMPARE(opened.model->info().embedding_size, 32);
  const auto one = Checkpoint(folder).weight("encoder.block.1.layer.1.DenseReluDense.wi_1.weight");
  QVERIFY(one.std().item<double>() > 0.1);
  write_random_model(folder, "t5-small", demo() / "model");  // there is one already
  QCOMPARE(open_pretrained(folder).model->info().embedding_size, 32);
  write_random_model(path("again"), path("tiny.json").string(), demo() / "model");
  QVERIFY(Checkpoint(path("again"))
              .weight("encoder.block.1.layer.1.DenseReluDense.wi_1.weight")
              .equal(one));
}

void FiguresTest::shapesThatAreNone() {
  const auto refused = [&](const std::string& shape) {
    return refusal([&] { write_random_model(path("none"), shape, demo() / "model"); });
  };
  QVERIFY(mentions(refused("t5-huge"), "t5-small, t5-base"));
  std::ofstream(path("bad.json")) << R"({"d_model": -3})";
  QVERIFY(mentions(refused(path("bad.json").string()), "bad.json"));
  std::ofstream(path("list.json")) << "[]";
  QVERIFY(mentions(refused(path("list.json").string()), "list.json"));
  QVERIFY(!fs::exists(path("none") / "config.json"));
}

QTEST_GUILESS_MAIN(FiguresTest)
#include "figures_test.moc"
