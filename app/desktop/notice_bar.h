// A line above the views for what a person should know or may want to do: it stays until it is
// closed, and never gets in the way.
#pragma once

#include <QFrame>
#include <functional>

class QLabel;
class QPushButton;
class QToolButton;

namespace ptw {

class NoticeBar : public QFrame {
  Q_OBJECT

 public:
  explicit NoticeBar(QWidget* parent = nullptr);

  void showText(const QString& text);
  /// With a button that does `action` and closes the bar.
  void offer(const QString& text, const QString& button, std::function<void()> action);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();

  QLabel* icon_;
  QLabel* text_;
  QPushButton* act_;
  QToolButton* close_;
  std::function<void()> action_;
};

}  // namespace ptw
