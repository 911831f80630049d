// What a training step costs: models of published shapes with random weights, 128 input and 8
// target pieces per example, or inputs of many lengths.
#include <QTemporaryDir>

#include <CLI/CLI.hpp>
#include <cstdio>
#include <nlohmann/json.hpp>

#include "analysis/process_memory.h"
#include "app/common/demo.h"
#include "bench.h"
#include "files/durable_file.h"
#include "methods/registry.h"
#include "model/checkpoint.h"
#include "model/product.h"
#include "model/random_model.h"
#include "random_gpt2.h"
#include "training/batch_gradient.h"
#include "training/optimizer.h"
#include "training/training_settings.h"

namespace {

using namespace ptw;

constexpr std::int64_t kTarget = 8;

struct Case {
  const char* name;
  const char* method;
  Settings settings;
  std::int64_t soft_tokens;  ///< that take positions
  std::int64_t prefix = 0;   ///< that every attention sees besides
  bool trains_weights = false;
  bool leaves_encoder = false;  ///< no gradient has to go through it, and it has no prefix
};

std::vector<Case> cases() {
  const auto prompt = [](std::int64_t length) {
    return Settings{{"prompt_length", length}, {"init", std::string("random-uniform")}};
  };
  auto mixture = prompt(5);
  mixture["prompts"] = std::int64_t{4};
  const Settings prefix = {{"prefix_length", std::int64_t{20}}};
  auto decoder_prefix = prefix;
  decoder_prefix["form"] = std::string("peft");
  decoder_prefix["reparameterization"] = false;
  return {{"prompt tuning, P = 5", "prompt-tuning", prompt(5), 5},
          {"prompt tuning, P = 20", "prompt-tuning", prompt(20), 20},
          {"prompt tuning, P = 100", "prompt-tuning", prompt(100), 100},
          {"prefix-tuning, 20", "prefix-tuning", prefix, 0, 20},
          {"prefix-tuning, PEFT's", "prefix-tuning", decoder_prefix, 0, 20, false, true},
          {"P-tuning, 20", "p-tuning", {{"template", std::string("[P*20] {input}")}}, 20},
          {"SMoP, 4 x 5", "smop", mixture, 5},
          {"fine-tuning", "fine-tuning", {}, 0, 0, true}};
}

/// Floating-point operations of products, for one example.
struct Work {
  double linear = 0;        ///< x W
  double attention = 0;     ///< scores and what is gathered
  double forward_only = 0;  ///< both, where no gradient is needed

  /// The plain formulation of a step: forward, gradient of every input at every position, and of
  /// the weights where they are trained. Both factors of an attention's products need a gradient.
  [[nodiscard]] double step(bool trains_weights) const {
    return (trains_weights ? 3 : 2) * linear + 3 * attention + forward_only;
  }
};

Work t5_work(const FrozenModel& model, const Case& task, std::int64_t input) {
  const auto& info = model.info();
  const auto width = static_cast<double>(info.embedding_size),
             inner = static_cast<double>(info.encoder_heads.width());
  const auto wi = model.checkpoint().weight("encoder.block.0.layer.1.DenseReluDense.wi.weight");
  const auto fed = 2 * 2 * width * static_cast<double>(wi.size(0));
  const auto square = 2 * width * inner;
  const auto read = static_cast<double>(input + task.soft_tokens),
             prefix = static_cast<double>(task.prefix), written = static_cast<double>(kTarget);
  const auto layers = static_cast<double>(info.layers),
             encoder = static_cast<double>(info.encoder_layers);
  // Keys and values of the cross-attention are made of the encoder's output.
  const auto encoder_linear = encoder * read * (4 * square + fed) + layers * read * 2 * square;
  const auto encoder_prefix = task.leaves_encoder ? 0 : prefix;
  const auto encoder_attention = encoder * 4 * read * (read + encoder_prefix) * inner;
  Work work;
  work.linear = layers * written * (6 * square + fed) +
                written * 2 * width * static_cast<double>(info.vocabulary_size);
  work.attention = layers * 4 * written * (written + read + prefix + encoder_prefix) * inner;
  if (task.leaves_encoder) {
    work.forward_only = encoder_linear + encoder_attention;
  } else {
    work.linear += encoder_linear;
    work.attention += encoder_attention;
  }
  return work;
}

Work gpt2_work(const FrozenModel& model, const Case& task, std::int64_t input) {
  const auto& info = model.info();
  const auto width = static_cast<double>(info.embedding_size),
             layers = static_cast<double>(info.layers),
             positions = static_cast<double>(input + kTarget - 1 + task.soft_tokens);
  Work work;
  work.linear =
      layers * positions * 12 * 2 * width * width +
      static_cast<double>(kTarget) * 2 * width * static_cast<double>(info.vocabulary_size);
  work.attention = layers * 4 * positions * (positions + static_cast<double>(task.prefix)) * width;
  return work;
}

class Bench {
 public:
  Bench(std::string shape, std::filesystem::path folder, Lengths lengths, int threads,
        const SquareProducts& peak)
      : shape_(std::move(shape)),
        folder_(std::move(folder)),
        lengths_(lengths),
        threads_(threads),
        peak_(peak) {}

