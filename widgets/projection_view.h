// Where the soft tokens lie among the vocabulary, and where they came from.
#pragma once

#include <QWidget>

#include "report/projection.h"

class QLabel;
class QStackedWidget;

namespace ptw {

class ExportButton;
class PlaneButtons;
class ProjectionPlot;
class Selection;

class ProjectionView : public QWidget {
  Q_OBJECT

 public:
  explicit ProjectionView(Selection* selection, QWidget* parent = nullptr);

  void showReport(const ProjectionReport& report);
  void clear();

  /// One line per point: kind, label, x, y.
  [[nodiscard]] QString csv() const;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void build();
  void showPage();
  void retranslate();

  Selection* selection_;
  QLabel* caption_ = nullptr;
  PlaneButtons* buttons_ = nullptr;
  ExportButton* export_ = nullptr;
  QStackedWidget* pages_ = nullptr;
  QLabel* empty_ = nullptr;
  ProjectionPlot* plot_ = nullptr;
};

}  // namespace ptw
