// Readers, templates and tasks; errors name file and line.
#include "text/task.h"

#include <QtTest>

#include <filesystem>
#include <fstream>
#include <tuple>

#include "report/message.h"
#include "text/table.h"
#include "text/text_template.h"

using namespace std::string_literals;
namespace fs = std::filesystem;

namespace {

/// What the function refuses to do, in words; empty when it does it.
template <class Function>
std::string refusal(Function function) {
  try {
    function();
  } catch (const ptw::Error& error) {
    return error.what();
  }
  return {};
}

bool mentions(const std::string& text, const std::string& part) {
  if (text.find(part) != std::string::npos) return true;
  qWarning("\"%s\" does not mention \"%s\"", text.c_str(), part.c_str());
  return false;
}

/// Three examples in every format.
constexpr auto train_jsonl = R"({"text": "oak", "kind": "plant"}
{"text": "pike", "kind": "animal"}
{"text": "elm", "kind": "plant"}
)";

constexpr auto task_json = R"({
  "name": "kinds",
  "description": "Plant or animal.",
  "data": {"train": "train.jsonl", "test": "missing.jsonl"},
  "input": "what is {text}?",
  "label": "kind",
  "verbalizer": {"plant": "a plant", "animal": "an animal"},
  "metric": "macro_f1"
})";

}  // namespace

class TaskTest : public QObject {
  Q_OBJECT

  QTemporaryDir directory_;

  [[nodiscard]] fs::path write(const std::string& name, const std::string& bytes) const {
    const auto file = fs::path(directory_.path().toStdString()) / name;
    std::ofstream(file, std::ios::binary) << bytes;
    return file;
  }

  [[nodiscard]] ptw::Table table(const std::string& name, const std::string& bytes) const {
    return ptw::read_table(write(name, bytes));
  }

  [[nodiscard]] std::string table_refusal(const std::string& name, const std::string& bytes) const {
    return refusal([&] { std::ignore = table(name, bytes); });
  }

  /// The task above with one text replaced.
  [[nodiscard]] ptw::Task task(const std::string& old = "", const std::string& text = "") const {
    std::string json = task_json;
    if (const auto at = json.find(old); at != std::string::npos) json.replace(at, old.size(), text);
    return ptw::open_task(write("task.json", json));
  }

  [[nodiscard]] std::string task_refusal(const std::string& old, const std::string& text) const {
    return refusal([&] { std::ignore = task(old, text); });
  }

  [[nodiscard]] std::string read_refusal(const std::string& lines) const {
    return refusal([&] {
      std::ignore = write("train.jsonl", lines);
      std::ignore = task().read("train");
    });
  }

 private Q_SLOTS:
  void init() { QVERIFY(!write("train.jsonl", train_jsonl).empty()); }

  void jsonLines() {
    const auto read = table("a.JSONL",
                            "\xEF\xBB\xBF{\"text\": \"caf\\u00e9\", \"n\": 3, \"x\": 1.5}\r\n"
                            "\n   \n"
                            R"({"yes": true, "none": null, "list": [1, {"a": "b"}]})");
    QCOMPARE(read.rows.size(), 2u);
    QCOMPARE(read.rows[0].line, 1u);
    QCOMPARE(read.rows[0].fields,
             (std::map<std::string, std::string>{{"text", "café"}, {"n", "3"}, {"x", "1.5"}}));
    QCOMPARE(read.rows[1].line, 4u);
    QCOMPARE(read.rows[1].fields,
             (std::map<std::string, std::string>{{"yes", "true"}, {"list", R"([1,{"a":"b"}])"}}));
  }

  void separatedValues() {
    const auto read = table("a.csv",
                            "\xEF\xBB\xBFtext,label\r\n"
                            "\"one, \"\"two\"\"\r\nthree\",x\r\n"
                            "\r\n"
                            "a \"b\" c,\r\n"
                            "\"\",last");
    QCOMPARE(read.rows.size(), 3u);
    QCOMPARE(read.field(read.rows[0], "text"), "one, \"two\"\r\nthree"s);
    QCOMPARE(read.field(read.rows[0], "label"), "x"s);
    QCOMPARE(read.field(read.rows[1], "text"), "a \"b\" c"s);
    QCOMPARE(read.field(read.rows[1], "label"), ""s);
    QCOMPARE(read.rows[1].line, 5u);
    QCOMPARE(read.field(read.rows[2], "text"), ""s);

    const auto tabs = table("a.tsv", "text\tlabel\n1,5\t\"x\ty\"\n");
    QCOMPARE(tabs.field(tabs.rows[0], "text"), "1,5"s);
    QCOMPARE(tabs.field(tabs.rows[0], "label"), "x\ty"s);
  }

