// How XPrompt begins: from nothing, or from the values of an earlier run and a mask.
#include "files/open_file.h"
#include "methods/mask_file.h"
#include "methods/prompt_initialization.h"
#include "methods/registry.h"
#include "methods/xprompt.h"
#include "report/message.h"

namespace ptw {
namespace {

namespace fs = std::filesystem;

/// The adapter folder that a run folder, or an adapter folder itself, stands for.
fs::path adapter_of(const fs::path& source) {
  return is_there(source / "adapter") ? source / "adapter" : source;
}

/// The first checkpoint of the run that `source` is, or is a checkpoint of; empty when there is no
/// such run.
fs::path first_checkpoint(const fs::path& source) {
  for (const auto& folder : {source / "checkpoints" / "step-0", source.parent_path() / "step-0"})
    if (is_there(folder)) return folder;
  return {};
}

PromptPast past_of(const fs::path& source, const ModelInfo& model, const std::string& rewind) {
  const auto parent = load_adapter(adapter_of(source), model);
  if (const auto* pruned = dynamic_cast<const Xprompt*>(parent.get())) {
    auto past = pruned->past();
    // Before it was pruned, the prompt is what it is tuned to so far.
    if (pruned->importance().examples == 0 && pruned->phases().size() > 1)
      past.trained = pruned->soft_prompt();
    return past;
  }
  const auto trained = parent->soft_prompt();
  if (const auto first = first_checkpoint(source); !first.empty())
    return {load_adapter(first, model)->soft_prompt(), trained};
  if (rewind == "initial")
    throw Error(PTW_TR("methods",
                       "%1 does not hold its initial values. Choose a run folder, or rewind to the "
                       "trained ones."),
                {source.string()});
  return {trained, trained};
}

std::unique_ptr<Method> create(const InitialContext& context, const Settings& settings) {
  const auto options = xprompt_options(settings);
  const auto& info = context.pretrained.model->info();
  const fs::path parent = std::get<std::string>(settings.at("parent_run"));
  const fs::path mask = std::get<std::string>(settings.at("mask_file"));
  if (parent.empty() != mask.empty())
    throw Error(
        PTW_TR("methods", "Retraining needs both parent_run and mask_file. Set both, or neither."));
  if (parent.empty()) {
    require_divides(options.pieces, info.embedding_size);
    return std::make_unique<Xprompt>(initial_prompt(context, settings), options);
  }
  return std::make_unique<Xprompt>(past_of(parent, info, options.rewind), read_mask(mask), options);
}

std::unique_ptr<Method> load(const fs::path& adapter, const ModelInfo& model) {
  return Xprompt::load(adapter, model);
}

}  // namespace

MethodEntry xprompt_entry() {
  return {"xprompt",
          PTW_TR("methods", "XPrompt"),
          PTW_TR("methods",
                 "Tunes a prompt, prunes the tokens and pieces that matter least, and tunes what "
                 "is left again (Ma et al. 2022)."),
          xprompt_settings(),
          create,
          load,
          {}};
}

}  // namespace ptw
