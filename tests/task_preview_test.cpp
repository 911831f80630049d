// Drafts of tasks: guessed from their data, checked, shown, and written so that they open.
#include "text/task_preview.h"

#include <QtTest>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include "text/task.h"

using namespace std::string_literals;
using namespace ptw;
namespace fs = std::filesystem;

namespace {

std::string said(const std::vector<Message>& messages) {
  std::string text;
  for (const auto& message : messages) text += message.english() + '\n';
  return text;
}

bool mentions(const std::string& text, const std::string& part) {
  if (text.find(part) != std::string::npos) return true;
  qWarning("\"%s\" does not mention \"%s\"", text.c_str(), part.c_str());
  return false;
}

template <class Work>
std::string refusal(Work work) {
  try {
    work();
  } catch (const Error& problem) {
    return problem.what();
  }
  return {};
}

/// Rows whose labels take turns.
std::string pets(int rows) {
  std::string text;
  for (int i = 0; i < rows; ++i)
    text += R"({"text": "pet )" + std::to_string(i) + R"(", "n": )" + std::to_string(i) +
            R"(, "label": ")" + (i % 2 ? "dog" : "cat") + "\"}\n";
  return text;
}

}  // namespace

class TaskPreviewTest : public QObject {
  Q_OBJECT

  std::unique_ptr<QTemporaryDir> folder_;

  [[nodiscard]] fs::path path(const std::string& name) const {
    return fs::path(folder_->path().toStdString()) / name;
  }
  fs::path write(const std::string& name, const std::string& bytes) const {
    fs::create_directories(path(name).parent_path());
    std::ofstream(path(name), std::ios::binary) << bytes;
    return path(name);
  }
  static TaskDraft fresh(const fs::path& data) {
    TaskDraft draft;
    draft.train = data;
    draft.is_new = true;
    return draft;
  }
  /// A sound draft of the pets.
  [[nodiscard]] TaskDraft sound(int rows = 40) const {
    return preview(fresh(write("pets.jsonl", pets(rows)))).draft;
  }

 private Q_SLOTS:
  void init() { folder_ = std::make_unique<QTemporaryDir>(); }

  void guessesAClassification() {
    const auto found = preview(fresh(write("pets.jsonl", pets(40))));
    const auto& draft = found.draft;
    QCOMPARE(said(found.problems), ""s);
    QCOMPARE(draft.name, "pets"s);
    QCOMPARE(draft.input_template, "{text}"s);
    QVERIFY(draft.is_classification);
    QCOMPARE(draft.label_field, "label"s);
    QVERIFY(draft.verbalizer == (std::vector<LabelText>{{"cat", "cat"}, {"dog", "dog"}}));
    QCOMPARE(draft.metric, "accuracy"s);
    QVERIFY(!draft.is_new);
    QCOMPARE(found.columns.size(), 3u);
    QCOMPARE(found.columns[2].name, "text"s);
    QCOMPARE(found.columns[2].filled, 36u);
    QVERIFY(std::ranges::find(found.metrics, "macro_f1") != found.metrics.end());
    QVERIFY(std::ranges::find(found.metrics, "bleu") == found.metrics.end());
  }

  void guessesWriting() {
    const auto found = preview(
        fresh(write("news.csv", "article,summary\na long one,short\nanother,brief\nthird,tiny\n")));
    QCOMPARE(said(found.problems), ""s);
    QVERIFY(!found.draft.is_classification);
    QCOMPARE(found.draft.input_template, "{article}"s);
    QCOMPARE(found.draft.target_template, "{summary}"s);
    QCOMPARE(found.examples[0].target, "brief"s);  // the first row is held out
    QVERIFY(std::ranges::find(found.metrics, found.draft.metric) != found.metrics.end());
    QVERIFY(found.labels.empty());
  }

  void findsTheFilesBeside() {
    for (const auto* name : {"a/train.tsv", "a/valid.tsv", "a/test.tsv", "a/other.tsv"})
      write(name, "sentence\tclass\none\tx\ntwo\ty\nthree\tx\nfour\ty\n");
    const auto draft = preview(fresh(path("a/test.tsv"))).draft;
    QCOMPARE(draft.train, path("a/train.tsv"));
    QCOMPARE(draft.dev, path("a/valid.tsv"));
    QCOMPARE(draft.test, path("a/test.tsv"));
    QCOMPARE(draft.name, "a"s);
    QCOMPARE(draft.input_template, "{sentence}"s);
    QCOMPARE(draft.label_field, "class"s);
    QVERIFY(preview(fresh(path("a/other.tsv"))).draft.dev.empty());

    write("pets-train.jsonl", pets(4));
    write("pets-dev.jsonl", pets(4));
    const auto pair = preview(fresh(path("pets-train.jsonl"))).draft;
    QCOMPARE(pair.dev, path("pets-dev.jsonl"));
    QCOMPARE(pair.name, "pets"s);
  }

