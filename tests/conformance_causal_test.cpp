// The decoder-only models against golden numbers of the reference implementation: every case folder
// that is within the project's reach, with the tolerances that the goldens' README states.
#include <QtTest>

#include "conformance_case.h"
#include "model/causal_model.h"
#include "model/generation.h"
#include "report/message.h"

namespace fs = std::filesystem;
using namespace ptw;

namespace {

/// Of the next token, over the positions that are asked for: labels [B, S] are not shifted.
torch::Tensor next_token_loss(const torch::Tensor& logits, const torch::Tensor& labels) {
  return mean_loss(logits.slice(1, 0, labels.size(1) - 1), labels.slice(1, 1));
}

/// `labels` behind a prompt that nothing is asked of.
torch::Tensor behind_prompt(const torch::Tensor& labels, std::int64_t prompt) {
  return torch::constant_pad_nd(labels, {prompt, 0}, -100);
}

bool writes(const CausalModel& model, const EmbeddedInput& input, const torch::Tensor& golden) {
  const auto texts = generate(*model.read(input), model.info(), input.embeddings.size(0),
                              {.limit = golden.size(1)});
  return same_texts(texts, golden, 0, model.info());
}

/// What is asked of every row, as a batch of inputs and targets: where a row's labels begin, its
/// target begins.
TokenBatch split(const TokenBatch& rows, std::int64_t pad_id) {
  std::vector<TokenizedExample> examples;
  for (std::int64_t i = 0; i < rows.ids.size(0); ++i) {
    TokenizedExample example;
    for (std::int64_t t = 0; t < rows.ids.size(1); ++t) {
      if (rows.mask[i][t].item<float>() == 0) continue;
      const auto id = rows.ids[i][t].item<std::int64_t>();
      (rows.labels[i][t].item<std::int64_t>() == -100 ? example.input : example.target)
          .push_back(id);
    }
    examples.push_back(std::move(example));
  }
  std::vector<const TokenizedExample*> all;
  for (const auto& example : examples) all.push_back(&example);
  return collate(all, pad_id);
}

}  // namespace

class ConformanceCausalTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    if (!fs::is_directory(conformance_folder()))
      QSKIP("no golden numbers: set PTW_CONFORMANCE to their folder");
  }

  void causal_data() { rows_of_cases(is_causal); }
  void causal();

 private:
  static void compareBase(Case& check, const CausalModel& model);
  static void compareLeft(Case& check, const CausalModel& model);
  static void compareWritten(Case& check, const CausalModel& model);
  static void comparePrompt(Case& check, const CausalModel& model);
  static void compareSplit(Case& check, const CausalModel& model, const Method& method);
};

void ConformanceCausalTest::causal() {
  QFETCH(QString, folder);
  QFETCH(QString, over);
  const QTemporaryDir scratch;
  const auto path =
      laid_over(scratch.path().toStdString(), folder.toStdString(), over.toStdString());
  if (is_stretched(folder.toStdString())) {
    const auto open = [&] { std::ignore = open_model(path); };
    QVERIFY_EXCEPTION_THROWN(open(), Error);
    return;
  }
  Case check(folder.toStdString());
  const auto opened = open_model(path);
  const auto& model = dynamic_cast<const CausalModel&>(*opened);
  const auto batch = batch_of(check.golden);
  compareBase(check, model);
  if (check.golden.contains("left.input_ids")) compareLeft(check, model);
  compareWritten(check, model);
  comparePrompt(check, model);
  compare_weight_gradients(check, model, [&](const FrozenModel& tuned) {
    const auto& same = dynamic_cast<const CausalModel&>(tuned);
    return next_token_loss(same.logits(unconditioned(same, batch)), batch.labels);
  });
  compare_training(check, [&](const Method& method) {
    const auto input = method.condition(model, batch, {});
    const auto prompt = input.embeddings.size(1) - batch.ids.size(1);
    return next_token_loss(model.logits(input), behind_prompt(batch.labels, prompt));
  });
  const auto failures = check.report();
  QVERIFY2(failures.empty(), failures.c_str());
}

