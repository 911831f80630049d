// The whole window, to be killed: trains a few short runs below a folder and changes the queue at
// random all the while. A later start goes on with what it finds. Says which runs it lists, and
// when all have finished.
//   killed_window FOLDER TASK SEED    SEED 0 changes nothing
#include <QAction>
#include <QPushButton>
#include <QStandardPaths>
#include <QtTest>
#include <iostream>
#include <random>

#include "app/desktop/main_window.h"
#include "widgets/run_table.h"

using namespace ptw;

namespace {

constexpr int kRuns = 4;

RunSpec spec(int number, const std::string& task) {
  return {"run " + std::to_string(number),
          "demo",
          task,
          number == 1 ? "smop" : "prompt-tuning",
          {{"steps", std::int64_t{24}},
           {"eval_every", std::int64_t{3}},
           {"prompt_length", std::int64_t{3}},
           {"batch_size", std::int64_t{2}},
           {"dropout", 0.1},
           {"threads", std::int64_t{1}},
           {"seed", std::int64_t{number}}}};
}

class Person {
 public:
  Person(MainWindow& window, std::string task, unsigned seed)
      : window_(window),
        table_(*window.findChild<RunTable*>()),
        task_(std::move(task)),
        random_(seed),
        idle_(seed == 0) {}

  void acceptWhatIsOffered() const {
    for (auto* button : window_.findChildren<QPushButton*>())
      if (button->text() == "Go on training" && button->isVisible()) button->click();
  }

  /// False when there is nothing left to do.
  bool act() {
    if (started() < kRuns && (idle_ || one(3))) startNext();
    if (started() == kRuns && unfinished().isEmpty()) return window_.queue().isBusy();
    if (!idle_) changeQueue();
    if (!window_.queue().isBusy()) resume();
    return true;
  }

 private:
  [[nodiscard]] int started() const { return table_.model().rowCount(); }
  [[nodiscard]] QStringList unfinished() const {
    QStringList ids;
    for (int row = 0; row < started(); ++row)
      if (table_.model().at(row).status != RunStatus::finished) ids << table_.model().at(row).id;
    return ids;
  }
  bool one(unsigned in) { return random_() % in == 0; }
  QString any(const QStringList& ids) {
    return ids.isEmpty() ? QString() : ids.at(int(random_() % unsigned(ids.size())));
  }
  void startNext() {
    for (int number = 0; number < kRuns; ++number) {
      const auto next = spec(number, task_);
      bool known = false;
      for (int row = 0; row < started(); ++row)
        known = known || table_.model().at(row).name.toStdString() == next.name;
      if (!known) return window_.start(next);
    }
  }
  void resume() { Q_EMIT table_.resumeRequested(any(unfinished())); }
  void changeQueue() {
    const auto queued = window_.queue().ids();
    switch (random_() % 8) {
      case 0:
        return Q_EMIT table_.pauseRequested(any(queued));
      case 1:
        return Q_EMIT table_.stopRequested(any(queued));
      case 2:
        return Q_EMIT table_.moveRequested(any(queued), int(random_() % 5) - 2);
      case 3:
      case 4:
        return resume();
      default:
        return;
    }
  }

  MainWindow& window_;
  RunTable& table_;
  std::string task_;
  std::mt19937 random_;
  bool idle_;
};

/// How many runs the folder holds.
int kept(const QString& folder) {
  int runs = 0;
  for (const auto& name : QDir(folder).entryList(QDir::Dirs | QDir::NoDotAndDotDot))
    runs += QFile::exists(folder + '/' + name + "/run.json");
  return runs;
}

void list(const RunModel& runs) {
  std::cout << "lists";
  for (int row = 0; row < runs.rowCount(); ++row) std::cout << ' ' << runs.at(row).id.toStdString();
  std::cout << std::endl;
}

}  // namespace

int main(int argc, char** argv) {
  QApplication app(argc, argv);
  QCoreApplication::setOrganizationName("ptworkbench-kill-test");
  QSettings().setValue("runs_at_once", 2);
  const QStringList arguments = QApplication::arguments();
  Engine engine;
  Language language;
  MainWindow window(engine, language, arguments[1].toStdString());
  window.show();
  const auto& runs = window.findChild<RunTable*>()->model();
  const int before = kept(arguments[1]);
  if (!QTest::qWaitFor([&] { return runs.rowCount() >= before; }, 60'000)) return 1;
  list(runs);
  Person person(window, arguments[2].toStdString(), arguments[3].toUInt());
  person.acceptWhatIsOffered();
  QTimer clock;
  QObject::connect(&clock, &QTimer::timeout, [&] {
    if (!person.act()) QApplication::quit();
  });
  clock.start(20);
  QApplication::exec();
  std::cout << "done" << std::endl;
}
