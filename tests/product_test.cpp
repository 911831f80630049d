// Products against LibTorch's own, of factors that lie in memory in every way.
#include <QtTest>

#include "engine_fixture.h"
#include "model/product.h"
#include "model/safetensors.h"

using namespace ptw;

namespace {

double deviation(const torch::Tensor& found, const torch::Tensor& expected) {
  const auto exact = expected.to(torch::kFloat64);
  return ((found.to(torch::kFloat64) - exact).abs().max() / exact.abs().max()).item<double>();
}

torch::Tensor numbers(torch::IntArrayRef shape, torch::ScalarType type) {
  return torch::randn(shape).to(type);
}

/// What the numbers that are multiplied give, summed exactly enough.
torch::Tensor exact(const torch::Tensor& a, const torch::Tensor& b) {
  return torch::matmul(a.to(torch::kFloat64), b.to(torch::kFloat64));
}

/// A square weight that a file holds, all of which is in memory.
struct FileWeight {
  static constexpr std::int64_t kSize = 4096, kMebibytes = kSize * kSize * 4 >> 20;

  FileWeight() {
    const auto written = torch::randn({kSize, kSize});
    write_safetensors(scratch / "weight.safetensors", {{"weight", written}});
    tensor = SafetensorsFile(scratch / "weight.safetensors").tensor("weight");
    if (!torch::equal(tensor, written)) throw std::runtime_error("another weight was read");
    before = resident_mebibytes();
  }
  [[nodiscard]] std::int64_t grown() const { return resident_mebibytes() - before; }

  ScratchFolder scratch;
  torch::Tensor tensor;
  std::int64_t before = 0;
};

constexpr double kSummed = 1e-5, kRounded = 1.0 / 256;

}  // namespace

class ProductTest : public QObject {
  Q_OBJECT

 private:
  /// The types there are: bfloat16 only where the processor has it.
  static void types() {
    QTest::addColumn<int>("type");
    QTest::newRow("fp32") << static_cast<int>(torch::kFloat32);
    if (multiplies_bf16()) QTest::newRow("bf16") << static_cast<int>(torch::kBFloat16);
  }
  static torch::ScalarType type() {
    const QFETCH(int, type);
    return static_cast<torch::ScalarType>(type);
  }
  /// In which a right factor may be held.
  static void forms() {
    QTest::addColumn<FactorForm>("form");
    QTest::addColumn<int>("type");
    const auto add = [](const char* name, FactorForm form, torch::ScalarType type) {
      QTest::newRow(name) << form << static_cast<int>(type);
    };
    add("as it lies", FactorForm::as_it_lies, torch::kFloat32);
    add("fp32", FactorForm::fp32, torch::kFloat32);
    if (multiplies_bf16()) add("bf16", FactorForm::bf16, torch::kBFloat16);
  }
  static FactorForm form() {
    const QFETCH(FactorForm, form);
    return form;
  }

 private Q_SLOTS:
  void init() { torch::manual_seed(5); }

  void stacks_data() { types(); }
  void stacks() {
    const auto a = numbers({2, 7, 3, 16}, type()).transpose(1, 2);
    const auto b = numbers({2, 5, 3, 16}, type()).permute({0, 2, 3, 1});
    const auto out = torch::full({2, 7, 3, 5}, NAN).transpose(1, 2);
    multiply(a, b, out);
    QVERIFY(deviation(out, exact(a, b)) < kSummed);
  }

  void aSingleHead_data() { types(); }
  void aSingleHead() {
    const auto a = numbers({3, 4, 16}, type()).unsqueeze(1), b = numbers({3, 9, 16}, type());
    const auto out = torch::full({3, 1, 4, 9}, NAN);
    multiply(a, b.unsqueeze(1).transpose(2, 3), out);
    QVERIFY(deviation(out, exact(a, b.unsqueeze(1).transpose(2, 3))) < kSummed);
  }

  /// What attention multiplies: heads that lie side by side, also where there is but one of a
  /// thing.
  void heads_data() {
    QTest::addColumn<int>("type");
    QTest::addColumn<int>("sequences");
    QTest::addColumn<int>("queries");
    QTest::addColumn<int>("keys");
    QTest::addColumn<int>("parts");
    for (const auto each : {torch::kFloat32, torch::kBFloat16})
      for (const int sequences : {1, 3})
        for (const int queries : {1, 5})
          for (const int keys : {1, 7})
            for (const int parts : {1, 3})
              if (each == torch::kFloat32 || multiplies_bf16())
                QTest::addRow("%s, %d sequences, %d queries, %d keys, %d parts",
                              torch::toString(each), sequences, queries, keys, parts)
                    << static_cast<int>(each) << sequences << queries << keys << parts;
  }
  void heads() {
    const QFETCH(int, sequences);
    const QFETCH(int, queries);
    const QFETCH(int, keys);
    const QFETCH(int, parts);
    constexpr std::int64_t kHeads = 4, kSize = 16;
    // Three parts: all projections side by side, as GPT-2 makes them.
    const auto of = [&](std::int64_t length, std::int64_t which) {
      return numbers({sequences, length, parts * kHeads * kSize}, type())
          .split(kHeads * kSize, -1)[static_cast<std::size_t>(which % parts)]
          .view({sequences, length, kHeads, kSize})
          .transpose(1, 2);
    };
    const auto q = of(queries, 0), k = of(keys, 1), v = of(keys, 2);
    const auto scores = torch::full({sequences, kHeads, queries, keys}, NAN);
    multiply(q, k.transpose(2, 3), scores);
    QVERIFY(deviation(scores, exact(q, k.transpose(2, 3))) < kSummed);
    const auto weights = numbers({sequences, kHeads, queries, keys}, type());
    const auto room = [&](std::int64_t length) {
      return torch::full({sequences, length, kHeads, kSize}, NAN).to(type()).transpose(1, 2);
    };
    const auto gathered = room(queries), back = room(keys);
    multiply(weights, v, gathered);
    QVERIFY(deviation(gathered, exact(weights, v)) < kRounded);
    multiply(weights.transpose(2, 3), q, back);
    QVERIFY(deviation(back, exact(weights.transpose(2, 3), q)) < kRounded);
  }

