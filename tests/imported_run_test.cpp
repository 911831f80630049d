// Adapters that somebody brings: PEFT folders and NumPy prompts become finished runs, and a prompt
// begins where an earlier one ended.
#include <QtTest>

#include "engine_fixture.h"
#include "methods/maskable_prompt.h"
#include "methods/p_tuning.h"
#include "methods/prompt_initialization.h"
#include "methods/prompt_tuning.h"
#include "methods/smop.h"
#include "training/imported_run.h"

namespace fs = std::filesystem;
using namespace ptw;

namespace {

torch::Tensor prompt_of(std::int64_t length) {
  auto generator = at::detail::createCPUGenerator(4);
  return torch::empty({length, word_model().model->info().embedding_size}).normal_(0, 1, generator);
}

/// As numpy.save writes a float32 array of two dimensions.
fs::path written_npy(const fs::path& file, const torch::Tensor& array) {
  std::string header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" +
                       std::to_string(array.size(0)) + ", " + std::to_string(array.size(1)) +
                       "), }";
  header.resize(118, ' ');
  header.back() = '\n';
  std::string bytes = std::string("\x93NUMPY\x01", 7) + '\0';
  bytes += static_cast<char>(header.size());
  bytes += '\0';
  bytes += header;
  bytes.append(static_cast<const char*>(array.data_ptr()),
               static_cast<std::size_t>(array.numel()) * sizeof(float));
  return written(file, bytes);
}

RunSpec spec() {
  RunSpec spec;
  spec.name = "brought";
  spec.model = demo_model_folder().string();
  spec.task = "task.json";
  return spec;
}

}  // namespace

class ImportedRunTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() { task_ = up_or_down(data_); }
  void adapterFolder();
  void numpyPrompt();
  void mixtureIsRouted();
  void anotherModel();
  void onlyPlainPromptsAreMasked();
  void earlierPromptOfAnyMethod();

 private:
  fs::path saved(const Method& method, const std::string& name) {
    fs::create_directories(folders_ / name);
    method.save_adapter(folders_ / name, word_model().model->info());
    return folders_ / name;
  }
  RunFolder import(const fs::path& adapter, const std::string& name) {
    return import_adapter(folders_ / name, spec(), adapter, word_model(), task_);
  }
  ScratchFolder data_, folders_;
  Task task_;
};

void ImportedRunTest::adapterFolder() {
  const auto prompt = prompt_of(4);
  const auto run = import(saved(PromptTuning(prompt), "adapter"), "run");
  QCOMPARE(run.record().status, RunStatus::finished);
  QCOMPARE(QString::fromStdString(run.spec().method), QString("prompt-tuning"));
  QCOMPARE(run.checkpoints(), std::vector<std::int64_t>{0});
  const auto opened = RunFolder::open(run.path());
  for (const auto& folder : {opened.adapter(), opened.checkpoint(0)})
    QVERIFY(torch::equal(load_adapter(folder, word_model().model->info())->soft_prompt(), prompt));
}

void ImportedRunTest::numpyPrompt() {
  const auto prompt = prompt_of(3);
  const auto run = import(written_npy(folders_ / "prompt.npy", prompt), "numpy");
  QVERIFY(
      torch::equal(load_adapter(run.adapter(), word_model().model->info())->soft_prompt(), prompt));
  const auto file = written_npy(folders_ / "narrow.npy", torch::zeros({3, 7}));
  QVERIFY(says(refusal([&] { import(file, "narrow"); }), {file.string()}));
  QVERIFY(!RunFolder::is_run(folders_ / "narrow"));
}

void ImportedRunTest::mixtureIsRouted() {
  const Smop mixture(prompt_of(4), prompt_of(2), {"top1", "relative", 2});
  const auto run = import(saved(mixture, "mixture"), "routed");
  QCOMPARE(QString::fromStdString(run.spec().method), QString("smop"));
  QCOMPARE(read_routing(run.checkpoint(0)).size(), task_.read("dev").size());
}

void ImportedRunTest::anotherModel() {
  const auto adapter = saved(PromptTuning(torch::zeros({2, 7})), "other");
  QVERIFY(says(refusal([&] { import(adapter, "refused"); }), {adapter.string(), "7"}));
  QVERIFY(!RunFolder::is_run(folders_ / "refused"));
}

/// Masks and plain adapters are for a prompt that stands before the input and does nothing else.
void ImportedRunTest::onlyPlainPromptsAreMasked() {
  const auto prompt = prompt_of(3);
  const auto& tokenizer = *word_model().tokenizer;
  const PTuning front(SoftTemplate("[P*3] {input}", tokenizer), prompt);
  QVERIFY(torch::equal(maskable_prompt(front, 0).values, prompt));
  const PTuning around(SoftTemplate("[P*2] {input} is [P]", tokenizer), prompt);
  QVERIFY(says(refusal([&] { maskable_prompt(around, 0); }), {"before the input"}));
  const Smop mixture(prompt_of(4), prompt_of(2), {"top1", "relative", 2});
  QVERIFY(says(refusal([&] { maskable_prompt(mixture, 0); }), {"before the input"}));
}

/// SPoT: whatever made the prompt, a folder or an array.
void ImportedRunTest::earlierPromptOfAnyMethod() {
  const auto& info = word_model().model->info();
  const auto prompt = prompt_of(3);
  const PTuning placed(SoftTemplate("[P*3] {input}", *word_model().tokenizer), prompt);
  for (const auto& source : {saved(placed, "placed"), written_npy(folders_ / "again.npy", prompt)})
    QVERIFY(torch::equal(earlier_prompt(3, source, info), prompt));
  QVERIFY(says(refusal([&] { earlier_prompt(5, folders_ / "placed", info); }), {"3"}));
}

QTEST_GUILESS_MAIN(ImportedRunTest)
#include "imported_run_test.moc"
