// The buttons over a plane: nearer, farther, everything.
#pragma once

#include <QWidget>

class QToolButton;

namespace ptw {

class PlanePlot;

class PlaneButtons : public QWidget {
  Q_OBJECT

 public:
  /// `plot` must outlive it.
  explicit PlaneButtons(PlanePlot* plot, QWidget* parent = nullptr);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();

  QToolButton* zoomIn_;
  QToolButton* zoomOut_;
  QToolButton* reset_;
};

}  // namespace ptw
