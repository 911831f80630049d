// The engine's answers about what happens inside the layers.
#include "analysis/attention.h"
#include "analysis/prefix_norms.h"
#include "app/common/demo.h"
#include "app/desktop/engine_store.h"
#include "methods/prefix_tuning.h"
#include "methods/registry.h"
#include "model/parallel.h"
#include "training/training_settings.h"

namespace ptw {

AttentionReport Engine::attention(const PromptAt& prompt, const std::string& typed) {
  use_one_thread_per_operator();
  const auto run = RunFolder::open(prompt.run);
  const auto& settings = run.spec().settings;
  const auto pretrained = store_->models.open(run);
  const auto task = open_task(task_file(run.spec().task));
  const auto method = load_adapter(run.checkpoint(prompt.step), pretrained.model->info());
  TokenizedExample example;
  example.input = encode_up_to(*pretrained.tokenizer, task.format_input(typed),
                               integer(settings, "max_input_length"), &example.truncated);
  auto report =
      watch_attention(pretrained, method.get(), example, integer(settings, "max_target_length"));
  report.step = prompt.step;
  report.input = typed;
  return report;
}

PrefixReport Engine::prefix(const PromptAt& prompt) {
  use_one_thread_per_operator();
  const auto run = RunFolder::open(prompt.run);
  const auto info = store_->models.open(run).model->info();
  const auto method = load_adapter(run.checkpoint(prompt.step), info);
  const auto* tuned = dynamic_cast<const PrefixTuning*>(method.get());
  if (!tuned) return {prompt.step, {}};
  return prefix_norms(tuned->prefix(), prompt.step);
}

}  // namespace ptw
