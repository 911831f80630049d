// The models and methods against golden numbers of the reference implementation: every case folder
// that is within the project's reach, with the tolerances that the goldens' README states.
#include <QtTest>

#include <fstream>

#include "conformance_case.h"
#include "methods/adapter_folder.h"
#include "methods/prompt_tuning.h"
#include "methods/registry.h"
#include "model/generation.h"
#include "model/loss.h"
#include "model/safetensors.h"
#include "model/t5.h"
#include "report/message.h"
#include "training/optimizer.h"

namespace fs = std::filesystem;
using namespace ptw;

namespace {

bool same_texts(const std::vector<std::vector<std::int64_t>>& ours, const torch::Tensor& golden,
                const ModelInfo& info) {
  for (std::size_t row = 0; row < ours.size(); ++row) {
    std::vector<std::int64_t> expected;
    const auto ids = golden[static_cast<std::int64_t>(row)];
    for (std::int64_t i = 1; i < ids.size(0) && ids[i].item<std::int64_t>() != info.end_id; ++i)
      expected.push_back(ids[i].item<std::int64_t>());
    if (expected != ours[row]) return false;
  }
  return true;
}

std::vector<std::vector<std::int64_t>> generate(const FrozenModel& model,
                                                const EmbeddedInput& input,
                                                const torch::Tensor& golden) {
  return generate_greedily(*model.read(input), model.info(), input.embeddings.size(0),
                           golden.size(1) - 1);
}

/// Full-batch updates of the prompt; the loss before each and after the last.
torch::Tensor train(const FrozenModel& model, const PromptTuning& method, const TokenBatch& batch,
                    Optimizer& optimizer, std::int64_t steps) {
  const auto parameters = method.parameters();
  std::vector<double> losses;
  for (std::int64_t step = 0; step <= steps; ++step) {
    const auto loss = forward(model, method.condition(model, batch, {}), batch.labels).loss;
    losses.push_back(loss.item<double>());
    if (step == steps) break;
    optimizer.step(parameters, torch::autograd::grad({loss}, {parameters[0].tensor}), 0.02);
  }
  return torch::tensor(losses);
}

}  // namespace

class ConformanceTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    if (!fs::is_directory(conformance_folder()))
      QSKIP("no golden numbers: set PTW_CONFORMANCE to their folder");
  }

  void t5_data() {
    QTest::addColumn<QString>("folder");
    for (const auto& folder : sorted_folders(conformance_folder()))
      if (is_t5(folder) && fs::exists(folder / "golden.safetensors"))
        QTest::newRow(folder.filename().c_str()) << QString::fromStdString(folder);
  }
  void t5();

  void promptTuning_data() {
    QTest::addColumn<QString>("folder");
    for (const auto& folder : sorted_folders(conformance_folder() / "methods")) {
      const auto name = folder.filename().string();
      const auto base = conformance_folder() / name.substr(0, name.find("__"));
      if (name.ends_with("__prompt_tuning") && is_t5(base))
        QTest::newRow(name.c_str()) << QString::fromStdString(folder);
    }
  }
  void promptTuning();

 private:
  static void compareBase(Case& check, const t5::Model& model);
  static void comparePrompt(Case& check, const t5::Model& model);
  static void compareBuckets(Case& check);
  static void compareTraining(Case& check, const t5::Model& model, const std::string& name,
                              std::unique_ptr<Optimizer> (*make_optimizer)());
};

void ConformanceTest::t5() {
  QFETCH(QString, folder);
  const fs::path path = folder.toStdString();
  Case check(path);
  const auto opened = open_model(path);
  const auto& model = dynamic_cast<const t5::Model&>(*opened);
  compareBase(check, model);
  comparePrompt(check, model);
  compareBuckets(check);
  compareTraining(check, model, "adamw", [] { return make_adamw(0.01); });
  compareTraining(check, model, "adafactor", [] { return make_adafactor(1e-5); });
  const auto failures = check.report();
  QVERIFY2(failures.empty(), failures.c_str());
}

void ConformanceTest::compareBase(Case& check, const t5::Model& model) {
  const auto& golden = check.golden;
  const auto batch = batch_of(golden);
  const auto input = unconditioned(model, batch);
  check.compare(
      "encoder_last_hidden_state",
      deviation(model.encode(input), golden.tensor("encoder_last_hidden_state"), batch.mask),
      kLogits);
  check.equal("decoder_input_ids",
              torch::equal(model.shifted_right(batch.labels), golden.tensor("decoder_input_ids")));
  const auto result = forward(model, input, batch.labels);
  check.compare("logits", deviation(result.logits, golden.tensor("logits")), kLogits);
  check.compare("loss", deviation(result.loss, golden.tensor("loss")), kLoss);
  const auto ids = golden.tensor("generate.ids");
  check.equal("generate.ids", same_texts(generate(model, input, ids), ids, model.info()));
}

