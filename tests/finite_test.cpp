// Tensors with values that are no numbers are refused, in every type and wherever they are.
#include "model/finite.h"

#include <QtTest>

#include <cmath>

#include "engine_fixture.h"

using namespace ptw;

class FiniteTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyNumberIsLookedAt_data() {
    QTest::addColumn<int>("type");
    for (const auto type : {torch::kFloat32, torch::kFloat16, torch::kBFloat16, torch::kFloat64})
      QTest::newRow(torch::toString(type)) << static_cast<int>(type);
  }

  void everyNumberIsLookedAt() {
    QFETCH(int, type);
    const auto wide =
        torch::full({37, 3}, -65504.0, torch::kFloat64);  // the most that fits into all
    const auto fine = wide.to(static_cast<torch::ScalarType>(type));
    check_finite(fine, "name", "file");
    for (const auto value : {std::nan(""), double{INFINITY}, double{-INFINITY}})
      for (const std::int64_t place : {0, 50, 110}) {
        const auto damaged = fine.clone();
        damaged.view(-1)[place] = value;
        QVERIFY(says(refusal([&] { check_finite(damaged, "name", "file"); }),
                     {"file: the tensor name has values"}));
        QVERIFY(!refusal([&] { check_finite(damaged.t(), "name", "file"); }).empty());
      }
  }
};

QTEST_GUILESS_MAIN(FiniteTest)
#include "finite_test.moc"
