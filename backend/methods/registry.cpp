#include "methods/registry.h"

#include "methods/adapter_folder.h"
#include "methods/prompt_tuning.h"
#include "methods/smop.h"
#include "methods/xprompt.h"
#include "report/message.h"

namespace ptw {

const std::vector<MethodEntry>& method_registry() {
  static const std::vector<MethodEntry> entries = {prompt_tuning_entry(), smop_entry(),
                                                   xprompt_entry()};
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

std::unique_ptr<Method> load_adapter(const std::filesystem::path& folder, const ModelInfo& model) {
  const auto config = read_peft_config(folder);
  for (const auto& entry : method_registry())
    if (config.method.empty() ? entry.peft_type == config.peft_type : entry.name == config.method)
      return entry.load(folder, model);
  throw Error(PTW_TR("methods", "%1 is a %2 adapter, a method that is not known here."),
              {folder.string(), config.method.empty() ? config.peft_type : config.method});
}

}  // namespace ptw
