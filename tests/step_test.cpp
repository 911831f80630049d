// What a step is made of: its learning rate, its examples, and the update of the parameters.
#include <QtTest>

#include <algorithm>
#include <cmath>
#include <set>

#include "training/data_order.h"
#include "training/optimizer.h"
#include "training/schedule.h"

using namespace ptw;

namespace {

Settings schedule_settings(const std::string& kind, double warmup) {
  return {{"learning_rate", 0.5},
          {"steps", std::int64_t{10}},
          {"schedule", kind},
          {"warmup_ratio", warmup}};
}

std::vector<double> rates(const std::string& kind, double warmup) {
  const Schedule schedule(schedule_settings(kind, warmup));
  std::vector<double> all;
  for (std::int64_t step = 1; step <= 10; ++step) all.push_back(schedule.learning_rate(step));
  return all;
}

bool near(const std::vector<double>& ours, const std::vector<double>& expected) {
  for (std::size_t i = 0; i < expected.size(); ++i)
    if (!(std::abs(ours.at(i) - expected[i]) < 1e-12)) return false;
  return ours.size() == expected.size();
}

torch::Tensor random(const std::vector<std::int64_t>& sizes, std::uint64_t seed) {
  return torch::randn(sizes, at::detail::createCPUGenerator(seed));
}

/// What one weight becomes, in plain numbers.
struct Weight {
  double value, mean = 0, square = 0;

  void adamw(double gradient, int step, double learning_rate, double weight_decay) {
    mean = 0.9 * mean + 0.1 * gradient;
    square = 0.999 * square + 0.001 * gradient * gradient;
    const auto first = mean / (1 - std::pow(0.9, step));
    const auto second = square / (1 - std::pow(0.999, step));
    value *= 1 - learning_rate * weight_decay;
    value -= learning_rate * first / (std::sqrt(second) + 1e-8);
  }
};

/// Adafactor's first step on a matrix, for which the decay is 0, in plain numbers.
std::vector<double> after_adafactor(const torch::Tensor& weights, const torch::Tensor& gradient,
                                    double learning_rate, double weight_decay) {
  const auto rows = gradient.size(0), columns = gradient.size(1);
  const auto at = [](const torch::Tensor& matrix, std::int64_t row, std::int64_t column) {
    return static_cast<double>(matrix[row][column].item<float>());
  };
  std::vector<double> row_means(static_cast<std::size_t>(rows));
  std::vector<double> column_means(static_cast<std::size_t>(columns));
  double mean = 0;
  for (std::int64_t row = 0; row < rows; ++row)
    for (std::int64_t column = 0; column < columns; ++column) {
      const auto square = std::pow(at(gradient, row, column), 2);
      row_means[static_cast<std::size_t>(row)] += square / static_cast<double>(columns);
      column_means[static_cast<std::size_t>(column)] += square / static_cast<double>(rows);
      mean += square / static_cast<double>(rows * columns);
    }
  std::vector<double> changes;
  double squares = 0;
  for (std::int64_t row = 0; row < rows; ++row)
    for (std::int64_t column = 0; column < columns; ++column) {
      changes.push_back(at(gradient, row, column) /
                        std::sqrt(row_means[static_cast<std::size_t>(row)] *
                                  column_means[static_cast<std::size_t>(column)] / mean));
      squares += changes.back() * changes.back();
    }
  const auto clip = std::max(1.0, std::sqrt(squares / static_cast<double>(changes.size())));
  std::vector<double> after;
  for (std::int64_t row = 0; row < rows; ++row)
    for (std::int64_t column = 0; column < columns; ++column)
      after.push_back(at(weights, row, column) * (1 - learning_rate * weight_decay) -
                      learning_rate / clip * changes[after.size()]);
  return after;
}

std::vector<double> numbers(const torch::Tensor& tensor) {
  const auto flat = tensor.to(torch::kFloat64).contiguous().view(-1);
  return {flat.data_ptr<double>(), flat.data_ptr<double>() + flat.numel()};
}

double largest_difference(const std::vector<double>& ours, const std::vector<double>& expected) {
  double largest = ours.size() == expected.size() ? 0 : INFINITY;
  for (std::size_t i = 0; i < ours.size(); ++i)
    largest = std::max(largest, std::abs(ours[i] - expected.at(i)));
  return largest;
}

/// Several parameters after three steps.
std::vector<NamedTensor> stepped(const Settings& settings, int threads) {
  const auto optimizer = make_optimizer(settings);
  std::vector<NamedTensor> parameters;
  for (std::int64_t i = 0; i < 7; ++i) {
    const auto sizes = i % 2 ? std::vector{40 + i} : std::vector{i + 2, 30 + i};
    parameters.push_back({"p" + std::to_string(i), random(sizes, static_cast<std::uint64_t>(i))});
  }
  for (std::uint64_t step = 1; step <= 3; ++step) {
    std::vector<torch::Tensor> gradients;
    for (const auto& parameter : parameters)
      gradients.push_back(random(parameter.tensor.sizes().vec(), 100 * step + gradients.size()));
    optimizer->step(parameters, gradients, 0.1, threads);
  }
  return parameters;
}

}  // namespace

class StepTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void constantSchedule();
  void linearSchedule();
  void everyEpochIsAPermutation();
  void orderDoesNotDependOnAsking();
  void samplesOfTheData();

  void adafactor();
  void adamw();
  void threadsChangeNoUpdate();
};

