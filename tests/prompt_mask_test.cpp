// Masks of soft prompts: what they keep, how they are pruned, drawn, turned round and stored.
#include <QtTest>

#include <set>

#include "engine_fixture.h"
#include "methods/mask_file.h"
#include "methods/mask_records.h"
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
  void theMaskFixesItsRandomOnes();
  void invertedTwice();
  void files();
  void badFiles_data();
  void badFiles();
  void noFileForAMask();
  void recordsComeBack();
  void aRecordReplacesItsOwnOnly();
  void badRecords_data();
  void badRecords();
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

void PromptMaskTest::theMaskFixesItsRandomOnes() {
  auto mask = full_mask(20, 4);
  for (const std::size_t token : {3, 7, 11}) mask.tokens[token] = 0;
  const auto masks = random_masks_like(mask, 5);
  QCOMPARE(masks.size(), 5u);
  QVERIFY(masks == random_masks_like(mask, 5));
  for (std::size_t i = 0; i < masks.size(); ++i) {
    QCOMPARE(masks[i].kept_tokens(), 17);
    for (std::size_t j = 0; j < i; ++j) QVERIFY(masks[i] != masks[j]);
  }
  QVERIFY(masks[0] == random_masks_like(mask, 1)[0]);
  auto other = mask;
  other.tokens[3] = 1, other.tokens[4] = 0;
  QVERIFY(masks != random_masks_like(other, 5));
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

namespace {

MaskScore example_score() {
  MaskScore score;
  score.mask = example_mask();
  score.step = 20;
  score.metric = "accuracy";
  score.value = score.low = score.high = 0.1;
  score.examples = score.total = 300;
  score.full = 0.7;
  score.random = {0.2, 0.3};
  score.positions = 61.5;
  score.seconds = 3;
  return score;
}

MaskRecord example_record(std::int64_t step) {
  MaskRecord record{step, "subject", {{full_mask(4, 2)}, {example_mask(), true}}, {}, 1};
  record.tried[1].score = example_score();
  record.tried[1].score->step = step;
  record.moves = {{0, 1, "edit"}, {1, 0, "reset"}};
  return record;
}

}  // namespace

void PromptMaskTest::recordsComeBack() {
  const ScratchFolder folder;
  const auto file = folder / "masks.json";
  QVERIFY(read_mask_records(file).empty());
  write_mask_records(file, {example_record(20)});
  const auto records = read_mask_records(file);
  QCOMPARE(records.size(), 1u);
  const auto& record = records.front();
  QCOMPARE(record.step, 20);
  QCOMPARE(record.subject, "subject");
  QCOMPARE(record.tried.size(), 2u);
  QVERIFY(record.tried[0].is_same(full_mask(4, 2), false) && !record.tried[0].score);
  QVERIFY(record.tried[1].is_same(example_mask(), true));
  QCOMPARE(record.tried[1].score->value, 0.1);
  QCOMPARE(record.tried[1].score->random, (std::vector{0.2, 0.3}));
  QVERIFY(record.tried[1].score->mask == example_mask());
  QCOMPARE(record.moves.size(), 2u);
  QCOMPARE(record.moves[1].what, "reset");
  QCOMPARE(record.done, 1);
  QCOMPARE(record.current(), 1);
}

void PromptMaskTest::aRecordReplacesItsOwnOnly() {
  const ScratchFolder folder;
  const auto file = folder / "masks.json";
  keep_mask_record(file, example_record(20));
  keep_mask_record(file, example_record(40));
  auto again = example_record(20);
  again.done = 2;
  keep_mask_record(file, again);
  auto finer = example_record(20);
  finer.tried = {{full_mask(4, 4)}};
  finer.moves.clear();
  finer.done = 0;
  keep_mask_record(file, finer);
  const auto records = read_mask_records(file);
  QCOMPARE(records.size(), 3u);
  QCOMPARE(records[0].step, 40);
  QCOMPARE(records[1].done, 2);
  QCOMPARE(records[2].tried[0].mask.pieces, 4);
}

void PromptMaskTest::badRecords_data() {
  const ScratchFolder folder;
  write_mask_records(folder / "masks.json", {example_record(20)});
  const auto sound = QString::fromStdString(content(folder / "masks.json"));
  QTest::addColumn<QString>("text");
  const auto row = [&](const char* name, const QString& from, const QString& to) {
    QVERIFY2(sound.contains(from), name);
    QTest::newRow(name) << QString(sound).replace(from, to);
  };
  QTest::newRow("nothing") << QString();
  QTest::newRow("cut") << sound.left(100);
  QTest::newRow("another form") << QString(R"([1, 2])");
  QTest::newRow("no list") << QString(R"({"records": 7})");
  QTest::newRow("deep") << QString(100'000, '[');
  row("a step of text", R"("step":20)", R"("step":"20")");
  row("a step below none", R"("step":20)", R"("step":-1)");
  row("a step that is no whole number", R"("step":20)", R"("step":2.5)");
  row("a digit beyond", R"("tokens":"1011")", R"("tokens":"1012")");
  row("a token too few", R"("tokens":"1011")", R"("tokens":"101")");
  row("a piece too many", R"("pieces":["10","11","00","11"])",
      R"("pieces":["10","11","00","111"])");
  row("of another shape", R"("pieces":["10","11","00","11"])", R"("pieces":["1","1","0","1"])");
  row("nothing kept", R"("tokens":"1011")", R"("tokens":"0000")");
  row("a move to nowhere", R"("to":1)", R"("to":2)");
  row("a move from below", R"("from":0)", R"("from":-1)");
  row("moves that do not meet", R"({"from":1,"to":0)", R"({"from":0,"to":0)");
  row("more done than moved", R"("done":1)", R"("done":3)");
  row("no number", R"("value":0.1)", R"("value":null)");
  row("no share", R"("value":0.1)", R"("value":1e9)");
  row("without end", R"("seconds":3.0)", R"("seconds":1e999)");
  QTest::newRow("nothing tried") << QString(
      R"({"records":[{"step":1,"subject":"","tried":[],"moves":[],"done":0}]})");
}

void PromptMaskTest::badRecords() {
  QFETCH(QString, text);
  const ScratchFolder folder;
  const auto file = written(folder / "masks.json", text.toStdString());
  QVERIFY(says(refusal([&] { read_mask_records(file); }), {file.string()}));
  QVERIFY(says(refusal([&] { keep_mask_record(file, example_record(20)); }), {file.string()}));
  QCOMPARE(content(file), text.toStdString());  // it stands
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
