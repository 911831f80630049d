#include <iostream>

#include "app/cli/commands.h"
#include "app/cli/output.h"
#include "app/cli/sweeper.h"
#include "app/common/demo.h"
#include "experiments/figures.h"
#include "model/random_model.h"
#include "report/message.h"

namespace ptw::cli {
namespace {

struct Options {
  std::string name, task, write;
  std::vector<std::string> models, shapes;
  std::vector<std::int64_t> seeds;
  std::int64_t steps = 0;
  SweepOptions sweep;
};

int list_figures(bool json) {
  auto figures = nlohmann::ordered_json::array();
  for (const auto& [figure, analysis, costs_only, sweep] : figure_recipes()) {
    if (json)
      figures.push_back({{"name", figure.name}, {"paper", figure.paper}, {"title", figure.title}});
    else
      std::cout << figure.name << "  " << figure.title << " (" << figure.paper << ")\n";
  }
  if (json) print_json(figures);
  return 0;
}

/// Folders and "demo", and for a figure of costs models of the given shapes, made in the sweep's
/// folder.
std::vector<std::string> models_of(const FigureRecipe& recipe, const Options& options) {
  if (!options.shapes.empty() && !recipe.costs_only)
    throw Error(
        PTW_TR("app", "%1 needs what a model has learned; --shape is for figures of costs."),
        {recipe.figure.name});
  std::vector<std::string> models;
  for (const auto& model : options.models) models.push_back(remembered_model(model));
  for (const auto& shape : options.shapes) {
    const auto name = std::filesystem::path(shape).stem().string() + "-random";
    const auto folder = std::filesystem::path(options.sweep.out) / name;
    write_random_model(folder, shape, model_folder("demo"));
    models.push_back(remembered_model(folder.string()));
  }
  return models.empty() ? std::vector<std::string>{"demo"} : models;
}

std::string task_of(const Options& options) {
  const auto own =
      std::ranges::find_if(options.models, [](const auto& each) { return each != "demo"; });
  return remembered_task(task_for(options.task, own == options.models.end() ? "demo" : *own));
}

Sweep planned(const FigureRecipe& recipe, const Options& options) {
  const auto models = models_of(recipe, options);
  auto sweep = figure_sweep(recipe, models, task_of(options));
  if (options.steps > 0) sweep.base.settings["steps"] = options.steps;
  if (!options.seeds.empty()) sweep.seeds = options.seeds;
  return sweep;
}

void introduce(const PaperFigure& figure) {
  std::cout << figure.title << " (" << figure.paper << ")\n"
            << figure.question << "\nThe paper: " << figure.found
            << "\nLook for: " << figure.look_for << "\n\n"
            << std::flush;
}

int draw(const Options& options) {
  if (options.name.empty()) return list_figures(options.sweep.json);
  const auto& recipe = find_figure(options.name);
  if (!options.write.empty()) {
    write_sweep(options.write, planned(recipe, options));
    return 0;
  }
  if (options.sweep.out.empty())
    throw Error(PTW_TR("app", "Name the folder for the figure's runs with --out."));
  if (!options.sweep.json) introduce(recipe.figure);
  auto sweep = options.sweep;
  if (recipe.costs_only && sweep.at_once == 0) sweep.at_once = 1;  // or they would not be its own
  return sweep_runs(SweepFolder(sweep.out, planned(recipe, options)), sweep);
}

}  // namespace

void add_figure(CLI::App& app, Action& run) {
  auto* command = app.add_subcommand(
      "figure", "Make a figure of a paper again; without a name, say which there are");
  const auto options = std::make_shared<Options>();
  command->add_option("name", options->name, "E.g. lester-3a");
  options->sweep.add_to(*command);
  command->add_option("--model", options->models,
                      "A Hugging Face model folder, or demo; may be repeated");
  command->add_option("--shape", options->shapes,
                      "For figures of costs: a T5 of this shape with random weights, e.g. t5-base, "
                      "or a config.json; may be repeated");
  command->add_option("--task", options->task, "A task file, or a demo task");
  command->add_option("--steps", options->steps, "Updates of each run, instead of the figure's own")
      ->check(CLI::PositiveNumber);
  command->add_option("--seeds", options->seeds, "Instead of the figure's own")
      ->check(CLI::NonNegativeNumber);
  command
      ->add_option("--write", options->write,
                   "Only write the sweep behind it to this file, to be changed and given to "
                   "sweep")
      ->check(is_name);
  command->callback([options, &run] { run = [options] { return draw(*options); }; });
}

}  // namespace ptw::cli