  void measure(const Case& task, std::int64_t batch, Precision precision) {
    torch::manual_seed(0);
    const auto loaded = open_model(folder_);
    const Pretrained pretrained{
        loaded, open_tokenizer(demo_folder() / "model", loaded->info().vocabulary_size)};
    PeakMemory memory;  // over what opening has read
    const auto model = computing_in(precision, loaded);
    const auto entry = find_method(task.method);
    const auto method =
        entry.create({pretrained, {}, 0, {}}, complete(all_settings(entry), task.settings));
    const auto optimizer = make_adafactor(0);
    const auto examples = random_examples(batch, lengths_, kTarget, model->info().vocabulary_size);
    const auto rows = pointers(examples);
    const auto step = [&] {
      const auto found = batch_gradient(*model, *method, rows, threads_, 0, {0, 0});
      optimizer->step(method->parameters(), found.gradients, 1e-4, threads_);
    };
    step();
    step();
    memory.update();
    const auto [seconds, rate] = beside_products(step);
    double operations = 0;
    std::int64_t tokens = batch * kTarget;
    for (const auto& example : examples) {
      const auto length = std::ssize(example.input);
      const auto work = model->info().has_encoder() ? t5_work(*model, task, length)
                                                    : gpt2_work(*model, task, length);
      operations += work.step(task.trains_weights);
      tokens += length;
    }
    report({task.name, batch, precision}, {seconds, operations, rate, tokens, memory.bytes()});
  }

  [[nodiscard]] const nlohmann::json& rows() const { return rows_; }

 private:
  /// The usual seconds of a step, and the usual rate of square products that take turns with it:
  /// the machine's other work slows both.
  template <class Step>
  [[nodiscard]] std::pair<double, double> beside_products(const Step& step) const {
    std::vector<double> seconds, rates;
    for (double all = 0; seconds.size() < 7 || (all < 3 && seconds.size() < 100);
         all += seconds.back()) {
      const Stopwatch watch(0);
      step();
      seconds.push_back(watch.seconds());
      rates.push_back(peak_.rate());
    }
    return {usual(std::move(seconds)), usual(std::move(rates))};
  }

  struct Row {
    const char* name;
    std::int64_t batch;
    Precision precision;
  };
  struct Found {
    double seconds, operations, rate;
    std::int64_t tokens, bytes;
  };

