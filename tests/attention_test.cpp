// What is said about the attention: rows sum to 1, the keys are what the model read, soft ones are
// marked, and a soft token that nothing looks at has no weight.
#include <QtTest>

#include "analysis/attention.h"
#include "analysis/prefix_norms.h"
#include "conformance_case.h"
#include "engine_fixture.h"
#include "methods/prefix_tuning.h"
#include "methods/prompt_tuning.h"
#include "methods/xprompt.h"

namespace fs = std::filesystem;
using namespace ptw;

namespace {

torch::Tensor normal(torch::IntArrayRef shape) {
  auto generator = at::detail::createCPUGenerator(1);
  return torch::empty(shape).normal_(0, 1, generator);
}

TokenizedExample example(std::vector<std::int64_t> input) {
  TokenizedExample made;
  made.input = std::move(input);
  return made;
}

bool rows_sum_to_one(const AttentionMap& map) {
  const auto keys = static_cast<std::ptrdiff_t>(map.keys.size());
  for (auto row = map.weights.begin(); row != map.weights.end(); row += keys) {
    double sum = 0;
    for (auto weight = row; weight != row + keys; ++weight) sum += *weight;
    if (std::abs(sum - 1) > 1e-5) return false;
  }
  return true;
}

bool is_complete(const AttentionMap& map) {
  return map.weights.size() == std::size_t(map.layers) * std::size_t(map.heads) *
                                   map.queries.size() * map.keys.size() &&
         map.key_tokens.size() == map.keys.size() &&
         map.query_tokens.size() == map.queries.size() && rows_sum_to_one(map);
}

std::ptrdiff_t soft_keys(const AttentionMap& map) {
  return std::ranges::count_if(map.key_tokens, [](int token) { return token >= 0; });
}

}  // namespace

class AttentionTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void softPromptOfAnEncoderDecoder();
  void aShortenedPromptKeepsItsNumbers();
  void prefixOfAnEncoderDecoder();
  void decoderOnly();
  void theDecoderBeginsWithItsStartToken();
  void anAnswerCutShortHasNoEnd();
  void withoutAMethod();
  void normsOfAPrefix();
};

void AttentionTest::softPromptOfAnEncoderDecoder() {
  const PromptTuning method(normal({3, word_model().model->info().embedding_size}));
  const auto report = watch_attention(word_model(), &method, example({10, 11, 12, 1}), 4);
  QCOMPARE(report.maps.size(), std::size_t{3});
  const auto& encoder = report.maps[0];
  QCOMPARE(QString::fromStdString(encoder.name), QString("encoder"));
  QCOMPARE(encoder.queries.size(), std::size_t{7});
  QCOMPARE(encoder.layers, static_cast<int>(word_model().model->info().encoder_layers));
  const std::vector<int> numbers = {0, 1, 2, -1, -1, -1, -1};
  QCOMPARE(encoder.key_tokens, numbers);
  QCOMPARE(encoder.query_tokens, numbers);
  QCOMPARE(QString::fromStdString(encoder.keys[3]),
           QString::fromStdString(word_model().tokenizer->piece(10)));
  QVERIFY(encoder.keys[0].empty());
  const auto& cross = report.maps[1];
  QCOMPARE(QString::fromStdString(cross.name), QString("cross"));
  QCOMPARE(soft_keys(cross), 3);
  QCOMPARE(cross.queries.size(), report.maps[2].queries.size());
  QCOMPARE(soft_keys(report.maps[2]), 0);  // the decoder's own keys are what it wrote
  for (const auto& map : report.maps) QVERIFY2(is_complete(map), map.name.c_str());
}

void AttentionTest::aShortenedPromptKeepsItsNumbers() {
  const auto values = normal({4, word_model().model->info().embedding_size});
  auto mask = full_mask(4, 2);
  mask.tokens = {1, 0, 1, 1};
  mask.cells[4] = mask.cells[5] = 0;  // of token 2, of which nothing is left
  XpromptOptions options;
  for (const auto& [masked, numbers] : std::map<std::string, std::vector<int>>{
           {"remove", {0, 3, -1, -1}}, {"zero", {0, 1, 2, 3, -1, -1}}}) {
    options.masked_tokens = masked;
    const Xprompt method({values, values}, mask, options);
    const auto report = watch_attention(word_model(), &method, example({10, 1}), 4);
    QCOMPARE(report.maps[0].key_tokens, numbers);
    QCOMPARE(report.maps[0].query_tokens, numbers);
    QCOMPARE(report.maps[1].key_tokens, numbers);
    QCOMPARE(soft_keys(report.maps[2]), 0);
    for (const auto& map : report.maps) QVERIFY2(is_complete(map), map.name.c_str());
  }
}

