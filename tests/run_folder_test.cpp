// The files of a run folder: what is written is read back, and what is damaged or hostile is
// refused with one sentence that names the file.
#include <QtTest>

#include <sys/resource.h>
#include <sys/stat.h>

#include <bit>
#include <cmath>
#include <random>

#include "engine_fixture.h"
#include "model/safetensors.h"
#include "training/run_json.h"
#include "training/run_list.h"
#include "training/step_line.h"

namespace fs = std::filesystem;
using namespace ptw;

namespace {

/// A run with one of everything; only its newest checkpoint's adapter is not there.
RunFolder sound_run(const fs::path& folder) {
  const auto run = RunFolder::create(folder, short_run());
  run.set_contents({std::string(64, 'a'), std::string(64, 'b'), "", std::string(64, 'c')});
  run.set_notes({{"baseline"}, "Keep."});
  run.set_record({RunStatus::stopped, 4, 2, "", {40, 50, 60}});
  MetricsLog log(run);
  log.append(PhaseStart{0, "train", 0, 12});
  log.append(Evaluation{0, 2.5, "accuracy", {{"accuracy", 0.5}}, true, 10, 0.5, 0.25});
  log.append(StepPoint{1, 2.25, 0.3, 0.75});
  written(folder / "checkpoints" / "step-4" / "trainer.json",
          R"({"step": 4, "seconds": 1.5, "best_step": 2, "best_value": 0.5,)"
          R"( "evaluations_without_best": 1, "phase": 0, "phase_start": 0})");
  write_safetensors(folder / "checkpoints" / "step-4" / "trainer.safetensors",
                    {{"parameter.prompt", torch::tensor({1.5F, -2.0F})},
                     {"steps", torch::tensor(std::int64_t{4})}});
  return run;
}

/// The program may have so many more bytes, looked at or not.
class MemoryLimit {
 public:
  explicit MemoryLimit(std::int64_t more) {
    std::int64_t pages = 0;
    std::ifstream("/proc/self/statm") >> pages;
    ::getrlimit(RLIMIT_AS, &before_);
    const rlimit limit{rlim_t(pages * ::sysconf(_SC_PAGESIZE) + more), before_.rlim_max};
    ::setrlimit(RLIMIT_AS, &limit);
  }
  ~MemoryLimit() { ::setrlimit(RLIMIT_AS, &before_); }
  MemoryLimit(const MemoryLimit&) = delete;
  MemoryLimit& operator=(const MemoryLimit&) = delete;

 private:
  rlimit before_{};
};

void look_at_all(const fs::path& folder) {
  const auto run = RunFolder::open(folder);
  std::ignore = run.contents();
  std::ignore = run.notes();
  std::ignore = run.record();
  std::ignore = run.history();
  std::ignore = run.newest_state();
}

}  // namespace

class RunFolderTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void soundOneIsReadBack();
  void damagedField_data();
  void damagedField();
  void damagedFile_data();
  void damagedFile();
  void damagedTensors();
  void truncatedAnywhere();
  void flippedBytes();
  void unreadableFoldersHideNoOther();
  void pipesAreRefused();
  void damagedLineIsNamed();
  void stepLinesAreReadAsJson();
  void longHistoriesTakeLittleMemory();
  void hugeLinesAreRefused();
  void whatWasNotMeasured();
  void namesThatAreNoText();
};

void RunFolderTest::soundOneIsReadBack() {
  const ScratchFolder scratch;
  sound_run(scratch / "run");
  const auto run = RunFolder::open(scratch / "run");
  QCOMPARE(run.spec().settings, short_run().settings);
  QCOMPARE(run.contents().weights, std::string(64, 'a'));
  QCOMPARE(run.contents().tokenizer, std::string());
  QCOMPARE(run.contents().task, std::string(64, 'c'));
  QCOMPARE(run.notes().tags, std::vector<std::string>{"baseline"});
  QCOMPARE(run.notes().note, std::string("Keep."));
  const auto record = run.record();
  QCOMPARE(record.status, RunStatus::stopped);
  QCOMPARE(record.step, std::int64_t{4});
  QCOMPARE(record.cost.stored_parameters, std::int64_t{50});
  const auto history = run.history();
  QCOMPARE(history.phases.at(0).last_step, std::int64_t{12});
  QCOMPARE(history.evaluations.at(0).metrics.at("accuracy"), 0.5);
  QCOMPARE(history.steps.at(0).loss, 2.25);
  const auto state = run.newest_state();
  QVERIFY(state && state->evaluations_without_best == 1);
  QVERIFY(torch::equal(state->tensors.at("parameter.prompt"), torch::tensor({1.5F, -2.0F})));
}