  void report(const Row& row, const Found& found) {
    const auto& [name, batch, precision] = row;
    const auto& [seconds, operations, rate, read, bytes] = found;
    const auto* in = precision == Precision::bf16 ? "bf16" : "fp32";
    const auto tokens = static_cast<double>(read) / seconds;
    const auto share = operations / seconds / rate;
    const auto megabytes = static_cast<double>(bytes) / 1e6;
    std::printf("%-10s %-23s %5d  %s %8.3f %8.1f %7.0f %% %9.0f %8.0f\n", shape_.c_str(), name,
                static_cast<int>(batch), in, seconds, operations / 1e9, 100 * share, tokens,
                megabytes);
    std::fflush(stdout);
    rows_.push_back({{"shape", shape_},
                     {"method", name},
                     {"batch", batch},
                     {"shortest_input", lengths_.shortest},
                     {"longest_input", lengths_.longest},
                     {"precision", in},
                     {"threads", threads_},
                     {"seconds", seconds},
                     {"plain_gflop", operations / 1e9},
                     {"fp32_peak", rate},
                     {"share_of_fp32_peak", share},
                     {"tokens_per_second", tokens},
                     {"peak_megabytes", megabytes}});
  }

  std::string shape_;
  std::filesystem::path folder_;
  Lengths lengths_;
  int threads_;
  const SquareProducts& peak_;
  nlohmann::json rows_ = nlohmann::json::array();
};

double usual_rate(const SquareProducts& products) {
  std::vector<double> rates;
  for (int i = 0; i < 15; ++i) rates.push_back(products.rate());
  return usual(std::move(rates));
}

std::filesystem::path random_model(const std::filesystem::path& folder, const std::string& shape) {
  if (shape == "gpt2-small")
    write_random_gpt2(folder, kGpt2Small);
  else
    write_random_model(folder, shape, demo_folder() / "model");
  return folder;
}

std::string shape_options(const std::vector<std::string>& shapes) {
  std::string all;
  for (const auto& shape : shapes) all += (all.empty() ? "" : ", ") + shape;
  return all;
}

}  // namespace

int main(int count, char** arguments) {
  const std::vector<std::string> known = {"t5-small", "t5-base", "gpt2-small"};
  std::vector<std::string> shapes = {"t5-small"};
  std::vector<std::int64_t> batches = {8};
  std::int64_t shortest = 128;
  int threads = available_processors();
  std::string json, only;
  CLI::App app("What a training step costs.");
  app.add_option("--shape", shapes, "Of " + shape_options(known))->check(CLI::IsMember(known));
  app.add_option("--batch", batches, "Examples per step");
  app.add_option("--shortest", shortest, "Inputs have this many pieces to 128; default: all 128")
      ->check(CLI::Range(1, 128));
  app.add_option("--threads", threads, "One takes part of the batch; default: every processor");
  app.add_option("--only", only, "Only methods whose name has this in it");
  app.add_option("--json", json, "Write the table to this file, too");
  CLI11_PARSE(app, count, arguments);

  use_one_thread_per_operator();
  torch::manual_seed(0);
  const SquareProducts fp32(torch::kFloat32, threads), bf16(torch::kBFloat16, threads);
  const auto fp32_peak = usual_rate(fp32), bf16_peak = usual_rate(bf16);
  std::printf("Square products on %d threads, GFLOP/s: fp32 %.0f, bf16 %.0f\n\n", threads,
              fp32_peak / 1e9, bf16_peak / 1e9);
  std::printf("%-10s %-23s %5s  %4s %8s %8s %9s %9s %8s\n", "shape", "method", "batch", "",
              "s/step", "GFLOP", "of fp32", "tokens/s", "MB");
  nlohmann::json table = nlohmann::json::array();
  const QTemporaryDir folder;
  for (const auto& shape : shapes) {
    Bench bench(shape, random_model(folder.filePath(shape.c_str()).toStdString(), shape),
                {shortest, 128}, threads, fp32);
    for (const auto batch : batches)
      for (const auto& task : cases())
        for (const auto precision : {Precision::fp32, Precision::bf16}) {
          if (std::string(task.name).find(only) == std::string::npos) continue;
          if (precision == Precision::bf16 && (task.trains_weights || !multiplies_bf16())) continue;
          bench.measure(task, batch, precision);
        }
    for (const auto& row : bench.rows()) table.push_back(row);
  }
  if (!json.empty())
    write_file(
        json,
        nlohmann::json{{"fp32_peak", fp32_peak}, {"bf16_peak", bf16_peak}, {"steps", table}}.dump(
            2) +
            '\n');
  return 0;
}
