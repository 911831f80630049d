// The masks that were tried, to compare, go back to, and save.
#pragma once

#include <QWidget>

class QLabel;
class QModelIndex;
class QTableView;

namespace ptw {

class ExportButton;
class MaskHistory;

class MaskHistoryView : public QWidget {
  Q_OBJECT

 public:
  explicit MaskHistoryView(MaskHistory* history, QWidget* parent = nullptr);

 Q_SIGNALS:
  void chosen(int row);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void build();
  void setColumnWidths();
  void follow(const QModelIndex& changed);
  void retranslate();

  MaskHistory* history_;
  QTableView* table_ = nullptr;
  QLabel* hint_ = nullptr;
  ExportButton* export_ = nullptr;
  int shown_ = -1;
};

}  // namespace ptw
