// Frozen layers against the plain operators that say what they are: values, and the gradient of
// what goes in.
#include <QtTest>

#include "engine_fixture.h"
#include "methods/prompt_tuning.h"
#include "model/checkpoint.h"
#include "model/frozen_projections.h"
#include "model/loss.h"
#include "model/numbers.h"
#include "model/random_model.h"
#include "model/relu_rows.h"
#include "model/unprojected_attention.h"
#include "plain_t5.h"
#include "random_gpt2.h"

using namespace ptw;

namespace {

using Tensors = std::vector<torch::Tensor>;

double deviation(const torch::Tensor& found, const torch::Tensor& expected) {
  return ((found - expected).abs().max() / expected.abs().max()).item<double>();
}

/// The inputs' gradients of a sum that weighs every output differently.
Tensors gradients(const Tensors& outputs, const Tensors& inputs) {
  torch::manual_seed(9);
  auto sum = torch::zeros({});
  for (const auto& output : outputs) sum = sum + (output * torch::randn(output.sizes())).sum();
  return torch::autograd::grad({sum}, inputs, {}, /*retain_graph=*/true);
}

bool agree(const Tensors& found, const Tensors& expected) {
  if (found.size() != expected.size()) return false;
  for (std::size_t i = 0; i < found.size(); ++i)
    if (found[i].sizes() != expected[i].sizes() || !(deviation(found[i], expected[i]) < 1e-5))
      return false;
  return true;
}

torch::Tensor input(torch::IntArrayRef shape) {
  return torch::randn(shape).set_requires_grad(true);
}

FrozenLinear layer(std::int64_t out, std::int64_t in, bool biased = true) {
  return {torch::randn({out, in}), biased ? torch::randn({out}) : torch::Tensor(),
          FactorForm::as_it_lies};
}

torch::Tensor plain(const FrozenLinear& layer, const torch::Tensor& x) {
  return torch::linear(x, layer.weight(), layer.bias());
}

torch::Tensor plain_activation(const torch::Tensor& x, Activation f) {
  switch (f) {
    case Activation::relu:
      return torch::relu(x);
    case Activation::gelu:
      return torch::gelu(x);
    case Activation::gelu_new:
      return torch::gelu(x, "tanh");
    case Activation::quick_gelu:
      return x * torch::sigmoid(1.702 * x);
    case Activation::silu:
      return torch::silu(x);
  }
  return {};
}

/// Of tensors [B, heads, T, d].
torch::Tensor plain_attention(const torch::Tensor& queries, const torch::Tensor& keys,
                              const torch::Tensor& values, const torch::Tensor& bias,
                              double scale) {
  const auto weights =
      torch::softmax(torch::matmul(queries, keys.transpose(2, 3)) * scale + bias, -1);
  return torch::matmul(weights, values).transpose(1, 2).flatten(2);
}

std::shared_ptr<const FrozenModel> random_model(const QString& family,
                                                const ScratchFolder& folder) {
  const auto place = folder / "model";
  if (family == "gpt2") {
    write_random_gpt2(place, {64, 2, 4, 64, 500});
  } else {
    nlohmann::json config = {{"model_type", "t5"}, {"vocab_size", 500}, {"d_model", 64},
                             {"d_kv", 16},         {"d_ff", 128},       {"num_layers", 2},
                             {"num_heads", 4}};
    if (family == "t5 1.1") config["feed_forward_proj"] = "gated-gelu";
    write_random_model(place, written(folder / "shape.json", config.dump()).string(),
                       demo_model_folder());
  }
  return open_model(place);
}

const LayerConditioning kNothing;
const AttentionPlace kSomewhere = {kNothing, Sublayer::decoder_attention, 0};

}  // namespace

class FrozenLayersTest : public QObject {
  Q_OBJECT

