// Generation on models of every family: what a cache, beams and sampling must not change.
#include <QtTest>

#include <limits>

#include "conformance_case.h"
#include "engine_fixture.h"
#include "model/generation.h"

namespace fs = std::filesystem;
using namespace ptw;

namespace {

using Texts = std::vector<std::vector<std::int64_t>>;

constexpr std::int64_t kLimit = 8;

/// The log-likelihood of the next token, [V], behind `text`, read anew without a cache.
torch::Tensor next(const ReadInput& input, std::vector<std::int64_t> text) {
  text.push_back(0);
  const auto logits = input.logits(torch::tensor(text).unsqueeze(0));
  return torch::log_softmax(logits[0][-1].to(torch::kFloat64), -1);
}

bool is_end(const ModelInfo& info, std::int64_t id) {
  return id == info.end_id || std::ranges::count(info.writing.end_ids, id) > 0;
}

std::vector<std::int64_t> greedily(const ReadInput& input, const ModelInfo& info) {
  std::vector<std::int64_t> text;
  while (std::ssize(text) < kLimit) {
    const auto id = next(input, text).argmax().item<std::int64_t>();
    if (is_end(info, id)) break;
    text.push_back(id);
  }
  return text;
}

/// Every token is followed by the next one, or else by the one behind that; 7 ends a text, which
/// stands behind 0.
class Counting : public ReadInput, public Decoding {
 public:
  explicit Counting(torch::Tensor follows = counting()) : follows_(std::move(follows)) {}

  [[nodiscard]] torch::Tensor logits(const torch::Tensor&) const override { return {}; }
  [[nodiscard]] torch::Tensor nll(const torch::Tensor&) const override { return {}; }
  [[nodiscard]] std::unique_ptr<Decoding> begin() const override {
    return std::make_unique<Counting>(follows_);
  }
  [[nodiscard]] Texts openings() const override { return {{0}}; }
  torch::Tensor first() override { return next(torch::zeros({1}, torch::kInt64)); }
  torch::Tensor next(const torch::Tensor& ids) override { return follows_.index_select(0, ids); }
  void keep(const torch::Tensor&) override {}

 private:
  static torch::Tensor counting() {
    auto follows = torch::zeros({8, 8});
    for (std::int64_t i = 0; i < 8; ++i) {
      follows[i][(i + 1) % 8] = 5;
      follows[i][(i + 2) % 8] = 4;
    }
    return follows;
  }
  torch::Tensor follows_;
};

/// What is counted by some rules, by greed and, where that asks for the same, by three beams.
std::vector<std::int64_t> written_by(const WritingRules& rules, std::int64_t limit = 32,
                                     std::int64_t beams = 1) {
  ModelInfo info;
  info.end_id = 7;
  info.writing = rules;
  return generate(Counting(), info, 1, {.limit = limit, .beams = beams}).front();
}

TokenBatch row_of(const TokenBatch& batch, std::int64_t row) {
  const auto real = batch.mask[row] != 0;
  return {batch.ids[row].masked_select(real).unsqueeze(0),
          batch.mask[row].masked_select(real).unsqueeze(0),
          {}};
}

}  // namespace

class GenerationTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void cacheChangesNothing_data() { everyFamily(); }
  void cacheChangesNothing();
  void oneBeamIsGreedy_data() { everyFamily(); }
  void oneBeamIsGreedy();
  void beamsOfABatch_data() { everyFamily(); }
  void beamsOfABatch();
  void allBeamsFindTheBest_data() { everyFamily(); }
  void allBeamsFindTheBest();
  void rulesOfTheFolder();
  void repetitionsAreLessLikely();
  void samplingIsSeeded();
  void distributionOfSampling();

 private:
  static void everyFamily() {
    QTest::addColumn<QString>("folder");
    QTest::newRow("demo") << QString::fromStdString(demo_model_folder());
    for (const auto& folder : sorted_folders(conformance_folder()))
      if (fs::exists(folder / "model.safetensors") && fs::exists(folder / "golden.safetensors"))
        QTest::newRow(folder.filename().c_str()) << QString::fromStdString(folder);
  }
  /// Rows of ids that any of the models has.
  static TokenBatch rows() {
    auto generator = at::detail::createCPUGenerator(3);
    const auto ids = torch::randint(3, 300, {3, 9}, generator, torch::kInt64);
    auto mask = torch::ones({3, 9});
    mask[1].slice(0, 6).fill_(0);
    mask[2].slice(0, 4).fill_(0);
    return {ids, mask, {}};
  }
};

