// Fine-tuning: which weights it trains, that nothing else moves, what a run and a folder keep of
// it.
#include <QtTest>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "conformance.h"
#include "engine_fixture.h"
#include "methods/fine_tuning.h"
#include "methods/tuned_model.h"
#include "model/checkpoint.h"
#include "model/loss.h"
#include "model/parallel.h"
#include "model/safetensors.h"

namespace fs = std::filesystem;
using namespace ptw;
using Names = std::vector<std::string>;
using Tensors = std::map<std::string, torch::Tensor>;

namespace {

const FrozenModel& demo() {
  return *word_model().model;
}

std::unique_ptr<Method> fresh(const std::string& method, const FrozenModel& model,
                              const Settings& settings = {}) {
  const auto& entry = find_method(method);
  const Pretrained pretrained{{std::shared_ptr<void>(), &model}, word_model().tokenizer};
  return entry.create({pretrained, {}, 5}, complete(entry.settings, settings));
}

/// Two inputs with targets, within any model's vocabulary.
TokenBatch some_batch() {
  return {torch::arange(3, 13, torch::kInt64).view({2, 5}), torch::ones({2, 5}),
          torch::arange(20, 26, torch::kInt64).view({2, 3})};
}

torch::Tensor logits(const Method* method, const FrozenModel& model) {
  const torch::NoGradGuard no_gradient;
  const auto batch = some_batch();
  return read_with(method, model, batch)->logits(batch.labels);
}

Names names_of(const Method& method) {
  Names names;
  for (const auto& parameter : method.parameters()) names.push_back(parameter.name);
  return names;
}

/// The names of the weights that begin with `first`; BART's constant is none of them.
Names weights_named(const FrozenModel& model, const std::string& first = {}) {
  Names names;
  for (const auto& name : model.checkpoint().names())
    if (name.starts_with(first) && name != "final_logits_bias") names.push_back(name);
  return names;
}

Tensors weights_of(const FrozenModel& model) {
  Tensors all;
  for (const auto& name : model.checkpoint().names())
    all[name] = model.checkpoint().weight(name).clone();
  return all;
}

bool same(const Tensors& ours, const Tensors& theirs) {
  return std::ranges::equal(ours, theirs, [](const auto& left, const auto& right) {
    return left.first == right.first && torch::equal(left.second, right.second);
  });
}

/// Moves every parameter a little.
void nudge(const Method& method) {
  const torch::NoGradGuard no_gradient;
  auto generator = at::detail::createCPUGenerator(3);
  for (auto& [name, tensor] : method.parameters())
    tensor.add_(torch::empty_like(tensor).normal_(0, 0.02, generator));
}

RunSpec short_tuning(const std::string& method, const Settings& settings = {}) {
  auto spec = short_run();
  spec.method = method;
  spec.settings = {{"steps", std::int64_t{12}},
                   {"eval_every", std::int64_t{4}},
                   {"batch_size", std::int64_t{4}},
                   {"learning_rate", 1e-3},
                   {"threads", std::int64_t{2}}};
  for (const auto& [key, value] : settings) spec.settings[key] = value;
  return completed(spec);
}

}  // namespace

class FineTuningTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { task_ = up_or_down(data_); }
  void trainsTheModelsWeights_data();
  void trainsTheModelsWeights();
  void oneReaderForAllThreads();
  void learns_data();
  void learns();
  void adapterComesBack();
  void damagedAdapters();
  void anotherModel();
  void tooManyLayers();
  void stoppedRunGoesOn();
  void modelFolder();

 private:
  ScratchFolder data_, runs_;
  Task task_;
};

void FineTuningTest::trainsTheModelsWeights_data() {
  QTest::addColumn<QString>("folder");
  QTest::addColumn<QString>("last_layer");
  const auto golden = [](const char* name) {
    return QString::fromStdString((conformance_folder() / name).string());
  };
  QTest::newRow("demo") << QString::fromStdString(demo_model_folder().string())
                        << "decoder.block.1.";
  QTest::newRow("t5 with tied weights") << golden("t5-v1.0") << "decoder.block.1.";
  QTest::newRow("bart") << golden("bart") << "model.decoder.layers.1.";
  QTest::newRow("gpt2") << golden("gpt2") << "transformer.h.1.";
  QTest::newRow("llama") << golden("llama") << "model.layers.1.";
}

