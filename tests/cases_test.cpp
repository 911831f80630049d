// Files that people have and what is right about them: every case of the folder that PTW_CASES
// names, or of shared/cases beside the source tree, by that folder's own runner.
#include <QProcess>
#include <QStandardPaths>
#include <QtTest>

class CasesTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void holds_data();
  void holds();

 private:
  QDir cases_{qEnvironmentVariable("PTW_CASES", PTW_SOURCE_DIR "/../shared/cases")};
  QString python_ = QStandardPaths::findExecutable("python3");
};

void CasesTest::initTestCase() {
  if (!cases_.exists("run")) QSKIP("no cases: set PTW_CASES to their folder");
  if (python_.isEmpty()) QSKIP("no python3, in which the cases' runner is written");
}

void CasesTest::holds_data() {
  QTest::addColumn<QString>("name");
  for (const auto& name : cases_.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
    if (cases_.exists(name + "/expected.json")) QTest::newRow(qPrintable(name)) << name;
}

void CasesTest::holds() {
  QFETCH(QString, name);
  QProcess runner;
  runner.setProcessChannelMode(QProcess::MergedChannels);
  runner.start(python_, {cases_.filePath("run"), PTW_CLI, "--only", name, "--all"});
  QVERIFY(runner.waitForFinished(600'000));
  QVERIFY2(runner.exitCode() == 0, runner.readAll());
}

QTEST_GUILESS_MAIN(CasesTest)
#include "cases_test.moc"
