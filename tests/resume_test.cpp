// A run that was stopped, killed, torn or short of room goes on to exactly the numbers of one that
// never was; a damaged one says so.
#include <QtTest>

#include <sys/resource.h>

#include <csignal>
#include <nlohmann/json.hpp>
#include <random>
#include <thread>

#include "engine_fixture.h"
#include "methods/prompt_tuning.h"
#include "training/run_lock.h"

namespace fs = std::filesystem;
using namespace ptw;
using nlohmann::json;

namespace {

/// Everything of a run that must not depend on how often it was interrupted: file by file, values
/// of time left out. Checkpoints that only a stop made are no part of it.
std::map<std::string, std::string> outcome(const fs::path& run) {
  std::map<std::string, std::string> files = {{"metrics", metrics_without_seconds(run)}};
  for (const auto& entry : fs::recursive_directory_iterator(run)) {
    const auto name = entry.path().lexically_relative(run).string();
    const auto file = entry.path().filename();
    if (file == "adapter_model.safetensors" || file == "adapter_config.json" ||
        file == "trainer.safetensors" || file == "run.json")
      files[name] = content(entry.path());
  }
  auto state = json::parse(content(run / "status.json"));
  for (const auto* measured : {"peak_memory_bytes", "seconds_per_step"}) state.erase(measured);
  files["status.json"] = state.dump();
  return files;
}

std::string difference(const std::map<std::string, std::string>& ours,
                       const std::map<std::string, std::string>& expected) {
  std::string names;
  for (const auto& [name, bytes] : expected)
    if (!ours.contains(name) || ours.at(name) != bytes) names += " " + name;
  return names;
}

/// No file may grow beyond `bytes`, as on a disk that is full; a write then fails.
class FullDisk {
 public:
  explicit FullDisk(rlim_t bytes) : handler_(std::signal(SIGXFSZ, SIG_IGN)) {
    ::getrlimit(RLIMIT_FSIZE, &before_);
    const rlimit limit{bytes, before_.rlim_max};
    ::setrlimit(RLIMIT_FSIZE, &limit);
  }
  ~FullDisk() {
    ::setrlimit(RLIMIT_FSIZE, &before_);
    std::signal(SIGXFSZ, handler_);
  }
  FullDisk(const FullDisk&) = delete;
  FullDisk& operator=(const FullDisk&) = delete;

 private:
  rlimit before_{};
  void (*handler_)(int);
};

/// ptworkbench-cli training the demo for a few steps.
struct CliRun {
  fs::path folder;
  QProcess process;

  explicit CliRun(const fs::path& out) : folder(out) {
    process.setProcessChannelMode(QProcess::SeparateChannels);
    process.start(PTW_CLI, {"train",
                            "--resume",
                            "--json",
                            "--model",
                            "demo",
                            "--out",
                            QString::fromStdString(out.string()),
                            "--steps",
                            "40",
                            "--set",
                            "eval_every=5",
                            "--set",
                            "batch_size=4",
                            "--set",
                            "prompt_length=5",
                            "--set",
                            "threads=2",
                            "--set",
                            "optimizer=adamw",
                            "--task",
                            QString::fromStdString(task.string())});
  }
  /// Waits for `lines` lines of output; false when it ended before.
  bool said(int lines) {
    while (lines > 0 && (process.canReadLine() || process.waitForReadyRead()))
      for (; lines > 0 && process.canReadLine(); --lines) process.readLine();
    return lines == 0;
  }
  static inline fs::path task;
};

}  // namespace

class ResumeTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();

  void stoppedAndResumed_data();
  void stoppedAndResumed();
  void stoppedAgainAndAgain();
  void tornLastLine();
  void linesBeyondTheCheckpoint();
  void unfinishedCheckpoint();
  void finishedStaysFinished();
  void killedAtRandomMoments();

  void secondTrainerIsRefused();
  void folderThatGoesAway_data();
  void folderThatGoesAway();
  void linksInACopiedRun_data();
  void linksInACopiedRun();
  void checkpointsElsewhere();
  void modelThatChanges_data();
  void modelThatChanges();
  void whoTrainsIsSeenWithoutStandingInTheWay();
  void startedAtTheSameMoment();
  void runningWithoutALockIsInterrupted();
  void fullDisk();
  void somethingInTheWay_data();
  void somethingInTheWay();
  void damagedFile_data();
  void damagedFile();
  void createRefusesARun();

 private:
  /// Trains on, stopping after step `last`.
  RunStatus go_on(const RunFolder& run, std::int64_t last = 1000) {
    RunControl control;
    Listener listener([&](std::int64_t step) {
      if (step == last) control.stop();
    });
    return train(run, word_model(), task_, control, listener);
  }
  RunFolder stopped_at(const fs::path& folder, std::int64_t step) {
    const auto run = RunFolder::create(folder, spec_);
    if (go_on(run, step) != RunStatus::stopped) qWarning("it did not stop");
    return run;
  }

  ScratchFolder data_, reference_;
  Task task_;
  RunSpec spec_ = short_run({{"dropout", 0.1}, {"threads", std::int64_t{2}}});
  std::map<std::string, std::string> expected_;
};

void ResumeTest::initTestCase() {
  task_ = up_or_down(data_);
  const auto run = RunFolder::create(reference_ / "run", spec_);
  QVERIFY(go_on(run) == RunStatus::finished);
  expected_ = outcome(run.path());
  QVERIFY(expected_.contains("checkpoints/step-8/adapter_model.safetensors"));
  QVERIFY(expected_.contains("checkpoints/step-12/trainer.safetensors"));
  QVERIFY(expected_.contains("adapter/adapter_model.safetensors"));
}

void ResumeTest::stoppedAndResumed_data() {
  QTest::addColumn<int>("step");
  for (const int step : {1, 3, 4, 5, 8, 11}) QTest::addRow("step %d", step) << step;
}

void ResumeTest::stoppedAndResumed() {
  QFETCH(int, step);
  const ScratchFolder scratch;
  stopped_at(scratch / "run", step);
  const auto run = RunFolder::open(scratch / "run");
  QCOMPARE(run.newest_state()->step, std::int64_t{step});
  QVERIFY(go_on(run) == RunStatus::finished);
  QCOMPARE(difference(outcome(run.path()), expected_), std::string());
}

void ResumeTest::stoppedAgainAndAgain() {
  const ScratchFolder scratch;
  const auto run = stopped_at(scratch / "run", 1);
  for (std::int64_t step = 2; step < 12; ++step) QVERIFY(go_on(run, step) == RunStatus::stopped);
  QVERIFY(go_on(run) == RunStatus::finished);
  QCOMPARE(difference(outcome(run.path()), expected_), std::string());
}

void ResumeTest::tornLastLine() {
  const ScratchFolder scratch;
  const auto run = stopped_at(scratch / "run", 6);
  const auto file = run.path() / "metrics.jsonl";
  const auto whole = content(file);
  written(file, whole + "{\"step\":7,\"lo");
  QCOMPARE(run.history().steps.size(), std::size_t{6});
  QVERIFY(go_on(run) == RunStatus::finished);
  QCOMPARE(difference(outcome(run.path()), expected_), std::string());
}

void ResumeTest::linesBeyondTheCheckpoint() {
  const ScratchFolder scratch;
  const auto run = stopped_at(scratch / "run", 6);
  const auto file = run.path() / "metrics.jsonl";
  written(file,
          content(file) + R"({"step":7,"loss":9.0,"learning_rate":0.3,"seconds":1.0})" + "\n");
  QCOMPARE(run.history().steps.size(), std::size_t{7});
  QVERIFY(go_on(run) == RunStatus::finished);
  QCOMPARE(difference(outcome(run.path()), expected_), std::string());
}

