// The window is killed with SIGKILL at random moments of training, checkpointing and queue changes:
// after every restart each run is there, goes on, and ends with the numbers of one that nobody
// disturbed. PTW_KILLS says how often (12); PTW_SEED repeats what a failure named.
#include <QtTest>

#include <random>
#include <set>

#include "engine_fixture.h"

namespace fs = std::filesystem;
using namespace ptw;

namespace {

constexpr int kRuns = 4;
constexpr int kLongestLife = 1500;  // milliseconds

using Outcomes = std::map<std::string, std::map<std::string, std::string>>;

std::set<fs::path> runs_in(const fs::path& folder) {
  std::set<fs::path> runs;
  for (const auto& entry : fs::directory_iterator(folder))
    if (RunFolder::is_run(entry.path())) runs.insert(entry.path());
  return runs;
}

/// What must not depend on how often the runs were cut off, by their names.
Outcomes outcomes(const fs::path& folder) {
  Outcomes all;
  for (const auto& path : runs_in(folder)) {
    const auto run = RunFolder::open(path);
    all[run.spec().name] = {{"status", std::to_string(int(run.record().status))},
                            {"best", std::to_string(run.record().best_step)},
                            {"metrics", metrics_without_seconds(path)},
                            {"adapter", content(run.adapter() / "adapter_model.safetensors")},
                            {"state", content(run.checkpoint(24) / "trainer.safetensors")}};
  }
  return all;
}

class KilledWindow {
 public:
  KilledWindow(const fs::path& home, const fs::path& runs, const fs::path& task, unsigned seed) {
    auto environment = QProcessEnvironment::systemEnvironment();
    for (const auto* folder : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"})
      environment.insert(folder, QString::fromStdString(home.string()));
    process.setProcessEnvironment(environment);
    process.start(PTW_KILLED_WINDOW,
                  {QString::fromStdString(runs.string()), QString::fromStdString(task.string()),
                   QString::number(seed)});
  }
  /// The ids it lists; nothing when it ended before.
  std::set<std::string> listed() {
    while (!process.canReadLine())
      if (!process.waitForReadyRead(120'000)) return {};
    std::set<std::string> ids;
    const auto words = QString::fromUtf8(process.readLine()).trimmed().split(' ').mid(1);
    for (const auto& id : words) ids.insert(id.toStdString());
    return ids;
  }
  QProcess process;
};

int number_of(const char* variable, int otherwise) {
  bool given = false;
  const int number = qEnvironmentVariableIntValue(variable, &given);
  return given ? number : otherwise;
}

}  // namespace

class KillTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void killedAtRandomMoments();

 private:
  void look(const std::set<fs::path>& before, const std::set<fs::path>& now);

  ScratchFolder data_;
  fs::path task_;
  Outcomes expected_;
};

void KillTest::initTestCase() {
  task_ = up_or_down(data_).file;
  fs::create_directories(data_ / "undisturbed");
  KilledWindow window(data_ / "home", data_ / "undisturbed", task_, 0);
  QVERIFY(window.process.waitForFinished(240'000));
  QVERIFY2(window.process.exitCode() == 0, window.process.readAllStandardError());
  expected_ = outcomes(data_ / "undisturbed");
  QCOMPARE(std::ssize(expected_), std::ptrdiff_t{kRuns});
  QVERIFY(!expected_["run 1"]["state"].empty());
}

/// No run is lost, and each is sound, whatever it was doing.
void KillTest::look(const std::set<fs::path>& before, const std::set<fs::path>& now) {
  QVERIFY(std::ranges::includes(now, before));
  for (const auto& path : now) {
    const auto problem = refusal([&] {
      const auto run = RunFolder::open(path);
      std::ignore = run.record();
      std::ignore = run.history();
      std::ignore = run.newest_state();
    });
    QCOMPARE(problem, std::string());
  }
}

void KillTest::killedAtRandomMoments() {
  const int wanted = number_of("PTW_KILLS", 12);
  const auto seed = unsigned(number_of("PTW_SEED", int(std::random_device()() % 10'000) + 1));
  qInfo("PTW_SEED=%u, %d kills", seed, wanted);
  std::mt19937 random(seed);
  int kills = 0;
  for (int round = 0; kills < wanted; ++round) {
    const auto runs = data_ / ("runs " + std::to_string(round));
    fs::create_directories(runs);
    for (bool ended = false; !ended;) {
      const auto before = runs_in(runs);
      KilledWindow window(data_ / "home", runs, task_, unsigned(random() % 10'000) + 1);
      if (kills < wanted && random() % 6 == 0) {  // while it starts
        ended = window.process.waitForFinished(int(random() % 400));
      } else {
        const auto listed = window.listed();
        for (const auto& run : before) QVERIFY(listed.contains(run.filename().string()));
        const auto life = kills < wanted ? int(random() % kLongestLife) : 240'000;
        ended = window.process.waitForFinished(life);
      }
      if (ended) {
        QVERIFY2(window.process.exitCode() == 0, window.process.readAllStandardError());
        break;
      }
      QVERIFY2(kills < wanted, "it does not come to its end");
      window.process.kill();
      QVERIFY(window.process.waitForFinished());
      ++kills;
      look(before, runs_in(runs));
      if (QTest::currentTestFailed()) return;
    }
    const auto found = outcomes(runs);
    for (const auto& [name, files] : expected_)
      for (const auto& [file, bytes] : files)
        QVERIFY2(found.contains(name) && found.at(name).at(file) == bytes,
                 (name + ": " + file + " differs").c_str());
  }
}

QTEST_GUILESS_MAIN(KillTest)
#include "kill_test.moc"