void GenerationTest::cacheChangesNothing() {
  QFETCH(QString, folder);
  const auto model = open_model(folder.toStdString());
  const auto batch = rows();
  const auto together =
      generate(*model->read(unconditioned(*model, batch)), model->info(), 3, {.limit = kLimit});
  for (std::int64_t row = 0; row < 3; ++row) {
    const auto alone = model->read(unconditioned(*model, row_of(batch, row)));
    QCOMPARE(together[static_cast<std::size_t>(row)], greedily(*alone, model->info()));
  }
}

void GenerationTest::oneBeamIsGreedy() {
  QFETCH(QString, folder);
  const auto model = open_model(folder.toStdString());
  const auto input = model->read(unconditioned(*model, rows()));
  QCOMPARE(generate(*input, model->info(), 3, {.limit = kLimit, .beams = 1}),
           generate(*input, model->info(), 3, {.limit = kLimit}));
}

/// One input alone gives what it gives in a batch.
void GenerationTest::beamsOfABatch() {
  QFETCH(QString, folder);
  const auto model = open_model(folder.toStdString());
  const auto batch = rows();
  const GenerationOptions six{.limit = kLimit, .beams = 6};
  const auto together = generate(*model->read(unconditioned(*model, batch)), model->info(), 3, six);
  for (std::int64_t row = 0; row < 3; ++row) {
    const auto alone = model->read(unconditioned(*model, row_of(batch, row)));
    QCOMPARE(generate(*alone, model->info(), 1, six).front(),
             together[static_cast<std::size_t>(row)]);
  }
}

/// With a beam for every token, two steps of beam search are exhaustive: the text found is that of
/// the largest log-likelihood / length among all, each read anew without a cache.
void GenerationTest::allBeamsFindTheBest() {
  QFETCH(QString, folder);
  const auto model = open_model(folder.toStdString());
  const auto& info = model->info();
  if (info.vocabulary_size > 512) return;
  const auto input = model->read(unconditioned(*model, row_of(rows(), 0)));
  const auto found = generate(*input, info, 1, {.limit = 2, .beams = info.vocabulary_size});
  const auto first = next(*input, {});
  double best = -std::numeric_limits<double>::infinity();
  std::vector<std::int64_t> expected;
  const auto consider = [&](const std::vector<std::int64_t>& text, double value) {
    if (value <= best) return;
    best = value;
    expected = text;
  };
  consider({}, first[info.end_id].item<double>());
  for (std::int64_t a = 0; a < info.vocabulary_size; ++a) {
    if (a == info.end_id) continue;
    const auto both = next(*input, {a}) + first[a];
    consider({a}, both[info.end_id].item<double>() / 2);
    for (std::int64_t b = 0; b < info.vocabulary_size; ++b)
      if (b != info.end_id) consider({a, b}, both[b].item<double>() / 2);
  }
  QCOMPARE(found.front(), expected);
}

