// Every command of README.md and docs/ is run, in the order in which they stand there, on the files
// that they show. What would take long is cut: tasks to a few examples, runs to two steps, and of
// sweeps and figures the plan is made.
#include <QJsonArray>
#include <QRegularExpression>
#include <QtTest>

#include "cli_fixture.h"

using namespace ptw;

namespace {

QString read(const QString& file) {
  QFile opened(file);
  if (!opened.open(QIODevice::ReadOnly)) qWarning("%s cannot be read", qPrintable(file));
  return QString::fromUtf8(opened.readAll());
}

QStringList documents() {
  const QDir project(PTW_SOURCE_DIR), docs(project.filePath("docs"));
  QStringList files{project.filePath("README.md")};
  for (const auto& name : docs.entryList({"*.md"})) files << docs.filePath(name);
  return files;
}

/// In blocks and within sentences, without what is said about them, each in one line.
QStringList commands_in(QString text) {
  static const QRegularExpression command(
      "(?:^ *|`)(?:ptworkbench-cli|\\./workbench cli)\\b(.*?)(?:`|\\s#\\s.*?$|$)",
      QRegularExpression::MultilineOption);
  text.replace(QRegularExpression("\\\\\n *"), "");
  QStringList commands;
  for (const auto& found : command.globalMatch(text)) {
    const auto words = found.captured(1).trimmed();
    const bool placeholders = words.contains(QRegularExpression("\\b[A-Z]{4}\\b"));
    commands.removeAll(words);  // where it stands once more, there is all that it needs
    if (!words.isEmpty() && !placeholders) commands << words;
  }
  return commands;
}

/// The JSON of blocks and of sentences.
QStringList json_in(const QString& text) {
  static const QRegularExpression json("```json\n(.*?)```|`(\\{\"[^`]*\\})`",
                                       QRegularExpression::DotMatchesEverythingOption);
  QStringList all;
  for (const auto& found : json.globalMatch(text)) all << found.captured(1) + found.captured(2);
  return all;
}

bool has(const QStringList& arguments, const QString& word) {
  return arguments.contains(word);
}

QString value_of(const QStringList& arguments, const QString& option) {
  const auto place = arguments.indexOf(option);
  return place < 0 ? QString() : arguments.value(place + 1);
}

void replace(QStringList& arguments, const QString& option, const QString& value) {
  if (has(arguments, option)) arguments[arguments.indexOf(option) + 1] = value;
}

}  // namespace

class DocumentedCommandsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase();
  void everyFormOfFileIsSound();
  void everyCommandWorks_data();
  void everyCommandWorks();

 private:
  void write_shown_files();
  void write_own_files();
  void shorten_task(const QString& name);
  void copy(const QString& from, const QString& to);
  void prepare(const QStringList& arguments);
  QStringList shortened(QStringList arguments);
  Result run(const QStringList& arguments) const;

  CliFolder folder_;
  QMap<QString, QStringList> trained_;  // the arguments, by --out
};

/// The files that README.md shows, under the names that it gives them.
void DocumentedCommandsTest::write_shown_files() {
  for (const auto& shown : json_in(read(documents().first()))) {
    const auto object = QJsonDocument::fromJson(shown.toUtf8()).object();
    const auto name = object["name"].toString();
    if (object.isEmpty())
      for (const auto* split : {"train", "dev", "test"})
        folder_.write(split + QString(".jsonl"), shown.toUtf8());
    else if (object.contains("base"))
      folder_.write((name == "length" ? "length" : "variants") + QString(".json"), shown.toUtf8());
    else if (object.contains("format"))
      folder_.write("formats/" + name + ".json", shown.toUtf8());
    else if (object.contains("data"))
      folder_.write(name + ".json", shown.toUtf8());
    else
      folder_.write("mask.json", shown.toUtf8());
  }
}

/// What the commands take as given.
void DocumentedCommandsTest::write_own_files() {
  for (const auto* split : {"train", "val"})
    folder_.write(
        QString("formats/%1.jsonl").arg(split),
        R"({"premise": "A bird sings.", "hypothesis": "It sings.", "label": "entailment", "idx": 0}
{"premise": "A dog barks.", "hypothesis": "It sings.", "label": "not_entailment", "idx": 1}
)");
  folder_.write("tiny.json", R"({"model_type": "t5", "vocab_size": 8128, "d_model": 32,
    "d_kv": 8, "d_ff": 64, "num_layers": 1, "num_heads": 4})");
  QByteArray prompt("\x93NUMPY\x01\0v\0", 10);
  prompt += QByteArray("{'descr': '<f4', 'fortran_order': False, 'shape': (3, 192), }")
                .leftJustified(117, ' ') +
            '\n' + QByteArray(3 * 192 * 4, '\0');
  folder_.write("prompt.npy", prompt);
  for (const auto* model : {"my-t5", "my-model"})
    QFile::link(PTW_SOURCE_DIR "/resources/demo/model", folder_.place(model));
  shorten_task("supersense");
  shorten_task("sentiment");
  QFile::copy(folder_.place("sentiment.json"), folder_.place("other.json"));
}

