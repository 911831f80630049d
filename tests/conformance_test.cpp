// The encoder-decoder models against golden numbers of the reference implementation: every case
// folder that is within the project's reach, with the tolerances that the goldens' README states.
#include <QtTest>

#include "conformance_case.h"
#include "model/encoder_decoder.h"
#include "model/generation.h"
#include "model/t5_layers.h"

namespace fs = std::filesystem;
using namespace ptw;

namespace {

bool writes(const FrozenModel& model, const EmbeddedInput& input, const torch::Tensor& golden) {
  const auto texts = generate(*model.read(input), model.info(), input.embeddings.size(0),
                              {.limit = golden.size(1) - 1});
  return same_texts(texts, golden, 1, model.info());
}

}  // namespace

class ConformanceTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    if (!fs::is_directory(conformance_folder()))
      QSKIP("no golden numbers: set PTW_CONFORMANCE to their folder");
  }

  void encoderDecoder_data() { rows_of_cases(is_encoder_decoder); }
  void encoderDecoder();

 private:
  static void compareBase(Case& check, const EncoderDecoder& model);
  static void comparePrompt(Case& check, const EncoderDecoder& model);
  static void compareBuckets(Case& check);
};

void ConformanceTest::encoderDecoder() {
  QFETCH(QString, folder);
  QFETCH(QString, over);
  const QTemporaryDir scratch;
  const auto path =
      laid_over(scratch.path().toStdString(), folder.toStdString(), over.toStdString());
  Case check(folder.toStdString());
  const auto opened = open_model(path);
  const auto& model = dynamic_cast<const EncoderDecoder&>(*opened);
  const auto batch = batch_of(check.golden);
  compareBase(check, model);
  comparePrompt(check, model);
  compareBuckets(check);
  compare_weight_gradients(check, model, [&](const FrozenModel& tuned) {
    return forward(tuned, unconditioned(tuned, batch), batch.labels).loss;
  });
  compare_training(check, [&](const Method& method) {
    return forward(model, method.condition(model, batch, {}), batch.labels).loss;
  });
  const auto failures = check.report();
  QVERIFY2(failures.empty(), failures.c_str());
}

void ConformanceTest::compareBase(Case& check, const EncoderDecoder& model) {
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
  check.equal("generate.ids", writes(model, input, golden.tensor("generate.ids")));
}

void ConformanceTest::comparePrompt(Case& check, const EncoderDecoder& model) {
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
  check.equal("soft.generate.ids", writes(model, input, golden.tensor("soft.generate.ids")));

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
    if (!check.golden.contains(name)) continue;
    const auto ours = t5::relative_buckets(relative, bidirectional, 32, 128);
    check.equal(name, torch::equal(ours, check.golden.tensor(name)));
  }
}

QTEST_GUILESS_MAIN(ConformanceTest)
#include "conformance_test.moc"
