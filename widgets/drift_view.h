// The way of one soft token through a run: its distance from the start over the steps, with the
// name of the nearest piece wherever that changes.
#pragma once

#include <QWidget>
#include <vector>

#include "report/neighbors.h"

class QCPItemText;
class QCustomPlot;
class QLabel;
class QStackedWidget;

namespace ptw {

class ExportButton;

class DriftView : public QWidget {
  Q_OBJECT

 public:
  explicit DriftView(QWidget* parent = nullptr);

  /// `name` is what the token is called, e.g. "1.3" in a mixture.
  void showDrift(const DriftReport& report, const QString& name);
  void clear();

  [[nodiscard]] QString csv() const;

 protected:
  void changeEvent(QEvent* event) override;
  bool eventFilter(QObject* watched, QEvent* event) override;

 private:
  void build();
  void draw();
  void addName(const std::string& piece, double step, double distance);
  void spaceNames();
  void fit();
  void resetZoom();
  void explain(const QPoint& position, const QPoint& onScreen);
  void followPalette();
  void retranslate();

  DriftReport report_;
  QString name_;
  QLabel* title_ = nullptr;
  ExportButton* export_ = nullptr;
  QStackedWidget* pages_ = nullptr;
  QLabel* empty_ = nullptr;
  QCustomPlot* plot_ = nullptr;
  std::vector<QCPItemText*> names_;  ///< in the order of the steps
  bool zoomed_ = false;
};

}  // namespace ptw
