// Files that a person saves from a view: whole or not at all, and CSV text.
#pragma once

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace ptw {

/// Replaces `file` by `content`. Empty when it worked, else a sentence that names file and remedy;
/// then a file that was there before is untouched.
[[nodiscard]] QString saveFile(const QString& file, const QByteArray& content);

/// One CSV line (report/csv.h) with its line end.
QString csvLine(const QStringList& fields);

}  // namespace ptw