/// The demo's task with the first examples alone.
void DocumentedCommandsTest::shorten_task(const QString& name) {
  const QDir tasks(PTW_SOURCE_DIR "/resources/demo/tasks");
  const auto file = name + ".json";
  const auto text = read(tasks.filePath(file)).toUtf8();
  folder_.write(file, text);
  for (const auto& data : QJsonDocument::fromJson(text).object()["data"].toObject()) {
    const auto lines = read(tasks.filePath(data.toString())).split('\n').mid(0, 12);
    folder_.write(data.toString(), lines.join('\n').toUtf8() + '\n');
  }
}

void DocumentedCommandsTest::copy(const QString& from, const QString& to) {
  const QDir source(folder_.place(from));
  QDirIterator files(source.path(), QDir::Files, QDirIterator::Subdirectories);
  while (files.hasNext()) {
    const auto file = files.next();
    const auto target = folder_.place(to + '/' + source.relativeFilePath(file));
    QDir().mkpath(QFileInfo(target).path());
    QFile::copy(file, target);
  }
}

/// Runs that are spoken of as if they were there, and no results of earlier commands in the way.
void DocumentedCommandsTest::prepare(const QStringList& arguments) {
  for (const auto* name : {"runs/a", "runs/b", "runs/c", "runs/copied"})
    if (has(arguments, name) && !QFile::exists(folder_.place(name))) copy("runs/first", name);
  if (arguments.first() == "convert" || arguments.first() == "report")
    QDir(folder_.place(value_of(arguments, "--out"))).removeRecursively();
}

QStringList DocumentedCommandsTest::shortened(QStringList arguments) {
  const auto command = arguments.first();
  const auto out = value_of(arguments, "--out");
  if (command == "sweep" || command == "figure") {
    replace(arguments, "--shape", "tiny.json");
    if (!out.isEmpty() && !has(arguments, "--write")) arguments << "--dry-run";
    return arguments;
  }
  if (has(arguments, "...")) return trained_[out] + QStringList{"--resume"};
  replace(arguments, "--step", "2");
  replace(arguments, "--task",
          value_of(arguments, "--task") == "supersense" ? "supersense.json"
                                                        : value_of(arguments, "--task"));
  const bool asks = QStringList{"train", "eval", "ensemble"}.contains(command);
  if (asks && !has(arguments, "--task") && !has(arguments, "--run"))
    arguments << "--task"
              << "supersense.json";
  if (command != "train") return arguments;
  arguments << "--set"
            << "steps=2"
            << "--set"
            << "eval_every=1";
  if (!has(arguments, "--method"))
    arguments << "--set"
              << "prompt_length=3";  // as the mask has
  trained_[out] = arguments;
  return arguments;
}

Result DocumentedCommandsTest::run(const QStringList& arguments) const {
  QProcess process;
  process.setWorkingDirectory(folder_.path());
  process.start(PTW_CLI, arguments);
  process.closeWriteChannel();
  if (!process.waitForFinished(120'000)) return {-1, {}, "it did not end by itself"};
  return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

void DocumentedCommandsTest::initTestCase() {
  write_shown_files();
  write_own_files();
}

void DocumentedCommandsTest::everyFormOfFileIsSound() {
  for (const auto* task : {"reviews.json", "formats/rte.json"}) {
    const auto said = run({"info", task});
    QVERIFY2(said.code == 0, said.err);
  }
  for (const auto* sweep : {"length.json", "variants.json"}) {
    const auto planned = run({"sweep", sweep, "--out", "planned", "--dry-run"});
    QVERIFY2(planned.code == 0, planned.err);
  }
}

void DocumentedCommandsTest::everyCommandWorks_data() {
  QTest::addColumn<QString>("command");
  for (const auto& document : documents()) {
    const auto commands = commands_in(read(document));
    for (qsizetype i = 0; i < commands.size(); ++i)
      QTest::addRow("%s %lld: %s", qPrintable(QFileInfo(document).fileName()), qlonglong(i + 1),
                    qPrintable(commands[i]))
          << commands[i];
  }
}

void DocumentedCommandsTest::everyCommandWorks() {
  QFETCH(QString, command);
  auto arguments = shortened(QProcess::splitCommand(command));
  prepare(arguments);
  auto result = run(arguments);
  if (result.err.contains("does not multiply bf16")) {  // others do
    QDir(folder_.place(value_of(arguments, "--out"))).removeRecursively();
    arguments.replaceInStrings("precision=bf16", "precision=fp32");
    result = run(arguments);
  }
  QVERIFY2(result.code == 0, result.err);
  if (has(arguments, "--json")) QVERIFY2(!QJsonDocument::fromJson(result.out).isNull(), result.out);
  for (const auto* option : {"--out", "--write"}) {
    const auto written = value_of(arguments, option);
    if (!written.isEmpty() && !has(arguments, "--dry-run"))
      QVERIFY2(QFile::exists(folder_.place(written)), qPrintable(written));
  }
}

QTEST_GUILESS_MAIN(DocumentedCommandsTest)
#include "documented_commands_test.moc"
