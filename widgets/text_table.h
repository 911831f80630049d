// A table of texts to read, to copy from and to save.
#pragma once

#include <QList>
#include <QStringList>
#include <QTableView>

class QStandardItemModel;

namespace ptw {

class TextTable : public QTableView {
  Q_OBJECT

 public:
  struct Row {
    QStringList cells;
    bool strong = false;
    QStringList plain;  ///< what files have in their place, whatever the locale; empty: the same
  };

  TextTable(const char* name, QWidget* parent);

  /// Numbers stand to the right; wide columns share the room that there is.
  void setContent(const QStringList& heading, const QList<Row>& rows);
  [[nodiscard]] int rowCount() const;
  [[nodiscard]] QString cell(int row, int column) const;
  [[nodiscard]] QString csv() const;

 protected:
  void resizeEvent(QResizeEvent* event) override;

 private:
  void fitColumns();

  QStandardItemModel* content_;
  bool fitting_ = false;
};

}  // namespace ptw
