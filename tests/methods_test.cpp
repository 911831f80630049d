// How a prompt begins, how it conditions a batch, and how the vocabulary is seen from it.
#include <QtTest>

#include <set>

#include "analysis/vocabulary.h"
#include "engine_fixture.h"
#include "methods/adapter_folder.h"
#include "methods/prompt_initialization.h"
#include "methods/prompt_tuning.h"

namespace fs = std::filesystem;
using namespace ptw;
using Ids = std::vector<std::int64_t>;

namespace {

constexpr std::int64_t kFrequent = 5000;

const torch::Tensor& table() {
  return word_model().model->embedding_table();
}

torch::Tensor rows(const Ids& ids) {
  return table().index_select(0, torch::tensor(ids, torch::kInt64));
}

/// The ids of the words of a text.
Ids ids_of(const std::string& text) {
  return word_model().tokenizer->encode_open(text);
}

/// The row of the table that each row of `prompt` is; -1 where it is none.
Ids found_rows(const torch::Tensor& prompt) {
  Ids ids;
  for (std::int64_t i = 0; i < prompt.size(0); ++i) {
    const auto same = (table() == prompt[i]).all(1).nonzero();
    ids.push_back(same.size(0) == 0 ? -1 : same[0][0].item<std::int64_t>());
  }
  return ids;
}

/// Whether rows from `first` on are distinct rows of the table, all of frequent ordinary pieces.
bool sampled(const torch::Tensor& prompt, std::int64_t first = 0) {
  const auto ids = found_rows(prompt.slice(0, first));
  for (const auto id : ids)
    if (id < WordTokenizer::kFirst || id >= WordTokenizer::kFirst + kFrequent) return false;
  return std::set(ids.begin(), ids.end()).size() == ids.size();
}

torch::Tensor initial(const Settings& settings, const std::vector<std::string>& labels = {}) {
  return initial_prompt({word_model(), labels, 5}, complete(prompt_settings(), settings));
}

/// A tokenizer with too few pieces to sample a prompt from.
class ShortTokenizer : public WordTokenizer {
 public:
  ShortTokenizer() : WordTokenizer({}) {}
  [[nodiscard]] std::int64_t size() const override { return kFirst + 4; }
};

bool close(const torch::Tensor& ours, const torch::Tensor& expected, double tolerance) {
  const auto off = (ours.to(torch::kFloat64) - expected.to(torch::kFloat64)).abs().max();
  return off.item<double>() <= tolerance;
}

/// The x and y of points, [n, 2].
torch::Tensor places(const std::vector<ProjectedPoint>& points) {
  std::vector<float> values;
  for (const auto& point : points) values.insert(values.end(), {point.x, point.y});
  return torch::tensor(values).view({-1, 2});
}

}  // namespace

class MethodsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void randomUniform();
  void sampledVocabulary();
  void classLabels();
  void text();
  void earlierRun();
  void badBeginnings();
  void conditioning();
  void registry();

  void nearestOfRowsAreTheseRows();
  void nearestAgreesWithBruteForce_data();
  void nearestAgreesWithBruteForce();
  void distances();
  void drift();
  void projection();

 private:
  const Vocabulary vocabulary_{word_model()};
};

void MethodsTest::randomUniform() {
  const auto prompt = random_uniform_prompt(50, 192, 1);
  QVERIFY(prompt.sizes() == torch::IntArrayRef({50, 192}));
  QCOMPARE(prompt.scalar_type(), torch::kFloat32);
  QVERIFY(prompt.abs().max().item<float>() <= 0.5F);
  QVERIFY(prompt.min().item<float>() < -0.49F && prompt.max().item<float>() > 0.49F);
  QVERIFY(std::abs(prompt.mean().item<float>()) < 0.02F);
  QVERIFY(torch::equal(prompt, random_uniform_prompt(50, 192, 1)));
  QVERIFY(!torch::equal(prompt, random_uniform_prompt(50, 192, 2)));
  QVERIFY(torch::equal(initial({{"init", "random-uniform"}}), random_uniform_prompt(20, 192, 5)));
}

void MethodsTest::sampledVocabulary() {
  const auto prompt = sampled_vocabulary_prompt(200, word_model(), 1);
  QVERIFY(prompt.sizes() == torch::IntArrayRef({200, 192}));
  QVERIFY(sampled(prompt));
  QVERIFY(torch::equal(prompt, sampled_vocabulary_prompt(200, word_model(), 1)));
  QVERIFY(!torch::equal(prompt, sampled_vocabulary_prompt(200, word_model(), 2)));
  QVERIFY(torch::equal(initial({{"init", "sampled-vocabulary"}}),
                       sampled_vocabulary_prompt(20, word_model(), 5)));
}

