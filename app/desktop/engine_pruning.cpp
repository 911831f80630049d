// The engine's answers about masks on a soft prompt.
#include "app/common/content_digest.h"
#include "app/common/demo.h"
#include "app/desktop/engine_store.h"
#include "experiments/identity.h"
#include "files/sha256.h"
#include "methods/mask_file.h"
#include "methods/mask_records.h"
#include "methods/registry.h"
#include "methods/xprompt.h"
#include "model/parallel.h"
#include "training/run_contents.h"
#include "training/training_settings.h"

namespace ptw {
namespace {

constexpr auto kTriedMasks = "masks.json";

std::unique_ptr<Method> method_at(ModelStore& models, const RunFolder& run, std::int64_t step) {
  return load_adapter(run.checkpoint(step), models.open(run).model->info());
}

Importance whole_importance(ModelStore& models, const RunFolder& run, const MaskablePrompt& prompt,
                            const std::function<bool()>& cancelled) {
  const auto& spec = run.spec();
  return picture_of_importance(models.open(run), open_task(task_file(spec.task)), spec.settings,
                               prompt, cancelled);
}

MaskBench bench_for(ModelStore& models, const RunFolder& run, std::int64_t step, int pieces) {
  return {models.open(run), open_task(task_file(run.spec().task)), run.spec().settings,
          maskable_prompt(*method_at(models, run, step), pieces), step};
}

/// Whether the model sees the same under both.
bool is_same_to_model(const PromptMask& a, const PromptMask& b) {
  if (a.pieces != b.pieces || a.tokens.size() != b.tokens.size()) return false;
  for (int token = 0; token < a.token_count(); ++token)
    for (int piece = 0; piece < a.pieces; ++piece)
      if (a.keeps(token, piece) != b.keeps(token, piece)) return false;
  return true;
}

/// Changes with all that the score of a mask depends on.
std::string subject_of(const RunFolder& run, std::int64_t step, const Task& task) {
  const auto checkpoint = run.checkpoint(step);
  return fingerprint(run.contents().weights + task_hash(task) +
                     sha256_of(std::vector{checkpoint / "adapter_config.json",
                                           checkpoint / "adapter_model.safetensors"}));
}

}  // namespace

int Engine::embedding_size(const std::filesystem::path& folder) {
  const auto run = RunFolder::open(folder);
  return static_cast<int>(store_->models.open(run).model->info().embedding_size);
}

PruningReport Engine::pruning(const PromptAt& at, int pieces,
                              const std::function<bool()>& cancelled) {
  use_one_thread_per_operator();
  const auto run = RunFolder::open(at.run);
  const auto method = method_at(store_->models, run, at.step);
  PruningReport report;
  report.step = at.step;
  if (!method->is_plain_prompt()) return report;
  const auto prompt = maskable_prompt(*method, pieces);
  const auto importance = whole_importance(store_->models, run, prompt, cancelled);
  report.mask = prompt.mask;
  report.token_importance = importance.tokens;
  report.piece_importance = importance.pieces;
  report.examples = importance.examples;
  report.subject = subject_of(run, at.step, open_task(task_file(run.spec().task)));
  if (const auto* pruned = dynamic_cast<const Xprompt*>(method.get())) {
    report.token_trials = pruned->token_trials();
    report.piece_trials = pruned->piece_trials();
  }
  return report;
}

std::optional<MaskRecord> Engine::tried_masks(const std::filesystem::path& folder,
                                              const PruningReport& report) {
  for (auto& record : read_mask_records(folder / kTriedMasks)) {
    if (record.step != report.step || !is_same_to_model(record.tried.front().mask, report.mask))
      continue;
    if (record.subject != report.subject)
      for (auto& tried : record.tried) tried.score.reset();
    return record;
  }
  return std::nullopt;
}

void Engine::keep_tried_masks(const std::filesystem::path& folder, const MaskRecord& record) {
  keep_mask_record(folder / kTriedMasks, record);
}

void Engine::try_mask(const MaskQuestion& trial, const std::function<void(const MaskScore&)>& tell,
                      const std::function<bool()>& cancelled) {
  use_one_thread_per_operator();
  const std::scoped_lock lock(store_->bench_mutex);
  auto& store = *store_;
  const auto run = RunFolder::open(trial.prompt.run);
  const auto asked = question_for(run, run.checkpoint(trial.prompt.step), store.models,
                                  open_task(task_file(run.spec().task)), {"dev"}) +
                     std::to_string(trial.prompt.step) + ' ' + std::to_string(trial.pieces);
  if (!store.bench || store.bench_question != asked) {
    store.bench =
        std::make_unique<MaskBench>(bench_for(store.models, run, trial.prompt.step, trial.pieces));
    store.bench_question = asked;
  }
  auto score = store.bench->score(trial.mask, trial.removes_tokens, tell, cancelled);
  if (!score) return;
  tell(*score);
  score->random = store.bench->score_random(trial.mask, trial.removes_tokens, cancelled);
  if (!score->random.empty()) tell(*score);
}

void Engine::masking_figure(const PromptAt& at,
                            const std::function<void(const MaskingFigure&)>& tell,
                            const std::function<bool()>& cancelled) {
  use_one_thread_per_operator();
  const auto run = RunFolder::open(at.run);
  auto bench = bench_for(store_->models, run, at.step, 0);
  const auto importance = whole_importance(store_->models, run, bench.prompt(), cancelled);
  if (importance.examples > 0) bench.figure(importance.tokens, tell, cancelled);
}

RunSpec Engine::prepare(const Retraining& retraining, const std::filesystem::path& folder) {
  const auto parent = RunFolder::open(retraining.parent.run);
  std::filesystem::create_directories(folder);
  const auto mask = folder / "mask.json";
  write_mask(mask, retraining.mask);
  auto spec = parent.spec();
  spec.name = retraining.name;
  spec.method = xprompt_entry().name;
  Settings kept;
  for (const auto& known : all_settings(xprompt_entry()))
    if (const auto found = spec.settings.find(known.key); found != spec.settings.end())
      kept.insert(*found);
  spec.settings = kept;
  spec.settings["pieces"] = std::int64_t{retraining.mask.pieces};
  spec.settings["masked_tokens"] = std::string(retraining.removes_tokens ? "remove" : "zero");
  spec.settings["rewind"] = std::string(retraining.from_trained ? "trained" : "initial");
  spec.settings["parent_run"] = parent.checkpoint(retraining.parent.step).string();
  spec.settings["mask_file"] = mask.string();
  return spec;
}

}  // namespace ptw
