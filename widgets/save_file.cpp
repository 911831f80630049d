#include "widgets/save_file.h"

#include <QCoreApplication>
#include <QFileInfo>
#include <QSaveFile>
#include <string>
#include <vector>

#include "report/csv.h"

namespace ptw {
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
  std::vector<std::string> texts;
  for (const QString& field : fields) texts.push_back(field.toStdString());
  return QString::fromStdString(csv_line(texts)) + '\n';
}

}  // namespace ptw