void ConformanceCausalTest::compareBase(Case& check, const CausalModel& model) {
  const auto batch = batch_of(check.golden);
  const auto logits = model.logits(unconditioned(model, batch));
  check.compare("logits", deviation(logits, check.golden.tensor("logits"), batch.mask), kLogits);
  const auto loss = next_token_loss(logits, batch.labels);
  check.compare("loss", deviation(loss, check.golden.tensor("loss")), kLoss);
}

/// Padding on the left changes nothing, and generation starts from it.
void ConformanceCausalTest::compareLeft(Case& check, const CausalModel& model) {
  const auto& golden = check.golden;
  const TokenBatch left{golden.tensor("left.input_ids"),
                        golden.tensor("left.attention_mask").to(torch::kFloat32),
                        golden.tensor("left.labels")};
  const auto input = unconditioned(model, left);
  const auto logits = model.logits(input);
  check.compare("left.logits", deviation(logits, golden.tensor("left.logits"), left.mask), kLogits);
  check.compare("left.loss",
                deviation(next_token_loss(logits, left.labels), golden.tensor("left.loss")), kLoss);
  check.equal("generate.ids, padded left", writes(model, input, golden.tensor("generate.ids")));
  const PromptTuning method(golden.tensor("soft_prompt"));
  check.equal("soft.generate.ids, padded left",
              writes(model, method.condition(model, left, {}), golden.tensor("soft.generate.ids")));
}

void ConformanceCausalTest::compareWritten(Case& check, const CausalModel& model) {
  const auto& golden = check.golden;
  const auto batch = batch_of(golden);
  check.equal("generate.ids",
              writes(model, unconditioned(model, batch), golden.tensor("generate.ids")));
  const PromptTuning method(golden.tensor("soft_prompt"));
  check.equal("soft.generate.ids", writes(model, method.condition(model, batch, {}),
                                          golden.tensor("soft.generate.ids")));
}

void ConformanceCausalTest::comparePrompt(Case& check, const CausalModel& model) {
  const auto& golden = check.golden;
  const auto batch = batch_of(golden);
  const PromptTuning method(golden.tensor("soft_prompt"));
  const auto input = method.condition(model, batch, {});
  const auto logits = model.logits(input);
  check.compare("soft.logits", deviation(logits, golden.tensor("soft.logits"), input.mask),
                kLogits);
  const auto labels = behind_prompt(batch.labels, method.soft_prompt().size(0));
  const auto loss = next_token_loss(logits, labels);
  check.compare("soft.loss", deviation(loss, golden.tensor("soft.loss")), kLoss);
  const auto gradient = torch::autograd::grad({loss}, {method.parameters()[0].tensor})[0];
  check.compare("soft.grad", relative_deviation(gradient, golden.tensor("soft.grad")), kGradient);
  compareSplit(check, model, method);
}

/// Rows read as inputs, with their targets behind them, give the same loss and gradient; two
/// candidate targets per input, scored in one pass, are what each would be alone.
void ConformanceCausalTest::compareSplit(Case& check, const CausalModel& model,
                                         const Method& method) {
  const auto batch = split(batch_of(check.golden), model.info().pad_id);
  const auto input = method.condition(model, batch, {});
  const auto result = forward(model, input, batch.labels);
  check.compare("split loss", deviation(result.loss, check.golden.tensor("soft.loss")), kLoss);
  const auto gradient = torch::autograd::grad({result.loss}, {method.parameters()[0].tensor})[0];
  check.compare("split gradient", relative_deviation(gradient, check.golden.tensor("soft.grad")),
                kGradient);
  const auto doubled = batch.labels.repeat_interleave(2, 0);
  const auto both = sequence_nll(model.read(input, {})->logits(doubled), doubled);
  const auto alone = sequence_nll(result.logits, batch.labels);
  check.compare("candidates", deviation(both.view({-1, 2}), alone.unsqueeze(1).expand({-1, 2})),
                kLogits);
}

QTEST_GUILESS_MAIN(ConformanceCausalTest)
#include "conformance_causal_test.moc"
