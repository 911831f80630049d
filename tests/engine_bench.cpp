// What the engine needs besides training steps: opening a model, scoring, generating, neighbours.
#include <QTemporaryDir>

#include <cstdio>
#include <fstream>

#include "analysis/vocabulary.h"
#include "app/common/demo.h"
#include "bench.h"
#include "methods/prompt_tuning.h"
#include "model/checkpoint.h"
#include "model/generation.h"
#include "model/random_model.h"
#include "training/batch_gradient.h"
#include "training/scoring.h"

namespace {

using namespace ptw;

Pretrained random_pretrained(const std::filesystem::path& folder, const std::string& shape) {
  write_random_model(folder, shape, demo_folder() / "model");
  return open_pretrained(folder);
}

void evaluation(const Pretrained& pretrained, int threads) {
  const auto task = open_task(task_file("supersense"));
  const auto examples = task.read("dev");
  const auto tokens = tokenize(examples, *pretrained.tokenizer, 512, 64);
  const Scorer scorer(pretrained, task, 64);
  const auto seconds = usual_time([&] {
    std::ignore = scorer.score(nullptr, tokens, threads, {true, false});
  });
  std::printf("scoring %zu labels of %zu inputs, T5-small      %8.0f inputs/s\n",
              task.verbalizer.size(), tokens.size(), static_cast<double>(tokens.size()) / seconds);
}

void generation(const Pretrained& pretrained) {
  constexpr std::int64_t kInputs = 8, kTokens = 32;
  const auto examples = random_examples(kInputs, 128, 1, pretrained.model->info().vocabulary_size);
  const auto rows = pointers(examples);
  std::int64_t written = 0;
  const auto seconds = usual_time([&] {
    const torch::NoGradGuard no_gradient;
    const auto batch = collate(rows, pretrained.model->info().pad_id);
    const auto input = read_with(nullptr, *pretrained.model, batch);
    written = 0;
    for (const auto& text : generate(*input, pretrained.model->info(), kInputs, {.limit = kTokens}))
      written += std::ssize(text);
  });
  std::printf("greedy text of %d inputs at once, T5-small       %8.0f tokens/s\n",
              static_cast<int>(kInputs), static_cast<double>(written) / seconds);
}

double seconds_to_read(const std::filesystem::path& file) {
  std::vector<char> room(std::size_t{1} << 24U);
  const Stopwatch watch(0);
  std::ifstream stream(file, std::ios::binary);
  while (stream.read(room.data(), std::ssize(room)) || stream.gcount() > 0) {
  }
  return watch.seconds();
}

/// Reading the weights' file and opening the folder take turns. The system has the file in memory.
void opening(const std::filesystem::path& folder) {
  std::vector<double> reading, opened;
  for (int turn = 0; turn < 15; ++turn) {
    reading.push_back(seconds_to_read(folder / "model.safetensors"));
    const Stopwatch watch(0);
    const auto pretrained = open_pretrained(folder);
    opened.push_back(watch.seconds());
  }
  const auto once = usual(std::move(reading)), whole = usual(std::move(opened));
  std::printf("reading T5-base's weights once                   %8.3f s\n", once);
  std::printf("opening T5-base                                  %8.3f s, %.2f times\n", whole,
              whole / once);
}

void first_step(const std::filesystem::path& folder, int threads) {
  const Stopwatch watch(0);
  const auto pretrained = open_pretrained(folder);
  const auto examples = random_examples(8, 128, 8, pretrained.model->info().vocabulary_size);
  const auto rows = pointers(examples);
  const PromptTuning method(torch::randn({20, pretrained.model->info().embedding_size}));
  const auto step = [&](Precision precision) {
    const auto model = computing_in(precision, pretrained.model);
    batch_gradient(*model, method, rows, threads, 0, {0, 0});
    return model;
  };
  step(Precision::fp32);
  std::printf("  ... to the end of the first step, fp32         %8.2f s\n", watch.seconds());
  if (!multiplies_bf16()) return;
  const Stopwatch narrow(0);
  const auto kept = step(Precision::bf16);
  std::printf("  ... of the first step, bf16, without opening   %8.2f s\n", narrow.seconds());
}

/// A model that is nothing but a vocabulary.
class OnlyEmbeddings : public FrozenModel {
 public:
  OnlyEmbeddings(std::int64_t pieces, std::int64_t width) : table_(torch::randn({pieces, width})) {
    info_.vocabulary_size = pieces;
    info_.embedding_size = width;
  }
  [[nodiscard]] const ModelInfo& info() const override { return info_; }
  [[nodiscard]] const torch::Tensor& embedding_table() const override { return table_; }
  [[nodiscard]] std::unique_ptr<ReadInput> read(const EmbeddedInput& /*input*/,
                                                const Dropout& /*dropout*/) const override {
    return nullptr;
  }
  [[nodiscard]] const Checkpoint& checkpoint() const override { std::abort(); }
  [[nodiscard]] std::shared_ptr<const FrozenModel> over(Checkpoint /*weights*/,
                                                        FactorForm /*form*/) const override {
    return nullptr;
  }

 private:
  ModelInfo info_;
  torch::Tensor table_;
};

void neighbors(std::int64_t pieces) {
  const auto model = std::make_shared<const OnlyEmbeddings>(pieces, 512);
  const Vocabulary vocabulary({model, open_tokenizer(demo_folder() / "model", pieces)});
  const auto prompt = torch::randn({100, 512});
  const auto seconds = usual_time(
      [&] { std::ignore = vocabulary.nearest(prompt, prompt, Similarity::cosine, 10, 0); });
  std::printf("10 neighbours of 100 tokens among %6d pieces   %8.1f ms\n", static_cast<int>(pieces),
              1000 * seconds);
}

}  // namespace

int main() {
  use_one_thread_per_operator();
  torch::manual_seed(0);
  const auto threads = available_processors();
  const QTemporaryDir folder;
  const std::filesystem::path root = folder.path().toStdString();
  const auto small = random_pretrained(root / "t5-small", "t5-small");
  evaluation(small, threads);
  generation(small);
  write_random_model(root / "t5-base", "t5-base", demo_folder() / "model");
  opening(root / "t5-base");
  first_step(root / "t5-base", threads);
  neighbors(32'128);
  neighbors(250'112);
  return 0;
}
