// What holds for every method of the registry: it trains, its loss falls, the frozen model stays as
// it was bit for bit, a stopped run goes on to the same numbers, and what it publishes is what was
// best.
#include <QtTest>

#include "engine_fixture.h"
#include "model/checkpoint.h"
#include "model/loss.h"
#include "model/safetensors.h"
#include "token_rows.h"
#include "training/batch_gradient.h"
#include "training/batch_parts.h"
#include "training/data_order.h"

namespace fs = std::filesystem;
using namespace ptw;

namespace {

/// Short enough for a test, long enough to learn something.
Settings short_settings(const MethodEntry& method) {
  Settings settings = {{"steps", std::int64_t{24}},
                       {"eval_every", std::int64_t{8}},
                       {"batch_size", std::int64_t{8}},
                       {"threads", std::int64_t{1}}};
  const Settings smaller = {{"prompt_length", std::int64_t{4}}, {"prefix_length", std::int64_t{4}},
                            {"hidden_size", std::int64_t{16}},  {"template", "[P*3] {input} [P]"},
                            {"ratios", std::string("fixed")},   {"shots", std::int64_t{2}},
                            {"candidates", std::int64_t{4}},    {"prompts", std::int64_t{3}}};
  for (const auto& spec : all_settings(method)) {
    const auto found = smaller.find(spec.key);
    if (found != smaller.end()) settings[spec.key] = found->second;
  }
  return settings;
}

RunSpec spec_of(const std::string& name) {
  return completed(
      {name, demo_model_folder().string(), "task.json", name, short_settings(find_method(name))});
}

std::map<std::string, torch::Tensor> copies(const FrozenModel& model) {
  std::map<std::string, torch::Tensor> weights;
  for (const auto& name : model.checkpoint().names())
    weights[name] = model.checkpoint().weight(name).clone();
  return weights;
}

using Tensors = std::map<std::string, torch::Tensor>;

Tensors tensors_of(const fs::path& adapter) {
  Tensors tensors;
  const SafetensorsFile file(adapter / "adapter_model.safetensors");
  for (const auto& name : file.names()) tensors[name] = file.tensor(name).clone();
  return tensors;
}

/// The tensor as it must not be, by what is wrong with it.
Tensors damaged(const torch::Tensor& tensor) {
  Tensors all = {
      {"no dimension", torch::zeros({}, tensor.options())},
      {"one dimension more", tensor.unsqueeze(0)},
      {"another type", tensor.to(tensor.is_floating_point() ? torch::kInt64 : torch::kFloat32)}};
  if (!tensor.is_floating_point() || tensor.numel() == 0) return all;  // ids may be any number
  all["no values"] = torch::zeros({0}, tensor.options());
  if (tensor.dim() > 0) all["wider"] = torch::cat({tensor, tensor}, -1);
  all["NaN"] = tensor.clone();
  all["NaN"].view(-1)[0] = std::nan("");
  all["infinite"] = tensor.clone();
  all["infinite"].view(-1)[tensor.numel() - 1] = std::numeric_limits<double>::infinity();
  return all;
}

double mean_loss_of(const std::vector<StepPoint>& steps, std::size_t first, std::size_t count) {
  double sum = 0;
  for (std::size_t i = first; i < first + count; ++i) sum += steps[i].loss;
  return sum / static_cast<double>(count);
}

TokenBatch some_batch(const Task& task) {
  static std::vector<TokenizedExample> examples;
  examples = tokenize(task.read("dev"), *word_model().tokenizer, 64, 8);
  std::vector<const TokenizedExample*> rows;
  for (const auto& example : examples) rows.push_back(&example);
  return collate(rows, word_model().model->info().pad_id);
}

}  // namespace

class EveryMethodTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { task_ = up_or_down(data_); }
  void trains_data() { everyMethod(); }
  void trains();
  void damagedAdapters_data() { everyMethod(); }
  void damagedAdapters();
  void gradientGoesThroughWhatIsMade_data() { everyMethod(); }
  void gradientGoesThroughWhatIsMade();
  void goesOn_data() { everyMethod(); }
  void goesOn();

 private:
  static void everyMethod() {
    QTest::addColumn<QString>("name");
    for (const auto& entry : method_registry())
      QTest::newRow(entry.name.c_str()) << QString::fromStdString(entry.name);
  }
  std::unique_ptr<Method> fresh(const std::string& name) const {
    const auto spec = spec_of(name);
    const auto train = task_.read("train");
    return find_method(name).create({word_model(), {"up", "down"}, 1, train}, spec.settings);
  }
  torch::Tensor logits(const fs::path& adapter) const {
    const auto method = load_adapter(adapter, word_model().model->info());
    const auto batch = some_batch(task_);
    return read_with(method.get(), *word_model().model, batch)->logits(batch.labels);
  }

  ScratchFolder data_, runs_;
  Task task_;
};

