// Adapter-tuning: how adapters begin, that every sublayer has one that learns, what is kept of
// them.
#include <QtTest>

#include <cmath>
#include <nlohmann/json.hpp>
#include <numbers>

#include "conformance.h"
#include "engine_fixture.h"
#include "methods/adapter_tuning.h"
#include "model/loss.h"

namespace fs = std::filesystem;
using namespace ptw;

namespace {

constexpr std::int64_t kSize = 4;

const FrozenModel& demo() {
  return *word_model().model;
}

AdapterTuning adapters(const FrozenModel& model, std::uint64_t seed = 1) {
  return AdapterTuning(fresh_bottlenecks(model.info(), kSize, seed));
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

/// Draws all parameters anew, wide enough to change what the model says.
void scatter(const Method& method) {
  const torch::NoGradGuard no_gradient;
  auto generator = at::detail::createCPUGenerator(3);
  for (auto& [name, tensor] : method.parameters()) tensor.normal_(0, 0.3, generator);
}

RunSpec short_tuning(const Settings& settings = {}) {
  auto spec = short_run();
  spec.method = "adapter-tuning";
  spec.settings = {{"steps", std::int64_t{12}},
                   {"eval_every", std::int64_t{4}},
                   {"batch_size", std::int64_t{4}},
                   {"threads", std::int64_t{2}}};
  for (const auto& [key, value] : settings) spec.settings[key] = value;
  return completed(spec);
}

}  // namespace

class AdapterTuningTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { task_ = up_or_down(data_); }
  void beginning();
  void aFewPercentOfTheModel();
  void formula();
  void nearIdentity();
  void everySublayer_data();
  void everySublayer();
  void learns();
  void adapterComesBack();
  void damagedAdapters();
  void stoppedRunGoesOn();

 private:
  ScratchFolder data_, runs_;
  Task task_;
};

void AdapterTuningTest::beginning() {
  const auto fresh = fresh_bottlenecks(demo().info(), 32, 1);
  std::vector<torch::Tensor> weights;
  for (const auto& [place, adapter] : fresh) {
    QVERIFY(adapter.down.weight.sizes() == torch::IntArrayRef({32, 192}));
    QVERIFY(adapter.up.weight.sizes() == torch::IntArrayRef({192, 32}));
    QVERIFY(torch::equal(adapter.down.bias, torch::zeros({32})));
    QVERIFY(torch::equal(adapter.up.bias, torch::zeros({192})));
    weights.push_back(adapter.down.weight.flatten());
    weights.push_back(adapter.up.weight.flatten());
  }
  const auto all = torch::cat(weights);
  // A normal distribution cut at two deviations has 0.8796 of its deviation left.
  QVERIFY(all.abs().max().item<double>() <= 0.02 + 1e-8);
  QVERIFY(all.abs().max().item<double>() > 0.0199);
  QVERIFY(std::abs(all.std().item<double>() - 0.008796) < 5e-5);
  QVERIFY(std::abs(all.mean().item<double>()) < 1e-4);
  QVERIFY(!torch::equal(weights[0], weights[2]));
  const auto first = [](std::uint64_t seed) {
    return fresh_bottlenecks(demo().info(), 32, seed).begin()->second.down.weight;
  };
  QVERIFY(torch::equal(first(1), fresh.begin()->second.down.weight));
  QVERIFY(!torch::equal(first(1), first(2)));
}

void AdapterTuningTest::aFewPercentOfTheModel() {
  const auto entry = find_method("adapter-tuning");
  const auto method = entry.create({word_model(), {}, 5}, complete(entry.settings, {}));
  const auto share = static_cast<double>(method->stored_parameters()) /
                     static_cast<double>(demo().info().parameters);
  qInfo("%.2f %% of the demo's parameters", 100 * share);
  QVERIFY(share > 0.02 && share < 0.04);
}

void AdapterTuningTest::formula() {
  const auto method = adapters(demo());
  scatter(method);
  std::map<std::string, torch::Tensor> own;
  for (const auto& [name, tensor] : method.parameters()) own[name] = tensor;
  const auto part = [&](const char* rest) {
    return own.at(std::string("cross_attention.1.") + rest);
  };
  const auto input = method.condition(demo(), some_batch(), {});
  const auto x = torch::randn({2, 3, demo().info().embedding_size});
  const auto z = torch::matmul(x, part("down.weight").t()) + part("down.bias");
  const auto gelu =
      0.5 * z * (1 + torch::tanh(std::sqrt(2 / std::numbers::pi) * (z + 0.044715 * z.pow(3))));
  const auto expected = x + torch::matmul(gelu, part("up.weight").t()) + part("up.bias");
  QVERIFY(
      torch::allclose(input.layers.adapter(Sublayer::cross_attention, 1, x), expected, 1e-4, 1e-5));
  QVERIFY(torch::equal(input.embeddings, demo().embed(some_batch().ids)));
}

void AdapterTuningTest::nearIdentity() {
  const auto bare = logits(nullptr, demo());
  const auto method = adapters(demo());
  const auto fresh = logits(&method, demo());
  QVERIFY(!torch::equal(fresh, bare));
  QVERIFY(((fresh - bare).norm() / bare.norm()).item<double>() < 0.01);
  {
    const torch::NoGradGuard no_gradient;
    for (auto& [name, tensor] : method.parameters())
      if (name.find(".up.") != std::string::npos) tensor.zero_();
  }
  QVERIFY(torch::equal(logits(&method, demo()), bare));
}

