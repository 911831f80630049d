#include <iostream>

#include "app/cli/commands.h"
#include "training/run_folder.h"

namespace ptw::cli {
namespace {

struct Options {
  std::string run;
  std::vector<std::string> add, remove;
  std::optional<std::string> note;
};

int take_note(const Options& options) {
  const auto run = RunFolder::open(options.run);
  auto notes = run.notes();
  for (const auto& tag : options.add)
    if (std::ranges::count(notes.tags, tag) == 0) notes.tags.push_back(tag);
  for (const auto& tag : options.remove) std::erase(notes.tags, tag);
  if (options.note) notes.note = *options.note;
  run.set_notes(notes);
  return 0;
}

}  // namespace

void add_note(CLI::App& app, Action& run) {
  auto* command = app.add_subcommand("note", "Tag a run, or keep a note about it");
  const auto options = std::make_shared<Options>();
  command->add_option("run", options->run, "A run folder")->required()->check(is_name);
  command->add_option("--tag", options->add, "A tag that it gets; may be repeated")
      ->allow_extra_args(false);
  command->add_option("--untag", options->remove, "A tag that it loses; may be repeated")
      ->allow_extra_args(false);
  command->add_option("--text", options->note, "The note, instead of what stands there");
  command->callback([options, &run] { run = [options] { return take_note(*options); }; });
}

}  // namespace ptw::cli