void RunFolderTest::damagedField_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<QString>("old");
  QTest::addColumn<QString>("text");
  const QString trainer = "checkpoints/step-4/trainer.json";
  const auto row = [](const QString& name, const QString& old, const QString& text) {
    QTest::newRow(qPrintable(name + ": " + text.left(60).replace('\n', ' ')))
        << name << old << text;
  };
  const QStringList no_count = {"-1",   "1.5", "1e300", "18446744073709551615", "\"4\"", "true",
                                "null", "[4]", "NaN"};
  for (const auto& value : no_count) {
    row("status.json", "\"step\": 4", "\"step\": " + value);
    row("status.json", "\"stored_parameters\": 50", "\"stored_parameters\": " + value);
    row("metrics.jsonl", "\"evaluated_at\":0", "\"evaluated_at\":" + value);
    row("metrics.jsonl", "\"step\":1", "\"step\":" + value);
    row("metrics.jsonl", "\"phase\":0", "\"phase\":" + value);
    row(trainer, "\"step\": 4", "\"step\": " + value);
    row(trainer, "\"phase\": 0", "\"phase\": " + value);
    row(trainer, "\"evaluations_without_best\": 1", "\"evaluations_without_best\": " + value);
  }
  for (const QString value : {"NaN", "Infinity", "1e999", "null", "\"2\"", "true", "[2.5]"}) {
    row("metrics.jsonl", "\"loss\":2.5", "\"loss\":" + value);
    row("metrics.jsonl", "\"learning_rate\":0.3", "\"learning_rate\":" + value);
    row("metrics.jsonl", "\"accuracy\":0.5", "\"accuracy\":" + value);
    row(trainer, "\"best_value\": 0.5", "\"best_value\": " + value);
    row("run.json", "\"learning_rate\": 0.3", "\"learning_rate\": " + value);
  }
  for (const QString value : {"NaN", "0", "-1", "1e999", "18446744073709551615", "null", "{}"})
    row("run.json", "\"steps\": 12", "\"steps\": " + value);
  row("run.json", "\"short\"", "{}");
  const QString hash(64, 'a');
  for (const auto& value : {QString("\"\""), "\"" + hash.mid(1) + "\"", "\"" + hash + "a\"",
                            "\"" + hash.toUpper() + "\"", QString("null"), QString("[]")})
    row("run.json", "\"" + hash + "\"", value);
  row("run.json", "\"contents\": {", "\"contents\": [], \"other\": {");
  row("run.json", "\"task\": \"" + QString(64, 'c'), "\"tusk\": \"" + QString(64, 'c'));
  row("run.json", "\"short\"", QString::fromLatin1("\"\xff\""));
  row("run.json", "\"prompt-tuning\"", "\"magic\"");
  for (const QString value : {"4", "null", "[]", "{}"}) {
    row("notes.json", "\"baseline\"", value);
    row("notes.json", "\"Keep.\"", value);
  }
  row("notes.json", "\"tags\"", "\"tagged\"");
  row("status.json", "\"stopped\"", "\"eager\"");
  row("status.json", "\"stopped\"", "4");
  row("metrics.jsonl", "\"metric\":\"accuracy\"", "\"metric\":\"f1\"");
  row("metrics.jsonl", "{\"accuracy\":0.5}", "0.5");
  row("metrics.jsonl", "{\"accuracy\":0.5}", "[]");
  row("metrics.jsonl", "\"best\":true", "\"best\":1");
  row("metrics.jsonl", "{\"phase\":0", "\n{\"phase\":0");
  row("metrics.jsonl", "{\"phase\":0", "[]\n{\"phase\":0");
}

