#include "widgets/text_table.h"

#include <QHeaderView>
#include <QLocale>
#include <QShortcut>
#include <QStandardItemModel>
#include <algorithm>
#include <vector>

#include "widgets/copy_rows.h"
#include "widgets/save_file.h"

namespace ptw {
namespace {

constexpr int kFiled = Qt::UserRole;

QStandardItem* itemOf(const TextTable::Cell& cell, bool strong) {
  const auto& text = cell.shown;
  auto* item = new QStandardItem(text);
  item->setData(cell.filed, kFiled);
  bool number = false;
  QLocale().toDouble(text, &number);
  if (number) item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
  if (text.size() > 20) item->setToolTip(text);
  auto font = item->font();
  font.setBold(strong);
  item->setFont(font);
  return item;
}

}  // namespace

TextTable::TextTable(const char* name, QWidget* parent)
    : QTableView(parent), content_(new QStandardItemModel(this)) {
  setObjectName(name);
  setModel(content_);
  setSelectionBehavior(SelectRows);
  setEditTriggers(NoEditTriggers);
  setHorizontalScrollMode(ScrollPerPixel);
  setTabKeyNavigation(false);
  setWordWrap(false);
  setAlternatingRowColors(true);
  setMinimumHeight(fontMetrics().height() * 2);
  horizontalHeader()->setHighlightSections(false);
  horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
  verticalHeader()->hide();
  verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 3 / 2);
  auto* copy = new QShortcut(QKeySequence::Copy, this, nullptr, nullptr, Qt::WidgetShortcut);
  connect(copy, &QShortcut::activated, this, [this] { copyRows(*this); });
}

void TextTable::setContent(const QStringList& heading, const QList<Row>& rows) {
  content_->clear();
  content_->setHorizontalHeaderLabels(heading);
  for (const auto& row : rows) {
    QList<QStandardItem*> items;
    for (const auto& cell : row.cells) items << itemOf(cell, row.strong);
    content_->appendRow(items);
  }
  fitColumns();
}

int TextTable::rowCount() const {
  return content_->rowCount();
}

QString TextTable::cell(int row, int column) const {
  return content_->index(row, column).data().toString();
}

QString TextTable::csv() const {
  QStringList fields;
  for (int column = 0; column < content_->columnCount(); ++column)
    fields << content_->headerData(column, Qt::Horizontal).toString();
  auto text = csvLine(fields);
  for (int row = 0; row < rowCount(); ++row) {
    for (int column = 0; column < content_->columnCount(); ++column)
      fields[column] = content_->index(row, column).data(kFiled).toString();
    text += csvLine(fields);
  }
  return text;
}

/// What its content needs, but together no more than there is while the widest can give way.
void TextTable::fitColumns() {
  if (fitting_) return;  // new widths may bring a scroll bar, and with it another resize
  fitting_ = true;
  const int least = fontMetrics().horizontalAdvance('0') * 12;
  std::vector<int> widths;
  int total = 0;
  for (int column = 0; column < content_->columnCount(); ++column) {
    widths.push_back(
        std::max(sizeHintForColumn(column), horizontalHeader()->sectionSizeHint(column)) + 1);
    total += widths.back();
  }
  while (total > viewport()->width()) {
    const auto widest = std::ranges::max_element(widths);
    if (widest == widths.end() || *widest <= least) break;
    const int cut =
        std::min({std::max(1, *widest / 10), *widest - least, total - viewport()->width()});
    *widest -= cut;
    total -= cut;
  }
  for (std::size_t column = 0; column < widths.size(); ++column)
    setColumnWidth(int(column), widths[column]);
  fitting_ = false;
}

void TextTable::resizeEvent(QResizeEvent* event) {
  QTableView::resizeEvent(event);
  fitColumns();
}

}  // namespace ptw
