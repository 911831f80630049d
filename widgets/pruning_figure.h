// Masking the least important tokens against masking as many at random (XPrompt, Figure 2).
#pragma once

#include <QWidget>

#include "report/pruning.h"

class QCPErrorBars;
class QCPGraph;
class QPushButton;

namespace ptw {

class PruningPage;

class PruningFigure : public QWidget {
  Q_OBJECT

 public:
  explicit PruningFigure(QWidget* parent = nullptr);

  void showFigure(const MaskingFigure& figure);
  void clear();
  /// Whether the figure is being measured.
  void setBusy(bool busy);
  void setAllowed(bool allowed);

  [[nodiscard]] QString csv() const;

 Q_SIGNALS:
  void requested();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void draw();
  [[nodiscard]] QString reading(const MaskingFigure::Point& point) const;
  void showButton();
  void retranslate();

  MaskingFigure figure_;
  PruningPage* page_ = nullptr;
  QPushButton* measure_ = nullptr;
  QCPGraph* full_ = nullptr;
  QCPGraph* negative_ = nullptr;
  QCPGraph* random_ = nullptr;
  QCPGraph* each_ = nullptr;
  QCPErrorBars* spread_ = nullptr;
  bool busy_ = false;
  bool allowed_ = false;
};

}  // namespace ptw