void MethodsTest::classLabels() {
  const std::vector<std::string> labels = {"up", "far down there", "", "level"};
  const auto prompt = class_label_prompt(8, labels, word_model(), 3);
  QVERIFY(prompt.sizes() == torch::IntArrayRef({8, 192}));
  QVERIFY(torch::equal(prompt[0], rows(ids_of("up"))[0]));
  QVERIFY(close(prompt[1], rows(ids_of("far down there")).mean(0), 1e-6));
  QVERIFY(torch::equal(prompt[3], rows(ids_of("level"))[0]));
  QVERIFY(sampled(prompt, 4) && sampled(prompt.slice(0, 2, 3)));
  // More labels than tokens: those beyond are left out.
  const auto few = class_label_prompt(1, labels, word_model(), 3);
  QVERIFY(few.sizes() == torch::IntArrayRef({1, 192}) && torch::equal(few[0], prompt[0]));
  QVERIFY(torch::equal(initial({{"init", "class-labels"}}, labels),
                       class_label_prompt(20, labels, word_model(), 5)));
  QVERIFY(sampled(initial({{"init", "class-labels"}})));  // a task without labels
}

void MethodsTest::text() {
  const Settings settings = {{"init", "text"}, {"init_text", "which way is it"}};
  const auto all = ids_of("which way is it");
  for (const std::int64_t length : {3, 4, 10}) {
    Ids expected;
    for (std::size_t i = 0; i < static_cast<std::size_t>(length); ++i)
      expected.push_back(all[i % all.size()]);
    auto given = settings;
    given["prompt_length"] = length;
    QVERIFY(torch::equal(initial(given), rows(expected)));
  }
}

void MethodsTest::earlierRun() {
  const ScratchFolder scratch;
  const auto& info = word_model().model->info();
  const auto prompt = torch::randn({6, 192});
  fs::create_directories(scratch / "run" / "adapter");
  fs::create_directories(scratch / "adapter only");
  for (const auto& folder : {scratch / "run" / "adapter", scratch / "adapter only"})
    write_prompt_tuning_adapter(folder, prompt, info);
  for (const auto& source : {scratch / "run", scratch / "adapter only"})
    QVERIFY(torch::equal(initial({{"init", "earlier-run"},
                                  {"init_run", source.string()},
                                  {"prompt_length", std::int64_t{6}}}),
                         prompt));
}

void MethodsTest::badBeginnings() {
  const ScratchFolder scratch;
  auto info = word_model().model->info();
  const auto refused = [](const Settings& settings) {
    return refusal([&] { std::ignore = initial(settings); });
  };
  QVERIFY(says(refused({{"init", "text"}}), {"init_text"}));
  QVERIFY(says(refused({{"init", "text"}, {"init_text", " \n"}}), {"init_text"}));
  QVERIFY(says(refused({{"init", "earlier-run"}}), {"init_run"}));
  const auto earlier = [&](const fs::path& source, std::int64_t length) {
    return refused(
        {{"init", "earlier-run"}, {"init_run", source.string()}, {"prompt_length", length}});
  };
  QVERIFY(says(earlier(scratch / "gone", 5), {scratch / "gone"}));
  write_prompt_tuning_adapter(scratch.path(), torch::randn({6, 192}), info);
  QVERIFY(says(earlier(scratch.path(), 5), {scratch.path(), "6 tokens", "prompt_length"}));
  write_prompt_tuning_adapter(scratch.path(), torch::randn({6, 8}), info);
  QVERIFY(says(earlier(scratch.path(), 6), {scratch.path(), "size 8", "size 192"}));

  const Pretrained poor = {word_model().model, std::make_shared<const ShortTokenizer>()};
  QVERIFY(sampled_vocabulary_prompt(4, poor, 1).defined());
  QVERIFY(says(refusal([&] { std::ignore = sampled_vocabulary_prompt(5, poor, 1); }),
               {"4 ordinary", "5 tokens"}));

  QVERIFY(says(refused({{"prompt_length", std::int64_t{0}}}), {"prompt_length", "1 and 2000"}));
  QVERIFY(says(refused({{"prompt_length", std::int64_t{2001}}}), {"prompt_length", "1 and 2000"}));
  QVERIFY(says(refused({{"prompt_length", 5.5}}), {"prompt_length", "5.5"}));
  QVERIFY(says(refused({{"init", "zeros"}}), {"init", "zeros", "class-labels"}));
  QVERIFY(says(refused({{"length", std::int64_t{5}}}), {"length", "prompt_length"}));
}

