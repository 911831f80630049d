// Readers, templates and tasks; errors name file and line.
#include "text/task.h"

#include <QtTest>

#include <filesystem>
#include <fstream>
#include <tuple>

#include "files/json_text.h"
#include "report/message.h"
#include "text/flat_object.h"
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

  static std::string field(const ptw::Table& table, std::size_t row, const char* name) {
    return std::string(table.rows[row].field(table.file, name));
  }

  /// Lines with a hundred members each, all of different names.
  static QByteArray manyMembers() {
    QByteArray lines;
    for (int i = 0; i <= 10'000; ++i)
      lines += (i % 100 == 0 ? "{" : ",") + QStringLiteral("\"%1\": 1").arg(i).toUtf8() +
               (i % 100 == 99 ? "}\n" : "");
    return lines + "}";
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
    QCOMPARE(read.rows[0].fields.all(),
             (std::map<std::string, std::string>{{"text", "café"}, {"n", "3"}, {"x", "1.5"}}));
    QCOMPARE(read.rows[1].line, 4u);
    QCOMPARE(read.rows[1].fields.all(),
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
    QCOMPARE(field(read, 0, "text"), "one, \"two\"\r\nthree"s);
    QCOMPARE(field(read, 0, "label"), "x"s);
    QCOMPARE(field(read, 1, "text"), "a \"b\" c"s);
    QCOMPARE(field(read, 1, "label"), ""s);
    QCOMPARE(read.rows[1].line, 5u);
    QCOMPARE(field(read, 2, "text"), ""s);
  }

  /// GLUE's files have no quoting; programs that put marks around fields double those inside.
  void tabSeparated() {
    const auto plain = table("a.tsv",
                             "\xEF\xBB\xBFtext\tlabel\r\n"
                             "\"one \tneg\r\n"
                             "two\"\tneg\n"
                             "\"only marks\"\t1,5\n"
                             "\"\"\"Go,\"\" she said\"\t\n"
                             "\"a\" or \"b\"\t\"\n");
    QCOMPARE(plain.rows.size(), 5u);
    QCOMPARE(field(plain, 0, "text"), "\"one "s);
    QCOMPARE(field(plain, 0, "label"), "neg"s);
    QCOMPARE(field(plain, 1, "text"), "two\""s);
    QCOMPARE(field(plain, 2, "text"), "\"only marks\""s);
    QCOMPARE(field(plain, 3, "text"), "\"Go,\" she said"s);
    QCOMPARE(field(plain, 3, "label"), ""s);
    QCOMPARE(field(plain, 4, "text"), "\"a\" or \"b\""s);
    QCOMPARE(field(plain, 4, "label"), "\""s);
    QCOMPARE(plain.rows[4].line, 6u);
    const auto quoted = table("a.tsv", "\"text\"\t\"label\"\n\"only marks\"\t\"neg\"\n");
    QCOMPARE(field(quoted, 0, "text"), "only marks"s);
    QCOMPARE(field(quoted, 0, "label"), "neg"s);
  }

  void lineEnds() {
    for (const auto* name : {"a.csv", "a.tsv"}) {
      std::string bytes = "text,label\ra fine day,pos\r\ra sad day,neg";
      if (name[2] == 't') std::ranges::replace(bytes, ',', '\t');
      const auto read = table(name, bytes);
      QCOMPARE(read.rows.size(), 2u);
      QCOMPARE(field(read, 1, "text"), "a sad day"s);
      QCOMPARE(field(read, 1, "label"), "neg"s);
      QCOMPARE(read.rows[1].line, 4u);
    }
    const auto cells = table("a.csv", "text,label\r\"two\nlines\",x\r");
    QCOMPARE(field(cells, 0, "text"), "two\nlines"s);
    QCOMPARE(table("a.jsonl", "{\"a\": 1}\r{\"a\": 2}\r").rows.size(), 2u);
  }

  void separators_data() {
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("text");
    const auto row = [](const char* name, const QByteArray& bytes, const QByteArray& text) {
      QTest::newRow(name) << bytes << text;
    };
    row("semicolons", "text;label\n\"gut, sehr\";pos\nschlecht;neg\n", "gut, sehr");
    row("decimal commas", "text;label\n1,5;pos\n2;neg\n", "1,5");
    row("a comma in a name", "text;\"label, coarse\";label\na;b;c\n", "a");
    row("an open comma in a name", "text;label;label, coarse\na;b;c\n", "a");
    row("commas with semicolons", "text,\"label;coarse\",label\na;a,b,c\n", "a;a");
    row("open semicolons", "text,label;coarse,label\na;a,b;b,c\n", "a;a");
    row("tabs", "text\tlabel\na, b\tc\n", "a, b");
    row("one column", "text\na;b\n", "a;b");
  }

  void separators() {
    QFETCH(QByteArray, bytes);
    QFETCH(QByteArray, text);
    const auto read = table("a.csv", bytes.toStdString());
    QCOMPARE(field(read, 0, "text"), text.toStdString());
  }

  /// A column with a semicolon in its name, as some of its texts have.
  void oneColumn() {
    const auto read = table("a.csv", "name; place\nAnn; here\nBen\n");
    QCOMPARE(field(read, 1, "name; place"), "Ben"s);
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
    row("huge number", "a.jsonl", "{}\n{\"a\": 1e400}",
        "a.jsonl, line 2: the number 1e400 is too large");
    row("deep", "a.jsonl", "{\"a\": " + QByteArray(200'000, '[') + QByteArray(200'000, ']') + "}",
        "a.jsonl is nested more than 100 levels deep");
    row("not a number", "a.jsonl", "{\"a\": NaN}", "a.jsonl, line 1: NaN is no value of JSON");
    row("less than any", "a.jsonl", "{\"a\": [-Infinity]}",
        "a.jsonl, line 1: -Infinity is no value of JSON");
    row("Python's nothing", "a.jsonl", "{\"a\": None}",
        "a.jsonl, line 1: None is no value of JSON");
    row("half a character", "a.jsonl", "{}\n{\"a\": \"x\\ud83d\"}",
        "a.jsonl, line 2: at \\ud83d half of a character stands without its other half");
    row("the other half", "a.jsonl", "{\"a\": \"\\ude00\"}",
        "a.jsonl, line 1: at \\ude00 half of a character");
    row("a tab", "a.jsonl", "{\"a\": \"x\ty\"}",
        "a.jsonl, line 1: a text holds a tab or another control character as it is. In JSON it is "
        "written as \\u0009.");
    row("in Python's marks", "a.jsonl", "{'a': 1}", "a.jsonl, line 1: this is no JSON object");
    row("over several lines", "a.jsonl", "{\n\"a\": 1\n}",
        "a.jsonl, line 1: this is no JSON object");
    row("a long text", "a.jsonl", "{\"a\": [\"" + QByteArray(17 << 20, 'a') + "\"]}",
        "a.jsonl is too large");
    row("many values", "a.jsonl", "{\"a\": [" + QByteArray("{},").repeated(5 << 20) + "{}]}",
        "a.jsonl is too large");
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
    row("many columns", "a.csv", QByteArray(20'000, ',') + "\n",
        "line 1: there are more than 10000");
    row("many members", "a.jsonl", manyMembers(), "line 101: there are more than 10000 fields");
    row("other kind", "a.parquet", "PAR1", "a.parquet is no data file");
  }

  void badTables() {
    QFETCH(QString, name);
    QFETCH(QByteArray, bytes);
    QFETCH(QString, refusal);
    QVERIFY(
        mentions(table_refusal(name.toStdString(), bytes.toStdString()), refusal.toStdString()));
  }

  /// A hundred thousand objects side by side, nested as deep as may be: read in one pass.
  void manyObjects() {
    const auto open = std::string(98, '['), closed = std::string(98, ']');
    std::string many;
    for (int i = 0; i < 100'000; ++i) many += i == 0 ? "{}" : ",{}";
    const auto read = table("a.jsonl", "{\"a\": " + open + many + closed + "}");
    QCOMPARE(field(read, 0, "a").size(), open.size() + many.size() + closed.size());
  }

  /// Plain lines are read by a way of their own, to the same end.
  void plainLines() {
    const std::vector<std::pair<QByteArray, bool>> lines = {
        {"{'a': 'b', 'n': 12, 't': true, 'z': null, 'e': ''} ", true},
        {"{}", true},
        {"{ 'a' : '\\u00e9\\'\\\\\\/\\b\\f\\n\\r\\t \\u0000' , 'a' : 'last' }", true},
        {"{'a': '\\u00e9\\'\\\\\\/\\b\\f\\n\\r\\t \\u0000'}", true},
        {"{'a': null, 'a': 0}", true},
        {"{'a': 1, 'a': null}", false},
        {"{'a': 01}", false},
        {"{'a': 1.50}", false},
        {"{'a': -3}", false},
        {"{'a': 12345678901234567890}", false},
        {"{'a': [1]}", false},
        {"{'a': '\\ud83d\\ude00'}", false},
        {"{'a': '\\u00g9'}", false},
        {"{'a': 'x\ty'}", false},
        {"{'a': 1,}", false},
        {"{'a': 1} x", false},
        {"{'a': 1 'b': 2}", false},
        {"{'a': 'b", false},
        {"", false}};
    for (const auto& [quoted, is_plain] : lines) {
      const auto line = QByteArray(quoted).replace('\'', '"').toStdString();
      ptw::FieldNames names;
      ptw::Fields fields(names);
      QVERIFY2(ptw::read_flat_object(line, fields) == is_plain, line.c_str());
      if (!is_plain) continue;
      std::map<std::string, std::string> members;
      const auto value = ptw::parse_json(line);
      for (const auto& [name, member] : value.items())
        if (!member.is_null())
          members[name] = member.is_string() ? member.get<std::string>() : member.dump();
      QCOMPARE(fields.all(), members);
    }
  }

  void jsonInOrder() {
    const auto read =
        ptw::read_json<nlohmann::ordered_json>(R"({"b": 1, "a": {"x": 2}, "b": [3]})");
    QCOMPARE(read.value.dump(), R"({"b":[3],"a":{"x":2}})"s);
    QCOMPARE(read.repeated, "b"s);
    QCOMPARE(ptw::read_json(R"({"b": 1, "a": {"a": 2}})").repeated, ""s);
    QCOMPARE(ptw::parse_json(R"({"b": 1, "b": null})").dump(), R"({"b":null})"s);
    QVERIFY(ptw::parse_json("[1").is_discarded());
  }

  void missingField() {
    const auto read = table("a.jsonl", "{\"a\": 1, \"b\": null, \"c\": 2}");
    QVERIFY(mentions(refusal([&] { std::ignore = field(read, 0, "b"); }),
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
    QCOMPARE(read.format_input(examples[0].typed()), examples[0].input);
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
    QCOMPARE(examples[0].typed(), examples[0].input);
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
      QCOMPARE(examples[0].typed(), "One.\nTwo."s);
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
    QTest::addColumn<QByteArray>("old");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("refusal");
    const auto row = [](const char* name, const char* old, const char* text, const char* expected) {
      QTest::newRow(name) << QByteArray(old) << QByteArray(text) << expected;
    };
    row("typo", "\"verbalizer\"", "\"verbaliser\"", "\"verbaliser\" is not known here");
    row("split typo", "\"test\"", "\"tset\"", "\"tset\" is not known here; known are: train, dev");
    row("not JSON", "\"Plant or animal.\",", "\"Plant or animal.\"", "line 4: this is not JSON");
    row("no object", task_json, "[1]", "must hold one JSON object");
    row("empty", task_json, "", "line 1: this is not JSON");
    row("cut", "\"metric\"", "", "this is not JSON");
    const std::string open(200'000, '['), closed(200'000, ']');
    row("nested", "\"kinds\"", (open + closed).c_str(), "nested more than 100 levels deep");
    row("nested data", "{\"train\": \"train.jsonl\", \"test\": \"missing.jsonl\"}",
        (open + closed).c_str(), "nested more than 100 levels deep");
    row("not UTF-8", "kinds", "k\xE4nds", "line 2: this is not UTF-8");
    row("not a number", "\"kinds\"", "NaN", "line 2: NaN is no value of JSON");
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
    QFETCH(QByteArray, old);
    QFETCH(QByteArray, text);
    QFETCH(QString, refusal);
    const auto said = task_refusal(old.toStdString(), text.toStdString());
    QVERIFY(mentions(said, "task.json"));
    QVERIFY(mentions(said, refusal.toStdString()));
  }

  /// Decomposed labels and names, as macOS writes them.
  void decomposed() {
    const std::string composed = "\uAE0D\uC815", apart = "\u1100\u1173\u11BC\u110C\u1165\u11BC";
    const auto labelled = [](const std::string& field, const std::string& label) {
      return "{\"text\": \"x\", \"" + field + "\": \"" + label + "\"}\n";
    };
    const auto json = [](const std::string& field, const std::string& label) {
      return QStringLiteral(
                 "{'data': {'train': 'train.jsonl'}, 'input': '{text}', 'label': '%1', "
                 "'verbalizer': {'%2': 'good', 'b': 'bad'}, 'metric': 'accuracy'}")
          .arg(field.c_str(), label.c_str())
          .replace('\'', '"')
          .toStdString();
    };
    for (const auto& [in_task, in_data] : {std::pair(composed, apart), {apart, composed}}) {
      std::ignore =
          write("train.jsonl", labelled("caf\u00E9", in_data) + labelled("cafe\u0301", "b"));
      const auto read =
          ptw::open_task(write("task.json", json("caf\u00E9", in_task))).read("train");
      QCOMPARE(read[0].label, 0);
      QCOMPARE(read[1].label, 1);
    }
    const auto twice = json("kind", composed + "': 'nice', '" + apart);
    QVERIFY(mentions(refusal([&] { std::ignore = ptw::open_task(write("task.json", twice)); }),
                     "has the label \"" + composed + "\" twice"));
  }

  /// What is made of a small file must not take gigabytes.
  void oversizedExamples() {
    const std::string text(300'000, 'a');
    std::string places;
    for (int i = 0; i < 900; ++i) places += "{text}";
    std::ignore = write("train.jsonl", "{\"text\": \"" + text + "\", \"kind\": \"plant\"}\n");
    const auto long_input = [&] { std::ignore = task("{text}", places).read("train"); };
    QVERIFY(mentions(refusal(long_input), "makes an example of more than 64 MB"));
    QVERIFY(mentions(task_refusal("{text}", places + places), "has more than 1000 fields"));
    std::string lines;
    for (int i = 0; i < 700'000; ++i) lines += "{\"text\":\"a\",\"kind\":\"plant\"}\n";
    QVERIFY(mentions(read_refusal(lines), "train.jsonl is too large"));
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
