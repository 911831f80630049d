#include "widgets/copy_rows.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QTableView>
#include <algorithm>

namespace ptw {

void copyRows(const QTableView& table) {
  auto rows = table.selectionModel()->selectedRows();
  std::ranges::sort(rows, {}, &QModelIndex::row);
  QString text;
  for (const auto& row : rows) {
    QStringList fields;
    for (int column = 0; column < table.model()->columnCount(); ++column)
      fields << row.siblingAtColumn(column).data().toString();
    text += fields.join('\t') + '\n';
  }
  if (!text.isEmpty()) QGuiApplication::clipboard()->setText(text);
}

}  // namespace ptw