  void badTables_data() {
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("refusal");
    const auto row = [](const char* name, const char* file, const QByteArray& bytes,
                        const char* expected) { QTest::newRow(name) << file << bytes << expected; };
    row("empty", "a.jsonl", "", "a.jsonl holds no examples");
    row("blank", "a.jsonl", "\n \n", "a.jsonl holds no examples");
    row("only a header", "a.csv", "a,b\n", "a.csv holds no examples");
    row("mark only", "a.tsv", "\xEF\xBB\xBF", "a.tsv holds no examples");
    row("cut JSON", "a.jsonl", "{\"a\": 1}\n{\"a\": ", "a.jsonl, line 2: this is no JSON object");
    row("no object", "a.jsonl", "[1]", "a.jsonl, line 1: this is no JSON object");
    row("two objects", "a.jsonl", "{} {}", "a.jsonl, line 1: this is no JSON object");
    row("huge number", "a.jsonl", "{\"a\": 1e999}", "a.jsonl, line 1: this is no JSON object");
    row("deep", "a.jsonl", "{\"a\": " + QByteArray(200'000, '[') + QByteArray(200'000, ']') + "}",
        "a.jsonl, line 1: this is no JSON object");
    row("not a number", "a.jsonl", "{\"a\": NaN}", "a.jsonl, line 1: this is no JSON object");
    row("a zero byte", "a.jsonl", QByteArray("{\"a\": 1}\n\0", 10),
        "a.jsonl, line 2: this is no JSON object");
    row("lines shuffled", "a.csv", "1,2,3\n4,5,6\na,b\n", "a.csv, line 3: there are 2 columns");
    row("the other separator", "a.tsv", "a\tb\n1,2\n", "a.tsv, line 2: there are 1 columns");
    row("latin-1", "a.csv", "a,b\n1,2\n\xE9,3\n", "a.csv, line 3: this is not UTF-8");
    row("UTF-16", "a.csv", QByteArray("\xFF\xFE\x61\0", 4), "a.csv, line 1: this is not UTF-8");
    row("too few", "a.csv", "a,b\n1,2\n\"x\ny\",2\n3\n",
        "a.csv, line 5: there are 1 columns, but the header names 2");
    row("too many", "a.tsv", "a\tb\n1\t2\t3\n",
        "a.tsv, line 2: there are 3 columns, but the header names 2");
    row("open quote", "a.csv", "a,b\n1,2\n3,\"4\n5,6\n",
        "a.csv, line 3: a quotation mark is opened and never closed");
    row("text after quote", "a.csv", "a,b\n\"1\"x,2\n",
        "a.csv, line 2: text follows a closing quotation mark");
    row("twins", "a.csv", "a,a\n1,2\n", "a.csv, line 1: two columns are called \"a\"");
    row("other kind", "a.parquet", "PAR1", "a.parquet is no data file");
  }

  void badTables() {
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, refusal);
    QVERIFY(
        mentions(table_refusal(name.toStdString(), bytes.toStdString()), refusal.toStdString()));
  }

  void missingField() {
    const auto read = table("a.jsonl", "{\"a\": 1, \"b\": null, \"c\": 2}");
    QVERIFY(mentions(refusal([&] { std::ignore = read.field(read.rows[0], "b"); }),
                     "a.jsonl, line 1: there is no field \"b\" here; there are: a, c."));
  }

  void templates() {
    const auto filled = [](const std::string& text) {
      return ptw::TextTemplate(text, "origin").fill([](const auto& name) {
        return "<" + name + ">";
      });
    };
    QCOMPARE(filled("{a} and {b c}{a}"), "<a> and <b c><a>"s);
    QCOMPARE(filled("{{a}} {{{a}}} }}{{"), "{a} {<a>} }{"s);
    QCOMPARE(filled(""), ""s);
  }

