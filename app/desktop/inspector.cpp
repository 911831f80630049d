#include "app/desktop/inspector.h"

#include <chrono>
#include <utility>

namespace ptw {

Inspector::Inspector(Engine& engine, QObject* parent) : QObject(parent), engine_(engine) {}

void Inspector::lookAt(const PromptAt& prompt) {
  if (prompt.run != prompt_.run) ++subject_;
  prompt_ = prompt;
  giveUpMasks();
  findNeighbors();
  findDrift();
  findRouting();
  findPruning();
  findPrefix();
  ask(
      "projection", [this, prompt] { return engine_.projection(prompt); },
      [this, subject = subject_](const ProjectionReport& report) {
        if (subject == subject_) Q_EMIT projectionReady(report);
      });
}

void Inspector::lookAway() {
  ++subject_;
  giveUpMasks();
  prompt_ = {};
}

void Inspector::setSimilarity(Similarity similarity) {
  similarity_ = similarity;
  findNeighbors();
  findDrift();
}

void Inspector::setNeighborCount(int count) {
  count_ = 2 * count;  // special pieces may be hidden
  findNeighbors();
}

void Inspector::setToken(int token) {
  token_ = token;
  findDrift();
}

void Inspector::findNeighbors() {
  if (prompt_.run.empty()) return;
  ask(
      "neighbors",
      [this, prompt = prompt_, similarity = similarity_, count = count_] {
        return engine_.neighbors(prompt, similarity, count);
      },
      [this, subject = subject_](const NeighborReport& report) {
        if (subject == subject_) Q_EMIT neighborsReady(report);
      });
}

void Inspector::findDrift() {
  if (prompt_.run.empty() || token_ < 0) return;
  ask(
      "drift",
      [this, run = prompt_.run, token = token_, similarity = similarity_] {
        return engine_.drift(run, token, similarity);
      },
      [this, subject = subject_](const DriftReport& report) {
        if (subject == subject_ && report.token == token_) Q_EMIT driftReady(report);
      });
}

void Inspector::answer(const QString& typed, int forced) {
  if (prompt_.run.empty()) return;
  ask(
      "answer",
      [this, prompt = prompt_, text = typed.toStdString(), forced] {
        return engine_.answer(prompt, text, forced);
      },
      [this, subject = subject_](const PlaygroundReport& report) {
        if (subject == subject_) Q_EMIT answerReady(report);
      },
      [this](const Message& problem) { Q_EMIT answerFailed(problem); });
}

void Inspector::askExample(const QString& task) {
  ask(
      "example",
      [name = task.toStdString(), number = examples_++] { return Engine::example(name, number); },
      [this](const ExampleText& example) { Q_EMIT exampleReady(example); });
}

void Inspector::describeModel(const QString& model) {
  ask(
      "model " + model.toStdString(),
      [this, name = model.toStdString()] { return engine_.describe_model(name); },
      [this, model](const ModelDescription& found) { Q_EMIT modelDescribed(model, found); },
      [this](const Message& problem) { Q_EMIT failed(problem); });
}

void Inspector::describeTask(const QString& task) {
  ask(
      "task " + task.toStdString(),
      [name = task.toStdString()] { return Engine::describe_task(name); },
      [this, task](const TaskDescription& found) { Q_EMIT taskDescribed(task, found); },
      [this](const Message& problem) { Q_EMIT failed(problem); });
}

void Inspector::measureMachine() {
  ask(
      "machine", [] { return measure_machine(); },
      [this](const MachineReport& report) { Q_EMIT machineMeasured(report); });
}

void Inspector::readStoredRuns(const std::filesystem::path& folder) {
  ask(
      "stored runs", [folder] { return Engine::stored_runs(folder); },
      [this](const std::vector<StoredRun>& runs) { Q_EMIT storedRunsRead(runs); });
}

void Inspector::readFurtherRuns(const std::filesystem::path& folder,
                                const std::set<std::filesystem::path>& known) {
  submit(
      follow_worker_, "further",
      [this, folder, known] {
        later([this, runs = Engine::further_runs(folder, known)] {
          if (!runs.empty()) Q_EMIT furtherRunsRead(runs);
        });
      },
      [](const Message&) {});
}

void Inspector::askOtherPrograms(const std::vector<RunJob>& jobs) {
  submit(
      follow_worker_, "other programs",
      [this, jobs] {
        constexpr std::chrono::seconds kCoarse(2);  // the clock of some file systems
        const auto since = std::exchange(looked_, decltype(looked_)::clock::now()) - kCoarse;
        later(
            [this, seen = Engine::other_programs(jobs, since)] { Q_EMIT otherProgramsSeen(seen); });
      },
      [](const Message&) {});
}

void Inspector::followRun(const RunJob& job, const RunProgress& known) {
  submit(
      follow_worker_, "follow " + job.folder.string(),
      [this, job, known] {
        later([this, id = job.id, followed = Engine::follow(job.folder, known)] {
          Q_EMIT runFollowed(id, followed);
        });
      },
      [this, id = job.id](const Message& problem) { Q_EMIT followingFailed(id, problem); });
}

void Inspector::keepRun(const RunJob& job) {
  records_.submit(guarded([this, job] { engine_.keep(job); },
                          [this](const Message& problem) { Q_EMIT failed(problem); }));
}

void Inspector::importAdapter(const QString& adapter, const RunSpec& over,
                              const std::filesystem::path& target) {
  command(
      [this, path = adapter.toStdString(), over, target] {
        return std::vector{engine_.import_adapter(path, over.model, over.task, target)};
      },
      [this](const std::vector<StoredRun>& runs) { Q_EMIT runOpened(runs); });
}

void Inspector::openRun(const std::filesystem::path& folder, const QString& id) {
  command([folder, id] { return std::vector{Engine::stored_run(folder, id.toStdString())}; },
          [this](const std::vector<StoredRun>& runs) { Q_EMIT runOpened(runs); });
}

void Inspector::keepNotes(const RunJob& run, const RunNotes& notes) {
  command(
      records_,
      [folder = run.folder, notes] {
        Engine::set_notes(folder, notes);
        return notes;
      },
      [this, id = run.id](const RunNotes& kept) { Q_EMIT notesKept(id, kept); },
      [this](const Message& problem) { Q_EMIT failed(problem); });
}

void Inspector::exportAdapter(const std::filesystem::path& run, const QString& folder) {
  command(
      [run, folder] {
        Engine::export_adapter(run, folder.toStdString());
        return folder;
      },
      [this](const QString& written) { Q_EMIT adapterExported(written); });
}

void Inspector::exportPlain(const std::filesystem::path& run, const QString& folder,
                            bool removesTokens) {
  command(
      [this, run, folder, removesTokens] {
        engine_.export_plain(run, folder.toStdString(), removesTokens);
        return folder;
      },
      [this](const QString& written) { Q_EMIT adapterExported(written); });
}

}  // namespace ptw