void RunFolderTest::damagedField() {
  QFETCH(QString, name);
  QFETCH(QString, old);
  QFETCH(QString, text);
  const ScratchFolder scratch;
  sound_run(scratch / "run");
  const auto file = scratch / "run" / name.toStdString();
  auto bytes = QByteArray::fromStdString(content(file));
  QVERIFY(bytes.contains(old.toUtf8()));
  written(file, bytes.replace(old.toUtf8(), text.toLatin1()).toStdString());
  QVERIFY(says(refusal([&] { look_at_all(scratch / "run"); }), {file}));
}

void RunFolderTest::damagedFile_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<QByteArray>("bytes");
  const QByteArray open(200'000, '['), closed(200'000, ']');
  for (const QString name :
       {"run.json", "status.json", "notes.json", "checkpoints/step-4/trainer.json"}) {
    const auto row = [&](const char* what, const QByteArray& bytes) {
      QTest::newRow(qPrintable(name + ": " + what)) << name << bytes;
    };
    row("empty", "");
    row("a list", "[]");
    row("nothing in it", "{}");
    row("zeros", QByteArray(1000, '\0'));
    row("another file", "\x89PNG\r\n");
    row("nested, open", open);
    row("nested", "{\"step\": " + open + closed + ", \"settings\": " + open + closed + "}");
  }
  QTest::newRow("metrics.jsonl: zeros") << "metrics.jsonl" << QByteArray(1000, '\0') + '\n';
  QTest::newRow("metrics.jsonl: nested") << "metrics.jsonl" << open + closed + '\n';
  QTest::newRow("metrics.jsonl: nested metrics")
      << "metrics.jsonl"
      << "{\"evaluated_at\": 0, \"metrics\": " + open + closed + "}\n";
}

void RunFolderTest::damagedFile() {
  QFETCH(QString, name);
  QFETCH(QByteArray, bytes);
  const ScratchFolder scratch;
  sound_run(scratch / "run");
  const auto file = written(scratch / "run" / name.toStdString(), bytes.toStdString());
  const auto sentence = refusal([&] { look_at_all(scratch / "run"); });
  QVERIFY(says(sentence, {file}));
  QVERIFY2(sentence.size() < 500, "a sentence, not the file");
}

void RunFolderTest::damagedTensors() {
  const ScratchFolder scratch;
  sound_run(scratch / "run");
  const auto file = scratch / "run" / "checkpoints" / "step-4" / "trainer.safetensors";
  const auto sound = content(file);
  const auto look = [&] { return refusal([&] { look_at_all(scratch / "run"); }); };
  for (const auto value : {std::nanf(""), std::numeric_limits<float>::infinity()}) {
    write_safetensors(file, {{"parameter.prompt", torch::tensor({1.0F, value})}});
    QVERIFY(says(look(), {file, "parameter.prompt", "NaN"}));
  }
  written(file, sound.substr(0, sound.size() - 1));
  QVERIFY(says(look(), {file}));
  fs::remove(file);
  QVERIFY(says(look(), {file}));
  written(file, sound);
  QCOMPARE(look(), std::string());
}

void RunFolderTest::truncatedAnywhere() {
  const ScratchFolder scratch;
  sound_run(scratch / "run");
  for (const auto* name : {"run.json", "status.json", "checkpoints/step-4/trainer.json"}) {
    const auto file = scratch / "run" / name;
    const auto sound = content(file);
    for (std::size_t length = 0; length + 2 < sound.size(); ++length) {
      written(file, sound.substr(0, length));
      QVERIFY2(says(refusal([&] { look_at_all(scratch / "run"); }), {file}),
               qPrintable(QString("%1 of %2").arg(length).arg(name)));
    }
    written(file, sound);
  }
  QCOMPARE(refusal([&] { look_at_all(scratch / "run"); }), std::string());
}

