// A disk that fills up while the command line trains: it says so in one sentence, waits, and goes
// on to the numbers of an undisturbed run when there is room.
#include <QtTest>

#include <csignal>

#include "cli_fixture.h"

using namespace ptw;

namespace {

constexpr int kSteps = 12;

QByteArray bytes_of(const QString& path) {
  QFile file(path);
  return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

/// What must not depend on whether it waited.
QString outcome(const QString& run) {
  static const QRegularExpression seconds("\"seconds\":[^,}]*");
  return QString::fromUtf8(bytes_of(run + "/metrics.jsonl")).remove(seconds) +
         bytes_of(run + "/adapter/adapter_model.safetensors").toHex() +
         bytes_of(run + QString("/checkpoints/step-%1/trainer.safetensors").arg(kSteps)).toHex();
}

/// ptworkbench-cli on a disk that can be filled.
class Disk {
 public:
  Disk(const QString& flag, const QString& folder) : flag_(flag) {
    auto environment = QProcessEnvironment::systemEnvironment();
    environment.insert("LD_PRELOAD", PTW_FULL_DISK_LIBRARY);
    environment.insert("PTW_FULL_DISK", flag);
    environment.insert("PTW_FULL_FOLDER", folder);
    process.setProcessEnvironment(environment);
  }
  ~Disk() { free(); }
  void fill() const { std::ignore = QFile(flag_).open(QIODevice::WriteOnly); }
  void free() const { QFile::remove(flag_); }

  /// Reads its lines of JSON until one with these values comes; empty when it ends before.
  QJsonObject said(const QJsonObject& values) {
    while (process.canReadLine() || process.waitForReadyRead(60'000)) {
      if (!process.canReadLine()) continue;
      const auto line = QJsonDocument::fromJson(process.readLine()).object();
      bool fits = true;
      for (const auto& key : values.keys()) fits = fits && line[key] == values[key];
      if (fits) return line;
    }
    return {};
  }
  QProcess process;

 private:
  QString flag_;
};

}  // namespace

class FullDiskTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    QCOMPARE(cli(training("undisturbed")).code, 0);
    expected_ = outcome(folder_.place("undisturbed"));
    QVERIFY(expected_.size() > 1000);
  }

  void waitsAndGoesOn_data() {
    QTest::addColumn<QString>("part");
    QTest::addRow("all of it") << QString();
    for (const auto* part : {"metrics.jsonl", "status.json", "checkpoints/step-8", "adapter"})
      QTest::addRow("%s", part) << QString("/") + part;
  }

  void waitsAndGoesOn() {
    QFETCH(QString, part);
    const auto name = QString("run-%1").arg(part.size()), run = folder_.place(name);
    Disk disk(folder_.place("full"), run + part);
    if (part.endsWith("8") || part.endsWith("adapter")) disk.fill();
    disk.process.start(PTW_CLI, training(name) + QStringList{"--json"});
    QVERIFY(!disk.said({{"event", "status"}, {"status", "loading"}}).isEmpty());
    disk.fill();
    const auto waits = disk.said({{"status", "paused"}});
    QVERIFY(waits["problem"].toString().contains(run));
    QVERIFY(waits["problem"].toString().contains("no room"));
    const auto log = bytes_of(run + "/metrics.jsonl");
    QVERIFY2(log.isEmpty() || log.endsWith('\n'), "no torn line stands");
    QVERIFY2(!disk.process.waitForFinished(1'500), "it waits, and tries again");
    QCOMPARE(bytes_of(run + "/metrics.jsonl"), log);
    disk.free();
    QVERIFY(!disk.said({{"status", "running"}}).isEmpty());
    QVERIFY(!disk.said({{"event", "end"}, {"status", "finished"}}).isEmpty());
    QVERIFY(disk.process.waitForFinished(60'000));
    QCOMPARE(disk.process.exitCode(), 0);
    QCOMPARE(outcome(run), expected_);
  }

  void stopsWhileItWaits() {
    Disk disk(folder_.place("full"), folder_.place("stopped/checkpoints/step-6"));
    disk.fill();
    disk.process.start(PTW_CLI, training("stopped") + QStringList{"--json"});
    QVERIFY(!disk.said({{"status", "paused"}}).isEmpty());
    ::kill(pid_t(disk.process.processId()), SIGTERM);
    QVERIFY(!disk.said({{"event", "status"}, {"status", "stopped"}}).isEmpty());
    QVERIFY(disk.process.waitForFinished(60'000));
    QCOMPARE(disk.process.exitCode(), 0);
    disk.free();
    QCOMPARE(cli({"resume", folder_.place("stopped")}).code, 0);
    QCOMPARE(outcome(folder_.place("stopped")), expected_);
  }

 private:
  [[nodiscard]] QStringList training(const QString& out) const {
    return folder_.short_run(out, kSteps);
  }

  CliFolder folder_;
  QString expected_;
};

QTEST_GUILESS_MAIN(FullDiskTest)
#include "full_disk_test.moc"
