// Sweep files and the grids they stand for.
#include "experiments/sweep.h"

#include <QtTest>

#include <fstream>
#include <numeric>
#include <set>

#include "experiments/identity.h"
#include "experiments_fixture.h"

using namespace ptw;
using namespace std::string_literals;
namespace fs = std::filesystem;

namespace {

constexpr auto example = R"({
  "name": "length",
  "base": {"model": "demo", "task": "supersense", "method": "prompt-tuning",
           "settings": {"steps": 1000, "prompt_length": 7, "init": "uniform"}},
  "over": {"prompt_length": [20, 5], "learning_rate": [0.3, 1]},
  "seeds": [0, 7]
})";

std::vector<std::string> names(const std::vector<PlannedRun>& plan) {
  std::vector<std::string> names;
  for (const auto& run : plan) names.push_back(run.spec.name);
  return names;
}

/// A whole file around one member of the sweep.
QByteArray with(const QByteArray& members) {
  return QByteArray(R"({"base": {"model": "m", "task": "t", "method": "p"}, )") + members + "}";
}

}  // namespace

class SweepTest : public QObject {
  Q_OBJECT

  QTemporaryDir folder_;

  [[nodiscard]] fs::path path(const char* name) const {
    return fs::path(folder_.path().toStdString()) / name;
  }
  [[nodiscard]] fs::path written(const std::string& text) const {
    std::ofstream(path("sweep.json"), std::ios::binary) << text;
    return path("sweep.json");
  }
  [[nodiscard]] Sweep sweep(const std::string& text) const { return read_sweep(written(text)); }

 private Q_SLOTS:
  void reads();
  void leavesOut();
  void gridInOrder();
  void sweepsEverything();
  void namesAreFitForFolders();
  void writesWhatItReads();
  void refuses_data();
  void refuses();
  void limit();
  void manySettings();
  void variants();
  void plannerCompletes();
  void identityIsWhatDetermines();
  void hash();
};

void SweepTest::reads() {
  const auto read = sweep(example);
  QCOMPARE(read.name, "length"s);
  QCOMPARE(read.base.model, "demo"s);
  QCOMPARE(read.base.task, "supersense"s);
  QCOMPARE(read.base.method, "prompt-tuning"s);
  QCOMPARE(read.base.settings.at("steps"), SettingValue(std::int64_t{1000}));
  QCOMPARE(read.base.settings.at("init"), SettingValue("uniform"s));
  QCOMPARE(read.over.size(), std::size_t{2});
  QCOMPARE(read.over[0].key, "prompt_length"s);  // in the file's order, not the alphabet's
  QCOMPARE(read.over[1].values, (std::vector<SettingValue>{0.3, std::int64_t{1}}));
  QCOMPARE(read.seeds, (std::vector<std::int64_t>{0, 7}));
}

void SweepTest::leavesOut() {
  const auto read =
      sweep(R"({"base": {"model": "demo", "method": "smop"}, "over": {"task": ["a"]}})");
  QCOMPARE(read.name, "sweep"s);  // the file's
  QCOMPARE(read.seeds, std::vector<std::int64_t>{0});
  QCOMPARE(grid(read).front().spec.task, "a"s);
  const auto alone = sweep(with(R"("seeds": [3])").toStdString());
  QCOMPARE(names(grid(alone)), std::vector<std::string>{"seed=3"});
}

void SweepTest::gridInOrder() {
  const auto read = sweep(example);
  const auto plan = grid(read);
  QCOMPARE(run_count(read), std::int64_t{8});
  QCOMPARE(
      names(plan),
      (std::vector<std::string>{
          "prompt_length=20,learning_rate=0.3,seed=0", "prompt_length=20,learning_rate=0.3,seed=7",
          "prompt_length=20,learning_rate=1,seed=0", "prompt_length=20,learning_rate=1,seed=7",
          "prompt_length=5,learning_rate=0.3,seed=0", "prompt_length=5,learning_rate=0.3,seed=7",
          "prompt_length=5,learning_rate=1,seed=0", "prompt_length=5,learning_rate=1,seed=7"}));
  const auto& run = plan[5];
  QCOMPARE(run.point, (std::vector<SettingValue>{std::int64_t{5}, 0.3}));
  QCOMPARE(run.spec.settings.at("prompt_length"), SettingValue(std::int64_t{5}));
  QCOMPARE(run.spec.settings.at("learning_rate"), SettingValue(0.3));
  QCOMPARE(run.spec.settings.at("seed"), SettingValue(std::int64_t{7}));
  QCOMPARE(run.spec.settings.at("steps"), SettingValue(std::int64_t{1000}));
  QCOMPARE(run.spec.task, "supersense"s);
  std::set<std::string> identities;
  for (const auto& planned : plan) identities.insert(planned.identity);
  QCOMPARE(identities.size(), plan.size());
}

