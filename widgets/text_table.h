// A table of texts to read, to copy from and to save.
#pragma once

#include <QList>
#include <QStringList>
#include <QTableView>
#include <utility>

class QStandardItemModel;

namespace ptw {

class TextTable : public QTableView {
  Q_OBJECT

 public:
  /// A text, or a number as it is shown and as files have it.
  struct Cell {
    Cell(const QString& text) : Cell(text, text) {}  // NOLINT(google-explicit-constructor)
    Cell(const char* text) : Cell(QString(text)) {}  // NOLINT(google-explicit-constructor)
    Cell(QString as_shown, QString in_file)
        : shown(std::move(as_shown)), filed(std::move(in_file)) {}

    QString shown, filed;
  };
  struct Row {
    QList<Cell> cells;
    bool strong = false;
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
