#include "methods/registry.h"

#include "files/shown.h"
#include "methods/adapter_folder.h"
#include "methods/adapter_tuning.h"
#include "methods/autoprompt.h"
#include "methods/few_shot.h"
#include "methods/fine_tuning.h"
#include "methods/p_tuning.h"
#include "methods/prefix_tuning.h"
#include "methods/prompt_tuning.h"
#include "methods/smop.h"
#include "methods/warp.h"
#include "methods/xprompt.h"
#include "report/message.h"

namespace ptw {

const std::vector<MethodEntry>& method_registry() {
  static const std::vector<MethodEntry> entries = {
      prompt_tuning_entry(),   smop_entry(),          xprompt_entry(),
      prefix_tuning_entry(),   p_tuning_entry(),      few_shot_entry(),
      autoprompt_entry(),      warp_entry(),          fine_tuning_entry(),
      fine_tuning_top_entry(), adapter_tuning_entry()};
  return entries;
}

const MethodEntry& find_method(const std::string& name) {
  std::string known;
  for (const auto& entry : method_registry()) {
    if (entry.name == name) return entry;
    known += (known.empty() ? "" : ", ") + entry.name;
  }
  throw Error(PTW_TR("methods", "There is no method \"%1\"; there are: %2."), {name, known});
}

namespace {

std::unique_ptr<Method> load_npy(const std::filesystem::path& file, const ModelInfo& model) {
  const auto prompt = read_npy_prompt(file);
  if (prompt.size(1) != model.embedding_size)
    throw Error(PTW_TR("methods",
                       "%1 is no prompt for the model in %2: it needs one row of %3 numbers for "
                       "every token. Open it with its own model."),
                {file.string(), model.folder.string(), std::to_string(model.embedding_size)});
  return std::make_unique<PromptTuning>(prompt);
}

}  // namespace

const MethodEntry& method_of_adapter(const std::filesystem::path& folder) {
  if (folder.extension() == ".npy") return find_method("prompt-tuning");
  const auto config = read_peft_config(folder);
  for (const auto& entry : method_registry())
    if (config.method.empty() ? entry.peft_type == config.peft_type : entry.name == config.method)
      return entry;
  throw Error(PTW_TR("methods",
                     "%1 is a %2 adapter, a method that is not known here. Choose one of prompt "
                     "tuning, P-tuning or prefix-tuning."),
              {folder.string(), shown(config.method.empty() ? config.peft_type : config.method)});
}

std::unique_ptr<Method> load_adapter(const std::filesystem::path& folder, const ModelInfo& model) {
  if (folder.extension() == ".npy") return load_npy(folder, model);
  return method_of_adapter(folder).load(folder, model);
}

}  // namespace ptw