/// Whatever is read from damaged files is refused or sound; the log's torn last line is dropped.
void RunFolderTest::flippedBytes() {
  const ScratchFolder scratch;
  const auto run = sound_run(scratch / "run");
  const auto file = scratch / "run" / "metrics.jsonl";
  const auto sound = content(file);
  std::mt19937 random(5);
  int refused = 0;
  for (int mutation = 0; mutation < 500; ++mutation) {
    auto bytes = sound;
    for (auto flips = 1 + random() % 4; flips > 0; --flips)
      std::swap(bytes[random() % bytes.size()], bytes[random() % bytes.size()]);
    written(file, bytes);
    RunHistory history;
    const auto sentence = refusal([&] { history = run.history(); });
    for (const auto& evaluation : history.evaluations)
      QVERIFY(evaluation.metrics.contains(evaluation.metric));
    if (sentence.empty()) continue;
    ++refused;
    QVERIFY2(says(sentence, {file}), std::to_string(mutation).c_str());
  }
  QVERIFY2(refused > 150, std::to_string(refused).c_str());
}

/// Nobody writes into them: whoever read one would wait for ever.
void RunFolderTest::pipesAreRefused() {
  for (const auto* name :
       {"run.json", "status.json", "notes.json", "metrics.jsonl", "checkpoints/step-4/trainer.json",
        "checkpoints/step-4/trainer.safetensors"}) {
    const ScratchFolder scratch;
    sound_run(scratch / "run");
    const auto file = scratch / "run" / name;
    fs::remove(file);
    QCOMPARE(::mkfifo(file.c_str(), 0600), 0);
    QVERIFY(says(refusal([&] { look_at_all(scratch / "run"); }), {file}));
  }
}

void RunFolderTest::damagedLineIsNamed() {
  const ScratchFolder scratch;
  const auto run = sound_run(scratch / "run");
  const auto file = scratch / "run" / "metrics.jsonl";
  written(file, content(file) + R"({"step":2,"loss":null,"learning_rate":0.3,"seconds":1})"
                                "\n");
  QVERIFY(says(refusal([&] { std::ignore = run.history(); }), {file, "line 4"}));
  QVERIFY(says(refusal([&] { run.rewind(1, 0); }), {file, "line 4"}));
}

void RunFolderTest::stepLinesAreReadAsJson() {
  std::mt19937_64 random(5);
  for (int i = 0; i < 10'000; ++i) {
    const auto number = [&] { return std::bit_cast<double>(random()); };
    StepPoint point{std::int64_t(random() % 1'000'000), number(), number(), number()};
    if (i % 2) point = {i, i / 8.0, 1e-5 * i, 1.0 * i};
    const auto line = to_json(point).dump();
    const auto read = step_from_line(line);
    const bool finite = std::isfinite(point.loss) && std::isfinite(point.learning_rate) &&
                        std::isfinite(point.seconds);
    QCOMPARE(read.has_value(), finite);
    if (read) QCOMPARE(to_json(*read).dump(), line);
  }
  for (const auto* number :
       {"01", "1.", ".5", "+1", "-", "", "1e", "inf", "nan", "0x1", "1e999", "1 "})
    QVERIFY2(!step_from_line(std::string(R"({"step":1,"loss":)") + number +
                             R"(,"learning_rate":0.3,"seconds":1})"),
             number);
}

void RunFolderTest::longHistoriesTakeLittleMemory() {
  constexpr std::int64_t kSteps = 300'000;
  const ScratchFolder scratch;
  const auto run = sound_run(scratch / "run");
  const auto file = scratch / "run" / "metrics.jsonl";
  std::string lines;
  for (std::int64_t step = 2; step <= kSteps; ++step)
    lines +=
        to_json(StepPoint{step, 2.25, 0.29999999999999999, 0.123456789 * double(step)}).dump() +
        '\n';
  std::ofstream(file, std::ios::app) << lines;
  const auto size = static_cast<std::int64_t>(lines.size());
  lines = {};
  const MemoryLimit limit(2 * size);
  QCOMPARE(run.history().steps.size(), std::size_t(kSteps));
  run.rewind(kSteps / 2, 0);
  QCOMPARE(run.history().steps.size(), std::size_t(kSteps / 2));
}