 private:
  static void families() {
    QTest::addColumn<QString>("family");
    for (const auto* family : {"t5", "t5 1.1", "gpt2"}) QTest::newRow(family) << family;
  }
  /// The loss of a batch, and its gradient for a prompt of ten tokens.
  static Tensors trained(const FrozenModel& model) {
    torch::manual_seed(3);
    const PromptTuning method(model.embedding_table().slice(0, 50, 60));
    const TokenBatch batch = {torch::randint(10, 400, {4, 12}, torch::kInt64), torch::ones({4, 12}),
                              torch::randint(10, 400, {4, 3}, torch::kInt64)};
    const auto loss = read_with(&method, model, batch)->nll(batch.labels).sum();
    return {loss.detach(), torch::autograd::grad({loss}, {method.parameters()[0].tensor})[0]};
  }

  /// `opened` in a precision, which all who ask share.
  static std::shared_ptr<const FrozenModel> shared_in(
      Precision precision, const std::shared_ptr<const FrozenModel>& opened) {
    auto prepared = computing_in(precision, opened);
    if (prepared == opened || computing_in(precision, opened) != prepared) return nullptr;
    return prepared;
  }

 private Q_SLOTS:
  void init() { torch::manual_seed(3); }

  void aLinearLayer() {
    const auto own = layer(12, 20);
    const auto x = input({2, 3, 20});
    const auto found = own(x), expected = plain(own, x);
    QVERIFY(agree({found}, {expected}));
    QVERIFY(agree(gradients({found}, {x}), gradients({expected}, {x})));
  }

  void projectionsOfAnInput() {
    const auto a = layer(8, 20), b = layer(16, 20, false);
    const auto x = input({2, 5, 20});
    const auto found = projections(x, {&a, &b});
    const Tensors expected = {plain(a, x), plain(b, x)};
    QVERIFY(agree(found, expected));
    QVERIFY(agree(gradients(found, {x}), gradients(expected, {x})));
    const auto one = projections(x, {&a, &b})[1];  // the other is not used
    QVERIFY(agree(gradients({one}, {x}), gradients({plain(b, x)}, {x})));
  }

  void aNormAndWhatReadsIt_data() {
    QTest::addColumn<bool>("centred");
    QTest::addColumn<bool>("changed");
    for (const bool centred : {false, true})
      for (const bool changed : {false, true})
        QTest::addRow("%s%s", centred ? "layer norm" : "RMS norm", changed ? ", of a sum" : "")
            << centred << changed;
  }
  void aNormAndWhatReadsIt() {
    QFETCH(const bool, centred);
    QFETCH(const bool, changed);
    const Norm norm{torch::randn({20}), centred ? torch::randn({20}) : torch::Tensor(), 1e-6};
    const auto a = layer(8, 20), b = layer(16, 20, false);
    const auto x = input({2, 5, 20}), change = input({2, 5, 20});
    const Tensors read = changed ? Tensors{x, change} : Tensors{x};
    const auto sum = changed ? x + change : x * 1;
    const auto stream = [&] { return Residual{x, changed ? change : torch::Tensor()}; };

    auto both = stream();
    auto found = projections(norm, both, {&a, &b});
    QVERIFY(!both.change.defined());
    found.push_back(both.sum);
    const Tensors expected = {plain(a, norm(sum)), plain(b, norm(sum)), sum};
    QVERIFY(agree(found, expected));
    QVERIFY(agree(gradients(found, read), gradients(expected, read)));

    auto one = stream();
    const auto second = projections(norm, one, {&a, &b})[1];  // neither the sum nor the other
    QVERIFY(agree(gradients({second}, read), gradients({expected[1]}, read)));
    QVERIFY(agree(gradients({one.sum}, read), gradients({sum}, read)));

    auto cut = stream();
    const auto activated = relu_projection(norm, cut, a);
    QVERIFY(agree({activated}, {torch::relu(expected[0])}));
    QVERIFY(agree(gradients({activated}, read), gradients({torch::relu(expected[0])}, read)));

    auto alone = stream();
    const auto scaled = normed(norm, alone);
    QVERIFY(agree({scaled, alone.sum}, {norm(sum), sum}));
    QVERIFY(agree(gradients({scaled, alone.sum}, read), gradients({norm(sum), sum}, read)));
  }

  void theStreamAddsWhatNobodyRead() {
    const auto x = torch::randn({2, 3}), first = torch::randn({2, 3}),
               second = torch::randn({2, 3});
    Residual stream{x, {}};
    stream.add(first);
    stream.add(second);
    QVERIFY(torch::equal(stream.settle(), x + first + second));
  }