  void whatIsSaidIsKept() {
    auto draft = sound();
    draft.verbalizer = {{"dog", "barks"}, {"gone", "x"}};
    draft.input_template = "{n}: {text}";
    draft.metric = "macro_f1";
    const auto found = preview(draft);
    QVERIFY(found.draft.verbalizer == (std::vector<LabelText>{{"cat", "cat"}, {"dog", "barks"}}));
    QCOMPARE(found.draft.metric, "macro_f1"s);
    QCOMPARE(found.examples[0].input, "1: pet 1"s);
    QCOMPARE(found.examples[0].target, "barks"s);
    QCOMPARE(found.examples[0].label, "dog"s);
    draft.is_classification = false;
    draft.target_template = "{label}";
    QCOMPARE(preview(draft).draft.metric, "rougeL"s);
  }

  void countsLabelsAndShowsExamplesFromAllOver() {
    const auto file = write("kinds.csv",
                            "text,label\n1,a\n2,a\n3,a\n4,a\n5,a\n6,a\n7,a\n8,a\n9,a\n"
                            "10,b\n");
    write("dev.csv", "text,label\n1,a\n2,c\n");
    auto draft = preview(fresh(file)).draft;
    draft.dev = path("dev.csv");
    const auto found = preview(draft);
    QCOMPARE(said(found.problems), ""s);
    QCOMPARE(found.train, 10u);
    QCOMPARE(found.dev, 2u);
    QCOMPARE(found.labels.size(), 3u);
    QCOMPARE(found.labels[0].count, 9u);
    QCOMPARE(found.labels[1].count, 1u);
    QCOMPARE(found.labels[2].count, 0u);
    QCOMPARE(found.majority, 0.9);
    QVERIFY(mentions(said(found.remarks), "\"c\" has no training examples"));
    QCOMPARE(found.examples.size(), 5u);
    QCOMPARE(found.examples[4].input, "9"s);
    const auto inputs = [&](std::size_t most) {
      TableCache cache;
      return training_inputs(draft, cache, most);
    };
    QCOMPARE(inputs(3), (std::vector<std::string>{"1", "2", "3"}));
    QCOMPARE(inputs(99).size(), 10u);
  }

