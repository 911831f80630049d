#include "app/common/offscreen.h"

#include <QApplication>
#include <clocale>
#include <iostream>

namespace ptw {
namespace {

int argument_count = 1;
char program[] = "ptworkbench-cli";
char* arguments[] = {program, nullptr};

/// What the platform has to say about itself is nothing for whoever reads standard error.
void keep_to_failures(QtMsgType type, const QMessageLogContext&, const QString& text) {
  if (type == QtCriticalMsg || type == QtFatalMsg) std::cerr << text.toStdString() << '\n';
}

}  // namespace

Offscreen::Offscreen() {
  qInstallMessageHandler(keep_to_failures);
  if (!qEnvironmentVariableIsSet("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
  application_ = std::make_unique<QApplication>(argument_count, arguments);
  QLocale::setDefault(QLocale::c());
  std::setlocale(LC_NUMERIC, "C");  // which QApplication has set to the environment's
}

Offscreen::~Offscreen() = default;

}  // namespace ptw
