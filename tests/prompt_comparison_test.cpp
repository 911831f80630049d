// What is found out about prompts and answers to compare them: distances against computations by
// hand, the joint projection, kinds of pieces, right answers.
#include <QtTest>

#include "analysis/prompt_distance.h"
#include "analysis/vocabulary.h"
#include "engine_fixture.h"
#include "text/evaluation.h"
#include "text/piece_kind.h"

using namespace ptw;

class PromptComparisonTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void distancesByHand();
  void otherLengthsHaveCentresOnly();
  void zeroVectors();
  void onePlaneForAllPrompts();
  void kindsOfPieces();
  void rightAnswers();
};

namespace {

bool near(double ours, double expected) {
  return std::abs(ours - expected) < 1e-6;
}

}  // namespace

void PromptComparisonTest::distancesByHand() {
  const auto first = torch::tensor({{3.F, 4.F}, {1.F, 0.F}});
  const auto second = torch::tensor({{4.F, 3.F}, {0.F, 2.F}});
  const auto pair = prompt_distance(first, second);
  QCOMPARE(pair.tokens.size(), std::size_t{2});
  QVERIFY(near(pair.tokens[0].cosine, 24.0 / 25));
  QVERIFY(near(pair.tokens[0].euclidean, std::sqrt(2.0)));
  QVERIFY(near(pair.tokens[1].cosine, 0));
  QVERIFY(near(pair.tokens[1].euclidean, std::sqrt(5.0)));
  QVERIFY(near(pair.mean.cosine, 12.0 / 25));
  QVERIFY(near(pair.mean.euclidean, (std::sqrt(2.0) + std::sqrt(5.0)) / 2));
  QVERIFY(near(pair.centers.cosine, 9.0 / (std::sqrt(8.0) * std::sqrt(10.25))));  // (2,2) (2,2.5)
  QVERIFY(near(pair.centers.euclidean, 0.5));
}

void PromptComparisonTest::otherLengthsHaveCentresOnly() {
  const auto pair =
      prompt_distance(torch::tensor({{1.F, 0.F}}), torch::tensor({{0.F, 2.F}, {2.F, 0.F}}));
  QVERIFY(pair.tokens.empty());
  QVERIFY(near(pair.centers.euclidean, 1));
}

void PromptComparisonTest::zeroVectors() {
  const auto pair = prompt_distance(torch::zeros({1, 2}), torch::tensor({{3.F, 4.F}}));
  QCOMPARE(pair.tokens[0].cosine, 0.0);
  QVERIFY(near(pair.tokens[0].euclidean, 5));
}

void PromptComparisonTest::onePlaneForAllPrompts() {
  const Vocabulary vocabulary(word_model());
  const auto size = word_model().model->info().embedding_size;
  torch::manual_seed(3);
  const auto first = torch::randn({4, size}), second = torch::randn({2, size});
  const auto joint = vocabulary.project({first, torch::Tensor(), second}, 100);
  QCOMPARE(joint.prompts.size(), std::size_t{3});
  QVERIFY(joint.prompts[1].empty());
  QCOMPARE(joint.prompts[2].size(), std::size_t{2});
  const auto alone = vocabulary.project(second, second, 100, 0);
  for (std::size_t i = 0; i < 2; ++i) {
    QCOMPARE(joint.prompts[2][i].x, alone.prompt[i].x);
    QCOMPARE(joint.prompts[2][i].y, alone.prompt[i].y);
  }
  QVERIFY(joint.vocabulary.size() > 100);
  QVERIFY(joint.vocabulary[0].kind != PieceKind::special);
  QCOMPARE(joint.vocabulary.back().kind, PieceKind::special);
}

void PromptComparisonTest::kindsOfPieces() {
  QCOMPARE(kind_of_piece("▁dog", false), PieceKind::word);
  QCOMPARE(kind_of_piece("▁x2", false), PieceKind::word);
  QCOMPARE(kind_of_piece("ing", false), PieceKind::inside);
  QCOMPARE(kind_of_piece("가", false), PieceKind::inside);
  for (const auto* symbol : {"▁", "▁12", "7", ",", "▁(", "<0xE2>", "_"})
    QVERIFY2(kind_of_piece(symbol, false) == PieceKind::symbol, symbol);
  QCOMPARE(kind_of_piece("▁dog", true), PieceKind::special);
}

void PromptComparisonTest::rightAnswers() {
  const ScratchFolder folder;
  auto task = up_or_down(folder);
  Example example;
  example.label = 1;
  example.target = "down";
  QVERIFY(is_right(task, 1, "up", example));
  QVERIFY(!is_right(task, 0, "down", example));
  task.metric = "exact_match";
  QVERIFY(is_right(task, 0, " down", example));
  QVERIFY(!is_right(task, 1, "Down", example));
  Task free;
  free.metric = "squad_em";
  example = {};
  example.references = {"a house", "hut"};
  QVERIFY(is_right(free, -1, "The House!", example));
  free.metric = "bleu";
  QVERIFY(!is_right(free, -1, "The House!", example));
  QVERIFY(is_right(free, -1, "hut", example));
}

QTEST_GUILESS_MAIN(PromptComparisonTest)
#include "prompt_comparison_test.moc"
