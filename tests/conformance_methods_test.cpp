// SMoP and XPrompt against golden numbers of the reference formulas.
#include <QtTest>

#include "conformance_case.h"
#include "methods/prompt_importance.h"
#include "methods/smop.h"

namespace fs = std::filesystem;
using namespace ptw;

namespace {

constexpr double kRelative = 1e-4;

/// [m] or [m, k] as a golden tensor has it.
torch::Tensor like(const std::vector<double>& values, const torch::Tensor& golden) {
  return torch::tensor(values, torch::kFloat64).view(golden.sizes());
}

PromptMask mask_of(const torch::Tensor& gamma, const torch::Tensor& zeta) {
  auto mask = full_mask(static_cast<int>(zeta.size(0)), static_cast<int>(zeta.size(1)));
  for (std::int64_t i = 0; i < gamma.numel(); ++i)
    mask.tokens[static_cast<std::size_t>(i)] = gamma[i].item<float>() != 0;
  const auto cells = zeta.reshape({-1});
  for (std::int64_t i = 0; i < cells.numel(); ++i)
    mask.cells[static_cast<std::size_t>(i)] = cells[i].item<float>() != 0;
  return mask;
}

/// The rows of a padded batch as examples.
std::vector<TokenizedExample> examples_of(const TokenBatch& batch) {
  std::vector<TokenizedExample> examples;
  const auto row_of = [](const torch::Tensor& values, const torch::Tensor& kept) {
    const auto row = values.masked_select(kept).contiguous();
    return std::vector<std::int64_t>(row.data_ptr<std::int64_t>(),
                                     row.data_ptr<std::int64_t>() + row.numel());
  };
  for (std::int64_t i = 0; i < batch.ids.size(0); ++i) {
    TokenizedExample example;
    example.input = row_of(batch.ids[i], batch.mask[i] != 0);
    example.target = row_of(batch.labels[i], batch.labels[i] != -100);
    examples.push_back(std::move(example));
  }
  return examples;
}

/// What is compared in one case: everything relative to the largest golden entry.
class MethodCase : public Case {
 public:
  explicit MethodCase(const fs::path& folder)
      : Case(folder), model(open_model(base_of(folder))), batch(batch_of(golden)) {}

  std::shared_ptr<const FrozenModel> model;
  TokenBatch batch;

  void close(const std::string& name, const torch::Tensor& ours) {
    compare(name, relative_deviation(ours, golden.tensor(name)), kRelative);
  }
  void same(const std::string& name, const torch::Tensor& ours) {
    equal(name, torch::equal(ours, golden.tensor(name)));
  }
};

void list(const std::string& method) {
  QTest::addColumn<QString>("folder");
  for (const auto& folder : sorted_folders(conformance_folder() / "methods"))
    if (folder.filename().string().ends_with("__" + method) && is_encoder_decoder(base_of(folder)))
      QTest::newRow(folder.filename().c_str()) << QString::fromStdString(folder);
}

}  // namespace

class ConformanceMethodsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    if (!fs::is_directory(conformance_folder()))
      QSKIP("no golden numbers: set PTW_CONFORMANCE to their folder");
  }
  void smop_data() { list("smop"); }
  void smop();
  void xprompt_data() { list("xprompt"); }
  void xprompt();

 private:
  static void compareRouting(MethodCase& check, const std::string& name, const Smop& method,
                             const torch::Tensor& logits);
  static void compareImportance(MethodCase& check);
  static void compareMasks(MethodCase& check);
};

/// Loss and gradients under the weights that `logits` give.
void ConformanceMethodsTest::compareRouting(MethodCase& check, const std::string& name,
                                            const Smop& method, const torch::Tensor& logits) {
  const auto weights = method.weights(logits);
  const auto index = check.golden.tensor(name + ".index");
  check.same(name + ".index", std::get<1>(weights.topk(index.size(1), -1)));
  const auto input = method.mixed(weights, *check.model, check.batch);
  const auto result = forward(*check.model, input, check.batch.labels);
  check.close(name + ".loss", result.loss);
  const auto parameters = method.parameters();
  const auto gradients =
      torch::autograd::grad({result.loss}, {parameters[0].tensor, parameters[1].tensor});
  const auto prompts = check.golden.tensor(name + ".grad.prompts");
  check.close(name + ".grad.prompts", gradients[0].view(prompts.sizes()));
  check.close(name + ".grad.router_weight", gradients[1]);
  if (check.golden.contains(name + ".prob"))
    check.close(name + ".prob", std::get<0>(weights.topk(index.size(1), -1)));
  if (check.golden.contains(name + ".prompt"))
    check.close(name + ".prompt", input.embeddings.slice(1, 0, prompts.size(1)));
  if (check.golden.contains(name + ".logits")) check.close(name + ".logits", result.logits);
}