void AttentionTest::prefixOfAnEncoderDecoder() {
  const auto& info = word_model().model->info();
  PrefixTables tables;
  for (const auto& [stack, shape] : prefix_shapes("paper", info))
    tables.emplace(stack, PrefixTable(normal({2, shape.columns()})));
  const PrefixTuning method("paper", std::move(tables), info);
  const auto report = watch_attention(word_model(), &method, example({10, 11, 1}), 4);
  for (const auto& map : report.maps) {
    QCOMPARE(soft_keys(map), 2);
    QVERIFY2(is_complete(map), map.name.c_str());
  }
  QCOMPARE(report.maps[0].query_tokens, (std::vector<int>{-1, -1, -1}));
  QCOMPARE(report.maps[0].key_tokens, (std::vector<int>{0, 1, -1, -1, -1}));
}

void AttentionTest::decoderOnly() {
  const auto folder = conformance_folder() / "gpt2";
  if (!fs::exists(folder)) QSKIP("no golden models: set PTW_CONFORMANCE to their folder");
  const Pretrained pretrained{open_model(folder), word_model().tokenizer};
  const PromptTuning method(normal({3, pretrained.model->info().embedding_size}));
  const auto report = watch_attention(pretrained, &method, example({10, 11, 12}), 4);
  QCOMPARE(report.maps.size(), std::size_t{1});
  const auto& map = report.maps[0];
  QVERIFY(is_complete(map));
  QCOMPARE(soft_keys(map), 3);
  QVERIFY(map.queries.size() >= 6);
  // The first position sees itself alone, the second none of what follows.
  QCOMPARE(map.weights[0], 1.0F);
  for (std::size_t key = 2; key < map.keys.size(); ++key)
    QCOMPARE(map.weights[map.keys.size() + key], 0.0F);
}

void AttentionTest::theDecoderBeginsWithItsStartToken() {
  for (const auto* family : {"bart", "t5-v1.1"}) {
    const auto folder = conformance_folder() / family;
    if (!fs::exists(folder)) QSKIP("no golden models: set PTW_CONFORMANCE to their folder");
    const Pretrained pretrained{open_model(folder), word_model().tokenizer};
    std::ifstream file(folder / "config.json");
    const auto start = nlohmann::json::parse(file).at("decoder_start_token_id").get<int>();
    const auto report = watch_attention(pretrained, nullptr, example({10, 11, 12, 2}), 4);
    const auto& decoder = report.maps[2];
    QCOMPARE(QString::fromStdString(decoder.keys.front()),
             QString::fromStdString(word_model().tokenizer->piece(start)));
    for (std::size_t i = 1; i < decoder.keys.size(); ++i)
      QCOMPARE(QString::fromStdString(decoder.keys[i]),
               QString::fromStdString(decoder.queries[i - 1]));
  }
}

void AttentionTest::anAnswerCutShortHasNoEnd() {
  const auto whole = watch_attention(word_model(), nullptr, example({10, 11, 1}), 32);
  const auto cut = watch_attention(word_model(), nullptr, example({10, 11, 1}), 1);
  QCOMPARE(cut.maps[2].queries, std::vector<std::string>{whole.maps[2].queries.front()});
}

void AttentionTest::withoutAMethod() {
  const auto report = watch_attention(word_model(), nullptr, example({10, 11, 1}), 4);
  for (const auto& map : report.maps) {
    QCOMPARE(soft_keys(map), 0);
    QVERIFY2(is_complete(map), map.name.c_str());
  }
}

void AttentionTest::normsOfAPrefix() {
  Prefix prefix;
  const auto keys = torch::tensor({3.0F, 0.0F, 0.0F, 4.0F}).view({1, 2, 1, 2});
  prefix.decoder_attention = {{keys, 2 * keys}, {keys, torch::zeros_like(keys)}};
  const auto report = prefix_norms(prefix, 7);
  QCOMPARE(report.step, std::int64_t{7});
  QCOMPARE(report.stacks.size(), std::size_t{1});
  QCOMPARE(QString::fromStdString(report.stacks[0].name), QString("decoder"));
  QCOMPARE(report.stacks[0].layers, 2);
  QCOMPARE(report.stacks[0].positions, 1);
  QCOMPARE(report.stacks[0].key_norms, (std::vector<float>{5, 5}));
  QCOMPARE(report.stacks[0].value_norms, (std::vector<float>{10, 0}));
  QVERIFY(prefix_norms({}, 0).stacks.empty());
}

QTEST_GUILESS_MAIN(AttentionTest)
#include "attention_test.moc"
