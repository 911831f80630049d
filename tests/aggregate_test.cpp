// Finished runs gathered over their seeds, and their table.
#include "experiments/aggregate.h"

#include <QtTest>

#include "experiments_fixture.h"

using namespace ptw;
using namespace std::string_literals;

namespace {

/// Three swept settings, of which the first is in no order, and three seeds.
Sweep example() {
  Sweep sweep;
  sweep.name = "example";
  sweep.base = {"", "demo", "supersense", "prompt-tuning", {}};
  sweep.over = {{"length", {std::int64_t{20}, std::int64_t{5}}},
                {"init", {"uniform"s, "labels"s}},
                {"rate", {0.3}}};
  sweep.seeds = {0, 1, 2};
  return sweep;
}

/// The metric of a run tells its length, init and seed.
double metric_of(const PlannedRun& run) {
  const double length = run.point[0] == SettingValue(std::int64_t{20}) ? 0.2 : 0.5;
  const double init = run.point[1] == SettingValue("uniform"s) ? 0 : 0.03;
  return length + init +
         0.001 * static_cast<double>(std::get<std::int64_t>(run.spec.settings.at("seed")));
}

std::map<std::string, Measures> finished(const std::vector<PlannedRun>& plan) {
  std::map<std::string, Measures> measures;
  for (const auto& run : plan)
    measures[run.identity] = {{best_metric, metric_of(run)}, {final_metric, 0.1}};
  return measures;
}

}  // namespace

class AggregateTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void overSeeds();
  void unfinished();
  void table();
};

void AggregateTest::overSeeds() {
  const auto plan = grid(example());
  const auto groups = aggregate(plan, finished(plan));
  QCOMPARE(groups.size(), std::size_t{4});
  QCOMPARE(groups[1].point, (std::vector<SettingValue>{std::int64_t{20}, "labels"s, 0.3}));
  QCOMPARE(groups[1].planned, std::int64_t{3});
  const auto& best = groups[1].measures.at(best_metric);
  QVERIFY(near(best.mean, 0.231, 1e-12));
  QVERIFY(near(best.deviation, 0.001, 1e-12));
  QCOMPARE(best.n, std::int64_t{3});
  QVERIFY(near(groups[2].measures.at(best_metric).mean, 0.501, 1e-12));
  QVERIFY(near(groups[2].measures.at(final_metric).mean, 0.1, 1e-12));
}

void AggregateTest::unfinished() {
  const auto plan = grid(example());
  auto measures = finished(plan);
  for (std::size_t i = 0; i < 3; ++i) measures.erase(plan[i].identity);
  measures.erase(plan[4].identity);
  measures[plan[3].identity]["seconds"] = 8;  // one run alone tells its costs
  measures["of another sweep"] = {{best_metric, 1}};
  const auto groups = aggregate(plan, measures);
  QCOMPARE(groups.size(), std::size_t{4});
  QVERIFY(groups[0].measures.empty());
  QCOMPARE(groups[0].planned, std::int64_t{3});
  QCOMPARE(groups[1].measures.at(best_metric).n, std::int64_t{2});
  QVERIFY(near(groups[1].measures.at(best_metric).mean, 0.231, 1e-12));
  QCOMPARE(groups[1].measures.at("seconds").n, std::int64_t{1});
  QVERIFY(aggregate({}, measures).empty());
}

void AggregateTest::table() {
  SweepReport report;
  report.settings = {{"length", {}, {std::int64_t{20}, std::int64_t{5}, std::int64_t{1}}}};
  report.groups = {{{0}, 2, 2, {{"seconds", {1.5, 0.25, 2}}}},
                   {{1}, 1, 1, {{"seconds", {2, 0, 1}}}},
                   {{2}, 1, 0, {}}};
  const auto made = groups_table(report, "seconds");
  QCOMPARE(made.header, (std::vector<std::string>{"length", "seconds", "standard deviation", "n"}));
  QCOMPARE(made.rows[0].cells, (std::vector<std::string>{"20", "1.5", "0.25", "2"}));
  QCOMPARE(made.rows[1].cells, (std::vector<std::string>{"5", "2", "", "1"}));
  QCOMPARE(made.rows[2].cells, (std::vector<std::string>{"1", "", "", "0"}));
}

QTEST_GUILESS_MAIN(AggregateTest)
#include "aggregate_test.moc"