void ConformanceMethodsTest::smop() {
  QFETCH(QString, folder);
  MethodCase check(folder.toStdString());
  const auto prompts = check.golden.tensor("prompts");
  const auto router = check.golden.tensor("router_weight");
  const auto method = [&](const std::string& routing) {
    return Smop(prompts.reshape({-1, prompts.size(2)}), router,
                {routing, "relative", prompts.size(0)});
  };
  const auto top1 = method("top1");
  const auto logits = [&](const Smop& mixture) {
    return mixture.logits(*check.model, check.batch);
  };
  check.close("router_logits", logits(top1));
  check.close("router_probs", top1.route(*check.model, check.batch));
  compareRouting(check, "top1", top1, logits(top1));
  const auto top2 = method("top2");
  compareRouting(check, "top2", top2, logits(top2));
  const auto noisy = method("top1-perturbed");
  const auto perturbed = noisy.perturbed(logits(noisy), check.golden.tensor("noise.eps"));
  check.close("noise.router_probs", torch::softmax(perturbed, -1));
  compareRouting(check, "noise.top1", noisy, perturbed);
  // Without training there is no noise.
  const auto quiet = noisy.condition(*check.model, check.batch, {}).embeddings;
  check.close("top1.prompt", quiet.slice(1, 0, prompts.size(1)));
  const auto failures = check.report();
  QVERIFY2(failures.empty(), failures.c_str());
}

void ConformanceMethodsTest::compareImportance(MethodCase& check) {
  const auto prompt = check.golden.tensor("soft_prompt");
  const auto examples = examples_of(check.batch);
  const auto pieces = check.golden.tensor("piece.importance");
  const auto whole = full_mask(static_cast<int>(prompt.size(0)), static_cast<int>(pieces.size(1)));
  const auto gradients = mask_gradients(*check.model, prompt, whole, false, check.batch);
  check.close("piece.grad_per_example", gradients);
  check.close("token.grad_per_example", gradients.sum(2));
  const auto importance = prompt_importance(*check.model, prompt, whole, false, examples, 2);
  check.close("token.importance", like(importance.tokens, check.golden.tensor("token.importance")));
  check.close("piece.importance", like(importance.pieces, pieces));

  const auto half = without_lowest_tokens(whole, importance.tokens, 0.5);
  check.equal("pruned.gamma",
              half.tokens == mask_of(check.golden.tensor("pruned.gamma"), pieces).tokens);
  const auto left = prompt_importance(*check.model, prompt, half, false, examples, 2);
  check.close("pruned.piece_importance", like(left.pieces, pieces));
  const auto zeta = without_lowest_pieces(half, left.pieces, 0.5);
  check.equal(
      "pruned.zeta",
      zeta.cells ==
          mask_of(check.golden.tensor("pruned.gamma"), check.golden.tensor("pruned.zeta")).cells);
}

void ConformanceMethodsTest::compareMasks(MethodCase& check) {
  const auto prompt = check.golden.tensor("soft_prompt").clone().set_requires_grad(true);
  const auto loss = [&](const PromptMask& mask, bool removes_tokens) {
    const MaskedPrompt method(prompt, mask, removes_tokens);
    return forward(*check.model, method.condition(*check.model, check.batch, {}),
                   check.batch.labels)
        .loss;
  };
  const auto gamma = check.golden.tensor("pruned.gamma"), zeta = check.golden.tensor("pruned.zeta");
  const auto tokens = mask_of(gamma, torch::ones_like(zeta)), both = mask_of(gamma, zeta);
  check.close("loss", loss(full_mask(tokens.token_count(), tokens.pieces), false));
  check.close("pruned.token_only.loss_zeroed", loss(tokens, false));
  check.close("pruned.token_only.loss_removed", loss(tokens, true));
  check.close("pruned.loss_zeroed", loss(both, false));
  check.close("pruned.loss_removed", loss(both, true));
  const auto given =
      loss(mask_of(check.golden.tensor("given.gamma"), check.golden.tensor("given.zeta")), false);
  check.close("given.loss", given);
  check.close("given.grad", torch::autograd::grad({given}, {prompt})[0]);
}

void ConformanceMethodsTest::xprompt() {
  QFETCH(QString, folder);
  MethodCase check(folder.toStdString());
  compareImportance(check);
  compareMasks(check);
  const auto failures = check.report();
  QVERIFY2(failures.empty(), failures.c_str());
}

QTEST_GUILESS_MAIN(ConformanceMethodsTest)
#include "conformance_methods_test.moc"