void RunFolderTest::hugeLinesAreRefused() {
  const ScratchFolder scratch;
  const auto run = sound_run(scratch / "run");
  const auto file = scratch / "run" / "metrics.jsonl";
  fs::resize_file(file, std::uintmax_t{2} << 30);
  const MemoryLimit limit((std::int64_t{2} << 30) * 3 / 4);
  QVERIFY(says(refusal([&] { std::ignore = run.history(); }), {file, "line 4"}));
  for (const auto* name : {"run.json", "status.json", "notes.json"}) {
    fs::resize_file(scratch / "run" / name, std::uintmax_t{2} << 30);
    QVERIFY(says(refusal([&] { look_at_all(scratch / "run"); }), {scratch / "run" / name}));
    sound_run(scratch / name);
    fs::rename(scratch / name / name, scratch / "run" / name);
  }
}

void RunFolderTest::whatWasNotMeasured() {
  const ScratchFolder scratch;
  const auto run = sound_run(scratch / "run");
  QVERIFY(content(scratch / "run" / "status.json").find("peak_memory_bytes") != std::string::npos);
  run.set_record({RunStatus::finished, 4, 2, "", {40, 50}});
  const auto stored = content(scratch / "run" / "status.json");
  for (const auto* name : {"peak_memory_bytes", "seconds_per_step", "inference_flops"})
    QVERIFY(stored.find(name) == std::string::npos);
  QCOMPARE(run.record().cost.peak_memory_bytes, std::int64_t{0});
}

void RunFolderTest::namesThatAreNoText() {
  const ScratchFolder scratch;
  auto spec = short_run();
  spec.model = "/models/\xff";
  QVERIFY(says(refusal([&] { RunFolder::create(scratch / "run", spec); }), {"short", "UTF-8"}));
  QVERIFY(!fs::exists(scratch / "run"));
  const auto run = sound_run(scratch / "run");
  run.set_record({RunStatus::failed, 4, 2, "/models/\xff is damaged.", {}});
  QVERIFY(run.record().problem.ends_with(" is damaged."));
}

void RunFolderTest::unreadableFoldersHideNoOther() {
  const ScratchFolder scratch;
  for (const auto* name : {"a", "sweep/b", "sweep/deep/c"}) sound_run(scratch / name);
  fs::create_directory_symlink("loop", scratch / "loop");
  fs::create_directory_symlink("..", scratch / "sweep" / "up");
  fs::create_directory_symlink("gone", scratch / "dangling");
  fs::create_directory(scratch / "torn");
  fs::create_symlink("run.json", scratch / "torn" / "run.json");
  fs::create_directory(scratch / "no run");
  written(scratch / "file", "");
  fs::create_directory(scratch / "\xff\xfe");
  auto deep = scratch.path() / "far";
  for (int i = 0; i < 9; ++i) deep /= std::string(200, 'x');
  fs::create_directories(deep);

  const auto named = [&](int levels) {
    std::string names;
    for (const auto& [folder, problem] : find_runs(scratch.path(), levels)) {
      names += folder.lexically_relative(scratch.path()).string() + (problem ? "! " : " ");
      if (problem && !says(problem->english(), {folder, "Too many"})) return std::string();
    }
    return names;
  };
  QCOMPARE(named(1), std::string("a loop! torn! "));
  QCOMPARE(named(2), std::string("a loop! sweep/b torn! "));
  QCOMPARE(named(kAllLevels), std::string("a loop! sweep/b sweep/deep/c torn! "));
  QCOMPARE(find_runs(scratch / "a", kAllLevels).size(), std::size_t{1});
  QVERIFY(find_runs(scratch / "nowhere", 1).empty());
  fs::remove(scratch / "\xff\xfe");  // which Qt would leave
}

QTEST_GUILESS_MAIN(RunFolderTest)
#include "run_folder_test.moc"
