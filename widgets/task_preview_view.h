// What a task will be like: its problems, how many examples and labels it has, a few of them.
#pragma once

#include <QWidget>
#include <optional>
#include <vector>

#include "report/task_preview.h"

class QLabel;
class QVBoxLayout;

namespace ptw {

class LabelBars;
class TaskExampleCard;

class TaskPreviewView : public QWidget {
  Q_OBJECT

 public:
  explicit TaskPreviewView(QWidget* parent = nullptr);

  void showPreview(const TaskPreview& preview);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void build();
  void retranslate();
  void showCounts();
  void showBalance();
  void showLength();
  void showExamples();

  std::optional<TaskPreview> preview_;
  QVBoxLayout* layout_ = nullptr;
  QLabel* empty_ = nullptr;
  QLabel* problems_title_ = nullptr;
  QLabel* problems_ = nullptr;
  QLabel* counts_ = nullptr;
  QLabel* remarks_ = nullptr;
  QLabel* length_ = nullptr;
  QLabel* balance_title_ = nullptr;
  LabelBars* bars_ = nullptr;
  QLabel* majority_ = nullptr;
  QLabel* examples_title_ = nullptr;
  std::vector<TaskExampleCard*> cards_;
};

}  // namespace ptw
