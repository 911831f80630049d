// ptworkbench: the desktop program.
#include <QApplication>
#include <QCommandLineParser>
#include <QIcon>
#include <QSettings>
#include <QStandardPaths>
#include <clocale>

#include "app/common/standard_descriptors.h"
#include "app/desktop/main_window.h"

int main(int argc, char** argv) {
  ptw::open_standard_descriptors();
  QApplication app(argc, argv);
  std::setlocale(LC_NUMERIC, "C");  // files never follow the locale; what is shown asks QLocale
  QApplication::setApplicationName("ptworkbench");
  QApplication::setOrganizationName("ptworkbench");
  QApplication::setApplicationVersion(PTW_VERSION);
  QApplication::setDesktopFileName("ptworkbench");
  QApplication::setWindowIcon(QIcon(":/icons/ptworkbench.svg"));

  ptw::Language language;
  language.choose(QSettings().value("language").toString());

  QCommandLineParser parser;
  parser.setApplicationDescription(QCoreApplication::translate(
      "main", "Trains soft prompts on frozen language models and shows what they learn."));
  parser.addHelpOption();
  parser.addVersionOption();
  const QCommandLineOption demo("demo",
                                QCoreApplication::translate("main", "Start the demo run at once."));
  const QCommandLineOption runs(
      "runs", QCoreApplication::translate("main", "Keep runs in this folder."), "folder",
      QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/ptworkbench/runs");
  parser.addOptions({demo, runs});
  parser.process(app);
  if (parser.value(runs).isEmpty()) {
    qCritical("--runs is empty: name a folder");
    return 2;
  }

  ptw::Engine engine;
  ptw::MainWindow window(engine, language, parser.value(runs).toStdString());
  window.show();
  if (parser.isSet(demo)) window.startDemo();
  return QApplication::exec();
}
