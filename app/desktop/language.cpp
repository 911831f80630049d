#include "app/desktop/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QLocale>

namespace ptw {

void Language::choose(const QString& code) {
  chosen_ = code;
  const auto locale = code.isEmpty() ? QLocale::system() : QLocale(code);
  QLocale::setDefault(locale);
  for (auto* translator : {&own_, &qt_}) QCoreApplication::removeTranslator(translator);
  if (qt_.load(locale, "qtbase", "_", QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
    QCoreApplication::installTranslator(&qt_);
  if (own_.load(locale, "ptworkbench", "_", ":/i18n")) QCoreApplication::installTranslator(&own_);
}

}  // namespace ptw