  void whatAReluLetThrough() {
    for (const auto type : {torch::kFloat32, torch::kBFloat16})
      for (const std::int64_t count : {1, 31, 32, 100}) {
        auto x = torch::randn({count}).to(type);
        x[count / 2] = 0;
        const auto y = torch::randn({count}).to(type);
        auto kept = torch::empty_like(y);
        std::vector<std::uint32_t> marks(static_cast<std::size_t>(rows::words_for(count)));
        with_numbers(kept, [&](auto* out) {
          rows::mark_positive(numbers_like(out, x), count, marks.data());
          rows::keep_marked(numbers_like(out, y), marks.data(), count, out);
        });
        QVERIFY(torch::equal(kept, y.masked_fill(x <= 0, 0)));
      }
  }

  void activations() {
    for (const auto f : {Activation::relu, Activation::gelu, Activation::gelu_new,
                         Activation::quick_gelu, Activation::silu}) {
      const auto x = input({3, 100}), other = input({3, 100});
      const auto alone = activate(x * 6, f), expected = plain_activation(x * 6, f);
      QVERIFY(agree({alone}, {expected}));
      QVERIFY(agree(gradients({alone}, {x}), gradients({expected}, {x})));
      const auto gated = activate_gated(x * 6, other, f),
                 product = plain_activation(x * 6, f) * other;
      QVERIFY(agree({gated}, {product}));
      QVERIFY(agree(gradients({gated}, {x, other}), gradients({product}, {x, other})));
    }
  }

  void whatIsNotANumberIsNotHidden() {
    const auto x = torch::tensor({1.0F, std::nanf(""), -3.0F});
    for (const auto f : {Activation::relu, Activation::gelu, Activation::gelu_new,
                         Activation::quick_gelu, Activation::silu})
      QVERIFY(torch::equal(activate(x, f).isnan(), x.isnan()));
    const auto ones = torch::ones({1, 1, 3, 4});
    const auto queries = x.view({1, 1, 3, 1}).expand({1, 1, 3, 4});
    const auto seen = attend(queries, {ones, ones}, torch::zeros({1, 1, 3, 3}), 1, {}, kSomewhere);
    QVERIFY(torch::equal(seen.isnan().all(-1).flatten(), x.isnan()));
  }

  void aWeightThatIsTrained() {
    const Norm norm{torch::randn({20}), {}, 1e-6};
    const auto weight = torch::randn({8, 20}).set_requires_grad(true);
    const FrozenLinear tuned(weight, {}, FactorForm::bf16), frozen = layer(8, 20);
    QVERIFY(!tuned.is_frozen());
    {
      const torch::NoGradGuard no_gradient;
      QVERIFY(tuned.is_frozen());
    }
    const auto x = input({3, 20});
    Residual stream{x, {}};
    const auto found = projections(norm, stream, {&tuned, &frozen});
    const Tensors expected = {torch::linear(norm(x), weight), plain(frozen, norm(x))};
    QVERIFY(agree(found, expected));
    QVERIFY(agree(gradients(found, {x, weight}), gradients(expected, {x, weight})));
  }

  void attention() {
    const auto queries = input({2, 4, 5, 8}), keys = input({2, 4, 7, 8}),
               values = input({2, 4, 7, 8});
    auto bias = torch::randn({7, 1, 4, 5}).permute({1, 2, 3, 0});  // as T5's table gives it
    bias = bias.masked_fill(torch::ones({5, 7}, torch::kBool).triu(3),
                            -std::numeric_limits<float>::infinity());
    const auto found = attend(queries, {keys, values}, bias, 0.4, {}, kSomewhere);
    const auto expected = plain_attention(queries, keys, values, bias, 0.4);
    const Tensors all = {queries, keys, values};
    QVERIFY(agree({found}, {expected}));
    QVERIFY(agree(gradients({found}, all), gradients({expected}, all)));
  }

