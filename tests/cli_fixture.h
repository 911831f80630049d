// The command line from outside: runs it, and judges what it says.
#pragma once

#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

namespace ptw {

struct Result {
  int code = -1;
  QByteArray out, err;
};

inline Result ran(const QString& program, const QStringList& arguments,
                  const QByteArray& input = {}) {
  QProcess process;
  process.start(program, arguments);
  process.write(input);
  process.closeWriteChannel();
  if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit)
    return {-1, process.readAllStandardOutput(), "it did not end by itself"};
  return {process.exitCode(), process.readAllStandardOutput(), process.readAllStandardError()};
}

inline Result cli(const QStringList& arguments, const QByteArray& input = {}) {
  return ran(PTW_CLI, arguments, input);
}

/// The same in a shell, which is told something before, or where its descriptors lead.
inline Result shell_cli(const QString& before, const QStringList& arguments,
                        const QString& redirections = {}) {
  return ran("/bin/sh", QStringList{"-c", before + " exec \"$0\" \"$@\" " + redirections, PTW_CLI} +
                            arguments);
}

/// Whether it failed with one line on standard error that has all `parts` in it.
inline bool failed(const Result& result, const QStringList& parts) {
  const auto sentence = QString::fromUtf8(result.err);
  bool sound = result.code == 1 && sentence.endsWith('\n') && sentence.count('\n') == 1 &&
               sentence.size() > 20;
  for (const auto& part : parts) sound = sound && sentence.contains(part);
  if (!sound) qWarning("exit code %d, \"%s\"", result.code, result.err.constData());
  return sound;
}

/// A folder with a small task, and the arguments that train on it.
class CliFolder {
 public:
  CliFolder() {
    write("train.jsonl", R"({"text": "a small bird that sings", "label": "animal"}
{"text": "a tall tree with needles", "label": "plant"}
{"text": "a fish of cold rivers", "label": "animal"}
{"text": "an herb with yellow flowers", "label": "plant"}
)");
    write("dev.jsonl", R"({"text": "a large dog", "label": "animal"}
{"text": "a climbing vine", "label": "plant"}
)");
    task();
  }

  QString write(const QString& name, const QByteArray& bytes) const {
    const auto path = place(name);
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
      qWarning("%s was not written", qPrintable(path));
    return path;
  }

  /// A task whose split `dev` is the file given.
  QString task(const QByteArray& dev = "dev.jsonl") const {
    return write("task.json", R"({"name": "kinds",
      "data": {"train": "train.jsonl", "dev": ")" +
                                  dev + R"("},
      "input": "{text}", "label": "label",
      "verbalizer": {"animal": "animal", "plant": "plant"}, "metric": "accuracy"})");
  }

  [[nodiscard]] QString path() const { return folder_.path(); }
  [[nodiscard]] QString place(const QString& name) const { return folder_.filePath(name); }
  [[nodiscard]] QStringList short_run(const QString& out, int steps = 4) const {
    return {"train",
            "--model",
            "demo",
            "--task",
            place("task.json"),
            "--out",
            place(out),
            "--steps",
            QString::number(steps),
            "--set",
            "eval_every=2",
            "--set",
            "batch_size=2",
            "--set",
            "prompt_length=3"};
  }

 private:
  QTemporaryDir folder_;
};

}  // namespace ptw