void FineTuningTest::trainsTheModelsWeights() {
  QFETCH(QString, folder);
  QFETCH(QString, last_layer);
  if (!fs::exists(folder.toStdString()))
    QSKIP("no models of other families: set PTW_CONFORMANCE to the folder of the golden numbers");
  const auto model = open_model(folder.toStdString());
  const auto before = logits(nullptr, *model);
  const auto weights = weights_of(*model);
  for (const bool top : {false, true}) {
    const auto method = top ? fresh("fine-tuning-top", *model, {{"layers", std::int64_t{1}}})
                            : fresh("fine-tuning", *model);
    const auto wanted = weights_named(*model, top ? last_layer.toStdString() : "");
    QVERIFY(!wanted.empty());
    QCOMPARE(names_of(*method), wanted);
    QVERIFY(torch::equal(logits(method.get(), *model), before));
    std::vector<torch::Tensor> tensors;
    std::int64_t numbers = 0;
    for (const auto& [name, tensor] : method->parameters()) {
      tensors.push_back(tensor);
      numbers += tensor.numel();
    }
    QCOMPARE(method->stored_parameters(), numbers);
    if (!top) QCOMPARE(numbers, model->info().parameters);
    const auto batch = some_batch();
    const auto input = read_with(method.get(), *model, batch, {true, 1});
    const auto loss = mean_loss(input->logits(batch.labels), batch.labels);
    for (const auto& gradient : torch::autograd::grad({loss}, tensors))
      QVERIFY(gradient.isfinite().all().item<bool>());
    nudge(*method);
    const auto moved = logits(method.get(), *model);
    QVERIFY(!torch::allclose(moved, before, 1e-3, 1e-3));
    const auto written = read_with(method.get(), *model, batch)->begin()->first();
    QVERIFY(torch::allclose(written, moved.select(1, 0), 1e-4, 1e-4));
    QVERIFY(torch::equal(logits(nullptr, *model), before));
    QVERIFY(same(weights_of(*model), weights));
  }
}

void FineTuningTest::oneReaderForAllThreads() {
  const auto method = fresh("fine-tuning-top", demo());
  std::vector<const FrozenModel*> readers(4);
  run_in_parallel(
      4, [&](int index) { readers[static_cast<std::size_t>(index)] = &method->reader(demo()); });
  QVERIFY(readers[0] != &demo());
  QCOMPARE(std::ranges::count(readers, readers[0]), std::ptrdiff_t{4});
}

void FineTuningTest::learns_data() {
  QTest::addColumn<QString>("method");
  for (const auto* method : {"fine-tuning", "fine-tuning-top"})
    QTest::newRow(method) << QString(method);
}

void FineTuningTest::learns() {
  QFETCH(QString, method);
  const auto before = logits(nullptr, demo());
  const auto weights = weights_of(demo());
  const auto run = RunFolder::create(
      runs_ / method.toStdString(),
      short_tuning(method.toStdString(),
                   {{"steps", std::int64_t{20}}, {"eval_every", std::int64_t{10}}}));
  RunControl control;
  Listener listener;
  QCOMPARE(train(run, word_model(), task_, control, listener), RunStatus::finished);
  const auto first = listener.evaluations.front().loss, last = listener.evaluations.back().loss;
  qInfo("dev loss %.3f to %.3f", first, last);
  QVERIFY(last < 0.8 * first);
  QVERIFY(torch::equal(logits(nullptr, demo()), before));
  QVERIFY(same(weights_of(demo()), weights));
  const auto tuned = load_adapter(run.adapter(), demo().info());
  QVERIFY(!torch::equal(logits(tuned.get(), demo()), before));
  QCOMPARE(listener.last_cost.trainable_parameters, tuned->stored_parameters());
}

void FineTuningTest::adapterComesBack() {
  for (const auto* name : {"fine-tuning", "fine-tuning-top"}) {
    const ScratchFolder folder;
    const auto method = fresh(name, demo());
    nudge(*method);
    method->save_adapter(folder.path(), demo().info());
    const auto opened = load_adapter(folder.path(), demo().info());
    QCOMPARE(names_of(*opened), names_of(*method));
    QVERIFY(torch::equal(logits(opened.get(), demo()), logits(method.get(), demo())));
    for (const auto& parameter : opened->parameters()) QVERIFY(parameter.tensor.requires_grad());
  }
}

void FineTuningTest::damagedAdapters() {
  const ScratchFolder folder;
  fresh("fine-tuning-top", demo(), {{"layers", std::int64_t{1}}})
      ->save_adapter(folder.path(), demo().info());
  const auto file = folder / "adapter_config.json";
  const auto sound = nlohmann::json::parse(content(file));
  const auto refused = [&](const char* key, const nlohmann::json& value) {
    auto changed = sound;
    changed["fine-tuning-top"][key] = value;
    written(file, changed.dump());
    return refusal([&] { load_adapter(folder.path(), demo().info()); });
  };
  const auto count = sound["fine-tuning-top"]["weights"].get<int>();
  QVERIFY(says(refused("weights", count + 1), {folder.path(), std::to_string(count + 1)}));
  QVERIFY(says(refused("weights", "all"), {file, "weights"}));
  QVERIFY(says(refused("layers", nullptr), {file, "layers"}));
  written(file, sound.dump());
  Tensors stored;
  const SafetensorsFile tensors(folder / "adapter_model.safetensors");
  for (const auto& name : tensors.names()) stored[name] = tensors.tensor(name).clone();
  stored.begin()->second = torch::ones({3}, torch::kInt64);
  write_safetensors(folder / "adapter_model.safetensors", stored);
  QVERIFY(says(refusal([&] { load_adapter(folder.path(), demo().info()); }),
               {folder.path(), stored.begin()->first}));
}