void SweepTest::sweepsEverything() {
  const auto plan = grid(sweep(R"({"base": {}, "over": {
    "model": ["small", "large"], "task": ["a"], "method": ["smop"], "train_examples": [50]}})"));
  QCOMPARE(plan.size(), std::size_t{2});
  const auto& spec = plan[1].spec;
  QCOMPARE(spec.model, "large"s);
  QCOMPARE(spec.task, "a"s);
  QCOMPARE(spec.method, "smop"s);
  QCOMPARE(spec.settings,
           (Settings{{"train_examples", std::int64_t{50}}, {"seed", std::int64_t{0}}}));
}

void SweepTest::namesAreFitForFolders() {
  const auto plan = grid(
      sweep(with(
                R"("over": {"task": ["/data/pets/task.json", "/data/cars/task.json", "models/t5/"],
                  "init_text": ["a/b c:\"d\"\n", "가가가가가가가가가가가가가가가가"]})")
                .toStdString()));
  QCOMPARE(names(plan),
           (std::vector<std::string>{
               "task=task,init_text=a-b-c--d--,seed=0",
               "task=task,init_text=가가가가가가가가가가가가가,seed=0",  // no half characters
               "task=task,init_text=a-b-c--d--,seed=0-2",
               "task=task,init_text=가가가가가가가가가가가가가,seed=0-2",
               "task=t5,init_text=a-b-c--d--,seed=0",
               "task=t5,init_text=가가가가가가가가가가가가가,seed=0"}));
}

void SweepTest::writesWhatItReads() {
  for (const auto* text : {example, R"({"base": {"task": "가\"나"}, "seeds": [4294967295], "over": {
         "method": ["b", "a"], "model": ["z"], "flag": [true, false], "rate": [1.0, 1e-5]}})",
                           R"({"base": {"model": "m", "task": "t"}, "figure": "f", "over": {
         "variant": {"z": {"method": "b", "settings": {"rate": 1.0}}, "a": {"method": "c"}}},
         "evaluate_on": ["t", "u"]})"}) {
    const auto first = sweep(text);
    write_sweep(path("copy.json"), first);
    const auto second = read_sweep(path("copy.json"));
    QCOMPARE(second.name, first.name);
    QCOMPARE(second.seeds, first.seeds);
    QCOMPARE(second.evaluate_on, first.evaluate_on);
    QCOMPARE(second.figure, first.figure);
    const auto before = grid(first);
    const auto after = grid(second);
    QCOMPARE(names(after), names(before));
    for (std::size_t i = 0; i < before.size(); ++i) {
      QCOMPARE(after[i].point, before[i].point);  // 1.0 stays a real number
      QCOMPARE(after[i].identity, before[i].identity);
    }
  }
}

