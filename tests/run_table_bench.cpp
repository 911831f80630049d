// How quick the table of runs is with a thousand of them. Prints milliseconds.
#include <QApplication>
#include <QElapsedTimer>
#include <QLineEdit>
#include <QTableView>
#include <cstdio>
#include <functional>

#include "widgets/run_table.h"

using namespace ptw;

namespace {

constexpr int kRuns = 1000;

RunRow run(int number) {
  RunRow row;
  row.id = QString("20261122-013000-supersense-%1").arg(number);
  row.name = QString("prompt_length=%1 (length)").arg(number % 50);
  row.method = number % 2 ? "SMoP" : "Prompt tuning";
  row.task = "supersense";
  row.model = "demo";
  row.status = RunStatus::running;
  row.steps = kRuns;
  row.loss = 1.0 / (1 + number % 37);
  for (int setting = 0; setting < 35; ++setting)
    row.settings << QString("setting_%1=%2").arg(setting).arg(number % 7);
  return row;
}

void measure(const char* what, int times, const std::function<void(int)>& work) {
  QElapsedTimer clock;
  clock.start();
  for (int i = 0; i < times; ++i) {
    work(i);
    QApplication::processEvents();
  }
  std::printf("%-44s %9.3f ms\n", what, 1e-6 * double(clock.nsecsElapsed()) / times);
}

}  // namespace

int main(int argc, char** argv) {
  QApplication app(argc, argv);
  RunTable table;
  table.resize(1100, 300);
  table.show();
  auto* view = table.findChild<QTableView*>();
  auto* search = table.findChild<QLineEdit*>();
  const auto update = [&](int i) {
    RunRow row = run(i * 7919 % kRuns);
    row.step = i;
    row.loss = 0.5;
    table.putRun(row);
  };
  measure("1000 are added at once", 1, [&](int) {
    for (int i = 0; i < kRuns; ++i) table.putRun(run(i));
  });
  measure("a run of 1000 is updated and drawn", kRuns, update);
  measure("1000 are sorted", 20, [&](int i) {
    view->sortByColumn(i % 2 ? RunModel::Loss : RunModel::Name, Qt::AscendingOrder);
  });
  measure("one is updated that the order depends on", kRuns, update);
  measure("1000 are searched for a word", 20,
          [&](int i) { search->setText(i % 2 ? "smop" : "prompt_length"); });
  measure("1000 are searched for a setting", 20,
          [&](int i) { search->setText(i % 2 ? "setting_34=3" : "setting_20=2 smop"); });
  measure("one is updated while a search holds", kRuns, update);
}
