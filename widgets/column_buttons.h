// The columns of a table as buttons in a row that wraps.
#pragma once

#include <QWidget>
#include <vector>

#include "report/task_preview.h"

class QAbstractButton;

namespace ptw {

class ColumnButtons : public QWidget {
  Q_OBJECT

 public:
  explicit ColumnButtons(QWidget* parent = nullptr);

  void setColumns(const std::vector<TaskColumn>& columns);

 Q_SIGNALS:
  void chosen(const QString& column);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void build();
  void retranslate();

  std::vector<TaskColumn> columns_;
  std::vector<QAbstractButton*> buttons_;
};

}  // namespace ptw
