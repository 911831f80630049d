// A page of the pruning view that shows a plot: the plot or, while there is none, what
// would fill it, and below it what can be done.
#pragma once

#include <QWidget>
#include <functional>

class QLabel;
class QStackedWidget;

namespace ptw {

class ExportButton;
class FlowLayout;
class PruningPlot;

class PruningPage : public QWidget {
  Q_OBJECT

 public:
  /// `fileName` is offered for exports, `csv` gives the values.
  PruningPage(const QString& fileName, const std::function<QString()>& csv, QWidget* parent);

  [[nodiscard]] PruningPlot* plot() const { return plot_; }
  /// Put another control beside the export.
  [[nodiscard]] FlowLayout* controls() const { return controls_; }

  void setFilled(bool filled);
  void setTexts(const QString& name, const QString& empty);

 private:
  FlowLayout* controls_ = nullptr;
  ExportButton* export_ = nullptr;
  QStackedWidget* pages_ = nullptr;
  QLabel* empty_ = nullptr;
  PruningPlot* plot_ = nullptr;
};

}  // namespace ptw
