// How a batch is cut into parts: nothing is lost, and no other cut would be quicker.
#include <QtTest>

#include <algorithm>
#include <map>

#include "token_rows.h"
#include "training/batch_parts.h"

using namespace ptw;

namespace {

constexpr std::int64_t kSoftTokens = 20;

std::vector<TokenizedExample> of_lengths(const std::vector<std::size_t>& lengths) {
  std::vector<TokenizedExample> examples;
  for (const auto length : lengths)
    examples.push_back(
        {std::vector<std::int64_t>(length), std::vector<std::int64_t>(3), -1, false});
  return examples;
}

std::int64_t tokens(std::size_t examples, std::size_t longest) {
  return static_cast<std::int64_t>(examples) *
         (static_cast<std::int64_t>(longest) + 3 + 1 + kSoftTokens);
}

/// The least time of the slowest part among all ways to cut `lengths`, the longest first.
std::int64_t least_time(const std::vector<std::size_t>& lengths, std::size_t begin, int parts) {
  if (begin == lengths.size()) return 0;
  if (parts == 0) return std::numeric_limits<std::int64_t>::max();
  auto least = std::numeric_limits<std::int64_t>::max();
  for (auto end = begin + 1; end <= lengths.size(); ++end)
    least = std::min(
        least, std::max(tokens(end - begin, lengths[begin]), least_time(lengths, end, parts - 1)));
  return least;
}

}  // namespace

class BatchPartsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void noCutIsQuicker_data() {
    QTest::addColumn<QList<int>>("lengths");
    QTest::newRow("one example") << QList<int>{7};
    QTest::newRow("all alike") << QList<int>{9, 9, 9, 9, 9, 9, 9};
    QTest::newRow("all kinds") << QList<int>{12, 40, 8, 9, 33, 10, 11, 60, 25, 8};
    QTest::newRow("one very long") << QList<int>{5, 5, 400, 5, 5, 5, 5};
    QTest::newRow("empty inputs") << QList<int>{0, 0, 30, 0};
  }

  void noCutIsQuicker() {
    QFETCH(QList<int>, lengths);
    const auto examples = of_lengths({lengths.begin(), lengths.end()});
    const auto batch = pointers(examples);
    std::vector<std::size_t> sorted(lengths.begin(), lengths.end());
    std::ranges::sort(sorted, std::greater{});
    for (const int parts : {1, 2, 3, 4}) {
      const auto found = balanced_parts(batch, parts, kSoftTokens);
      QVERIFY(std::ssize(found) <= parts);
      std::int64_t slowest = 0;
      std::map<const TokenizedExample*, int> seen;
      for (const auto& part : found) {
        QVERIFY(!part.empty());
        std::size_t longest = 0;
        for (const auto* example : part) {
          longest = std::max(longest, example->input.size());
          ++seen[example];
        }
        slowest = std::max(slowest, tokens(part.size(), longest));
      }
      QCOMPARE(seen.size(), examples.size());
      QVERIFY(std::ranges::all_of(seen, [](const auto& each) { return each.second == 1; }));
      QCOMPARE(slowest, least_time(sorted, 0, parts));
    }
  }

  void examplesOfOneLengthStayInOrder() {
    const auto examples = of_lengths({4, 4, 4, 4});
    const auto batch = pointers(examples);
    const auto found = balanced_parts(batch, 2, kSoftTokens);
    QCOMPARE(found.size(), std::size_t{2});
    QCOMPARE(found[0], BatchPart({batch[0], batch[1]}));
    QCOMPARE(found[1], BatchPart({batch[2], batch[3]}));
  }
};

QTEST_GUILESS_MAIN(BatchPartsTest)
#include "batch_parts_test.moc"
