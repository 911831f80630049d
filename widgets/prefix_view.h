// How large the keys and values of a prefix are, in every layer and at every position
// (prefix-tuning, Li and Liang 2021).
#pragma once

#include <QWidget>

#include "report/prefix.h"

class QComboBox;
class QLabel;
class QStackedWidget;

namespace ptw {

class ControlBar;
class ExportButton;
class PrefixPlot;
class Selection;

class PrefixView : public QWidget {
  Q_OBJECT

 public:
  explicit PrefixView(Selection* selection, QWidget* parent = nullptr);

  /// A report without stacks empties the view.
  void showReport(const PrefixReport& report);
  void showProblem(const QString& sentence);
  void clear();

  /// One line per cell of the attention shown: step, attention, layer, position, key and value
  /// norm.
  [[nodiscard]] QString csv() const;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void build();
  QWidget* buildControls();
  QWidget* buildContent();
  void offerStacks();
  void showStack();
  void showPart();
  void colorProblem();
  void retranslate();
  [[nodiscard]] const PrefixStack* stack() const;

  Selection* selection_;
  PrefixReport report_;
  QLabel* problem_ = nullptr;
  QStackedWidget* pages_ = nullptr;
  QLabel* empty_ = nullptr;
  QComboBox* attention_ = nullptr;  ///< hidden when there is only one
  QComboBox* part_ = nullptr;       ///< keys, values or both
  ExportButton* export_ = nullptr;
  QLabel* caption_ = nullptr;
  PrefixPlot* plot_ = nullptr;
  QLabel* reading_ = nullptr;
};

}  // namespace ptw