  void attentionOfSharedHeads() {
    const auto queries = input({2, 6, 5, 8}), keys = input({2, 2, 5, 8}),
               values = input({2, 2, 5, 8});
    const auto bias = torch::zeros({1, 1, 5, 5});
    const auto found = attend(queries, {keys, values}, bias, 1, {}, kSomewhere);
    const auto expected = plain_attention(queries, keys.repeat_interleave(3, 1),
                                          values.repeat_interleave(3, 1), bias, 1);
    const Tensors all = {queries, keys, values};
    QVERIFY(agree({found}, {expected}));
    QVERIFY(agree(gradients({found}, all), gradients({expected}, all)));
  }

  void closedKeysGetNothing() {
    const auto queries = torch::randn({1, 1, 2, 8}), keys = torch::randn({1, 1, 3, 8});
    const auto open = torch::tensor({true, false, true}).view({1, 1, 1, 3});
    auto values = torch::randn({1, 1, 3, 8});
    const auto one = attend(queries, {keys, values}, closing_bias(open), 1, {}, kSomewhere);
    values = values.clone();
    values.select(2, 1).fill_(1e6);
    QVERIFY(
        torch::equal(attend(queries, {keys, values}, closing_bias(open), 1, {}, kSomewhere), one));
  }

  void keysThatAreNeverMade() {
    const auto k = layer(12, 20), v = layer(12, 20);
    const auto queries = input({2, 3, 2, 4}), source = input({2, 6, 20});
    const auto bias = torch::randn({2, 1, 1, 6});
    const auto found = attend_unprojected(queries, {source, source.detach()}, k, v, bias, 0.5);
    const auto expected =
        attend(queries, {split_heads(plain(k, source), 3), split_heads(plain(v, source), 3)}, bias,
               0.5, {}, kSomewhere);
    QVERIFY(agree({found}, {expected}));
    QVERIFY(agree(gradients({found}, {queries, source}), gradients({expected}, {queries, source})));
  }

  void aLikelihoodWithoutLogits() {
    const auto output = layer(300, 20);
    const auto hidden = input({50, 3, 20});  // more rows than are looked at together
    auto labels = torch::randint(0, 300, {50, 3}, torch::kInt64);
    labels[4] = -100;
    labels[7][2] = -100;
    const auto found = sequence_nll(output, hidden, labels);
    const auto expected = sequence_nll(plain(output, hidden), labels);
    QCOMPARE(found[4].item<float>(), 0.0F);
    QVERIFY(agree({found}, {expected}));
    QVERIFY(agree(gradients({found}, {hidden}), gradients({expected}, {hidden})));
    const torch::NoGradGuard no_gradient;
    QVERIFY(agree({sequence_nll(output, hidden, labels)}, {expected}));
  }

  void aTargetIsReadWithItsInput() {
    const ScratchFolder folder;
    const auto model = random_model("gpt2", folder);
    const auto embeddings = input({3, 6, 64});
    const auto mask = torch::tensor({1.0, 1.0, 1.0, 1.0, 0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0, 1.0,
                                     1.0, 1.0, 0.0, 0.0, 1.0, 1.0})
                          .view({3, 6});
    auto labels = torch::randint(10, 400, {3, 4}, torch::kInt64);
    labels[1][3] = labels[1][2] = -100;
    const auto together = model->read({embeddings, mask})->nll(labels);
    const auto doubled = labels.repeat_interleave(2, 0);  // candidates are read behind their input
    const auto apart = model->read({embeddings, mask})->nll(doubled).view({3, 2}).select(1, 0);
    QVERIFY(agree({together}, {apart}));
    QVERIFY(agree(gradients({together}, {embeddings}), gradients({apart}, {embeddings})));

    const auto read = model->read({embeddings, mask});
    std::ignore = read->begin();
    QVERIFY(agree({read->nll(labels)}, {apart}));
  }

