// The routing view with what it shows: six examples, three prompts.
#pragma once

#include <QHeaderView>
#include <QLabel>
#include <QTabWidget>
#include <QTableView>
#include <QTest>

#include "widgets/routing_plot.h"
#include "widgets/routing_view.h"
#include "widgets/selection.h"

namespace ptw::routing {

enum Page { overTime, byClass, examples, prompts, tryOut };

inline RoutedExample example(const std::string& input, int label, int prompt, float probability,
                             int count) {
  RoutedExample example{input, label, prompt, {}};
  for (int i = 0; i < count; ++i)
    example.probabilities.push_back(
        i == prompt ? probability : (1 - probability) / static_cast<float>(count - 1));
  return example;
}

/// Prompt 1 is given two of the three good ones, Prompt 2 the other and one bad one, Prompt 3 two
/// bad ones.
inline RoutingReport report(std::int64_t step = 40) {
  return {step,
          3,
          2,
          {"good", "bad"},
          {example("A fine film", 0, 0, 0.9F, 3), example("A fine, \"long\" one", 0, 0, 0.6F, 3),
           example("Moving", 0, 1, 0.7F, 3), example("Dull FILM", 1, 1, 0.5F, 3),
           example("No", 1, 2, 0.8F, 3), example("Never again", 1, 2, 0.95F, 3)}};
}

inline RoutingReport collapsed() {
  return {10, 3, 2, {}, {example("One", -1, 1, 0.8F, 3), example("Two", -1, 1, 0.7F, 3)}};
}

inline RoutingHistory history() {
  return {3, {0, 10, 20}, {{0.4, 0.4, 0.2}, {0.5, 0.3, 0.2}, {0.8, 0.2, 0.0}}};
}

inline NeighborReport neighbors(int count = 3) {
  NeighborReport report{40, Similarity::cosine, count, {}};
  for (int t = 0; t < 2 * count; ++t) {
    const auto name = "▁t" + std::to_string(t);
    report.tokens.push_back(
        {t,
         1,
         0,
         {{1, name + "a", 0.9F, false}, {2, "<pad>", 0.8F, true}, {3, name + "b", 0.7F, false}}});
  }
  return report;
}

inline RoutedAnswer answer() {
  RoutedAnswer answer{"A fine film", false, 40, 2, {0.1F, 0.2F, 0.7F}, {}};
  for (const double good : {0.9, 0.6, 0.25})
    answer.answers.push_back(
        {good > 0.5 ? "good" : "bad", {{"good", "good", good}, {"bad", "bad", 1 - good}}});
  return answer;
}

class Fixture {
 protected:
  std::unique_ptr<Selection> selection_;
  std::unique_ptr<RoutingView> view_;

  template <class Control>
  Control* control(const char* name) const {
    return view_->findChild<Control*>(name);
  }
  QTableView* table(const char* name) const { return control<QTableView>(name); }
  RoutingPlot* plot() const { return control<RoutingPlot>("areas"); }
  QString balance() const { return control<QLabel>("balance")->text(); }
  void show(Page page) { view_->findChild<QTabWidget*>()->setCurrentIndex(page); }
  int page() const { return view_->findChild<QTabWidget*>()->currentIndex(); }
  void showEverything() {
    view_->showHistory(history());
    view_->showReport(report());
    view_->showNeighbors(neighbors());
    view_->showAnswer(answer());
  }
  static QString text(const QTableView* table, int row, int column) {
    return table->model()->index(row, column).data().toString();
  }
  static void click(QTableView* table, int row, int column) {
    QTest::mouseClick(table->viewport(), Qt::LeftButton, {}, middle(table, row, column));
  }
  static QPoint middle(const QTableView* table, int row, int column) {
    return table->visualRect(table->model()->index(row, column)).center();
  }
  QPoint pointAt(double step, double percent) const {
    return {static_cast<int>(plot()->xAxis->coordToPixel(step)),
            static_cast<int>(plot()->yAxis->coordToPixel(percent))};
  }
  QStringList inputs() const {
    QStringList shown;
    auto* rows = table("examples")->model();
    for (int row = 0; row < rows->rowCount(); ++row) shown << rows->index(row, 0).data().toString();
    return shown;
  }
  static QColor pixel(QWidget* widget, const QPoint& place) {
    return widget->grab().toImage().pixelColor(place);
  }
  /// Shows an empty view; whether the screen has it.
  [[nodiscard]] bool open() {
    selection_ = std::make_unique<Selection>();
    view_ = std::make_unique<RoutingView>(selection_.get());
    view_->resize(420, 300);
    view_->show();
    return QTest::qWaitForWindowExposed(view_.get());
  }
};

}  // namespace ptw::routing