  void aTransposedFactor_data() { types(); }
  void aTransposedFactor() {
    const auto a = numbers({4, 6, 20}, type()), b = numbers({4, 6, 8}, type());
    const auto out = torch::full({4, 20, 8}, NAN);
    multiply(a.transpose(1, 2), b, out);
    QVERIFY(deviation(out, exact(a.transpose(1, 2), b)) < kSummed);
  }

  void oneFactorOfMany_data() { forms(); }
  void oneFactorOfMany() {
    for (const auto& [outputs, inputs] :
         {std::pair{48, 80}, {50, 96}, {33, 7}, {200, 16}, {1, 40}, {16, 1}}) {
      const auto weight = numbers({outputs, inputs}, torch::kFloat32);
      const RightFactor forward(weight.t(), form()), backward(weight, form());
      const auto rounded = weight.to(type());
      QCOMPARE(forward.columns(), std::int64_t{outputs});
      for (const std::int64_t rows : {1, 2, 3, 7, 8, 15, 16, 20, 40, 64, 65, 700}) {
        const auto a = numbers({rows, inputs}, type()), g = numbers({rows, outputs}, type());
        const auto out = torch::full({rows, outputs}, NAN), back = torch::full({rows, inputs}, NAN);
        multiply(a, forward, out);
        multiply(g, backward, back);
        QVERIFY(deviation(out, exact(a, rounded.t())) < kSummed);
        QVERIFY(deviation(back, exact(g, rounded)) < kSummed);
      }
    }
  }

  void aCopyTakesThePlaceOfTheFile_data() { forms(); }
  void aCopyTakesThePlaceOfTheFile() {
    const FileWeight weight;
    const RightFactor factor(weight.tensor.t(), form());
    const auto a = numbers({100, weight.kSize}, type()), out = torch::empty({100, weight.kSize});
    multiply(a, factor, out);
    const auto grown = weight.grown();
    const auto expected = form() == FactorForm::bf16 ? -weight.kMebibytes / 2 : 0;
    QVERIFY2(grown < expected + 16, qPrintable(QString::number(grown)));
    QVERIFY(deviation(out, exact(a, weight.tensor.t().to(type()))) < kSummed);
    QVERIFY(torch::equal(factor.matrix(), weight.tensor.t().to(type())));
  }

  /// Two directions take two copies: in bfloat16 the room of the file, in float32 twice that.
  void fewRowsNeedNoCopyInFloat32_data() { forms(); }
  void fewRowsNeedNoCopyInFloat32() {
    const FileWeight weight;
    const RightFactor forward(weight.tensor.t(), form()), backward(weight.tensor, form());
    const auto a = numbers({64, weight.kSize}, type()), out = torch::empty({64, weight.kSize});
    multiply(a, forward, out);
    multiply(a, backward, out);
    const auto grown = weight.grown();
    QVERIFY2(grown < 16, qPrintable(QString::number(grown)));
  }

  void biasSumAndRelu_data() { forms(); }
  void biasSumAndRelu() {
    const auto written = numbers({24, 32}, type()).to(torch::kFloat32);
    for (const auto& weight : {written, written.t().contiguous().t()}) {  // by rows, by columns
      const RightFactor factor(weight, form());
      const auto a = numbers({10, 24}, type()), bias = torch::randn({32});
      const auto product = exact(a, weight);

      const auto biased = torch::empty({10, 32}), cut = torch::empty({10, 32}, type());
      multiply(a, factor, biased, Store::plain, bias);
      QVERIFY(deviation(biased, product + bias) < kSummed);
      multiply(a, factor, cut, Store::relu, bias);
      QVERIFY(deviation(cut, torch::relu(product + bias)) < kRounded);
      multiply(a, factor, cut, Store::relu);
      QVERIFY(deviation(cut, torch::relu(product)) < kRounded);
      const auto before = torch::randn({10, 32}), sum = before.clone();
      multiply(a, factor, sum, Store::add);
      QVERIFY(deviation(sum, product + before) < kSummed);
    }
  }

  void aRoundedResult() {
    if (!multiplies_bf16()) QSKIP("this processor does not multiply bf16 natively");
    const auto a = numbers({5, 16}, torch::kBFloat16), b = numbers({16, 6}, torch::kBFloat16);
    const auto out = torch::empty({5, 6}, torch::kBFloat16);
    multiply(a, b, out);
    QVERIFY(deviation(out, exact(a, b)) < kRounded);
  }
};

QTEST_GUILESS_MAIN(ProductTest)
#include "product_test.moc"