void AdapterTuningTest::everySublayer_data() {
  QTest::addColumn<QString>("folder");
  QTest::addColumn<int>("sublayers");
  const auto golden = [](const char* name) {
    return QString::fromStdString((conformance_folder() / name).string());
  };
  QTest::newRow("demo") << QString::fromStdString(demo_model_folder().string()) << 12;
  QTest::newRow("bart") << golden("bart") << 10;
  QTest::newRow("gpt2") << golden("gpt2") << 4;
  QTest::newRow("llama") << golden("llama") << 4;
}

void AdapterTuningTest::everySublayer() {
  QFETCH(QString, folder);
  QFETCH(int, sublayers);
  if (!fs::exists(folder.toStdString()))
    QSKIP("no models of other families: set PTW_CONFORMANCE to the folder of the golden numbers");
  const auto model = open_model(folder.toStdString());
  const auto bare = logits(nullptr, *model);
  const auto method = adapters(*model);
  scatter(method);
  QCOMPARE(std::ssize(method.parameters()), 4 * sublayers);
  const auto batch = some_batch();
  const auto input = read_with(&method, *model, batch, {true, 1});
  const auto all = input->logits(batch.labels);
  const auto loss = mean_loss(all, batch.labels);
  for (const auto& [name, tensor] : method.parameters()) {
    const auto gradient = torch::autograd::grad({loss}, {tensor}, {}, true)[0];
    QVERIFY2(gradient.abs().max().item<double>() > 0, name.c_str());
  }
  QVERIFY(!model->embedding_table().requires_grad());
  const auto writing = input->begin();
  QVERIFY(torch::allclose(writing->first(), all.select(1, 0), 1e-3, 1e-3));
  const auto second = writing->next(batch.labels.select(1, 0));
  QVERIFY(torch::allclose(second, all.select(1, 1), 1e-3, 1e-3));
  QVERIFY(torch::equal(logits(nullptr, *model), bare));
}

void AdapterTuningTest::learns() {
  const auto bare = logits(nullptr, demo());
  const auto run =
      RunFolder::create(runs_ / "learns", short_tuning({{"steps", std::int64_t{40}},
                                                        {"eval_every", std::int64_t{20}},
                                                        {"learning_rate", 3e-3}}));
  RunControl control;
  Listener listener;
  QCOMPARE(train(run, word_model(), task_, control, listener), RunStatus::finished);
  const auto first = listener.evaluations.front().loss, last = listener.evaluations.back().loss;
  qInfo("dev loss %.3f to %.3f", first, last);
  QVERIFY(last < 0.8 * first);
  QVERIFY(torch::equal(logits(nullptr, demo()), bare));
  const auto tuned = load_adapter(run.adapter(), demo().info());
  QVERIFY(!torch::equal(logits(tuned.get(), demo()), bare));
  QCOMPARE(listener.last_cost.trainable_parameters, tuned->stored_parameters());
}

void AdapterTuningTest::adapterComesBack() {
  const ScratchFolder folder;
  const auto method = adapters(demo());
  scatter(method);
  method.save_adapter(folder.path(), demo().info());
  const auto opened = load_adapter(folder.path(), demo().info());
  QVERIFY(torch::equal(logits(opened.get(), demo()), logits(&method, demo())));
  const auto ours = opened->parameters(), theirs = method.parameters();
  QCOMPARE(ours.size(), theirs.size());
  for (std::size_t i = 0; i < ours.size(); ++i) {
    QCOMPARE(ours[i].name, theirs[i].name);
    QVERIFY(torch::equal(ours[i].tensor, theirs[i].tensor) && ours[i].tensor.requires_grad());
  }
}

void AdapterTuningTest::damagedAdapters() {
  const ScratchFolder folder;
  adapters(demo()).save_adapter(folder.path(), demo().info());
  const auto file = folder / "adapter_config.json";
  const auto sound = nlohmann::json::parse(content(file));
  const auto refused = [&](const nlohmann::json& size) {
    auto changed = sound;
    changed["adapter-tuning"]["bottleneck"] = size;
    written(file, changed.dump());
    return refusal([&] { load_adapter(folder.path(), demo().info()); });
  };
  QVERIFY(says(refused(kSize + 1), {folder.path(), "encoder_attention.0.down.weight"}));
  QVERIFY(says(refused("wide"), {file, "bottleneck"}));
  QCOMPARE(refused(kSize), std::string());
  auto other = demo().info();
  other.layers = 1;
  QVERIFY(says(refusal([&] { load_adapter(folder.path(), other); }),
               {folder.path(), demo_model_folder()}));
  other = demo().info();
  other.embedding_size = 96;
  QVERIFY(says(refusal([&] { load_adapter(folder.path(), other); }), {folder.path()}));
}

void AdapterTuningTest::stoppedRunGoesOn() {
  const auto whole = RunFolder::create(runs_ / "whole", short_tuning({{"dropout", 0.1}}));
  const auto parts = RunFolder::create(runs_ / "parts", short_tuning({{"dropout", 0.1}}));
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
  QCOMPARE(content(parts.adapter() / "adapter_model.safetensors"),
           content(whole.adapter() / "adapter_model.safetensors"));
}

QTEST_GUILESS_MAIN(AdapterTuningTest)
#include "adapter_tuning_test.moc"