void ResumeTest::unfinishedCheckpoint() {
  const ScratchFolder scratch;
  const auto run = stopped_at(scratch / "run", 6);
  const auto torn = run.path() / "checkpoints" / "step-8.tmp";
  written(torn / "adapter_model.safetensors", "half");
  written(torn / "trainer.json", "{");
  QCOMPARE(run.checkpoints(), (std::vector<std::int64_t>{0, 4, 6}));
  QVERIFY(go_on(run) == RunStatus::finished);
  QCOMPARE(difference(outcome(run.path()), expected_), std::string());
  QVERIFY(!fs::exists(torn));
}

void ResumeTest::finishedStaysFinished() {
  const ScratchFolder scratch;
  const auto run = RunFolder::create(scratch / "run", spec_);
  QVERIFY(go_on(run) == RunStatus::finished);
  QVERIFY(go_on(run) == RunStatus::finished);
  QCOMPARE(difference(outcome(run.path()), expected_), std::string());
}

void ResumeTest::killedAtRandomMoments() {
  const ScratchFolder scratch;
  CliRun::task = task_.file;
  {
    CliRun reference(scratch.path() / "reference" / "run");
    QVERIFY(reference.process.waitForFinished(120'000));
    QVERIFY2(reference.process.exitCode() == 0, reference.process.readAllStandardError());
  }
  const auto expected = outcome(scratch.path() / "reference" / "run");
  QVERIFY(expected.contains("checkpoints/step-40/trainer.safetensors"));
  std::mt19937 random(8);
  int kills = 0;
  for (int round = 0; kills < 8; ++round) {
    const auto folder = scratch.path() / ("killed " + std::to_string(round)) / "run";
    for (bool ended = false; !ended;) {
      CliRun run(folder);
      ended = !run.said(1 + static_cast<int>(random() % 16));
      if (!ended) {
        std::this_thread::sleep_for(std::chrono::microseconds(random() % 4000));
        run.process.kill();
        ++kills;
      }
      QVERIFY(run.process.state() == QProcess::NotRunning || run.process.waitForFinished());
      if (ended) QVERIFY2(run.process.exitCode() == 0, run.process.readAllStandardError());
    }
    QCOMPARE(difference(outcome(folder), expected), std::string());
  }
}

void ResumeTest::secondTrainerIsRefused() {
  const ScratchFolder scratch;
  const auto run = stopped_at(scratch / "run", 6);
  const auto before = outcome(run.path());
  QVERIFY(trained_by(run.path()) == TrainedBy::nobody);
  {
    const RunLock lock(run.path());
    QVERIFY(trained_by(run.path()) == TrainedBy::this_program);
    QVERIFY(says(refusal([&] { go_on(run); }), {run.path()}));
    QVERIFY(outcome(run.path()) == before);
  }
  QVERIFY(go_on(run) == RunStatus::finished);
}

void ResumeTest::folderThatGoesAway_data() {
  QTest::addColumn<QString>("fate");
  for (const auto* fate : {"removed", "emptied", "renamed", "replaced", "replaced by a run"})
    QTest::newRow(fate) << fate;
}

void ResumeTest::folderThatGoesAway() {
  QFETCH(QString, fate);
  const ScratchFolder scratch;
  const auto run = RunFolder::create(scratch / "run", spec_),
             other = stopped_at(scratch / "other", 2);
  RunControl control;
  Listener listener([&](std::int64_t step) {
    if (step != 5) return;
    if (fate == "emptied")
      for (const auto& entry : fs::directory_iterator(run.path())) fs::remove_all(entry.path());
    else if (fate == "removed")
      fs::remove_all(run.path());
    else
      fs::rename(run.path(), scratch / "moved");
    if (fate == "replaced") fs::create_directory(run.path());
    if (fate == "replaced by a run")
      fs::copy(other.path(), run.path(), fs::copy_options::recursive);
  });
  QVERIFY(says(refusal([&] { train(run, word_model(), task_, control, listener); }),
               {run.path(), "removed, renamed or replaced"}));
  QCOMPARE(listener.steps.back().step, std::int64_t{5});
  if (fate == "removed" || fate == "renamed") QVERIFY(!fs::exists(run.path()));
  if (fate == "emptied" || fate == "replaced") QVERIFY(fs::is_empty(run.path()));
  if (fate == "replaced by a run") QVERIFY(outcome(run.path()) == outcome(other.path()));
  if (fate != "renamed") return;
  fs::rename(scratch / "moved", run.path());
  QVERIFY(go_on(run) == RunStatus::finished);
  QCOMPARE(difference(outcome(run.path()), expected_), std::string());
}

void ResumeTest::linksInACopiedRun_data() {
  QTest::addColumn<QString>("name");
  for (const auto* name : {"metrics.jsonl", "metrics.jsonl.tmp", "status.json", "status.json.tmp",
                           "run.json.tmp", ".lock", "checkpoints/step-8", "checkpoints/step-8.tmp",
                           "checkpoints/step-6/trainer.json", "adapter", "adapter.tmp"})
    QTest::newRow(name) << name;
}

/// What a link in a run folder leads to is read at most.
void ResumeTest::linksInACopiedRun() {
  QFETCH(QString, name);
  const ScratchFolder scratch;
  stopped_at(scratch / "run", 6);
  const auto link = scratch / "run" / name.toStdString(), target = scratch / "precious";
  fs::remove_all(target);
  if (fs::exists(link))
    fs::rename(link, target);
  else if (name.startsWith("adapter") || name.contains("step-8"))
    written(target / "precious", "precious");
  else
    written(target, "precious");
  const auto file = fs::is_directory(target) ? target / "precious" : target;
  const auto before = content(file);
  fs::create_symlink(target, link);
  QVERIFY(go_on(RunFolder::open(scratch / "run")) == RunStatus::finished);
  QVERIFY(content(file) == before);
  QCOMPARE(difference(outcome(scratch / "run"), expected_), std::string());
}

void ResumeTest::checkpointsElsewhere() {
  const ScratchFolder scratch;
  const auto run = stopped_at(scratch / "run", 6);
  fs::rename(run.path() / "checkpoints", scratch / "elsewhere");
  fs::create_directory_symlink(scratch / "elsewhere", run.path() / "checkpoints");
  written(scratch / "elsewhere" / "step-7" / "precious", "precious");
  QVERIFY(says(refusal([&] { go_on(run); }), {run.path() / "checkpoints", "link"}));
  QVERIFY(fs::exists(scratch / "elsewhere" / "step-7" / "precious"));
}

void ResumeTest::modelThatChanges_data() {
  QTest::addColumn<bool>("cut");
  QTest::newRow("cut short") << true;
  QTest::newRow("overwritten by other sound weights") << false;
}

/// Its own run ends with a sentence, one of another model goes on.
void ResumeTest::modelThatChanges() {
  QFETCH(bool, cut);
  const ScratchFolder scratch;
  const auto weights = scratch / "model" / "model.safetensors";
  fs::copy(demo_model_folder(), scratch / "model");
  const Pretrained model{open_model(scratch / "model"), word_model().tokenizer};
  const auto run = RunFolder::create(scratch / "run", spec_);
  RunControl control;
  Listener listener([&](std::int64_t step) {
    if (step != 5) return;
    if (cut) return fs::resize_file(weights, 100'000);
    std::fstream file(weights, std::ios::in | std::ios::out | std::ios::binary);
    file.seekp(-64, std::ios::end).write(std::string(64, '\1').data(), 64);
  });
  const auto sentence = refusal([&] { train(run, model, task_, control, listener); });
  QVERIFY(says(sentence, {weights}));
  QVERIFY(listener.steps.back().step < 8);
  QCOMPARE(run.record().problem, sentence);
  QCOMPARE(run.checkpoints(), (std::vector<std::int64_t>{0, 4}));
  const auto other = RunFolder::create(scratch / "other", spec_);
  QVERIFY(go_on(other) == RunStatus::finished);
  QCOMPARE(difference(outcome(other.path()), expected_), std::string());
}

void ResumeTest::whoTrainsIsSeenWithoutStandingInTheWay() {
  const ScratchFolder scratch;
  CliRun::task = task_.file;
  const auto folder = scratch / "run";
  std::atomic<bool> looks = true;
  std::thread looker([&] {
    while (looks) std::ignore = trained_by(folder);
  });
  CliRun run(folder);
  const bool started = run.said(4);
  const auto seen = trained_by(folder);
  looks = false;
  looker.join();
  QVERIFY2(started, run.process.readAllStandardError());
  QVERIFY(seen == TrainedBy::another_program);
  QVERIFY(run.process.waitForFinished(120'000));
  QVERIFY(trained_by(folder) == TrainedBy::nobody);
}

void ResumeTest::startedAtTheSameMoment() {
  const ScratchFolder scratch;
  CliRun::task = task_.file;
  for (int round = 0; round < 5; ++round) {
    const auto folder = scratch / ("run " + std::to_string(round));
    CliRun one(folder), other(folder);
    QVERIFY(one.process.waitForFinished(120'000) && other.process.waitForFinished(120'000));
    int refused = 0;
    for (auto* run : {&one, &other}) {
      if (run->process.exitCode() == 0) continue;
      ++refused;
      const auto sentence = run->process.readAllStandardError().trimmed().toStdString();
      QVERIFY(says(sentence, {folder}));
      QVERIFY(sentence.find("by another program") != std::string::npos ||
              sentence.find("holds a run already") != std::string::npos);
    }
    QVERIFY(refused <= 1);
  }
}

void ResumeTest::runningWithoutALockIsInterrupted() {
  const ScratchFolder scratch;
  const auto run = RunFolder::create(scratch / "run", spec_);
  for (const auto status : {RunStatus::loading, RunStatus::running, RunStatus::paused}) {
    run.set_record({status, 3, 0, {}, {}});
    QVERIFY(run.record().status == RunStatus::interrupted);
    const RunLock lock(run.path());
    QVERIFY(run.record().status == status);
  }
  for (const auto status :
       {RunStatus::queued, RunStatus::stopped, RunStatus::finished, RunStatus::failed}) {
    run.set_record({status, 3, 0, {}, {}});
    QVERIFY(run.record().status == status);
  }
}

void ResumeTest::fullDisk() {
  const ScratchFolder scratch;
  const auto run = RunFolder::create(scratch / "run", spec_);
  const std::map<std::int64_t, rlim_t> room_after = {{2, 500}, {3, 3000}};
  for (const auto& [step, room] : room_after) {  // too little for the metrics, for a checkpoint
    QVERIFY(go_on(run, step) == RunStatus::stopped);
    const auto before = outcome(run.path());
    std::string refused;
    {
      const FullDisk full(room);
      refused = refusal([&] { go_on(run); });
    }
    QVERIFY(says(refused, {run.path(), "cannot be written"}));
    QVERIFY(run.record().status == RunStatus::failed);
    QCOMPARE(run.record().problem, refused);
    for (const auto& [name, bytes] : before)
      if (name.starts_with("checkpoints")) QCOMPARE(content(run.path() / name), bytes);
    QVERIFY(std::ssize(run.history().steps) >= step);
  }
  QVERIFY(go_on(run) == RunStatus::finished);
  QCOMPARE(difference(outcome(run.path()), expected_), std::string());
}

void ResumeTest::somethingInTheWay_data() {
  QTest::addColumn<QString>("in_the_way");
  QTest::addColumn<bool>("folder");
  QTest::newRow("metrics") << "metrics.jsonl" << true;
  QTest::newRow("status") << "status.json" << true;
  QTest::newRow("checkpoints") << "checkpoints" << false;
  QTest::newRow("lock") << ".lock" << true;
}

void ResumeTest::somethingInTheWay() {
  QFETCH(QString, in_the_way);
  QFETCH(bool, folder);
  const ScratchFolder scratch;
  const auto run = RunFolder::create(scratch / "run", spec_);
  const auto obstacle = run.path() / in_the_way.toStdString();
  fs::remove_all(obstacle);
  if (folder)
    fs::create_directory(obstacle);
  else
    written(obstacle, "");
  QVERIFY(says(refusal([&] { go_on(run); }), {run.path()}));
  fs::remove_all(obstacle);
  QVERIFY(go_on(run) == RunStatus::finished);
  QCOMPARE(difference(outcome(run.path()), expected_), std::string());
}

void ResumeTest::damagedFile_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<QString>("old");
  QTest::addColumn<QString>("text");
  const auto row = [](const char* title, const QString& name, const QString& old,
                      const QString& text) { QTest::newRow(title) << name << old << text; };
  row("run.json cut", "run.json", "}", "");
  row("run.json without a field", "run.json", "\"task\"", "\"tusk\"");
  row("run.json with a wrong type", "run.json", "\"short\"", "5");
  row("setting unknown", "run.json", "\"steps\"", "\"stops\"");
  row("setting of a wrong type", "run.json", "\"steps\": 12", "\"steps\": \"12\"");
  row("setting out of range", "run.json", "\"steps\": 12", "\"steps\": 0");
  row("setting a list", "run.json", "\"steps\": 12", "\"steps\": [12]");
  row("method unknown", "run.json", "prompt-tuning", "magic");
  row("status.json cut", "status.json", "}", "");
  row("status.json without a field", "status.json", "\"step\"", "\"stop\"");
  row("metrics with rubbish", "metrics.jsonl", "\"loss\"", "rubbish");
  row("metrics without a field", "metrics.jsonl", "\"loss\"", "\"lass\"");
  row("trainer.json cut", "checkpoints/step-6/trainer.json", "}", "");
  row("trainer.json without a field", "checkpoints/step-6/trainer.json", "\"seconds\"", "\"s\"");
  row("trainer.safetensors", "checkpoints/step-6/trainer.safetensors", "dtype", "dtipe");
  row("adapter", "checkpoints/step-6/adapter_model.safetensors", "dtype", "dtipe");
  row("adapter_config.json", "checkpoints/step-6/adapter_config.json", "{", "");
}

void ResumeTest::damagedFile() {
  QFETCH(QString, name);
  QFETCH(QString, old);
  QFETCH(QString, text);
  const ScratchFolder scratch;
  stopped_at(scratch / "run", 6);
  const auto file = scratch / "run" / name.toStdString();
  const auto sound = content(file);
  auto damaged = QByteArray::fromStdString(sound);
  QVERIFY(damaged.contains(old.toUtf8()));
  written(file, damaged.replace(old.toUtf8(), text.toUtf8()).toStdString());
  const auto open = [&] {
    const auto run = RunFolder::open(scratch / "run");
    std::ignore = run.history();
    std::ignore = run.record();
    go_on(run);
  };
  QVERIFY(says(refusal(open), {file}));
  written(file, sound);
  QCOMPARE(refusal(open), std::string());
  QCOMPARE(difference(outcome(scratch / "run"), expected_), std::string());
}

void ResumeTest::createRefusesARun() {
  const ScratchFolder scratch;
  const auto run = RunFolder::create(scratch / "run", spec_);
  QVERIFY(says(refusal([&] { RunFolder::create(run.path(), spec_); }), {run.path()}));
  QVERIFY(says(refusal([&] { RunFolder::open(scratch / "gone"); }), {scratch / "gone"}));
  const auto file = written(scratch / "file", "");
  QVERIFY(says(refusal([&] { RunFolder::create(file, spec_); }), {file}));
  QVERIFY(says(refusal([&] { RunFolder::create("/proc/run", spec_); }), {"/proc/run"}));
}

QTEST_GUILESS_MAIN(ResumeTest)
#include "resume_test.moc"
