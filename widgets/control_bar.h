// The controls over a view, in a row that wraps. Where the view is low, those that are seldom
// needed hide behind one button.
#pragma once

#include <QWidget>
#include <vector>

class QToolButton;

namespace ptw {

class ControlBar : public QWidget {
  Q_OBJECT

 public:
  explicit ControlBar(QWidget* parent = nullptr);

  /// Controls stand in the order of these calls.
  void addControl(QWidget* control);
  void addExtra(QWidget* control);  ///< hides while the bar is collapsed

  /// Collapses in a view of this size that is lower than `lines` lines of text; where the view is
  /// narrow and the controls take several rows, sooner.
  void setRoom(const QSize& view, int lines);
  [[nodiscard]] bool isCollapsed() const { return collapsed_; }

 protected:
  void changeEvent(QEvent* event) override;
  bool event(QEvent* event) override;

 private:
  void showExtras();
  void retranslate();

  QToolButton* more_;
  std::vector<QWidget*> extras_;
  bool collapsed_ = false;
};

}  // namespace ptw