void ConformanceTest::comparePrompt(Case& check, const t5::Model& model) {
  const auto& golden = check.golden;
  const auto batch = batch_of(golden);
  const PromptTuning method(golden.tensor("soft_prompt"));
  const auto input = method.condition(model, batch, {});
  check.compare(
      "soft.encoder_last_hidden_state",
      deviation(model.encode(input), golden.tensor("soft.encoder_last_hidden_state"), input.mask),
      kLogits);
  const auto result = forward(model, input, batch.labels);
  check.compare("soft.logits", deviation(result.logits, golden.tensor("soft.logits")), kLogits);
  check.compare("soft.loss", deviation(result.loss, golden.tensor("soft.loss")), kLoss);
  const auto gradient = torch::autograd::grad({result.loss}, {method.parameters()[0].tensor})[0];
  check.compare("soft.grad", relative_deviation(gradient, golden.tensor("soft.grad")), kGradient);
  const auto ids = golden.tensor("soft.generate.ids");
  check.equal("soft.generate.ids", same_texts(generate(model, input, ids), ids, model.info()));

  // Two candidate targets per input, scored in one pass, are what each would be alone.
  const auto doubled = batch.labels.repeat_interleave(2, 0);
  const auto both = sequence_nll(model.read(input, {})->logits(doubled), doubled);
  const auto alone = sequence_nll(result.logits, batch.labels);
  check.compare("candidates", deviation(both.view({-1, 2}), alone.unsqueeze(1).expand({-1, 2})),
                kLogits);
}

void ConformanceTest::compareBuckets(Case& check) {
  const auto relative = torch::arange(-200, 201, torch::kInt64);
  for (const bool bidirectional : {true, false}) {
    const auto name = std::string("rel_buckets.") + (bidirectional ? "bidirectional" : "causal");
    const auto ours = t5::relative_buckets(relative, bidirectional, 32, 128);
    check.equal(name, torch::equal(ours, check.golden.tensor(name)));
  }
}

/// Five updates carry the prompt past ReLU kinks, where the rounding of one BLAS kernel or another,
/// 1e-7, decides over 1e-2 at the end. Where the trajectory from the given prompt deviates, those
/// from prompts within 1e-4 of it are tried: one must agree.
void ConformanceTest::compareTraining(Case& check, const t5::Model& model, const std::string& name,
                                      std::unique_ptr<Optimizer> (*make_optimizer)()) {
  const auto batch = batch_of(check.golden);
  const auto start = check.golden.tensor("soft_prompt");
  const auto golden_losses = check.golden.tensor("train." + name + ".losses");
  const auto golden_prompt = check.golden.tensor("train." + name + ".prompt");
  auto generator = at::detail::createCPUGenerator(0);
  double closest = std::numeric_limits<double>::infinity();
  for (int attempt = 0; attempt < 200 && !(closest <= kTrajectory); ++attempt) {
    const double reach = std::pow(10.0, -7 + attempt % 4);
    const auto offset = attempt == 0 ? torch::zeros_like(start)
                                     : torch::empty_like(start).uniform_(-reach, reach, generator);
    const PromptTuning method(start + offset);
    const auto losses = train(model, method, batch, *make_optimizer(), golden_losses.size(0) - 1);
    closest = std::min(closest, std::max(deviation(losses, golden_losses),
                                         deviation(method.soft_prompt(), golden_prompt)));
  }
  check.compare("train." + name, closest, kTrajectory);
}

/// A folder as PEFT wrote it gives PEFT's numbers, and what we write has PEFT's names and shapes.
void ConformanceTest::promptTuning() {
  QFETCH(QString, folder);
  const fs::path path = folder.toStdString();
  const auto name = path.filename().string();
  Case check(path);
  const auto opened = open_model(conformance_folder() / name.substr(0, name.find("__")));
  const auto& model = dynamic_cast<const t5::Model&>(*opened);
  const auto batch = batch_of(check.golden);
  const auto method = load_adapter(path, model.info());
  const auto input = method->condition(model, batch, {});
  const auto result = forward(model, input, batch.labels);
  check.compare(
      "encoder_last_hidden_state",
      deviation(model.encode(input), check.golden.tensor("encoder_last_hidden_state"), input.mask),
      kLogits);
  check.compare("logits", deviation(result.logits, check.golden.tensor("logits")), kLogits);
  check.compare("loss", deviation(result.loss, check.golden.tensor("loss")), kLoss);
  const auto gradient = torch::autograd::grad({result.loss}, {method->parameters()[0].tensor})[0];
  const auto expected =
      check.golden.tensor("grad.encoder.embedding.weight").slice(0, 0, gradient.size(0));
  check.compare("gradient", relative_deviation(gradient, expected), kGradient);
  const auto ids = check.golden.tensor("generate.ids");
  check.equal("generate.ids", same_texts(generate(model, input, ids), ids, model.info()));

  QTemporaryDir written;
  const fs::path copy = written.path().toStdString();
  method->save_adapter(copy, model.info());
  const SafetensorsFile theirs(path / "adapter_model.safetensors");
  const SafetensorsFile ours(copy / "adapter_model.safetensors");
  QCOMPARE(ours.names(), theirs.names());
  const auto rows = method->soft_prompt().size(0);
  QCOMPARE(ours.tensor("prompt_embeddings").sizes(), theirs.tensor("prompt_embeddings").sizes());
  QVERIFY(torch::equal(ours.tensor("prompt_embeddings").slice(0, 0, rows),
                       theirs.tensor("prompt_embeddings").slice(0, 0, rows)));
  std::ifstream ours_file(copy / "adapter_config.json"), theirs_file(path / "adapter_config.json");
  auto ours_config = nlohmann::json::parse(ours_file);
  auto theirs_config = nlohmann::json::parse(theirs_file);
  for (auto* config : {&ours_config, &theirs_config}) config->erase("base_model_name_or_path");
  QCOMPARE(QString::fromStdString(ours_config.dump()),
           QString::fromStdString(theirs_config.dump()));

  const auto failures = check.report();
  QVERIFY2(failures.empty(), failures.c_str());
}

QTEST_GUILESS_MAIN(ConformanceTest)
#include "conformance_test.moc"
