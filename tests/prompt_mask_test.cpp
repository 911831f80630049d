// Masks of soft prompts: what they keep, how they are pruned, drawn, turned round and stored.
#include <QtTest>

#include <set>

#include "engine_fixture.h"
#include "methods/mask_file.h"
#include "methods/masked_prompt.h"
#include "report/routing.h"

using namespace ptw;

namespace {

PromptMask example_mask() {
  return {2, {1, 0, 1, 1}, {1, 0, 1, 1, 0, 0, 1, 1}};
}

}  // namespace

class PromptMaskTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void counts();
  void lowestTokens();
  void lowestPieces();
  void randomMaskIsAsLarge();
  void invertedTwice();
  void files();
  void badFiles_data();
  void badFiles();
  void noFileForAMask();
  void evenness();
};

void PromptMaskTest::counts() {
  const auto mask = example_mask();
  QVERIFY(mask.keeps(0, 0) && !mask.keeps(0, 1));
  QVERIFY(!mask.keeps(1, 0));       // its token is masked
  QCOMPARE(mask.kept_tokens(), 2);  // nothing is left of token 2
  QCOMPARE(mask.kept_pieces(), 3);
  const auto full = full_mask(3, 5);
  QCOMPARE(full.kept_tokens(), 3);
  QCOMPARE(full.kept_pieces(), 15);
}

void PromptMaskTest::lowestTokens() {
  const std::vector<double> importance = {0.5, 0.1, 0.4, 0.1, 0.9, 0.8, 0.7, 0.6, 0.3, 0.2};
  const auto masked = [&](double ratio) {
    return without_lowest_tokens(full_mask(10, 4), importance, ratio).tokens;
  };
  using Bits = std::vector<std::uint8_t>;
  QCOMPARE(masked(0), Bits(10, 1));
  QCOMPARE(masked(0.1), (Bits{1, 0, 1, 1, 1, 1, 1, 1, 1, 1}));  // of equal ones the first
  QCOMPARE(masked(0.3), (Bits{1, 0, 1, 0, 1, 1, 1, 1, 1, 0}));  // 0.3 * 10 is three
  QCOMPARE(masked(0.39), masked(0.3));                          // the number is rounded down
  QCOMPARE(masked(0.9), (Bits{0, 0, 0, 0, 1, 0, 0, 0, 0, 0}));
}

void PromptMaskTest::lowestPieces() {
  auto mask = full_mask(2, 4);
  mask.tokens[1] = 0;
  const std::vector<double> importance = {4, 1, 3, 2, 0, 0, 0, 0};
  const auto pruned = without_lowest_pieces(mask, importance, 0.5);
  QCOMPARE(pruned.cells, (std::vector<std::uint8_t>{1, 0, 1, 0, 1, 1, 1, 1}));
  QCOMPARE(pruned.tokens, mask.tokens);
}

void PromptMaskTest::randomMaskIsAsLarge() {
  std::mt19937_64 random(3);
  auto mask = full_mask(12, 8);
  for (const int token : {1, 5, 7}) mask.tokens[static_cast<std::size_t>(token)] = 0;
  for (const int cell : {0, 1, 2, 17, 90}) mask.cells[static_cast<std::size_t>(cell)] = 0;
  std::set<std::vector<std::uint8_t>> seen;
  for (int i = 0; i < 20; ++i) {
    const auto drawn = random_mask_like(mask, random);
    QCOMPARE(std::ranges::count(drawn.tokens, 0), std::ptrdiff_t{3});
    QCOMPARE(drawn.kept_pieces(), mask.kept_pieces());
    seen.insert(drawn.tokens);
  }
  QVERIFY(seen.size() > 10);
}

void PromptMaskTest::invertedTwice() {
  const auto mask = example_mask();
  const auto other = inverted(mask);
  for (int token = 0; token < 4; ++token)
    for (int piece = 0; piece < 2; ++piece)
      QVERIFY(other.keeps(token, piece) != mask.keeps(token, piece));
  const auto back = inverted(other);
  for (int token = 0; token < 4; ++token)
    for (int piece = 0; piece < 2; ++piece)
      QVERIFY(back.keeps(token, piece) == mask.keeps(token, piece));
}