void SweepTest::refuses_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::addColumn<QString>("because");
  const auto row = [](const char* name, const QByteArray& text, const char* because) {
    QTest::newRow(name) << text << QString(because);
  };
  row("not JSON", "{\n\"base\": {,}}", "line 2");
  row("list", "[]", "one JSON object");
  row("nested deeply", QByteArray(100'000, '['), "nested more than 100 levels");
  row("number too large", with(R"("seeds": [1e999])"), "the number 1e999 is too large");
  row("unknown key", with(R"("sedes": [1])"), "\"sedes\"");
  row("no base", R"({"over": {"steps": [1]}})", "\"base\"");
  row("base is text", R"({"base": "demo"})", "\"base\"");
  row("unknown in base", R"({"base": {"modle": "demo"}})", "\"modle\"");
  row("no task", R"({"base": {"model": "m", "method": "p"}})", "\"task\"");
  row("task is a number", R"({"base": {"model": "m", "task": 3, "method": "p"}})", "not 3");
  row("task is empty", R"({"base": {"model": "m", "task": "", "method": "p"}})", "\"task\"");
  row("name is a list", with(R"("name": [])"), "\"name\"");
  row("over is a list", with(R"("over": [])"), "\"over\"");
  row("no values", with(R"("over": {"steps": []})"), "at least one value");
  row("one value, no list", with(R"("over": {"steps": 5})"), "\"steps\"");
  row("null", with(R"("over": {"steps": [null]})"), "not null");
  row("nested", with(R"("over": {"steps": [[1]]})"), "not array");
  row("beyond 64 bits", with(R"("over": {"steps": [9223372036854775808]})"), "9223372036854775808");
  row("mixed", with(R"("over": {"steps": [1, "a"]})"), "mixes");
  row("bool and number", with(R"("over": {"steps": [1, true]})"), "mixes");
  row("twice", with(R"("over": {"rate": [1, 0.5, 1.0]})"), "twice");
  row("model is a number", with(R"("over": {"model": [1]})"), "\"model\"");
  row("seed among settings", with(R"("over": {"seed": [0, 1]})"), "\"seeds\"");
  row("no seeds", with(R"("seeds": [])"), "at least one value");
  row("negative seed", with(R"("seeds": [-1])"), "not -1");
  row("seed too large", with(R"("seeds": [4294967296])"), "4294967295");
  row("real seed", with(R"("seeds": [0.5])"), "whole numbers");
  row("seed twice", with(R"("seeds": [1, 1])"), "twice");
  const auto settings = [](const QByteArray& inside) {
    return QByteArray(R"({"base": {"model": "m", "task": "t", "method": "p", "settings": )") +
           inside + "}}";
  };
  row("seed in base", settings(R"({"seed": 1})"), "\"seeds\"");
  row("model in settings", settings(R"({"model": "m"})"), "no setting");
  row("settings are a list", settings("[]"), "\"settings\"");
  row("setting is an object", settings(R"({"a": {}})"), "not object");
  row("variants in a list", with(R"("over": {"variant": ["a"]})"), "object in braces");
  row("no variants", with(R"("over": {"variant": {}})"), "at least one variant");
  row("variant is text", with(R"("over": {"variant": {"a": "smop"}})"), "\"a\"");
  row("unknown in a variant", with(R"("over": {"variant": {"a": {"model": "m"}}})"), "\"model\"");
  row("method of a variant", with(R"("over": {"variant": {"a": {"method": 3}}})"), "not 3");
  row("a variant's seed", with(R"("over": {"variant": {"a": {"settings": {"seed": 3}}}})"),
      "\"seeds\"");
  row("variant without method",
      R"({"base": {"model": "m", "task": "t"}, "over": {"variant": {"a": {}}}})", "\"method\"");
  row("evaluated on a number", with(R"("evaluate_on": [3])"), "not 3");
  row("evaluated on nothing", with(R"("evaluate_on": [])"), "at least one value");
  row("figure is a list", with(R"("figure": [])"), "\"figure\"");
  QByteArray many, numbers("0");
  for (int i = 0; i <= 10'000; ++i)
    many += (i == 0 ? "\"" : ",\"") + QByteArray::number(i) + "\": 1";
  for (int i = 1; i <= 10'000; ++i) numbers += ',' + QByteArray::number(i);
  row("many settings", settings("{" + many + "}"), "\"settings\" has more than 10000 values");
  row("many seeds", with("\"seeds\": [" + numbers + "]"), "\"seeds\" has more than 10000 values");
  row("many values", with("\"over\": {\"a\": [" + numbers + "]}"), "\"a\" has more than 10000");
  row("deep",
      with(R"("over": {"a": [)") + QByteArray(200'000, '[') + QByteArray(200'000, ']') + "]}}",
      "JSON");
}

void SweepTest::refuses() {
  QFETCH(QByteArray, text);
  QFETCH(QString, because);
  const auto file = written(text.toStdString());
  const auto said = refusal([&] { read_sweep(file); });
  QVERIFY(mentions(said, file.string()));
  QVERIFY(mentions(said, because.toStdString()));
}

void SweepTest::limit() {
  Sweep sweep;
  sweep.name = "large";
  for (const auto* key : {"a", "b", "c"}) {
    auto& axis = sweep.over.emplace_back();
    axis.key = key;
    for (std::int64_t i = 0; i < 20; ++i) axis.values.emplace_back(i);
  }
  QCOMPARE(grid(sweep).size(), std::size_t{8000});
  sweep.over[2].values.resize(25);
  QCOMPARE(run_count(sweep), std::int64_t{10'000});
  sweep.over.push_back(sweep.over[0]);
  sweep.over[3].values.resize(1);
  QCOMPARE(run_count(sweep), std::int64_t{10'000});
  sweep.seeds = {0, 1};
  const auto said = refusal([&] { grid(sweep); });
  QVERIFY(mentions(said, "\"large\""));
  QVERIFY(mentions(said, "10000"));
  for (int i = 0; i < 20; ++i) sweep.over.push_back(sweep.over[0]);  // more than 64 bits count
  QVERIFY(!refusal([&] { run_count(sweep); }).empty());
}

void SweepTest::variants() {
  const auto read = sweep(R"({"base": {"model": "m", "task": "t", "settings": {"steps": 9}},
    "over": {"variant": {"b": {"method": "smop", "settings": {"prompts": 4, "steps": 3}},
                         "a": {"method": "few-shot"}}, "rate": [1, 2]},
    "evaluate_on": ["u", "v"], "figure": "lester-1"})");
  QCOMPARE(read.evaluate_on, (std::vector<std::string>{"u", "v"}));
  QCOMPARE(read.figure, "lester-1"s);
  const auto plan = grid(read);
  QCOMPARE(plan.size(), std::size_t{4});
  QCOMPARE(plan[1].spec.name, "variant=b,rate=2,seed=0"s);
  QCOMPARE(plan[1].spec.method, "smop"s);
  QCOMPARE(plan[1].spec.settings.at("prompts"), SettingValue(std::int64_t{4}));
  QCOMPARE(plan[1].spec.settings.at("steps"), SettingValue(std::int64_t{3}));
  QCOMPARE(plan[2].spec.method, "few-shot"s);
  QCOMPARE(plan[2].spec.settings.at("steps"), SettingValue(std::int64_t{9}));
  QVERIFY(!plan[2].spec.settings.contains("prompts"));
}

/// Neither a name that no folder can have nor gigabytes of specs.
void SweepTest::manySettings() {
  Sweep sweep;
  sweep.name = "wide";
  sweep.seeds = {0, 1};
  for (int i = 0; i < 100; ++i)
    sweep.over.push_back({"a_long_name_of_a_setting_" + std::to_string(i), {"값"s}});
  const auto plan = grid(sweep);
  QCOMPARE(plan.size(), std::size_t{2});
  QVERIFY(plan[0].spec.name.size() < 250 && plan[0].spec.name.ends_with(",seed=0"));
  QVERIFY(plan[0].spec.name != plan[1].spec.name);
  sweep.seeds.resize(5000);
  std::iota(sweep.seeds.begin(), sweep.seeds.end(), 0);
  for (int i = 0; i < 200; ++i)
    sweep.base.settings["setting " + std::to_string(i)] = std::string(100, 'x');
  QVERIFY(mentions(refusal([&] { grid(sweep); }), "\"wide\" is too large"));
}

void SweepTest::plannerCompletes() {
  const auto read = sweep(example);
  Planner planner;
  planner.complete = [](RunSpec spec) {
    if (spec.settings.at("learning_rate") == SettingValue(std::int64_t{1}))
      spec.settings["learning_rate"] = 1.0;
    spec.settings.emplace("batch_size", std::int64_t{32});
    return spec;
  };
  planner.contents = [](const RunSpec& spec) { return "digest of " + spec.task; };
  const auto plan = grid(read, planner);
  QCOMPARE(plan[2].spec.settings.at("learning_rate"), SettingValue(1.0));
  QCOMPARE(plan[2].spec.settings.at("batch_size"), SettingValue(std::int64_t{32}));
  QCOMPARE(plan[2].identity, identity(plan[2].spec, "digest of supersense"));
  QVERIFY(plan[2].identity != grid(read)[2].identity);
  planner.complete = [](const RunSpec&) -> RunSpec { throw Error("no such setting"); };
  QCOMPARE(refusal([&] { grid(read, planner); }), "no such setting"s);
}

void SweepTest::identityIsWhatDetermines() {
  const RunSpec spec{"one", "m", "t", "p", {{"rate", 1.0}, {"seed", std::int64_t{0}}}};
  const auto same = identity(spec);
  QCOMPARE(same.size(), std::size_t{16});
  QCOMPARE(
      canonical_text(spec),
      R"({"contents":"","method":"p","model":"m","settings":{"rate":1,"seed":0},"task":"t"})"s);
  auto other = spec;
  other.name = "two";
  other.settings["rate"] = std::int64_t{1};
  QCOMPARE(identity(other), same);
  const auto changed = [&](auto change) {
    auto copy = spec;
    change(copy);
    return identity(copy) != same;
  };
  QVERIFY(changed([](RunSpec& copy) { copy.model = "n"; }));
  QVERIFY(changed([](RunSpec& copy) { copy.task = "n"; }));
  QVERIFY(changed([](RunSpec& copy) { copy.method = "n"; }));
  QVERIFY(changed([](RunSpec& copy) { copy.settings["rate"] = 1.0000001; }));
  QVERIFY(changed([](RunSpec& copy) { copy.settings["rate"] = "1"s; }));
  QVERIFY(changed([](RunSpec& copy) { copy.settings["rate"] = true; }));
  QVERIFY(changed([](RunSpec& copy) { copy.settings["seed"] = std::int64_t{1}; }));
  QVERIFY(changed([](RunSpec& copy) { copy.settings["more"] = false; }));
  QVERIFY(identity(spec, "other data") != same);
}

// The test vectors of the FNV's authors.
void SweepTest::hash() {
  QCOMPARE(fnv1a(""), std::uint64_t{0xcbf29ce484222325});
  QCOMPARE(fnv1a("a"), std::uint64_t{0xaf63dc4c8601ec8c});
  QCOMPARE(fnv1a("foobar"), std::uint64_t{0x85944171f73967e8});
  QCOMPARE(identity({}),
           QString::number(fnv1a(canonical_text({})), 16).rightJustified(16, '0').toStdString());
}

QTEST_GUILESS_MAIN(SweepTest)
#include "sweep_test.moc"
