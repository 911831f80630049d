#include "experiments/figures.h"

#include <algorithm>

#include "report/message.h"

namespace ptw {
namespace {

using Values = std::vector<SettingValue>;

constexpr std::int64_t kSteps = 300;  // for a first look; a paper trains for thousands

Values whole(std::initializer_list<std::int64_t> numbers) {
  return {numbers.begin(), numbers.end()};
}

Values texts(std::initializer_list<const char*> names) {
  Values values;
  for (const auto* name : names) values.emplace_back(std::string(name));
  return values;
}

SweepVariant variant(const char* name, const char* method, Settings settings = {}) {
  return {name, method, std::move(settings)};
}

Sweep sweep(const char* method, std::vector<SweepAxis> over, Settings settings = {}) {
  settings.try_emplace("steps", kSteps);
  return {.name = {},
          .base = {{}, {}, {}, method, std::move(settings)},
          .over = std::move(over),
          .seeds = {0, 1, 2}};
}

Sweep sweep_of(std::vector<SweepVariant> compared, Settings settings = {}) {
  auto made = sweep("", {}, std::move(settings));
  made.variants = std::move(compared);
  made.over.push_back(axis_of(made.variants));
  return made;
}

FigureRecipe lester_1() {
  return {{"lester-1", PTW_TR("figures", "Lester et al. 2021, Figure 1"),
           PTW_TR("figures", "Tuning a prompt, the model, or nothing, over model size"),
           PTW_TR("figures", "Can a tuned prompt replace tuning the whole model?"),
           PTW_TR("figures",
                  "With T5 of up to 11 billion parameters, prompt tuning closes the gap to model "
                  "tuning as the model grows. Prompt design, examples written into the input, "
                  "stays far behind both."),
           PTW_TR("figures",
                  "How large is the gap at your model's size? Add models of other sizes to see "
                  "whether it closes. A small model often cannot use examples in its input at "
                  "all."),
           "best_metric", "model", "variant"},
          FigureAnalysis::runs,
          false,
          sweep_of({variant(PTW_TR("figures", "model tuning"), "fine-tuning"),
                    variant(PTW_TR("figures", "prompt tuning"), "prompt-tuning"),
                    variant(PTW_TR("figures", "prompt design"), "few-shot",
                            {{"shots", std::int64_t{4}}, {"steps", std::int64_t{1}}})})};
}

FigureRecipe lester_3a() {
  return {{"lester-3a", PTW_TR("figures", "Lester et al. 2021, Figure 3(a)"),
           PTW_TR("figures", "How long should the prompt be?"),
           PTW_TR("figures", "How many soft tokens does a task need?"),
           PTW_TR("figures",
                  "For most model sizes more than one token matters much, and beyond 20 tokens "
                  "there is little to gain. The largest model does well with a single token."),
           PTW_TR("figures",
                  "Where does the curve flatten? A difference smaller than the bars may be noise, "
                  "and a longer prompt may only need more steps."),
           "best_metric", "prompt_length", "model"},
          FigureAnalysis::runs,
          false,
          sweep("prompt-tuning", {{"prompt_length", whole({1, 5, 20, 100})}})};
}

FigureRecipe lester_3b() {
  return {{"lester-3b", PTW_TR("figures", "Lester et al. 2021, Figure 3(b)"),
           PTW_TR("figures", "How should the prompt begin?"),
           PTW_TR("figures", "Does it matter which vectors a prompt starts from?"),
           PTW_TR("figures",
                  "Random numbers lag behind sampled vocabulary and class labels; with the largest "
                  "model the difference vanishes."),
           PTW_TR("figures",
                  "Is the order the same here? Look at the tokens of each run in Neighbours: class "
                  "labels often stay among the nearest pieces of the tokens that began as them."),
           "best_metric", "init", "model"},
          FigureAnalysis::runs,
          false,
          sweep("prompt-tuning",
                {{"init", texts({"random-uniform", "sampled-vocabulary", "class-labels"})}})};
}

FigureRecipe lester_4() {
  const auto tokens = [](std::int64_t count) { return Settings{{"prompt_length", count}}; };
  auto drawn =
      sweep_of({variant(PTW_TR("figures", "model tuning"), "fine-tuning"),
                variant(PTW_TR("figures", "adapters"), "adapter-tuning"),
                variant(PTW_TR("figures", "prefix tuning, 10"), "prefix-tuning"),
                variant(PTW_TR("figures", "prompt tuning, 100"), "prompt-tuning", tokens(100)),
                variant(PTW_TR("figures", "prompt tuning, 20"), "prompt-tuning", tokens(20)),
                variant(PTW_TR("figures", "prompt tuning, 1"), "prompt-tuning", tokens(1)),
                variant(PTW_TR("figures", "prompt design"), "few-shot")},
               {{"steps", std::int64_t{1}}});
  drawn.seeds = {0};
  return {{"lester-4", PTW_TR("figures", "Lester et al. 2021, Figure 4"),
           PTW_TR("figures", "How many parameters does each method train?"),
           PTW_TR("figures", "What has to be trained, and stored, for every new task?"),
           PTW_TR("figures",
                  "Of the methods that train anything prompt tuning needs the fewest parameters: "
                  "less than 0.01 % of a model of more than a billion. Model tuning changes all of "
                  "them."),
           PTW_TR("figures",
                  "Switch the measure from trainable to stored parameters: prefix tuning throws "
                  "its MLP away after training. One step is enough to count."),
           "trainable_parameters", "model", "variant"},
          FigureAnalysis::runs,
          true,
          std::move(drawn)};
}

FigureRecipe lester_transfer() {
  auto drawn = sweep_of({variant(PTW_TR("figures", "prompt tuning"), "prompt-tuning"),
                         variant(PTW_TR("figures", "model tuning"), "fine-tuning")});
  drawn.base.task = "supersense-short";
  drawn.evaluate_on = {"supersense-long"};
  return {{"lester-transfer", PTW_TR("figures", "Lester et al. 2021, Table 1"),
           PTW_TR("figures", "Does it hold on data of another kind?"),
           PTW_TR("figures",
                  "A model or a prompt is tuned on one domain. Which loses less on another?"),
           PTW_TR("figures",
                  "Tuned on SQuAD and asked questions from other domains, prompt tuning beats "
                  "model tuning on most of them: the frozen model cannot forget what it knows."),
           PTW_TR("figures",
                  "Compare the drop from the first task to the second for both methods, not the "
                  "height alone. The demo learns from short glosses and is asked about long ones."),
           "test_metric", "evaluated_on", "variant"},
          FigureAnalysis::transfer,
          false,
          std::move(drawn)};
}

FigureRecipe lester_ensemble() {
  auto drawn = sweep("prompt-tuning", {});
  drawn.seeds = {0, 1, 2, 3, 4};
  return {{"lester-ensemble", PTW_TR("figures", "Lester et al. 2021, Table 3"),
           PTW_TR("figures", "Five prompts vote"),
           PTW_TR("figures", "Is a vote of several prompts better than each of them?"),
           PTW_TR("figures",
                  "Five prompts on one frozen model vote better than the average prompt, and as "
                  "well as or better than the best one. All five answer in one batch."),
           PTW_TR("figures",
                  "Does the vote reach the best single prompt? Nobody knows beforehand which one "
                  "that is."),
           "test_metric", "answered_by", ""},
          FigureAnalysis::ensemble,
          false,
          std::move(drawn)};
}

FigureRecipe li_length() {
  return {{"li-length", PTW_TR("figures", "Li & Liang 2021, Figure 4"),
           PTW_TR("figures", "How long should the prefix be?"),
           PTW_TR("figures", "Does a longer prefix always help?"),
           PTW_TR("figures",
                  "The score rises with the prefix up to a point, 200 positions for summaries and "
                  "10 for tables, and then falls slightly."),
           PTW_TR("figures",
                  "Is there a best length, and how far beyond the noise is it? The training loss "
                  "keeps falling with length even where the dev metric does not rise."),
           "best_metric", "prefix_length", "model"},
          FigureAnalysis::runs,
          false,
          sweep("prefix-tuning", {{"prefix_length", whole({1, 5, 10, 20, 40})}})};
}

FigureRecipe li_data() {
  auto drawn = sweep_of({variant(PTW_TR("figures", "prefix tuning"), "prefix-tuning"),
                         variant(PTW_TR("figures", "model tuning"), "fine-tuning")});
  drawn.over.insert(drawn.over.begin(), {"train_examples", whole({50, 100, 200, 500})});
  return {{"li-data", PTW_TR("figures", "Li & Liang 2021, Figure 3"),
           PTW_TR("figures", "How many examples are needed?"),
           PTW_TR("figures", "Which method makes more of few examples?"),
           PTW_TR("figures",
                  "With 50 to 500 examples prefix tuning is ahead of fine-tuning while it trains "
                  "about a thousandth of the parameters; with more data the gap narrows."),
           PTW_TR("figures",
                  "Do the two curves meet? The bars are wide with few examples, because every seed "
                  "draws other ones."),
           "best_metric", "train_examples", "variant"},
          FigureAnalysis::runs,
          false,
          std::move(drawn)};
}

FigureRecipe li_unseen() {
  auto drawn = sweep_of({variant(PTW_TR("figures", "prefix tuning"), "prefix-tuning"),
                         variant(PTW_TR("figures", "model tuning"), "fine-tuning")});
  drawn.base.task = "table2text-seen";
  drawn.evaluate_on = {"table2text-unseen"};
  return {{"li-unseen", PTW_TR("figures", "Li & Liang 2021, section 6.4"),
           PTW_TR("figures", "Topics that were not in the training data"),
           PTW_TR("figures", "Trained on some topics: what is written about others?"),
           PTW_TR("figures",
                  "Prefix tuning describes unseen topics better than fine-tuning does, though both "
                  "have seen the same examples."),
           PTW_TR("figures",
                  "Compare the drop from seen to unseen topics. The demo trains on Debian packages "
                  "without games, mathematics, science, sound and video, and is asked about "
                  "those."),
           "test_metric", "evaluated_on", "variant"},
          FigureAnalysis::transfer,
          false,
          std::move(drawn)};
}

FigureRecipe smop_grid() {
  auto drawn =
      sweep("smop", {{"prompts", whole({2, 4, 10, 20})}, {"prompt_length", whole({1, 3, 5, 10})}});
  return {{"smop-grid", PTW_TR("figures", "Choi et al. 2023, number and length of the prompts"),
           PTW_TR("figures", "Many short prompts, or few longer ones?"),
           PTW_TR("figures", "How many prompts should the router choose from, and how long?"),
           PTW_TR("figures",
                  "Four prompts of five tokens do best on average; many more prompts do not help."),
           PTW_TR("figures",
                  "Each of many prompts is trained on fewer examples. Neighbouring cells that "
                  "differ by less "
                  "than their spread say nothing; the table below has the spread."),
           "best_metric", "prompts", "prompt_length", true},
          FigureAnalysis::runs,
          false,
          std::move(drawn)};
}

FigureRecipe smop_routing() {
  return {{"smop-routing", PTW_TR("figures", "Choi et al. 2023, routing methods"),
           PTW_TR("figures", "How should the router choose?"),
           PTW_TR("figures", "Does the way of routing matter, and does routing at all?"),
           PTW_TR("figures",
                  "The best prompt alone, with noise on the router while training, is ahead of "
                  "two prompts at once, Gumbel-softmax, random choice and no routing."),
           PTW_TR("figures",
                  "Open a run of each kind in Routing: does the router use all prompts, or did it "
                  "settle on one? Without balance the comparison is one of short prompts."),
           "best_metric", "routing", "model"},
          FigureAnalysis::runs,
          false,
          sweep("smop", {{"routing", texts({"top1-perturbed", "top1", "top2", "gumbel",
                                            "stochastic", "none"})}})};
}

FigureRecipe smop_cost() {
  const auto tokens = [](std::int64_t count) { return Settings{{"prompt_length", count}}; };
  auto drawn = sweep_of({variant(PTW_TR("figures", "prompt, 5"), "prompt-tuning", tokens(5)),
                         variant(PTW_TR("figures", "prompt, 20"), "prompt-tuning", tokens(20)),
                         variant(PTW_TR("figures", "prompt, 50"), "prompt-tuning", tokens(50)),
                         variant(PTW_TR("figures", "prompt, 100"), "prompt-tuning", tokens(100)),
                         variant(PTW_TR("figures", "SMoP, 4 of 5"), "smop")},
                        {{"steps", std::int64_t{12}}, {"eval_every", std::int64_t{12}}});
  drawn.seeds = {0};
  return {{"smop-cost", PTW_TR("figures", "Choi et al. 2023, cost of training and inference"),
           PTW_TR("figures", "What does a longer prompt cost?"),
           PTW_TR("figures", "Is a mixture of short prompts cheaper than one long prompt?"),
           PTW_TR("figures",
                  "A prompt of 100 tokens makes every example longer. With T5-large SMoP saved "
                  "14.6 % of the training time, 22.9 % of the memory and 27.2 % of the inference "
                  "operations."),
           PTW_TR("figures",
                  "Time, memory and operations are measured on this machine: choose each under "
                  "Show. They grow with the prompt's share of the whole input, so short inputs "
                  "show the effect most. The metric means nothing after so few steps."),
           "seconds_per_step", "variant", "model"},
          FigureAnalysis::runs,
          true,
          std::move(drawn)};
}

FigureRecipe xprompt_masking() {
  return {{"xprompt-masking", PTW_TR("figures", "Ma et al. 2022, Figure 2"),
           PTW_TR("figures", "Do some tokens do harm?"),
           PTW_TR("figures",
                  "The tokens of a tuned prompt are masked, without training again. Is the prompt "
                  "better without some of them?"),
           PTW_TR("figures",
                  "Masking the least important tokens can raise the metric above that of the full "
                  "prompt; masking as many at random lowers it."),
           PTW_TR("figures",
                  "Is the curve of the least important tokens above the line of the full prompt "
                  "anywhere, and above the random masks everywhere?"),
           "dev_metric", "masked_share", "masked_tokens"},
          FigureAnalysis::masking,
          false,
          sweep("prompt-tuning", {})};
}

FigureRecipe xprompt_ratios() {
  return {{"xprompt-ratios", PTW_TR("figures", "Ma et al. 2022, pruning ratios"),
           PTW_TR("figures", "How much of a prompt can be pruned?"),
           PTW_TR("figures", "Which share of the tokens, and of their pieces, can go?"),
           PTW_TR("figures",
                  "There is a best ratio between keeping everything and pruning almost all, and it "
                  "differs from task to task: hence the search."),
           PTW_TR("figures",
                  "The curve shows what the search saw, before the pruned prompt is trained again. "
                  "Retraining can win back what pruning lost: compare with the run's final "
                  "metric."),
           "dev_metric", "ratio", "level"},
          FigureAnalysis::ratios,
          false,
          sweep("xprompt", {})};
}

}  // namespace

const std::vector<FigureRecipe>& figure_recipes() {
  static const std::vector<FigureRecipe> recipes = {
      lester_1(),        lester_3a(), lester_3b(),       lester_4(),      lester_ensemble(),
      lester_transfer(), li_length(), li_data(),         li_unseen(),     smop_grid(),
      smop_routing(),    smop_cost(), xprompt_masking(), xprompt_ratios()};
  return recipes;
}

const FigureRecipe& find_figure(const std::string& name) {
  const auto& recipes = figure_recipes();
  const auto named = [&](const FigureRecipe& recipe) { return recipe.figure.name == name; };
  if (const auto found = std::ranges::find_if(recipes, named); found != recipes.end())
    return *found;
  std::string known;
  for (const auto& recipe : recipes) known += (known.empty() ? "" : ", ") + recipe.figure.name;
  throw Error(PTW_TR("experiments", "There is no figure \"%1\"; known are: %2."), {name, known});
}

Sweep figure_sweep(const FigureRecipe& recipe, std::span<const std::string> models,
                   const std::string& task) {
  auto sweep = recipe.sweep;
  sweep.name = recipe.figure.name;
  sweep.figure = recipe.figure.name;
  if (sweep.base.task.empty()) sweep.base.task = task;
  if (models.size() == 1) {
    sweep.base.model = models.front();
  } else {
    SweepAxis axis{"model", {}};
    for (const auto& model : models) axis.values.emplace_back(model);
    sweep.over.push_back(std::move(axis));
  }
  return sweep;
}

}  // namespace ptw
