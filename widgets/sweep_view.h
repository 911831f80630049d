// What a sweep has found: a measure over a setting or a cost, with the spread over seeds, as a
// plot or a heat map, and as a table.
#pragma once

#include <QWidget>

#include "report/sweep.h"

class QLabel;
class QSplitter;
class QStackedWidget;
class QTableView;

namespace ptw {

class SweepControls;
class SweepModel;
class SweepPlot;

class SweepView : public QWidget {
  Q_OBJECT

 public:
  explicit SweepView(QWidget* parent = nullptr);

  /// Replaces the sweeps that can be chosen. What was chosen stays so; otherwise the first is
  /// chosen, and sweepChosen() tells.
  void setSweeps(const QStringList& ids, const QStringList& names);
  void chooseSweep(const QString& id);
  [[nodiscard]] QString chosenSweep() const;  ///< empty for none

  /// The chosen sweep as far as it is. A later report of it keeps the choice of axes.
  void showReport(const SweepReport& report);
  void clear();

  /// See SweepModel::csv().
  [[nodiscard]] QString csv() const;

 Q_SIGNALS:
  /// Answer with showReport(). Empty when the last sweep is gone.
  void sweepChosen(const QString& id);

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  void build();
  QTableView* buildTable();
  void draw();
  void showPage();
  void retranslate();
  void showPaper();
  [[nodiscard]] static QString practice();
  [[nodiscard]] QString caption() const;

  SweepReport report_;
  bool shown_ = false;  ///< there is a report
  QStackedWidget* pages_ = nullptr;
  QLabel* empty_ = nullptr;
  SweepControls* controls_ = nullptr;
  QLabel* paper_ = nullptr;  ///< what the paper's figure is about
  QLabel* caption_ = nullptr;
  QSplitter* halves_ = nullptr;
  QStackedWidget* figure_ = nullptr;
  QLabel* noFigure_ = nullptr;
  SweepPlot* plot_ = nullptr;
  SweepModel* model_ = nullptr;
  QTableView* table_ = nullptr;
};

}  // namespace ptw