void MethodsTest::conditioning() {
  auto source = torch::randn({3, 192});
  const PromptTuning method(source);
  const auto before = source.clone();
  source.zero_();
  QVERIFY(torch::equal(method.soft_prompt(), before));
  const TokenBatch batch{torch::tensor({{5, 6, 1}, {7, 1, 0}}, torch::kInt64),
                         torch::tensor({{1.0F, 1.0F, 1.0F}, {1.0F, 1.0F, 0.0F}}),
                         {}};
  const auto input = method.condition(*word_model().model, batch, {});
  for (int example = 0; example < 2; ++example) {
    QVERIFY(torch::equal(input.embeddings[example].slice(0, 0, 3), before));
    QVERIFY(torch::equal(input.embeddings[example].slice(0, 3),
                         table().index_select(0, batch.ids[example])));
  }
  QVERIFY(torch::equal(input.mask, torch::tensor({{1.0F, 1.0F, 1.0F, 1.0F, 1.0F, 1.0F},
                                                  {1.0F, 1.0F, 1.0F, 1.0F, 1.0F, 0.0F}})));
  QCOMPARE(method.parameters().size(), std::size_t{1});
  QVERIFY(method.parameters()[0].tensor.requires_grad());
  QVERIFY(!table().requires_grad());
  QCOMPARE(method.stored_parameters(), std::int64_t{3 * 192});
}

void MethodsTest::registry() {
  QCOMPARE(find_method("prompt-tuning").peft_type, std::string("PROMPT_TUNING"));
  QVERIFY(says(refusal([] { std::ignore = find_method("magic"); }), {"magic", "prompt-tuning"}));
  for (const auto& entry : method_registry()) {
    std::set<std::string> keys;
    for (const auto& spec : all_settings(entry)) {
      QVERIFY2(keys.insert(spec.key).second, spec.key.c_str());
      QVERIFY2(!refusal(spec, spec.default_value), spec.key.c_str());
    }
  }
}

void MethodsTest::nearestOfRowsAreTheseRows() {
  // By dot product a row is its own nearest only where no row is longer.
  const auto longest = table().norm(2, 1).argmax().item<std::int64_t>();
  const Ids ids = {3, 10, 500, 7999, 1, 8050, longest};
  const auto prompt = rows(ids);
  for (const auto similarity : {Similarity::cosine, Similarity::euclidean, Similarity::dot}) {
    const auto report = vocabulary_.nearest(prompt, prompt, similarity, 3, 40);
    QCOMPARE(report.step, std::int64_t{40});
    QVERIFY(report.similarity == similarity);
    QCOMPARE(report.tokens.size(), ids.size());
    for (std::size_t i = 0; i < ids.size(); ++i) {
      const auto& token = report.tokens[i];
      const auto& first = token.nearest.at(0);
      QCOMPARE(token.token, static_cast<int>(i));
      QCOMPARE(token.nearest.size(), std::size_t{3});
      QCOMPARE(token.travelled, 0.0F);
      if (similarity == Similarity::dot && ids[i] != longest) continue;
      QCOMPARE(first.id, ids[i]);
      QCOMPARE(first.piece, word_model().tokenizer->piece(ids[i]));
      QCOMPARE(first.special, ids[i] < 3 || ids[i] >= 8000);
      const float expected = similarity == Similarity::cosine      ? 1
                             : similarity == Similarity::euclidean ? 0
                                                                   : token.norm * token.norm;
      QVERIFY(std::abs(first.similarity - expected) <= 0.05F + 1e-4F * std::abs(expected));
    }
  }
}

void MethodsTest::nearestAgreesWithBruteForce_data() {
  QTest::addColumn<int>("similarity");
  QTest::newRow("cosine") << static_cast<int>(Similarity::cosine);
  QTest::newRow("euclidean") << static_cast<int>(Similarity::euclidean);
  QTest::newRow("dot") << static_cast<int>(Similarity::dot);
}

void MethodsTest::nearestAgreesWithBruteForce() {
  QFETCH(int, similarity);
  const auto kind = static_cast<Similarity>(similarity);
  torch::manual_seed(3);
  const auto prompt = torch::randn({4, 192});
  const auto report = vocabulary_.nearest(prompt, prompt, kind, 10, 0);
  const auto all = table().to(torch::kFloat64);
  for (std::int64_t i = 0; i < 4; ++i) {
    const auto token = prompt[i].to(torch::kFloat64);
    const auto products = torch::mv(all, token);
    const auto expected = kind == Similarity::dot      ? products
                          : kind == Similarity::cosine ? products / (all.norm(2, 1) * token.norm())
                                                       : -(all - token).norm(2, 1);
    const auto best = std::get<0>(expected.topk(10));
    for (std::int64_t rank = 0; rank < 10; ++rank) {
      const auto& neighbor =
          report.tokens[static_cast<std::size_t>(i)].nearest[static_cast<std::size_t>(rank)];
      QVERIFY(std::abs(neighbor.similarity - best[rank].item<double>()) < 1e-3);
      QVERIFY(std::abs(neighbor.similarity - expected[neighbor.id].item<double>()) < 1e-3);
    }
  }
  const auto everything =
      vocabulary_.nearest(prompt.slice(0, 0, 1), prompt.slice(0, 0, 1), kind, 1'000'000, 0);
  QCOMPARE(std::ssize(everything.tokens[0].nearest), table().size(0));
}