  void problems_data() {
    QTest::addColumn<QString>("part");
    QTest::addColumn<QString>("value");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char* name, const char* part, const char* value,
                        const char* problem) { QTest::newRow(name) << part << value << problem; };
    row("no input", "input", " ", "Say what the model reads");
    row("no column", "input", "text", "The template \"text\" names no column");
    row("brace", "input", "{text", "The template \"{text\" has a brace without its partner");
    row("unknown", "input", "{words}",
        "There is no column \"words\"; there are: label, n, rare, text.");
    row("missing in a row", "input", "{rare}",
        "pets.jsonl, line 2: the column \"rare\" is missing");
    row("no label", "label", "", "Choose the column that holds the label");
    row("unknown label", "label", "kind", "There is no column \"kind\"");
    row("too many labels", "label", "n",
        "The column \"n\" has 200 different values; a classification has 100 labels at most");
    row("one label", "label", "same", "The column \"same\" is the same in all examples");
    row("no text", "verbalizer", " ", "The label \"dog\" has no text");
    row("same text", "verbalizer", "cat ", "The labels \"cat\" and \"dog\" have the same text");
    row("no target", "target", "", "Say what the model shall write");
    row("bad target", "target", "}", "The template \"}\" has a brace without its partner");
    row("no name", "name", "  ", "Give the task a name");
    row("no file", "train", "gone.jsonl", "gone.jsonl");
    row("other kind", "train", "a.parquet", "a.parquet is no data file");
    row("same files", "dev", "pets.jsonl", "pets.jsonl would be learned from and judged by");
    row("bad dev", "dev", "gone.csv", "gone.csv");
    row("too small", "train", "one.jsonl", "one.jsonl holds only one example");
  }

  void problems() {
    QFETCH(QString, part);
    QFETCH(QString, value);
    QFETCH(QString, problem);
    auto data = pets(199) + R"({"text": "last", "n": 199, "label": "dog", "rare": "x"})" + '\n';
    write("one.jsonl", pets(1));
    auto draft = preview(fresh(write("pets.jsonl", data))).draft;
    const auto text = value.toStdString();
    if (part == "input") draft.input_template = text;
    if (part == "label") draft.label_field = text;
    if (part == "verbalizer") draft.verbalizer[1].text = text;
    if (part == "name") draft.name = text;
    if (part == "train") draft.train = path(text);
    if (part == "dev") draft.dev = path(text);
    if (part == "target") {
      draft.is_classification = false;
      draft.target_template = text;
    }
    if (text == "same") {
      write("pets.jsonl", "{\"text\": \"a\", \"same\": 1}\n{\"text\": \"b\", \"same\": 1}\n");
    }
    QVERIFY(mentions(said(preview(draft).problems), problem.toStdString()));
    QVERIFY(mentions(refusal([&] { write_task(draft, path("task.json")); }),
                     said(preview(draft).problems).substr(0, 20)));
    QVERIFY(!fs::exists(path("task.json")));
  }

  void writesWhatOpens() {
    write("data/dev.jsonl", pets(7));
    auto draft = preview(fresh(write("data/train.jsonl", pets(30)))).draft;
    draft.name = "Pets: \"cats\"";
    draft.description = "Which pet.";
    draft.input_template = "who is {text}, {{{n}}}?";
    draft.verbalizer = {{"cat", "a cat"}, {"dog", "a dog"}};
    draft.metric = "macro_f1";
    fs::create_directories(path("tasks"));
    write_task(draft, path("tasks/pets.json"));

    const auto task = open_task(path("tasks/pets.json"));
    QCOMPARE(task.name, draft.name);
    QCOMPARE(task.description, "Which pet."s);
    QCOMPARE(task.metric, "macro_f1"s);
    const auto examples = task.read("train");
    QCOMPARE(examples.size(), 30u);
    QCOMPARE(examples[1].input, "who is pet 1, {1}?"s);
    QCOMPARE(examples[1].target, "a dog"s);
    QCOMPARE(task.read("dev").size(), 7u);
    QVERIFY(!task.data.contains("test"));
    const auto shown = preview(draft).examples;
    QCOMPARE(shown[1].input, examples[6].input);
    QCOMPARE(shown[1].target, examples[6].target);

    // Everything may move together.
    fs::create_directories(path("moved"));
    for (const auto* name : {"data", "tasks"}) fs::rename(path(name), path("moved") / name);
    QCOMPARE(open_task(path("moved/tasks/pets.json")).read("train").size(), 30u);
  }

  void writesWriting() {
    auto draft = preview(fresh(write("news.csv", "article,summary\na,b\nc,d\ne,f\n"))).draft;
    draft.target_template = "In short: {summary}";
    draft.metric = "bleu";
    write_task(draft, path("news.json"));
    const auto task = open_task(path("news.json"));
    QVERIFY(!task.is_classification());
    QCOMPARE(task.read("train")[0].target, "In short: d"s);
  }

  void holdsOutOneInTen() {
    const auto draft = sound(43);
    const auto shown = preview(draft);
    QCOMPARE(shown.train, 39u);
    QCOMPARE(shown.dev, 4u);
    const auto files = files_of(draft, path("Pets.json"));
    QCOMPARE(files.size(), 3u);
    QVERIFY(!fs::exists(files[0]));
    write_task(draft, path("Pets.json"));
    const auto task = open_task(path("Pets.json"));
    QCOMPARE(task.data.at("dev"), files[1]);
    const auto train = task.read("train");
    const auto dev = task.read("dev");
    QCOMPARE(train.size(), 39u);
    std::set<std::string> inputs;
    std::set<int> labels;
    for (const auto& example : train) inputs.insert(example.input);
    for (const auto& example : dev) {
      QVERIFY(inputs.insert(example.input).second);
      labels.insert(example.label);
    }
    QCOMPARE(inputs.size(), 43u);
    QCOMPARE(labels.size(), 2u);  // although they take turns in the data
  }

  void neverReplacesItsOwnData() {
    const auto data = write("pets-train.jsonl", pets(20));
    const auto draft = preview(fresh(data)).draft;
    QVERIFY(mentions(refusal([&] { write_task(draft, path("pets.json")); }),
                     "pets-train.jsonl would be replaced by a part of itself"));
    QVERIFY(!fs::exists(path("pets.json")));
    QCOMPARE(fs::file_size(data), pets(20).size());
    write_task(draft, path("animals.json"));
    QCOMPARE(open_task(path("animals.json")).read("train").size(), 18u);
  }

  void aChangedFileIsReadAgain() {
    TableCache cache;
    const auto draft = sound(20);
    QCOMPARE(preview(draft, cache).train, 18u);
    write("pets.jsonl", pets(40));
    QCOMPARE(preview(draft, cache).train, 36u);
    const auto one = cache.read(path("pets.jsonl"));
    QCOMPARE(cache.read(path("pets.jsonl")).get(), one.get());
    fs::remove(path("pets.jsonl"));
    QVERIFY(!preview(draft, cache).problems.empty());
  }
};

QTEST_GUILESS_MAIN(TaskPreviewTest)
#include "task_preview_test.moc"
