// The operations that are counted against a count by hand, from the shapes of the demo model.
#include <QtTest>

#include "analysis/flops.h"
#include "engine_fixture.h"
#include "methods/prompt_tuning.h"

using namespace ptw;

namespace {

const FrozenModel& demo() {
  static const auto model = open_model(demo_model_folder());
  return *model;
}

constexpr std::int64_t kWidth = 192, kHidden = 448, kVocabulary = 8128, kHeads = 4, kEncoder = 3,
                       kDecoder = 2;

/// Of a product of [rows, inner] with [inner, columns].
std::int64_t product(std::int64_t rows, std::int64_t inner, std::int64_t columns) {
  return 2 * rows * inner * columns;
}

/// `queries` positions that look at `keys` ones: scores and gathered values of all heads.
std::int64_t attended(std::int64_t queries, std::int64_t keys) {
  return 2 * product(queries, kWidth, keys);
}

std::int64_t fed_forward(std::int64_t positions) {
  return 3 * product(positions, kWidth, kHidden);
}

std::int64_t reading(std::int64_t positions) {
  const auto square = product(positions, kWidth, kWidth);
  return kEncoder * (4 * square + attended(positions, positions) + fed_forward(positions));
}

/// A short answer that looks at the encoder's output itself: each head's queries are brought to its
/// width, and what they gather is brought back.
std::int64_t crossed(std::int64_t pieces, std::int64_t seen) {
  return 2 * product(pieces, kWidth, kWidth) + kHeads * attended(pieces, seen);
}

/// `pieces` of an answer at once, with `seen` positions read.
std::int64_t answering(std::int64_t pieces, std::int64_t seen) {
  const auto square = product(pieces, kWidth, kWidth);
  return kDecoder * (4 * square + attended(pieces, pieces) + 2 * square + crossed(pieces, seen) +
                     fed_forward(pieces)) +
         product(pieces, kWidth, kVocabulary);
}

TokenizedExample example(std::int64_t pieces, std::size_t target) {
  TokenizedExample made;
  made.input.assign(static_cast<std::size_t>(pieces), 20);
  made.input.back() = 1;
  made.target.assign(target, 30);
  return made;
}

}  // namespace

class FlopsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void oneAnswerOfTheModelAlone() {
    const std::vector examples{example(9, 1), example(13, 3)};
    QCOMPARE(inference_flops(nullptr, demo(), examples),
             double(reading(9) + answering(1, 9) + reading(13) + answering(3, 13)) / 2);
  }

  void aSoftPromptTakesPositions() {
    const PromptTuning method(torch::zeros({20, kWidth}));
    QCOMPARE(inference_flops(&method, demo(), std::vector{example(9, 2)}),
             double(reading(29) + answering(2, 29)));
  }

  void othersDoNotCount() {
    const FlopCounter counter;
    std::jthread([] { torch::mm(torch::ones({3, 3}), torch::ones({3, 3})); }).join();
    QCOMPARE(counter.flops(), std::int64_t{0});
  }
};

QTEST_GUILESS_MAIN(FlopsTest)
#include "flops_test.moc"
