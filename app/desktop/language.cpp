#include "app/desktop/language.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QLocale>

#include "widgets/custom_plot.h"

namespace ptw {
namespace {

/// What is there already keeps the locale of its birth.
void hand_on(QLocale locale) {
  for (auto* window : QApplication::topLevelWidgets()) window->setLocale(locale);
  locale.setNumberOptions(QLocale::OmitGroupSeparator);
  for (auto* widget : QApplication::allWidgets())
    if (auto* plot = qobject_cast<QCustomPlot*>(widget)) {
      plot->setLocale(locale);
      plot->replot(QCustomPlot::rpQueuedReplot);
    }
}

}  // namespace

void Language::choose(const QString& code) {
  chosen_ = code;
  const auto locale = code.isEmpty() ? QLocale::system() : QLocale(code);
  QLocale::setDefault(locale);
  hand_on(locale);
  for (auto* translator : {&own_, &qt_}) QCoreApplication::removeTranslator(translator);
  if (qt_.load(locale, "qtbase", "_", QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
    QCoreApplication::installTranslator(&qt_);
  if (own_.load(locale, "ptworkbench", "_", ":/i18n")) QCoreApplication::installTranslator(&own_);
}

}  // namespace ptw
