// The selected rows of a table on the clipboard.
#pragma once

class QTableView;

namespace ptw {

/// As lines of fields separated by tabs, from top to bottom; nothing selected leaves the clipboard.
void copyRows(const QTableView& table);

}  // namespace ptw