  void onlyTheFirstPositionsAreAsked_data() {
    QTest::addColumn<int>("form");
    QTest::newRow("as it lies") << static_cast<int>(FactorForm::as_it_lies);
    QTest::newRow("fp32") << static_cast<int>(FactorForm::fp32);
  }
  void onlyTheFirstPositionsAreAsked() {
    const QFETCH(int, form);
    const ScratchFolder folder;
    const auto opened = random_model("t5", folder);
    const auto model = opened->over(opened->checkpoint(), static_cast<FactorForm>(form));
    const auto prompt = input({1, 3, model->info().embedding_size});
    const auto words = model->embed(torch::randint(10, 400, {2, 9}, torch::kInt64));
    auto mask = torch::ones({2, 12});
    mask[1].slice(0, 7).zero_();
    const auto labels = torch::randint(10, 400, {2, 3}, torch::kInt64);
    const auto gradient = [&](std::int64_t asked) {
      const auto embeddings = torch::cat({prompt.expand({2, -1, -1}), words}, 1);
      return gradients({model->read({embeddings, mask, {}, {}, asked})->nll(labels)}, {prompt});
    };
    QVERIFY(agree(gradient(3), gradient(kEveryPosition)));
    const auto embeddings = input({2, 12, model->info().embedding_size});
    const auto all =
        gradients({model->read({embeddings, mask, {}, {}, 3})->nll(labels)}, {embeddings});
    QVERIFY(all[0].narrow(1, 0, 3).abs().min().item<float>() > 0);
    QCOMPARE(all[0].narrow(1, 3, 9).abs().max().item<float>(), 0);
  }

  void theGraphMayOutliveTheLayer() {
    const auto x = input({2, 20});
    torch::Tensor found, expected;
    {
      const auto own = layer(12, 20);
      found = own(x);
      expected = plain(own, x);
    }
    QVERIFY(agree(gradients({found}, {x}), gradients({expected}, {x})));
  }

  void theWholeModel_data() {
    QTest::addColumn<QString>("labels");
    for (const auto* labels : {"full", "padded"}) QTest::newRow(labels) << labels;
  }
  void theWholeModel() {
    QFETCH(const QString, labels);
    const ScratchFolder folder;
    const auto model = random_model("t5", folder);
    const PromptTuning method(model->embedding_table().slice(0, 50, 60));
    const auto prompt = method.parameters()[0].tensor;
    TokenBatch batch = {torch::randint(10, 400, {4, 40}, torch::kInt64), torch::ones({4, 40}),
                        torch::randint(10, 400, {4, 3}, torch::kInt64)};
    if (labels == "padded") {
      batch.mask.slice(0, 1, 3).slice(1, 20).zero_();
      batch.labels.slice(0, 0, 2).slice(1, 2).fill_(-100);
    }
    const auto found =
        read_with(&method, *model, batch)->nll(batch.labels).sum() / (batch.labels >= 0).sum();
    const auto expected = PlainT5(folder / "model", torch::kFloat32).loss(prompt, batch);
    QVERIFY(agree({found}, {expected}));
    QVERIFY(agree(gradients({found}, {prompt}), gradients({expected}, {prompt})));
  }

  void wholeModelsWithCopiesForProducts_data() { families(); }
  void wholeModelsWithCopiesForProducts() {
    const QFETCH(QString, family);
    const ScratchFolder folder;
    const auto opened = random_model(family, folder);
    const auto prepared = shared_in(Precision::fp32, opened);
    QVERIFY(prepared);
    QVERIFY(agree(trained(*prepared), trained(*opened)));
  }

  void wholeModelsInBf16_data() { families(); }
  void wholeModelsInBf16() {
    if (!multiplies_bf16()) QSKIP("this processor does not multiply bf16 natively");
    const QFETCH(QString, family);
    const ScratchFolder folder;
    const auto exact = random_model(family, folder);
    const auto narrow = shared_in(Precision::bf16, exact);
    QVERIFY(narrow);

    const auto width = exact->info().embedding_size;
    const auto wide = trained(*exact), rough = trained(*narrow);
    QCOMPARE(wide[1].sizes(), torch::IntArrayRef({10, width}));
    QVERIFY(deviation(rough[0], wide[0]) < 0.005);
    QVERIFY(!torch::equal(rough[1], wide[1]));
    const auto likeness =
        torch::cosine_similarity(rough[1].flatten(), wide[1].flatten(), 0).item<double>();
    qInfo("%s: the gradient in bf16 has a cosine of %.5f with that in fp32", qPrintable(family),
          likeness);
    QVERIFY(likeness > 0.995);
  }
};

QTEST_GUILESS_MAIN(FrozenLayersTest)
#include "frozen_layers_test.moc"