  void badTemplates_data() {
    QTest::addColumn<QByteArray>("text");
    for (const auto* bad : {"{", "}", "{a", "a}", "{}", "{a{b}}", "{{a}", "{a}}", "{a} {", "}{"})
      QTest::newRow(bad) << QByteArray(bad);
    QTest::newRow("a hundred thousand open") << QByteArray(100'001, '{');
    QTest::newRow("a hundred thousand closed") << QByteArray(100'001, '}');
    QTest::newRow("a long name, open") << "{" + QByteArray(100'000, 'a');
  }

  void badTemplates() {
    QFETCH(QByteArray, text);
    const auto sentence =
        refusal([&] { const ptw::TextTemplate pattern(text.toStdString(), "origin"); });
    QVERIFY(mentions(sentence, "origin: the template"));
  }

  void classification() {
    const auto read = task();
    QCOMPARE(read.name, "kinds"s);
    QCOMPARE(read.description, "Plant or animal."s);
    QCOMPARE(read.metric, "macro_f1"s);
    QVERIFY(read.is_classification());
    QCOMPARE(read.verbalizer[0].label, "plant"s);  // the file's order, not the alphabet's
    QCOMPARE(read.verbalizer[1].text, "an animal"s);
    QCOMPARE(read.format_input("a fir"), "what is a fir?"s);
    const auto examples = read.read("train");
    QCOMPARE(read.format_input(examples[0].typed), examples[0].input);
    QCOMPARE(examples.size(), 3u);
    QCOMPARE(examples[1].input, "what is pike?"s);
    QCOMPARE(examples[1].target, "an animal"s);
    QCOMPARE(examples[1].label, 1);
    QCOMPARE(examples[2].label, 0);
  }

  void generation() {
    const auto read = ptw::open_task(write("generation.json", R"({
        "data": {"dev": "train.jsonl"}, "input": "{text} {{{kind}}}", "target": "{kind}: {text}",
        "metric": "token_f1"})"));
    QCOMPARE(read.name, "generation"s);
    QVERIFY(!read.is_classification());
    const auto examples = read.read("dev");
    QCOMPARE(examples[0].input, "oak {plant}"s);
    QCOMPARE(examples[0].target, "plant: oak"s);
    QCOMPARE(examples[0].label, -1);
    QCOMPARE(read.format_input("x"), "x"s);
    QCOMPARE(examples[0].typed, examples[0].input);
  }

  void summaries() {
    std::ignore = write("xsum.jsonl",
                        "{\"document\": \"One.\\nTwo.\", \"summary\": \"1, 2\", \"id\": \"7\"}\n");
    const auto read = ptw::open_task(write("xsum.json", R"({
        "data": {"train": "xsum.jsonl", "test": "xsum.jsonl"}, "input": "summarize: {document}",
        "target": "{summary}", "metric": "rougeL"})"));
    for (const auto* split : {"train", "test"}) {
      const auto examples = read.read(split);
      QCOMPARE(examples.size(), 1u);
      QCOMPARE(examples[0].input, "summarize: One.\nTwo."s);
      QCOMPARE(examples[0].typed, "One.\nTwo."s);
      QCOMPARE(examples[0].target, "1, 2"s);
      QVERIFY(examples[0].references.empty() && examples[0].is_right);
    }
  }

  void oversizedFiles() {
    for (const auto* name : {"large.jsonl", "large.csv", "large.json"}) {
      const auto file = write(name, "");
      fs::resize_file(file, std::uintmax_t{1} << 40);  // sparse
      const auto sentence = refusal([&] {
        if (file.extension() == ".json")
          std::ignore = ptw::open_task(file);
        else
          std::ignore = ptw::read_table(file);
      });
      QVERIFY(mentions(sentence, file.string()));
      QVERIFY(mentions(sentence, "too large"));
    }
  }

  void badTasks_data() {
    QTest::addColumn<QString>("old");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("refusal");
    const auto row = [](const char* name, const char* old, const char* text, const char* expected) {
      QTest::newRow(name) << old << text << expected;
    };
    row("typo", "\"verbalizer\"", "\"verbaliser\"", "\"verbaliser\" is not known here");
    row("split typo", "\"test\"", "\"tset\"", "\"tset\" is not known here; known are: train, dev");
    row("not JSON", "\"Plant or animal.\",", "\"Plant or animal.\"", "line 4: this is not JSON");
    row("no object", task_json, "[1]", "must hold one JSON object");
    row("empty", task_json, "", "line 1: this is not JSON");
    row("cut", "\"metric\"", "", "this is not JSON");
    const std::string open(200'000, '['), closed(200'000, ']');
    row("nested", "\"kinds\"", (open + closed).c_str(), "must hold one JSON object");
    row("nested data", "{\"train\": \"train.jsonl\", \"test\": \"missing.jsonl\"}",
        (open + closed).c_str(), "must hold one JSON object");
    row("split a number", "\"train.jsonl\"", "1e3", "\"train\" must be a text");
    row("no input", "\"input\": \"what is {text}?\",", "", "does not say \"input\"");
    row("no data", "{\"train\": \"train.jsonl\", \"test\": \"missing.jsonl\"}", "{}",
        "\"data\" must be an object");
    row("number", "\"kinds\"", "3", "\"name\" must be a text");
    row("open brace", "{text}?", "{text?", "a brace without its partner");
    row("no field", "{text}?", "it?", "\"input\" names no field");
    row("no label", "\"label\": \"kind\",", "", "does not say \"label\"");
    row("no verbalizer", "{\"plant\": \"a plant\", \"animal\": \"an animal\"}", "{}",
        "\"verbalizer\" must be an object");
    row("twin texts", "an animal", "a plant", "two labels of the verbalizer have the text");
    row("empty text", "\"an animal\"", "\" \"", "\"animal\" must be a text");
    row("label and target", "\"label\"", "\"target\": \"{kind}\", \"label\"",
        "has both a \"target\"");
    row("metric", "macro_f1", "blue",
        "there is no metric \"blue\"; there are: accuracy, macro_f1, exact_match, token_f1");
    row("metric of texts", "macro_f1", "bleu",
        "the metric bleu does not fit this task. Choose one of: accuracy, macro_f1, exact_match");
    row("metric that does not fit",
        "\"label\": \"kind\",\n  \"verbalizer\": {\"plant\": \"a plant\", \"animal\": \"an "
        "animal\"}",
        "\"target\": \"{kind}\"", "the metric macro_f1 needs a \"label\" and a \"verbalizer\"");
  }

  void badTasks() {
    QFETCH(QString, old);
    QFETCH(QString, text);
    QFETCH(QString, refusal);
    const auto said = task_refusal(old.toStdString(), text.toStdString());
    QVERIFY(mentions(said, "task.json"));
    QVERIFY(mentions(said, refusal.toStdString()));
  }

  void badExamples() {
    QVERIFY(mentions(read_refusal("{\"text\": \"x\", \"kind\": \"plant\"}\n"
                                  "{\"text\": \"y\", \"kind\": \"rock\"}"),
                     "train.jsonl, line 2: the label \"rock\" is not in the verbalizer of"));
    QVERIFY(mentions(read_refusal("\n{\"kind\": \"plant\"}"),
                     "train.jsonl, line 2: there is no field \"text\""));
    QVERIFY(mentions(read_refusal("{\"text\": \"x\"}"),
                     "train.jsonl, line 1: there is no field \"kind\""));
    QVERIFY(mentions(read_refusal(""), "train.jsonl holds no examples"));
    QVERIFY(mentions(refusal([&] { std::ignore = task().read("test"); }), "missing.jsonl"));
    QVERIFY(mentions(refusal([&] { std::ignore = task().read("dev"); }), "no data for \"dev\""));
    QVERIFY(mentions(refusal([] { std::ignore = ptw::open_task("/nowhere/task.json"); }),
                     "/nowhere/task.json"));
    QVERIFY(
        mentions(refusal([&] { std::ignore = ptw::open_task(directory_.path().toStdString()); }),
                 "not a plain file"));
  }

  void demoTasks_data() {
    QTest::addColumn<int>("labels");
    QTest::addColumn<int>("tests");
    QTest::newRow("supersense") << 6 << 571;
    QTest::newRow("section") << 6 << 383;
    QTest::newRow("sentiment") << 2 << 296;
    QTest::newRow("table2text") << 0 << 300;
  }

  void demoTasks() {
    QFETCH(int, labels);
    QFETCH(int, tests);
    const std::string name = QTest::currentDataTag();
    const auto read =
        ptw::open_task(fs::path(PTW_SOURCE_DIR) / "resources/demo/tasks" / (name + ".json"));
    QCOMPARE(read.name, name);
    QVERIFY(!read.description.empty());
    QCOMPARE(static_cast<int>(read.verbalizer.size()), labels);
    QCOMPARE(static_cast<int>(read.read("test").size()), tests);
    for (const auto* split : {"train", "dev"})
      for (const auto& example : read.read(split)) {
        QVERIFY(!example.input.empty() && !example.target.empty());
        QCOMPARE(example.label >= 0, labels > 0);
      }
  }
};

QTEST_APPLESS_MAIN(TaskTest)
#include "task_test.moc"