void StepTest::constantSchedule() {
  QVERIFY(near(rates("constant", 0), std::vector<double>(10, 0.5)));
  QVERIFY(near(rates("constant", 0.4), {0.1, 0.2, 0.3, 0.4, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5}));
  // A share of a step is a step.
  QVERIFY(near(rates("constant", 0.01), {0.25, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5}));
}

void StepTest::linearSchedule() {
  QVERIFY(near(rates("linear", 0), {0.5, 0.45, 0.4, 0.35, 0.3, 0.25, 0.2, 0.15, 0.1, 0.05}));
  QVERIFY(near(rates("linear", 0.4),
               {0.1, 0.2, 0.3, 0.4, 0.5, 5 / 12.0, 4 / 12.0, 3 / 12.0, 2 / 12.0, 1 / 12.0}));
  QCOMPARE(Schedule(schedule_settings("linear", 0)).learning_rate(11), 0.0);
  QVERIFY(near(rates("linear", 1), {0.5 / 11, 1 / 11.0, 1.5 / 11, 2 / 11.0, 2.5 / 11, 3 / 11.0,
                                    3.5 / 11, 4 / 11.0, 4.5 / 11, 5 / 11.0}));
}

void StepTest::everyEpochIsAPermutation() {
  DataOrder order(10, 4, 1);
  std::vector<std::vector<std::size_t>> epochs;
  std::vector<std::size_t> seen;
  for (std::int64_t step = 1; step <= 15; ++step)
    for (const auto index : order.batch(step)) seen.push_back(index);
  QCOMPARE(seen.size(), std::size_t{60});
  for (auto epoch = seen.begin(); epoch != seen.end(); epoch += 10) {
    epochs.emplace_back(epoch, epoch + 10);
    const std::set<std::size_t> all(epoch, epoch + 10);
    QVERIFY(all.size() == 10 && *all.rbegin() == 9);
  }
  QVERIFY(std::set(epochs.begin(), epochs.end()).size() == epochs.size());
  DataOrder larger_than_the_data(3, 8, 1);
  const auto batch = larger_than_the_data.batch(1);
  QCOMPARE(batch.size(), std::size_t{8});
  QCOMPARE(std::set(batch.begin(), batch.begin() + 3).size(), std::size_t{3});
}

void StepTest::samplesOfTheData() {
  const auto few = sample(100, 5, 7), more = sample(100, 20, 7);
  QCOMPARE(few.size(), 5u);
  QVERIFY(std::ranges::is_sorted(more) && std::ranges::adjacent_find(more) == more.end());
  QVERIFY(more.back() < 100 && std::ranges::includes(more, few));
  QVERIFY(sample(100, 5, 7) == few && sample(100, 5, 8) != few);
  QCOMPARE(sample(4, 9, 7), (std::vector<std::size_t>{0, 1, 2, 3}));
}

void StepTest::orderDoesNotDependOnAsking() {
  DataOrder forward(10, 4, 7), other_seed(10, 4, 8);
  std::vector<std::vector<std::size_t>> batches;
  for (std::int64_t step = 1; step <= 12; ++step) batches.push_back(forward.batch(step));
  for (const std::int64_t step : {12, 3, 7, 3, 1, 10}) {
    DataOrder fresh(10, 4, 7);
    const auto& expected = batches[static_cast<std::size_t>(step - 1)];
    QCOMPARE(fresh.batch(step), expected);
    QCOMPARE(forward.batch(step), expected);
  }
  QVERIFY(other_seed.batch(1) != batches[0] || other_seed.batch(2) != batches[1]);
}

void StepTest::adafactor() {
  const auto gradient = 3 * random({5, 8}, 1);
  for (const double weight_decay : {0.0, 0.2}) {
    const NamedTensor parameter{"p", random({5, 8}, 2)};
    const auto expected = after_adafactor(parameter.tensor, gradient, 0.3, weight_decay);
    make_adafactor(weight_decay)->step({&parameter, 1}, {&gradient, 1}, 0.3, 1);
    QVERIFY(largest_difference(numbers(parameter.tensor), expected) < 1e-5);
  }
}

void StepTest::adamw() {
  const auto start = random({12}, 1);
  const NamedTensor parameter{"p", start.clone()};
  std::vector<Weight> expected;
  for (const auto value : numbers(start)) expected.push_back({value});
  const auto optimizer = make_adamw(0.1);
  for (int step = 1; step <= 4; ++step) {
    const auto gradient = random({12}, static_cast<std::uint64_t>(10 + step));
    optimizer->step({&parameter, 1}, {&gradient, 1}, 0.05, 1);
    const auto gradients = numbers(gradient);
    for (std::size_t i = 0; i < expected.size(); ++i)
      expected[i].adamw(gradients[i], step, 0.05, 0.1);
  }
  std::vector<double> values;
  for (const auto& weight : expected) values.push_back(weight.value);
  QVERIFY(largest_difference(numbers(parameter.tensor), values) < 1e-5);
}

void StepTest::threadsChangeNoUpdate() {
  for (const auto* optimizer : {"adafactor", "adamw"}) {
    const Settings settings = {{"optimizer", std::string(optimizer)}, {"weight_decay", 0.01}};
    const auto alone = stepped(settings, 1), shared = stepped(settings, 3);
    for (std::size_t i = 0; i < alone.size(); ++i)
      QVERIFY2(torch::equal(alone[i].tensor, shared[i].tensor), optimizer);
  }
}

QTEST_GUILESS_MAIN(StepTest)
#include "step_test.moc"
