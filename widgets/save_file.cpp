#include "widgets/save_file.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSaveFile>
#include <algorithm>

namespace ptw {
namespace {

QString csvField(QString field) {
  const auto special = [](QChar c) { return c == ',' || c == '"' || c == '\n' || c == '\r'; };
  if (std::none_of(field.cbegin(), field.cend(), special)) return field;
  return '"' + field.replace('"', "\"\"") + '"';
}

}  // namespace

QString saveFile(const QString& file, const QByteArray& content) {
  if (QFileInfo(file).isSymLink()) QFile::remove(file);  // it is replaced, not what it leads to
  QSaveFile target(file);
  const bool written = target.open(QIODevice::WriteOnly) &&
                       target.write(content) == content.size() && target.commit();
  if (written) return {};
  return QCoreApplication::translate("ptw::saveFile",
                                     "%1 could not be written (%2): choose a folder that you may "
                                     "write to and that has space left.")
      .arg(file, target.errorString());
}

QString csvLine(const QStringList& fields) {
  QStringList quoted;
  for (const QString& field : fields) quoted << csvField(field);
  return quoted.join(',') + '\n';
}

}  // namespace ptw
