// What the inspector asks about a task that somebody is describing.
#include "app/desktop/inspector.h"

namespace ptw {
namespace {

std::int64_t longestInput(const RunSpec& spec) {
  constexpr std::int64_t kUsual = 512;
  const auto found = spec.settings.find("max_input_length");
  const auto* longest =
      found == spec.settings.end() ? nullptr : std::get_if<std::int64_t>(&found->second);
  return longest ? *longest : kUsual;
}

}  // namespace

void Inspector::previewTask(const TaskDraft& draft, const RunSpec& under) {
  submit(
      draft_worker_, "preview",
      [this, drafts = drafts_, draft, model = under.model, longest = longestInput(under)] {
        later([this, drafts, report = engine_.preview_task(draft, model, longest)] {
          if (drafts == drafts_) Q_EMIT taskPreviewed(report);
        });
      },
      [this](const Message& problem) { Q_EMIT draftFailed(problem); });
}

void Inspector::writeTask(const TaskDraft& draft, const QString& file) {
  command(
      commands_,
      [draft, file] {
        Engine::write_task(draft, file.toStdString());
        return file;
      },
      [this](const QString& written) { Q_EMIT taskWritten(written); },
      [this](const Message& problem) { Q_EMIT draftFailed(problem); });
}

void Inspector::forgetDrafts() {
  ++drafts_;
  const auto ignore = [](const Message&) {};
  submit(
      draft_worker_, "preview", [this] { engine_.forget_drafts(); }, ignore);
}

}  // namespace ptw
