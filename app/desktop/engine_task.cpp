// The engine's answers about a task that somebody is describing.
#include "app/desktop/engine_store.h"
#include "model/token_batch.h"
#include "report/message.h"
#include "text/task_preview.h"

namespace ptw {
namespace {

constexpr std::size_t kMeasured = 2000;

void show_pieces(TaskPreview& report, const Tokenizer& tokenizer) {
  for (auto& example : report.examples) {
    example.pieces.clear();
    for (const auto id : encode_up_to(tokenizer, example.input, report.longest, &example.truncated))
      example.pieces.push_back(tokenizer.piece(id));
  }
}

void measure(TaskPreview& report, const Tokenizer& tokenizer,
             const std::vector<std::string>& inputs) {
  report.measured = inputs.size();
  for (const auto& input : inputs)
    report.truncated += std::ssize(tokenizer.encode(input)) > report.longest;
}

}  // namespace

TaskPreview Engine::preview_task(const TaskDraft& draft, const std::string& model,
                                 std::int64_t longest) {
  auto report = preview(draft, store_->drafts);
  if (report.examples.empty()) return report;
  report.longest = longest;
  try {
    const auto tokenizer = store_->models.open(model).tokenizer;
    show_pieces(report, *tokenizer);
    measure(report, *tokenizer, training_inputs(report.draft, store_->drafts, kMeasured));
  } catch (const Error& problem) {
    report.remarks.push_back(problem.message());
  }
  return report;
}

void Engine::forget_drafts() {
  store_->drafts.clear();
}

void Engine::write_task(const TaskDraft& draft, const std::filesystem::path& file) {
  ptw::write_task(draft, file);
}

}  // namespace ptw
