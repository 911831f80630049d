// One example of a task: what the model reads, piece by piece, and what it shall answer.
#pragma once

#include <QFrame>

#include "report/task_preview.h"

class QLabel;

namespace ptw {

class TaskExampleCard : public QFrame {
  Q_OBJECT

 public:
  explicit TaskExampleCard(QWidget* parent = nullptr);

  void showExample(const TaskExample& example, int number);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();

  TaskExample example_;
  int number_ = 1;
  QLabel* title_;
  QLabel* input_;
  QLabel* pieces_;
  QLabel* target_;
};

}  // namespace ptw
