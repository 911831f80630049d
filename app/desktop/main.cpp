// ptworkbench: the desktop program.
#include <QCommandLineParser>
#include <QIcon>
#include <QSettings>
#include <QStandardPaths>
#include <clocale>
#include <iostream>

#include "app/common/standard_descriptors.h"
#include "app/desktop/application.h"
#include "app/desktop/main_window.h"

namespace {

struct Options {
  QCommandLineParser parser;
  QCommandLineOption help = parser.addHelpOption();
  QCommandLineOption version = parser.addVersionOption();
  QCommandLineOption demo{"demo",
                          QCoreApplication::translate("main", "Start the demo run at once.")};
  QCommandLineOption runs{
      "runs", QCoreApplication::translate("main", "Keep runs in this folder."), "folder",
      QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + "/ptworkbench/runs"};

  Options() {
    parser.setApplicationDescription(QCoreApplication::translate(
        "main", "Trains soft prompts on frozen language models and shows what they learn."));
    parser.addOptions({demo, runs});
  }
};

void introduce() {
  QCoreApplication::setApplicationName("ptworkbench");
  QCoreApplication::setOrganizationName("ptworkbench");
  QCoreApplication::setApplicationVersion(PTW_VERSION);
}

/// Says what was asked for where that takes no window, and so no display.
void answerWithoutWindow(int argc, char** argv) {
  QCoreApplication app(argc, argv);
  ptw::Language language;
  language.choose(QSettings().value("language").toString());
  Options options;
  // Options of Qt's own begin with a single dash: they are words, not letters.
  options.parser.setSingleDashWordOptionMode(QCommandLineParser::ParseAsLongOptions);
  options.parser.parse(QCoreApplication::arguments());
  if (options.parser.isSet(options.help)) options.parser.showHelp();
  if (options.parser.isSet(options.version)) options.parser.showVersion();
}

int runWindow(int argc, char** argv) {
  ptw::Application app(argc, argv);
  std::setlocale(LC_NUMERIC, "C");  // files never follow the locale; what is shown asks QLocale
  QApplication::setDesktopFileName("ptworkbench");
  QApplication::setWindowIcon(QIcon(":/icons/ptworkbench.svg"));
  ptw::Language language;
  language.choose(QSettings().value("language").toString());
  Options options;
  options.parser.process(app);
  if (options.parser.value(options.runs).isEmpty()) {
    std::cerr << "--runs is empty: name a folder" << std::endl;
    return 2;
  }
  ptw::Engine engine;
  ptw::MainWindow window(engine, language, options.parser.value(options.runs).toStdString());
  QObject::connect(&app, &ptw::Application::failed, &window, &ptw::MainWindow::showProblem);
  window.show();
  if (options.parser.isSet(options.demo)) window.startDemo();
  return QApplication::exec();
}

}  // namespace

int main(int argc, char** argv) {
  ptw::open_standard_descriptors();
  introduce();
  answerWithoutWindow(argc, argv);
  try {
    return runWindow(argc, argv);
  } catch (const std::exception& problem) {
    std::cerr << ptw::first_line(problem) << std::endl;
    return 1;
  }
}
