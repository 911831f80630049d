#include "training/imported_run.h"

#include "methods/registry.h"
#include "training/run_contents.h"
#include "training/run_lock.h"
#include "training/split.h"
#include "training/training_settings.h"

namespace ptw {

RunFolder import_adapter(const std::filesystem::path& folder, RunSpec spec,
                         const std::filesystem::path& adapter, const Pretrained& pretrained,
                         const Task& task) {
  const auto& info = pretrained.model->info();
  const auto method = load_adapter(adapter, info);
  spec.method = method_of_adapter(adapter).name;
  spec = completed(spec);
  const auto dev = tokens_of(task.read("dev"), *pretrained.tokenizer, spec.settings);
  auto run = RunFolder::create(folder, spec);
  const RunLock lock(folder);
  run.set_contents(contents_of(info.folder, task));
  run.write_checkpoint({}, *method, *pretrained.model, dev);
  run.publish(*method, info);
  RunRecord record;
  record.status = RunStatus::finished;
  record.cost.stored_parameters = method->stored_parameters();
  run.set_record(record);
  return run;
}

}  // namespace ptw
