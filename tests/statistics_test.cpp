// Spread and McNemar's test against published numbers.
#include "experiments/statistics.h"

#include <QtTest>

#include <vector>

#include "experiments_fixture.h"

using namespace ptw;

class StatisticsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void certifiedSpreads();
  void fewValues();
  void publishedMcNemar();
  void fewPairsAreExact();
  void noDifference();
  void manyPairsExactly();
};

// NIST's Statistical Reference Datasets, univariate: NumAcc1 and NumAcc3.
void StatisticsTest::certifiedSpreads() {
  const auto first = spread_of(std::vector<double>{10000001, 10000003, 10000002});
  QCOMPARE(first.mean, 10000002.0);
  QCOMPARE(first.deviation, 1.0);
  QCOMPARE(first.n, std::int64_t{3});
  std::vector<double> values = {1000000.2};
  for (int i = 0; i < 500; ++i) values.insert(values.end(), {1000000.1, 1000000.3});
  const auto third = spread_of(values);
  QVERIFY(near(third.mean, 1000000.2, 1e-8));
  QVERIFY(near(third.deviation, 0.1, 1e-8));
  QCOMPARE(third.n, std::int64_t{1001});
}

void StatisticsTest::fewValues() {
  const auto one = spread_of(std::vector<double>{0.75});
  QCOMPARE(one.mean, 0.75);
  QCOMPARE(one.deviation, 0.0);
  QCOMPARE(one.n, std::int64_t{1});
  QCOMPARE(spread_of({}).n, std::int64_t{0});
  QCOMPARE(spread_of({}).mean, 0.0);
}

void StatisticsTest::publishedMcNemar() {
  // Two culture media for tuberculosis: Armitage and Berry (1994), p. 127, as computed by
  // StatsDirect.
  const auto media = mcnemar_chi_square(12, 2);
  QVERIFY(near(media.statistic, 5.785714, 5e-7));
  QVERIFY(near(media.p, 0.0162, 5e-5));
  QVERIFY(near(mcnemar_exact(12, 2).p, 0.0129, 5e-5));
  // Approval of the President: Agresti (1990), p. 350, as computed by R's mcnemar.test.
  const auto approval = mcnemar(150, 86);
  QVERIFY(!approval.exact);
  QVERIFY(near(approval.statistic, 16.818, 5e-4));
  QVERIFY(near(approval.p, 4.115e-05, 5e-9));
}

void StatisticsTest::fewPairsAreExact() {
  const auto few = mcnemar(16, 8);
  QVERIFY(few.exact);
  QCOMPARE(few.p, mcnemar_exact(16, 8).p);
  QCOMPARE(few.only_first, std::int64_t{16});
  QCOMPARE(few.only_second, std::int64_t{8});
  const auto enough = mcnemar(17, 8);
  QVERIFY(!enough.exact);
  QCOMPARE(enough.p, mcnemar_chi_square(17, 8).p);
  QVERIFY(near(mcnemar(0, 6).p, 2.0 / 64, 1e-12));  // all six on one side, two-sided
  QCOMPARE(mcnemar(8, 16).p, few.p);
}

void StatisticsTest::noDifference() {
  QCOMPARE(mcnemar(0, 0).p, 1.0);
  QCOMPARE(mcnemar(7, 7).p, 1.0);
  QCOMPARE(mcnemar(50, 50).p, 1.0);
  QCOMPARE(mcnemar(50, 50).statistic, 0.0);
  QCOMPARE(mcnemar_chi_square(0, 0).p, 1.0);
}

/// Where 2^-n is below what a double holds, too.
void StatisticsTest::manyPairsExactly() {
  const auto approximation = mcnemar_chi_square(1050, 950).p;
  QVERIFY(near(mcnemar_exact(1050, 950).p, approximation, 0.01 * approximation));
}

QTEST_GUILESS_MAIN(StatisticsTest)
#include "statistics_test.moc"