void GenerationTest::rulesOfTheFolder() {
  using Text = std::vector<std::int64_t>;
  QCOMPARE(written_by(WritingRules()), (Text{1, 2, 3, 4, 5, 6}));
  WritingRules rules;
  rules.end_ids = {4, 7};
  for (const std::int64_t beams : {1, 3}) QCOMPARE(written_by(rules, 32, beams), (Text{1, 2, 3}));
  rules = {};
  rules.first_id = 5;
  for (const std::int64_t beams : {1, 3}) QCOMPARE(written_by(rules, 32, beams), (Text{5, 6}));
  rules = {};
  rules.last_ids = {7};
  for (const std::int64_t beams : {1, 3}) {
    QCOMPARE(written_by(rules, 3, beams), (Text{1, 2}));
    QCOMPARE(written_by(rules, 1, beams), Text());
  }
  rules.first_id = 5;
  QCOMPARE(written_by(rules, 2), Text{5});
  QCOMPARE(written_by(rules, 1), Text());
  rules = {};
  rules.never = {3};
  QCOMPARE(written_by(rules), (Text{1, 2, 4, 5, 6}));
  rules = {};
  rules.never_first = {1};
  QCOMPARE(written_by(rules), (Text{2, 3, 4, 5, 6}));
  rules = {};
  rules.never_first = {1, 6};  // it is the piece behind the forced one that is meant
  rules.first_id = 5;
  QCOMPARE(written_by(rules), Text{5});
  rules = {};
  rules.never_together = {{2, 3}, {5}, {7}, {0, 1, 3}};
  QCOMPARE(written_by(rules), (Text{1, 2, 4, 6}));
  rules = {};
  rules.shortest = 9;  // with the token before the text
  QCOMPARE(written_by(rules), (Text{1, 2, 3, 4, 5, 6, 0, 1, 2, 3, 4, 5, 6}));
  rules.shortest = 7;
  QCOMPARE(written_by(rules), (Text{1, 2, 3, 4, 5, 6}));
  rules = {};
  rules.shortest_new = 8;
  rules.longest_repeated = 2;
  QCOMPARE(written_by(rules), (Text{1, 2, 3, 4, 5, 6, 0, 2, 4, 6}));
}

void GenerationTest::repetitionsAreLessLikely() {
  ModelInfo info;
  info.end_id = 7;
  info.writing.repetition_penalty = 2;
  const auto follows = torch::tensor({0.0, 3.0, 2.0, 1.0, 0.0, 0.0, 0.0, 0.0}).repeat({8, 1});
  const auto text = generate(Counting(follows), info, 1, {.limit = 4}).front();
  QCOMPARE(text, (std::vector<std::int64_t>{1, 2, 1, 1}));
  const auto below = generate(Counting(follows - 6), info, 1, {.limit = 3}).front();
  QCOMPARE(below, (std::vector<std::int64_t>{1, 2, 3}));
}

void GenerationTest::samplingIsSeeded() {
  const auto model = open_model(demo_model_folder());
  const auto input = model->read(unconditioned(*model, rows()));
  const auto draw = [&](std::uint64_t seed) {
    return generate(*input, model->info(), 3,
                    {.limit = kLimit, .sample = true, .temperature = 1.5, .seed = seed});
  };
  QCOMPARE(draw(1), draw(1));
  QVERIFY(draw(1) != draw(2));
  // The likeliest token alone is greedy decoding.
  QCOMPARE(generate(*input, model->info(), 3, {.limit = kLimit, .sample = true, .top_p = 1e-6}),
           generate(*input, model->info(), 3, {.limit = kLimit}));
}

void GenerationTest::distributionOfSampling() {
  const auto logits = torch::log(torch::tensor({0.5, 0.3, 0.15, 0.05})).unsqueeze(0);
  const auto same = [](const torch::Tensor& ours, const std::vector<double>& expected) {
    return torch::allclose(ours.to(torch::kFloat64),
                           torch::tensor(expected, torch::kFloat64).unsqueeze(0), 1e-5, 1e-6);
  };
  QVERIFY(same(sampling_distribution(logits, 1, 1), {0.5, 0.3, 0.15, 0.05}));
  // 0.5 + 0.3 reach 0.7, the rest is cut.
  QVERIFY(same(sampling_distribution(logits, 1, 0.7), {0.625, 0.375, 0, 0}));
  // At temperature 0.5 probabilities are squared before they are normalised.
  QVERIFY(same(sampling_distribution(logits, 0.5, 1),
               {0.25 / 0.365, 0.09 / 0.365, 0.0225 / 0.365, 0.0025 / 0.365}));
}

QTEST_GUILESS_MAIN(GenerationTest)
#include "generation_test.moc"