void PromptMaskTest::files() {
  const ScratchFolder folder;
  write_mask(folder / "mask.json", example_mask());
  QCOMPARE(read_mask(folder / "mask.json"), example_mask());
  const auto tokens = read_mask(written(folder / "t.json", R"({"token_mask": [1, 0, true]})"));
  QCOMPARE(tokens, (PromptMask{1, {1, 0, 1}, {1, 1, 1}}));
  const auto pieces = read_mask(written(folder / "p.json", R"({"piece_mask": [[1, 0], [0, 1]]})"));
  QCOMPARE(pieces, (PromptMask{2, {1, 1}, {1, 0, 0, 1}}));
}

void PromptMaskTest::badFiles_data() {
  QTest::addColumn<QByteArray>("text");
  QTest::newRow("not JSON") << QByteArray("mask");
  QTest::newRow("no object") << QByteArray("[1, 0]");
  QTest::newRow("nothing in it") << QByteArray("{}");
  QTest::newRow("other values") << QByteArray(R"({"token_mask": [1, 2]})");
  QTest::newRow("text") << QByteArray(R"({"token_mask": "10"})");
  QTest::newRow("empty") << QByteArray(R"({"token_mask": []})");
  QTest::newRow("ragged") << QByteArray(R"({"piece_mask": [[1, 1], [1]]})");
  QTest::newRow("empty rows") << QByteArray(R"({"piece_mask": [[], []]})");
  QTest::newRow("other length") << QByteArray(R"({"token_mask": [1], "piece_mask": [[1], [1]]})");
  QTest::newRow("nothing kept") << QByteArray(R"({"token_mask": [0, 0]})");
  QTest::newRow("no piece kept") << QByteArray(
      R"({"token_mask": [1, 0], "piece_mask": [[0], [1]]})");
  QTest::newRow("truncated") << QByteArray(R"({"token_mask": [1, 0)");
  QTest::newRow("empty file") << QByteArray();
  QTest::newRow("noise") << QByteArray("\xff\0\x80mask\x01", 8);
  QTest::newRow("not a number") << QByteArray(R"({"token_mask": [NaN, 1]})");
  QTest::newRow("fractions") << QByteArray(R"({"token_mask": [0.5, 1]})");
  QTest::newRow("negative") << QByteArray(R"({"token_mask": [-1, 1]})");
  QTest::newRow("beyond 64 bits") << QByteArray(R"({"token_mask": [1e999, 1]})");
  QTest::newRow("nothing in a row") << QByteArray(R"({"piece_mask": [[null], [1]]})");
  QTest::newRow("rows are objects") << QByteArray(R"({"piece_mask": [{"a": 1}]})");
  QTest::newRow("rows in rows") << QByteArray(R"({"piece_mask": [[[1, 1]]]})");
  const QByteArray open(200'000, '['), closed(200'000, ']');
  QTest::newRow("nested tokens") << QByteArray("{\"token_mask\": " + open + closed + "}");
  QTest::newRow("nested pieces") << QByteArray("{\"piece_mask\": " + open + closed + "}");
  QTest::newRow("nested, open") << open;
}

void PromptMaskTest::badFiles() {
  QFETCH(QByteArray, text);
  const ScratchFolder folder;
  const auto file = written(folder / "mask.json", text.toStdString());
  const auto sentence = refusal([&] { read_mask(file); });
  QVERIFY(says(sentence, {file.string()}));
  QVERIFY2(sentence.size() < 400, "a sentence, not the file");
}

void PromptMaskTest::noFileForAMask() {
  const ScratchFolder folder;
  for (const auto& file : {folder / "gone.json", folder.path()})
    QVERIFY(says(refusal([&] { read_mask(file); }), {file.string()}));
  const auto large = written(folder / "large.json", "");
  std::filesystem::resize_file(large, std::uintmax_t{1} << 40);  // sparse
  QVERIFY(says(refusal([&] { read_mask(large); }), {large.string(), "too large"}));
}

void PromptMaskTest::evenness() {
  QCOMPARE(normalized_entropy(std::vector<double>{5, 5, 5, 5}), 1.0);
  QCOMPARE(normalized_entropy(std::vector<double>{0, 7, 0}), 0.0);
  QCOMPARE(normalized_entropy(std::vector<double>{1}), 0.0);
  QVERIFY(qAbs(normalized_entropy(std::vector<double>{0.5, 0.25, 0.25}) - 1.5 / std::log2(3.0)) <
          1e-12);
}

QTEST_GUILESS_MAIN(PromptMaskTest)
#include "prompt_mask_test.moc"