void MethodsTest::distances() {
  auto start = torch::zeros({3, 192}), now = start.clone();
  now[1][0] = 3.0F;
  now[1][5] = -4.0F;
  start[2][7] = now[2][7] = 2.0F;
  now[2][8] = 1.5F;
  const auto tokens = vocabulary_.nearest(now, start, Similarity::cosine, 1, 0).tokens;
  const std::vector<float> travelled = {0, 5, 1.5F}, norms = {0, 5, 2.5F};
  for (std::size_t i = 0; i < 3; ++i) {
    QCOMPARE(tokens[i].travelled, travelled[i]);
    QCOMPARE(tokens[i].norm, norms[i]);
  }
}

void MethodsTest::drift() {
  const auto other = torch::zeros({1, 192});
  const auto at = [&](const torch::Tensor& row) { return torch::cat({other, row.view({1, -1})}); };
  const auto from = rows({10})[0], to = rows({500})[0];
  const auto report =
      vocabulary_.drift({at(from), at(to), at(from * 2)}, {0, 50, 100}, 1, Similarity::cosine);
  QCOMPARE(report.token, 1);
  QCOMPARE(report.steps, (Ids{0, 50, 100}));
  QCOMPARE(report.nearest, (std::vector<std::string>{"#10", "#500", "#10"}));
  const std::vector<torch::Tensor> distance = {torch::zeros({}), (to - from).norm(), from.norm()};
  const std::vector<torch::Tensor> norm = {from.norm(), to.norm(), from.norm() * 2};
  for (std::size_t i = 0; i < 3; ++i) {
    QVERIFY(std::abs(report.travelled[i] - distance[i].item<float>()) < 1e-4F);
    QVERIFY(std::abs(report.norms[i] - norm[i].item<float>()) < 1e-4F);
  }
  // The nearest of a special piece's own row is an ordinary piece.
  const auto special = rows({8050});
  QVERIFY(
      vocabulary_.nearest(special, special, Similarity::cosine, 1, 0).tokens[0].nearest[0].special);
  const auto ordinary = table().slice(0, 3, 8000);
  const auto expected =
      3 + torch::cosine_similarity(ordinary, special, 1).argmax().item<std::int64_t>();
  QCOMPARE(vocabulary_.drift({special}, {0}, 0, Similarity::cosine).nearest[0],
           "#" + std::to_string(expected));
}

void MethodsTest::projection() {
  torch::manual_seed(4);
  const auto prompt = torch::randn({5, 192}), start = torch::randn({5, 192});
  const auto report = vocabulary_.project(prompt, start, 300, 7);
  const auto ordinary = table().slice(0, 3, 8000).to(torch::kFloat64);
  const auto mean = ordinary.mean(0);
  const auto [left, values, right] = torch::linalg_svd(ordinary - mean, false);
  auto axes = right.slice(0, 0, 2).t().contiguous();
  for (std::int64_t axis = 0; axis < 2; ++axis) {
    const auto theirs = torch::mv(ordinary.slice(0, 0, 300) - mean, axes.select(1, axis));
    const auto ours = places(report.vocabulary).select(1, axis).to(torch::kFloat64);
    if (torch::dot(theirs, ours).item<double>() < 0) axes.select(1, axis).neg_();
  }
  const auto place = [&](const torch::Tensor& rows) {
    return torch::matmul(rows.to(torch::kFloat64) - mean, axes);
  };
  QCOMPARE(report.step, std::int64_t{7});
  QCOMPARE(report.vocabulary.size(), std::size_t{300});
  QVERIFY(close(places(report.vocabulary), place(ordinary.slice(0, 0, 300)), 0.01));
  QVERIFY(close(places(report.prompt), place(prompt), 0.01));
  QVERIFY(close(places(report.initial_prompt), place(start), 0.01));
  QCOMPARE(report.vocabulary[7].label, std::string("#10"));
  QCOMPARE(report.prompt[4].label, std::string("4"));
  const auto shares = values.square() / values.square().sum();
  QVERIFY(std::abs(report.explained_x - shares[0].item<double>()) < 1e-4);
  QVERIFY(std::abs(report.explained_y - shares[1].item<double>()) < 1e-4);
}

QTEST_GUILESS_MAIN(MethodsTest)
#include "methods_test.moc"
