// Prompt tuning beside the plain formulation of it, LibTorch's own operators with its own threads,
// in turns in one process.
#include <QTemporaryDir>

#include <CLI/CLI.hpp>
#include <cstdio>

#include "app/common/demo.h"
#include "bench.h"
#include "methods/prompt_tuning.h"
#include "model/random_model.h"
#include "plain_t5.h"
#include "training/batch_gradient.h"

namespace {

using namespace ptw;

struct Steps {
  std::vector<double> seconds;
  double loss = 0;
  torch::Tensor gradient;

  /// Some in a row, of which the first, which finds the other's memory, does not count.
  template <class Step>
  void make(const Step& step) {
    for (int i = 0; i < 4; ++i) {
      const Stopwatch watch(0);
      std::tie(loss, gradient) = step();
      if (i > 0) seconds.push_back(watch.seconds());
    }
  }
};

class Pair {
 public:
  Pair(std::filesystem::path folder, int threads)
      : folder_(std::move(folder)), model_(open_model(folder_)), threads_(threads) {}

  void measure(std::int64_t soft_tokens) {
    torch::manual_seed(0);
    const PromptTuning method(model_->embedding_table().slice(0, 100, 100 + soft_tokens));
    const auto examples = random_examples(8, 128, 8, model_->info().vocabulary_size);
    double exact = 0;
    for (const auto precision : {Precision::fp32, Precision::bf16}) {
      if (precision == Precision::bf16 && !multiplies_bf16()) continue;
      const auto [plain, ours] = taken_in_turns(method, pointers(examples), precision);
      const auto theirs = usual(plain.seconds), own = usual(ours.seconds);
      const auto cosine =
          torch::cosine_similarity(plain.gradient.flatten(), ours.gradient.flatten(), 0);
      if (precision == Precision::fp32) exact = theirs;
      std::printf("%5d %5s %9.3f %9.3f %9.2f %15.2f %9.4f %9.4f %8.5f\n",
                  static_cast<int>(soft_tokens), precision == Precision::fp32 ? "fp32" : "bf16",
                  theirs, own, theirs / own, exact / own, plain.loss, ours.loss,
                  cosine.item<double>());
      std::fflush(stdout);
    }
  }

 private:
  std::pair<Steps, Steps> taken_in_turns(const PromptTuning& method,
                                         const std::vector<const TokenizedExample*>& rows,
                                         Precision precision) {
    const auto prompt = method.parameters().front().tensor;
    const PlainT5 model(folder_, precision == Precision::fp32 ? torch::kFloat32 : torch::kBFloat16);
    const auto prepared = computing_in(precision, model_);
    const auto batch = collate(rows, model_->info().pad_id);
    Steps plain, ours;
    for (int turn = 0; turn < 4; ++turn) {
      torch::set_num_threads(threads_);
      plain.make([&] {
        const auto loss = model.loss(prompt, batch);
        return std::pair(loss.item<double>(), torch::autograd::grad({loss}, {prompt}).front());
      });
      torch::set_num_threads(1);
      ours.make([&] {
        const auto found = batch_gradient(*prepared, method, rows, threads_, 0, {0, 0});
        return std::pair(found.loss, found.gradients.front());
      });
    }
    return {plain, ours};
  }

  std::filesystem::path folder_;
  std::shared_ptr<const FrozenModel> model_;
  int threads_;
};

}  // namespace

int main(int count, char** arguments) {
  std::string shape = "t5-small";
  std::vector<std::int64_t> lengths = {20, 100};
  int threads = available_processors();
  CLI::App app("Prompt tuning beside the plain formulation of it.");
  app.add_option("--shape", shape, "Of the model")->check(CLI::IsMember({"t5-small", "t5-base"}));
  app.add_option("--prompt", lengths, "Soft tokens");
  app.add_option("--threads", threads, "Default: every processor");
  CLI11_PARSE(app, count, arguments);

  use_one_thread_per_operator();
  const QTemporaryDir folder;
  const auto place = std::filesystem::path(folder.filePath("model").toStdString());
  write_random_model(place, shape, demo_folder() / "model");
  std::printf(
      "Prompt tuning, %s, batch 8, 128 input and 8 target pieces, %d threads: seconds a step\n",
      shape.c_str(), threads);
  std::printf("%5s %5s %9s %9s %9s %15s %9s %9s %8s\n", "P", "", "plain", "here", "times",
              "of plain fp32", "loss", "", "cosine");
  Pair pair(place, threads);
  for (const auto length : lengths) pair.measure(length);
  return 0;
}