void FineTuningTest::anotherModel() {
  const ScratchFolder folder;
  fresh("fine-tuning-top", demo(), {{"layers", std::int64_t{1}}})
      ->save_adapter(folder.path(), demo().info());
  auto other = demo().info();
  other.layers = 1;
  QVERIFY(says(refusal([&] { load_adapter(folder.path(), other); }),
               {folder.path(), "decoder.block.1."}));
  const FineTuning unknown(0, {{"no.such.weight", torch::ones({2})}});
  QVERIFY(says(refusal([&] { std::ignore = unknown.reader(demo()); }), {"no.such.weight"}));
  const FineTuning misshapen(0, {{"shared.weight", torch::ones({2})}});
  QVERIFY(says(refusal([&] { std::ignore = misshapen.reader(demo()); }), {"shared.weight"}));
}

void FineTuningTest::tooManyLayers() {
  const auto ask = [](std::int64_t layers) {
    return refusal([&] { fresh("fine-tuning-top", demo(), {{"layers", layers}}); });
  };
  QCOMPARE(ask(2), std::string());
  QVERIFY(says(ask(3), {demo_model_folder(), "2 layers"}));
}

void FineTuningTest::stoppedRunGoesOn() {
  const auto spec = short_tuning("fine-tuning-top", {{"layers", std::int64_t{1}}});
  const auto whole = RunFolder::create(runs_ / "whole", spec);
  const auto parts = RunFolder::create(runs_ / "parts", spec);
  const auto train_until = [&](const RunFolder& run, std::int64_t stop) {
    RunControl control;
    Listener listener([&](std::int64_t step) {
      if (step >= stop) control.stop();
    });
    train(run, word_model(), task_, control, listener);
  };
  train_until(whole, 100);
  for (const std::int64_t stop : {3, 7, 100}) train_until(parts, stop);
  QCOMPARE(whole.record().status, RunStatus::finished);
  QCOMPARE(metrics_without_seconds(parts.path()), metrics_without_seconds(whole.path()));
  for (const auto& [ours, theirs] : {std::pair(parts.adapter(), whole.adapter()),
                                     std::pair(parts.checkpoint(12), whole.checkpoint(12))})
    QCOMPARE(content(ours / "adapter_model.safetensors"),
             content(theirs / "adapter_model.safetensors"));
}

void FineTuningTest::modelFolder() {
  const ScratchFolder folder;
  const auto source = folder / "source", target = folder / "target";
  auto config = nlohmann::json::parse(content(demo_model_folder() / "config.json"));
  config["torch_dtype"] = "bfloat16";
  written(source / "config.json", config.dump());
  for (const auto* name : {"spiece.model", "tokenizer_config.json", "pytorch_model.bin",
                           "model.safetensors.index.json"})
    written(source / name, name);
  auto weights = weights_of(demo());
  const auto names = weights_named(demo());
  weights["encoder.embed_tokens.weight"] = weights.at("shared.weight").clone();
  weights["decoder.block.0.layer.0.SelfAttention.mask"] = torch::ones({2, 2}, torch::kInt64);
  write_safetensors(source / "model.safetensors", weights);

  const auto model = open_model(source);
  const auto method = fresh("fine-tuning", *model);
  QCOMPARE(names_of(*method), names);
  nudge(*method);
  write_tuned_model(target, method->reader(*model));
  const auto opened = open_model(target);
  QVERIFY(torch::equal(logits(nullptr, *opened), logits(method.get(), *model)));
  QCOMPARE(opened->checkpoint().names(), names);
  QCOMPARE(SafetensorsFile(target / "model.safetensors").metadata().at("format"),
           std::string("pt"));
  config["torch_dtype"] = "float32";
  QVERIFY(nlohmann::json::parse(content(target / "config.json")) == config);
  Names files;
  for (const auto& entry : fs::directory_iterator(target)) files.push_back(entry.path().filename());
  std::ranges::sort(files);
  QCOMPARE(files,
           (Names{"config.json", "model.safetensors", "spiece.model", "tokenizer_config.json"}));
  const auto again = [&](const fs::path& place) {
    return refusal([&] { write_tuned_model(place, method->reader(*model)); });
  };
  QVERIFY(says(again(target), {target}));
  QVERIFY(says(again(source), {source}));
  QVERIFY(says(again("/proc/model"), {"/proc/model"}));
}

QTEST_GUILESS_MAIN(FineTuningTest)
#include "fine_tuning_test.moc"