void EveryMethodTest::trains() {
  QFETCH(QString, name);
  const auto run = RunFolder::create(runs_ / name.toStdString(), spec_of(name.toStdString()));
  const auto& model = *word_model().model;
  const auto before = copies(model);
  Listener listener;
  RunControl control;
  QCOMPARE(train(run, word_model(), task_, control, listener), RunStatus::finished);

  for (const auto& [weight, copy] : before) {
    const auto now = model.checkpoint().weight(weight);
    QVERIFY2(torch::equal(now, copy), weight.c_str());
    QVERIFY2(!now.requires_grad() && !now.grad().defined(), weight.c_str());
  }
  if (listener.last_cost.trainable_parameters > 0) {
    const auto quarter = listener.steps.size() / 4;
    const auto first = mean_loss_of(listener.steps, 0, quarter);
    const auto last = mean_loss_of(listener.steps, listener.steps.size() - quarter, quarter);
    QVERIFY2(last < first, qPrintable(QString("%1 after %2").arg(last).arg(first)));
  }

  // The published adapter is the best checkpoint, and keeps as many numbers as it says.
  const auto best = run.checkpoint(run.record().best_step);
  QVERIFY((logits(run.adapter()) - logits(best)).abs().max().item<double>() < 1e-4);
  const auto published = load_adapter(run.adapter(), model.info());
  QCOMPARE(published->stored_parameters(), listener.last_cost.stored_parameters);

  const auto batch = some_batch(task_);
  const auto read = published->condition(published->reader(model), batch, {});
  QCOMPARE(read.embeddings.size(1), batch.ids.size(1) + published->added_positions());
}

/// What a method makes once a step gives the gradient that it gives when every reading makes it.
void EveryMethodTest::gradientGoesThroughWhatIsMade() {
  QFETCH(QString, name);
  const auto method = fresh(name.toStdString());
  std::vector<torch::Tensor> parameters;
  for (const auto& parameter : method->parameters()) parameters.push_back(parameter.tensor);
  if (parameters.empty()) QSKIP("It has nothing to train.");

  const auto& model = *word_model().model;
  const auto train = task_.read("train");
  const auto examples =
      tokenize({train.begin(), train.begin() + 6}, *word_model().tokenizer, 64, 8);
  const auto rows = balanced_parts(pointers(examples), 1, method->added_positions()).front();
  const auto batch = collate(rows, model.info().pad_id);
  const Pass pass{true, mix(mix(1, 0), 1)};  // of the first part of the first step
  const auto nll = read_with(method.get(), model, batch, pass)->nll(batch.labels).sum();
  const auto pieces = static_cast<double>(counted(batch.labels));
  const auto expected = torch::autograd::grad({nll / pieces}, parameters);
  for (const int parts : {1, method->made().empty() ? 1 : 3}) {
    const auto found = batch_gradient(model, *method, rows, {parts, 1}, 0, {1, 0});
    QVERIFY(std::abs(found.loss - nll.item<double>() / pieces) < 1e-5);
    QCOMPARE(found.gradients.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
      const auto reach = 1e-4 * expected[i].abs().max().item<double>() + 1e-9;
      QVERIFY((found.gradients[i] - expected[i]).abs().max().item<double>() < reach);
    }
  }
}

/// A fresh adapter, one tensor of it at a time as it must not be.
void EveryMethodTest::damagedAdapters() {
  QFETCH(QString, name);
  const auto method = fresh(name.toStdString());
  const auto adapter = runs_ / (name.toStdString() + "-damaged");
  fs::create_directories(adapter);
  method->save_adapter(adapter, word_model().model->info());
  std::ignore = logits(adapter);

  const auto sound = tensors_of(adapter);
  const auto stride = std::max<std::size_t>(1, sound.size() / 8);  // of many tensors every so many
  std::size_t place = 0;
  for (const auto& [tensor, values] : sound) {
    if (place++ % stride != 0) continue;
    for (const auto& [fault, other] : damaged(values)) {
      auto tensors = sound;
      tensors[tensor] = other;
      write_safetensors(adapter / "adapter_model.safetensors", tensors);
      const auto sentence = refusal([&] { std::ignore = logits(adapter); });
      const auto what = tensor + ", " + fault;
      const bool named = fault == "NaN" || fault == "infinite";
      QVERIFY2(says(sentence, named ? std::vector<std::string>{adapter, tensor, "NaN"}
                                    : std::vector<std::string>{}),
               what.c_str());
    }
  }
}

/// Stopped in the middle and gone on with, it ends with the same numbers.
void EveryMethodTest::goesOn() {
  QFETCH(QString, name);
  const auto whole =
      RunFolder::create(runs_ / (name.toStdString() + "-whole"), spec_of(name.toStdString()));
  const auto cut =
      RunFolder::create(runs_ / (name.toStdString() + "-cut"), spec_of(name.toStdString()));
  Listener quiet;
  RunControl control;
  train(whole, word_model(), task_, control, quiet);
  RunControl stopping;
  Listener stops([&](std::int64_t step) {
    if (step == 5) stopping.stop();
  });
  QCOMPARE(train(cut, word_model(), task_, stopping, stops), RunStatus::stopped);
  RunControl again;
  QCOMPARE(train(cut, word_model(), task_, again, quiet), RunStatus::finished);
  QCOMPARE(QString::fromStdString(metrics_without_seconds(cut.path())),
           QString::fromStdString(metrics_without_seconds(whole.path())));
  QVERIFY(torch::equal(logits(cut.adapter()), logits(whole.adapter())));
}

QTEST_GUILESS_MAIN(EveryMethodTest)
#include "every_method_test.moc"
