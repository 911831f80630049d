// The papers' tasks from files in their published forms: what the examples are, and what is
// refused.
#include <QtTest>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <tuple>

#include "report/message.h"
#include "text/task.h"

using namespace std::string_literals;
using Strings = std::vector<std::string>;
namespace fs = std::filesystem;

namespace {

/// The folder `data` beside the conformance files (tests/conformance.h); may not exist.
fs::path data_folder() {
  if (const char* given = std::getenv("PTW_CONFORMANCE")) return fs::path(given) / ".." / "data";
  return fs::path(PTW_SOURCE_DIR) / ".." / "shared" / "data";
}

bool mentions(const std::string& text, const std::string& part) {
  if (text.find(part) != std::string::npos) return true;
  qWarning("\"%s\" does not mention \"%s\"", text.c_str(), part.c_str());
  return false;
}

constexpr auto boolq = R"({"question": "is it so", "passage": "It is.", "idx": 0, "label": true}
{"question": "is it not", "passage": "It is.", "idx": 1, "label": false})";

constexpr auto cb = R"({"premise": "P.", "hypothesis": "H", "label": "contradiction", "idx": 5})";

constexpr auto copa = R"({"premise": "I fell.", "choice1": "Ice.", "choice2": "Fire.",
 "question": "cause", "label": 1, "idx": 1})";

constexpr auto rte =
    R"({"premise": "P.", "hypothesis": "H.", "label": "not_entailment", "idx": 5})";

constexpr auto wic = R"({"word": "bank", "sentence1": "A bank.", "sentence2": "Banks.", "idx": 1,
 "label": false, "start1": 2, "start2": 0, "end1": 6, "end2": 5, "version": 1.1})";

constexpr auto multirc = R"({"idx": 3, "passage": {"text": "<b>Sent 1: </b>Ann ran.<br>Bob sat.",
 "questions": [
 {"question": "Who ran?", "answers": [{"text": "Ann", "idx": 0, "label": 1},
  {"text": "Bob", "idx": 1, "label": 0}], "idx": 0},
 {"question": "Who sat?", "answers": [{"text": "Bob", "idx": 2, "label": 1}], "idx": 1}]}})";

// é: positions count characters. Bob stands there twice.
constexpr auto record = R"({"source": "x", "passage": {"text":
 "José met Bob.\n@highlight\nBob left\n@highlight\nThe end", "entities":
 [{"start": 9, "end": 11}, {"start": 0, "end": 3}, {"start": 25, "end": 27}]}, "qas": [
 {"query": "@placeholder left", "answers": [{"start": 9, "end": 11, "text": "Bob"},
  {"start": 25, "end": 27, "text": "Bob"}, {"start": 0, "end": 3, "text": "Bobby"}], "idx": 0},
 {"query": "@placeholder came", "answers": [{"start": 0, "end": 3, "text": "José"}], "idx": 1}],
 "idx": 0})";

// The example of t5/data/preprocessors_test.py, test_wsc_simple, with both nouns.
constexpr auto wsc = R"({"text": "Mitchell asked Tom if he could lend some money.", "label": true,
 "target": {"span1_text": "Tom", "span1_index": 2, "span2_text": "he", "span2_index": 4}}
{"text": "Mitchell asked Tom if he could lend some money.", "label": false,
 "target": {"span1_text": "mitchell", "span1_index": 0, "span2_text": "he", "span2_index": 4}})";

constexpr auto e2e = R"(name : A | area : city||A is in the city .

 name : A | area : city || In the city is A .
name : B||B .)";

constexpr auto webnlg = R"({"entries": [
 {"1": {"category": "Airport", "size": "2", "lexicalisations": [
   {"comment": "good", "lex": "A is in B in C."}, {"comment": "toFix", "lex": "A is."},
   {"comment": "good", "lex": "In B of C is A."}],
  "modifiedtripleset": [{"object": "B", "property": "isIn", "subject": "A"},
                        {"object": "C", "property": "country", "subject": "B"}]}},
 {"2": {"category": "Airport", "lexicalisations": [], "modifiedtripleset": []}}
]})";

constexpr auto dart = R"([{"tripleset": [["A", "HOME_TOWN", "B"], ["B", "Area", "C"]],
 "subtree_was_extended": false, "annotations": [{"source": "s", "text": "A lives in B."}]},
 {"tripleset": [["D", "X", "E"]], "annotations": [{"text": "D."}, {"text": "E."}]}])";

/// JSONL has one object per line; the texts above are broken for the reader of this file.
std::string joined(std::string text) {
  for (auto at = text.find("\n "); at != std::string::npos; at = text.find("\n "))
    text.replace(at, 2, " ");
  return text;
}

}  // namespace

class SuperglueTest : public QObject {
  Q_OBJECT

  QTemporaryDir directory_;

  [[nodiscard]] fs::path write(const std::string& name, const std::string& bytes) const {
    const auto file = fs::path(directory_.path().toStdString()) / name;
    std::ofstream(file, std::ios::binary) << bytes;
    return file;
  }

  /// A task that reads one file as `format` for training and for judging.
  [[nodiscard]] ptw::Task task(const std::string& format, const std::string& file,
                               const std::string& further = "") const {
    const auto json = QStringLiteral("{'format': '%1', 'data': {'train': '%2', 'dev': '%2'}%3}")
                          .arg(format.c_str(), file.c_str(), further.c_str())
                          .replace('\'', '"');
    return ptw::open_task(write("task.json", json.toStdString()));
  }

  [[nodiscard]] std::vector<ptw::Example> read(const std::string& format, const std::string& bytes,
                                               const std::string& split) const {
    const auto name = format == "e2e"                          ? "data.txt"s
                      : format == "webnlg" || format == "dart" ? "data.json"s
                                                               : "data.jsonl"s;
    return task(format, write(name, bytes).filename().string()).read(split);
  }

  [[nodiscard]] std::string refusal(const std::string& format, const std::string& bytes,
                                    const std::string& split = "dev") const {
    try {
      std::ignore = read(format, bytes, split);
    } catch (const ptw::Error& error) {
      return error.what();
    }
    return {};
  }

 private Q_SLOTS:
  void classifications_data() {
    QTest::addColumn<QString>("lines");
    QTest::addColumn<QString>("input");
    QTest::addColumn<QString>("target");
    QTest::addColumn<int>("label");
    const auto row = [](const char* format, const char* lines, const char* input,
                        const char* target, int label) {
      QTest::newRow(format) << QString::fromStdString(joined(lines)) << input << target << label;
    };
    row("boolq", boolq, "boolq passage: It is. question: is it so", "True", 1);
    row("cb", cb, "cb hypothesis: H premise: P.", "contradiction", 1);
    row("copa", copa, "copa choice1: Ice. choice2: Fire. premise: I fell. question: cause",
        "choice2", 1);
    row("rte", rte, "rte hypothesis: H. premise: P.", "not_entailment", 1);
    row("wic", wic, "wic sentence1: A bank. sentence2: Banks. word: bank", "False", 0);
  }

  void classifications() {
    QFETCH(QString, lines);
    QFETCH(QString, input);
    QFETCH(QString, target);
    QFETCH(int, label);
    for (const auto* split : {"train", "dev"}) {
      const auto first = read(QTest::currentDataTag(), lines.toStdString(), split).front();
      QCOMPARE(first.input, input.toStdString());
      QCOMPARE(first.typed(), first.input);
      QCOMPARE(first.target, target.toStdString());
      QCOMPARE(first.label, label);
    }
  }

  void questions() {
    const auto examples = read("multirc", joined(multirc), "dev");
    QCOMPARE(examples.size(), 3u);
    QCOMPARE(examples[0].input,
             "multirc question: Who ran? answer: Ann paragraph: Sent 1: Ann ran. Bob sat."s);
    QCOMPARE(examples[0].target, "True"s);
    QCOMPARE(examples[1].target, "False"s);
    QCOMPARE(examples[1].label, 0);
    QCOMPARE(examples[0].group, examples[1].group);
    QVERIFY(examples[1].group != examples[2].group);
    const auto twice = read("multirc", joined(multirc) + "\n" + joined(multirc), "dev");
    QVERIFY(twice[2].group != twice[5].group && twice[0].group != twice[3].group);
  }

  void entities() {
    const auto dev = read("record", joined(record), "dev");
    QCOMPARE(dev.size(), 2u);
    QCOMPARE(dev[0].input,
             "record query: @placeholder left entities: Bob, José passage: José met Bob. Bob left. "
             "The end"s);
    QCOMPARE(dev[0].target, "Bob"s);
    QCOMPARE(dev[0].references, (Strings{"Bob", "Bobby"}));
    QVERIFY(dev[1].references.empty());
    QVERIFY(dev[0].group != dev[1].group);
    const auto train = read("record", joined(record), "train");
    QCOMPARE(train.size(), 3u);
    QCOMPARE(train[1].input, train[0].input);
    QCOMPARE(train[1].target, "Bobby"s);
    QCOMPARE(train[2].target, "José"s);
  }

  void pronouns() {
    const auto dev = read("wsc", joined(wsc), "dev");
    QCOMPARE(dev.size(), 2u);
    QCOMPARE(dev[0].input, "wsc: Mitchell asked Tom if *he* could lend some money."s);
    QCOMPARE(dev[0].target, "Tom"s);
    QVERIFY(dev[0].is_right);
    QCOMPARE(dev[1].target, "Mitchell"s);  // as the text writes it
    QVERIFY(!dev[1].is_right);
    QCOMPARE(dev[1].label, -1);
    QCOMPARE(read("wsc", joined(wsc), "train").size(), 1u);
  }

  void pronounsElsewhere_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("index");
    QTest::addColumn<QString>("marked");
    QTest::newRow("punctuation") << "He hit him,' he said" << 2 << "He hit *him* ,' he said";
    QTest::newRow("word before") << "him a b him" << 2 << "him a b *him*";
    QTest::newRow("word after") << "him a b c him" << 1 << "*him* a b c him";
    QTest::newRow("far off") << "him and a himself" << 1000 << "*him* and a himself";
    QTest::newRow("two spaces") << "a  him" << 2 << "a  *him*";
  }

  void pronounsElsewhere() {
    QFETCH(QString, text);
    QFETCH(int, index);
    QFETCH(QString, marked);
    const auto line = QStringLiteral(
                          "{\"text\": \"%1\", \"label\": true, \"target\": {\"span1_text\": \"a\", "
                          "\"span2_text\": \"him\", \"span2_index\": %2}}")
                          .arg(text)
                          .arg(index);
    QCOMPARE(QString::fromStdString(read("wsc", line.toStdString(), "dev")[0].input),
             "wsc: " + marked);
  }

  void tables() {
    const auto dev = read("e2e", e2e, "dev");
    QCOMPARE(dev.size(), 2u);
    QCOMPARE(dev[0].input, "name : A | area : city"s);
    QCOMPARE(dev[0].references, (Strings{"A is in the city .", "In the city is A ."}));
    QCOMPARE(dev[0].target, "A is in the city ."s);
    QVERIFY(dev[1].references.empty());
    QCOMPARE(dev[1].target, "B ."s);
    const auto train = read("e2e", e2e, "train");
    QCOMPARE(train.size(), 3u);
    QCOMPARE(train[1].target, "In the city is A ."s);
    QVERIFY(train[1].references.empty());
  }

  void triples() {
    const auto airports = read("webnlg", webnlg, "dev");
    QCOMPARE(airports.size(), 1u);  // the other has no good text
    QCOMPARE(airports[0].input, "| A : isIn : B | B : country : C"s);
    QCOMPARE(airports[0].references, (Strings{"A is in B in C.", "In B of C is A."}));
    QCOMPARE(read("webnlg", webnlg, "train").size(), 2u);
    const auto towns = read("dart", dart, "dev");
    QCOMPARE(towns.size(), 2u);
    QCOMPARE(towns[0].input, "A : home_town : B | B : area : C"s);
    QCOMPARE(towns[0].target, "A lives in B."s);
    QCOMPARE(towns[1].references, (Strings{"D.", "E."}));
  }

  void defaultsAndOthers() {
    std::ignore = write("b.jsonl", boolq);
    const auto known = task("boolq", "b.jsonl");
    QCOMPARE(known.metric, "accuracy"s);
    QCOMPARE(known.format, "boolq"s);
    const auto other = task("boolq", "b.jsonl",
                            ", 'input': '{question}?', 'metric': 'macro_f1', "
                            "'verbalizer': {'true': 'yes', 'false': 'no'}");
    const auto example = other.read("dev").front();
    QCOMPARE(example.input, "is it so?"s);
    QCOMPARE(example.target, "yes"s);
    QCOMPARE(example.label, 0);
    QCOMPARE(other.metric, "macro_f1"s);
    const auto generated =
        task("boolq", "b.jsonl", ", 'target': '{label}', 'metric': 'exact_match'");
    QVERIFY(!generated.is_classification());
    QCOMPARE(generated.read("dev")[0].target, "true"s);
    std::ignore = write("e.txt", e2e);
    const auto framed = task("e2e", "e.txt", ", 'target': '<{text}>', 'metric': 'rougeL'");
    QCOMPARE(framed.read("dev")[0].references,
             (Strings{"<A is in the city .>", "<In the city is A .>"}));
    QCOMPARE(framed.read("train")[2].target, "<B .>"s);
  }

  void metricsOfFormats_data() {
    QTest::addColumn<QString>("metric");
    for (const auto& [format, metric] : {std::pair("cb", "accuracy"),
                                         {"copa", "accuracy"},
                                         {"multirc", "f1a"},
                                         {"rte", "accuracy"},
                                         {"wic", "accuracy"},
                                         {"wsc", "accuracy"},
                                         {"record", "token_f1"},
                                         {"e2e", "bleu"},
                                         {"webnlg", "bleu"},
                                         {"dart", "bleu"}})
      QTest::newRow(format) << metric;
  }

  void metricsOfFormats() {
    QFETCH(QString, metric);
    QCOMPARE(QString::fromStdString(task(QTest::currentDataTag(), "x").metric), metric);
  }

  void badTasks_data() {
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("further");
    QTest::addColumn<QString>("refusal");
    QTest::newRow("unknown") << "boolqq"
                             << ""
                             << "there is no format \"boolqq\"; there are: boolq, cb";
    QTest::newRow("metric") << "wsc"
                            << ", \"metric\": \"bleu\""
                            << "the metric bleu does not fit this task. Choose one of: accuracy.";
    QTest::newRow("of questions") << "boolq"
                                  << ", \"metric\": \"f1a\""
                                  << "the metric f1a does not fit";
    QTest::newRow("of labels") << "e2e"
                               << ", \"metric\": \"accuracy\""
                               << "the metric accuracy needs a \"label\"";
    QTest::newRow("half a classification") << "e2e"
                                           << ", \"label\": \"x\""
                                           << "does not say \"verbalizer\"";
  }

  void badTasks() {
    QFETCH(QString, format);
    QFETCH(QString, further);
    QFETCH(QString, refusal);
    std::string said;
    try {
      std::ignore = task(format.toStdString(), "x", further.toStdString());
    } catch (const ptw::Error& error) {
      said = error.what();
    }
    QVERIFY(mentions(said, "task.json"));
    QVERIFY(mentions(said, refusal.toStdString()));
  }

  void malformed_data() {
    QTest::addColumn<QString>("format");
    QTest::addColumn<QString>("bytes");
    QTest::addColumn<QString>("refusal");
    const auto row = [](const char* name, const char* format, const std::string& bytes,
                        const char* expected) {
      QTest::newRow(name) << format << QString::fromStdString(bytes) << expected;
    };
    const auto without = [](const char* text, const std::string& part, const std::string& with) {
      auto line = joined(text);
      const auto at = line.find(part);
      Q_ASSERT(at != line.npos);
      return "\n" + line.replace(at, part.size(), with);  // on line 2
    };
    row("no field", "boolq", without(cb, "", ""),
        "data.jsonl, line 2: there is no field \"passage\"");
    row("other label", "cb", without(cb, "contradiction", "maybe"), "line 2: the label \"maybe\"");
    row("cut", "multirc", "\n{\"passage\": ", "data.jsonl, line 2: this is no JSON object");
    row("no passage", "multirc", "\n{\"text\": \"x\"}", "line 2: \"passage\" is missing");
    row("no questions", "multirc", without(multirc, "\"questions\"", "\"q\""),
        "line 2: \"questions\" is missing");
    row("no list", "multirc", "\n{\"passage\": {\"text\": \"x\", \"questions\": {}}}",
        "line 2: \"questions\" is missing or not what a file of the format \"multirc\" holds");
    row("list of texts", "multirc", "\n{\"passage\": {\"text\": \"x\", \"questions\": [\"q\"]}}",
        "line 2: \"questions\"");
    row("no label", "multirc", without(multirc, "\"label\": 0", "\"l\": 0"),
        "line 2: this line has no label, though others have one");
    row("label 2", "multirc", without(multirc, "\"label\": 0", "\"label\": 2"),
        "line 2: the label \"2\" is not in the verbalizer");
    row("nothing asked", "multirc", "{\"passage\": {\"text\": \"x\", \"questions\": []}}",
        "data.jsonl holds no examples");
    row("number for text", "record", without(record, "\"@placeholder left\"", "7"),
        "line 2: \"query\"");
    row("beyond the text", "record", without(record, "\"end\": 27}]}", "\"end\": 2700}]}"),
        "line 2: \"entities\"");
    row("backwards", "record", without(record, "\"start\": 25", "\"start\": 28"),
        "line 2: \"entities\"");
    row("negative", "record", without(record, "\"start\": 25", "\"start\": -1"),
        "line 2: \"start\"");
    row("no answers", "record",
        without(record, "[{\"start\": 0, \"end\": 3, \"text\": \"José\"}]", "[]"),
        "line 2: \"answers\"");
    row("no pronoun", "wsc", without(wsc, "if he", "if she"), "line 2: \"span2_text\"");
    row("empty pronoun", "wsc", without(wsc, "\"he\"", "\"\""), "line 2: \"span2_text\"");
    row("empty noun", "wsc", without(wsc, "\"Tom\"", "\" \""), "line 2: \"span1_text\"");
    row("no truth", "wsc", without(wsc, "true", "3"), "line 2: \"label\"");
    row("one bar", "e2e", "a||b\nname : A | b\n",
        "data.txt, line 2: this is no table with its text");
    row("no text", "e2e", "a||b\na|| \n", "data.txt, line 2: this is no table with its text");
    row("no table", "e2e", "a||b\n||b\n", "data.txt, line 2: this is no table with its text");
    row("empty", "e2e", "\n", "data.txt holds no examples");
    row("no JSON", "webnlg", "{\"entries\": [\n{]", "data.json, line 2: this is not JSON");
    row("no entries", "webnlg", "{\"a\": []}",
        "data.json, line 1: this is no list of JSON objects");
    row("a list", "webnlg", "[{}]", "data.json, line 1: this is no list of JSON objects");
    row("numbers", "webnlg", "{\"entries\": [3]}",
        "data.json, line 1: this is no list of JSON objects");
    row("empty entry", "webnlg", "{\"a\": [{}], \"entries\": [\n\n{}]}",
        "data.json, line 3: \"1\"");
    row("no category", "webnlg", without(webnlg, "\"category\": \"Airport\", \"size\"", "\"s\""),
        "data.json, line 2: \"category\"");
    row("no object", "webnlg", without(webnlg, "\"object\": \"C\"", "\"o\": 1"),
        "line 2: \"object\"");
    row("only bad texts", "webnlg",
        "{\"entries\": [{\"1\": {\"category\": \"\", \"lexicalisations\": [],"
        " \"modifiedtripleset\": []}}]}",
        "data.json holds no examples");
    row("an object", "dart", "{}", "data.json, line 1: this is no list of JSON objects");
    row("two of three", "dart", without(dart, "[\"D\", \"X\", \"E\"]", "[\"D\", \"X\"]"),
        "line 2: \"tripleset\"");
    row("four", "dart", without(dart, "\"E\"]", "\"E\", \"F\"]"), "line 2: \"tripleset\"");
    row("no text for it", "dart", without(dart, "[{\"text\": \"D.\"}, {\"text\": \"E.\"}]", "[]"),
        "line 2: \"annotations\"");
    row("later line", "dart", "[{\"tripleset\": [], \"annotations\": [{\"text\": \"x\"}]},\n\n{}]",
        "data.json, line 3: \"tripleset\"");
    row("deep", "dart", std::string(200'000, '['), "data.json is nested more than 100 levels");
  }

  /// Files as Hugging Face's library `datasets` exports them: flat, classes by number.
  void exports_data() {
    QTest::addColumn<QString>("lines");
    QTest::addColumn<QString>("input");
    QTest::addColumn<QStringList>("targets");
    const auto row = [](const char* format, const char* lines, const char* input,
                        const QStringList& targets) {
      QTest::newRow(format) << QString::fromStdString(joined(lines)) << input << targets;
    };
    row("boolq", R"({"question": "q", "passage": "p", "idx": 0, "label": 1}
{"question": "q", "passage": "p", "idx": 1, "label": 0})",
        "boolq passage: p question: q", {"True", "False"});
    row("cb", R"({"premise": "p", "hypothesis": "h", "idx": 0, "label": 0}
{"premise": "p", "hypothesis": "h", "idx": 1, "label": 1}
{"premise": "p", "hypothesis": "h", "idx": 2, "label": 2})",
        "cb hypothesis: h premise: p", {"entailment", "contradiction", "neutral"});
    row("rte", R"({"premise": "p", "hypothesis": "h", "idx": 0, "label": 1})",
        "rte hypothesis: h premise: p", {"not_entailment"});
    row("wic", R"({"word": "w", "sentence1": "a", "sentence2": "b", "start1": 0, "label": 1})",
        "wic sentence1: a sentence2: b word: w", {"True"});
    row("multirc", R"({"paragraph": "A dog.<br>Ran.", "question": "q", "answer": "a",
 "idx": {"paragraph": 0, "question": 0, "answer": 0}, "label": 1}
{"paragraph": "A dog.<br>Ran.", "question": "r", "answer": "a",
 "idx": {"paragraph": 0, "question": 1, "answer": 0}, "label": 0}
{"paragraph": "A dog.<br>Ran.", "question": "q", "answer": "b",
 "idx": {"paragraph": 0, "question": 0, "answer": 1}, "label": 0})",
        "multirc question: q answer: a paragraph: A dog. Ran.", {"True", "False", "False"});
    row("record", R"({"passage": "Bob met Al.\n@highlight\nAl left", "query": "@placeholder left",
 "entities": ["Bob", "Al"], "entity_spans": {"text": ["Bob"], "start": [0], "end": [3]},
 "answers": ["Al"], "idx": {"passage": 0, "query": 0}})",
        "record query: @placeholder left entities: Al, Bob passage: Bob met Al. Al left", {"Al"});
    row("wsc", R"({"text": "Ann saw Bob when he fell.", "span1_index": 2, "span2_index": 4,
 "span1_text": "Bob", "span2_text": "he", "idx": 0, "label": 1})",
        "wsc: Ann saw Bob when *he* fell.", {"Bob"});
  }

  void exports() {
    QFETCH(QString, lines);
    QFETCH(QString, input);
    QFETCH(QStringList, targets);
    const auto examples = read(QTest::currentDataTag(), lines.toStdString(), "dev");
    QCOMPARE(QString::fromStdString(examples.front().input), input);
    QStringList found;
    for (const auto& example : examples) found << QString::fromStdString(example.target);
    QCOMPARE(found, targets);
    QVERIFY(examples.size() < 3 || examples[0].group == examples[2].group);
    QVERIFY(examples.size() < 3 || examples[0].group.empty() ||
            examples[0].group != examples[1].group);
  }

  /// The published test files keep their labels to themselves.
  void unlabelled_data() {
    QTest::addColumn<QString>("lines");
    const auto row = [](const char* format, const char* lines, std::vector<std::string> labels) {
      auto text = joined(lines);
      for (const auto& label : labels)
        for (auto at = text.find(label); at != text.npos; at = text.find(label))
          text.replace(at, label.size(), "\"none\": 0");
      QTest::newRow(format) << QString::fromStdString(text);
    };
    row("boolq", boolq, {"\"label\": true", "\"label\": false"});
    row("cb", cb, {"\"label\": \"contradiction\""});
    row("multirc", multirc, {"\"label\": 1", "\"label\": 0"});
    row("wsc", wsc, {"\"label\": true", "\"label\": false"});
    row("rte", R"({"premise": "p", "hypothesis": "h", "idx": 0, "label": -1})", {});
    row("copa", R"({"premise": "p", "choice1": "a", "choice2": "b", "question": "cause",
 "label": null})",
        {});
    row("record", R"({"passage": {"text": "Al left", "entities": [{"start": 0, "end": 1}]},
 "qas": [{"query": "@placeholder left", "idx": 0}]})",
        {});
  }

  void unlabelled() {
    QFETCH(QString, lines);
    const std::string format = QTest::currentDataTag();
    const auto said = refusal(format, lines.toStdString());
    QVERIFY(mentions(said, "data.jsonl has no labels"));
    const auto all = task(format, "data.jsonl").read("dev", true);
    QVERIFY(!all.empty());
    for (const auto& example : all) {
      QVERIFY(!example.is_labelled && !example.input.empty());
      QCOMPARE(example.label, -1);
    }
  }

  /// The challenge's own files.
  void challenge() {
    const auto file = write("e2e.csv",
                            "mr,ref\n"
                            "\"name[Blue Door], eatType[pub], priceRange[more than £30]\",One.\n"
                            "\"name[Blue Door], eatType[pub], priceRange[more than £30]\",Two.\n"
                            "\"name[Oak], familyFriendly[no]\",Three.\n");
    const auto dev = task("e2e", "e2e.csv").read("dev");
    QCOMPARE(dev.size(), 2u);
    QCOMPARE(dev[0].input, "name : Blue Door | Type : pub | price : more than £30"s);
    QCOMPARE(dev[0].references, (Strings{"One.", "Two."}));
    QCOMPARE(dev[1].input, "name : Oak | family friendly : no"s);
    std::ignore = write("test.csv", "MR\nname[Oak]\n");
    QCOMPARE(task("e2e", "test.csv").read("dev", true).size(), 1u);
    std::ignore = write("other.csv", "mr,ref\nOak,Three.\n");
    try {
      std::ignore = task("e2e", "other.csv").read("dev");
      QFAIL("read");
    } catch (const ptw::Error& error) {
      QVERIFY(mentions(error.what(), "other.csv, line 2: this is no row of the E2E challenge"));
    }
  }

  /// Small files that would become gigabytes, or take for ever.
  void oversized() {
    std::string queries, breaks;
    for (int i = 0; i < 4000; ++i)
      queries += (i ? "," : "") + R"({"query": "q", "answers": [{"text": "a"}]})"s;
    for (int i = 0; i < 1'500'000; ++i) breaks += "<br>";
    const std::string text(150'000, 'a');
    QVERIFY(mentions(refusal("record", R"({"passage": {"text": ")" + text +
                                           R"(", "entities": []}, "qas": [)" + queries + "]}"),
                     "data.jsonl is too large"));
    std::string entities;
    for (int i = 0; i < 4000; ++i)
      entities += (i ? "," : "") + R"({"start": )"s + std::to_string(i) + R"(, "end": 149999})";
    QVERIFY(
        mentions(refusal("record", R"({"passage": {"text": ")" + text + R"(", "entities": [)" +
                                       entities + R"(]}, "qas": [{"query": "q", "answers": []}]})"),
                 "line 1: \"entities\""));
    const auto read = this->read("multirc",
                                 R"({"passage": {"text": ")" + breaks +
                                     R"(", "questions": [{"question": "q", "answers":)"
                                     R"( [{"text": "a", "label": 1}]}]}})",
                                 "dev");
    QCOMPARE(read.front().input.size(),
             "multirc question: q answer: a paragraph: "s.size() + 1'500'000);
  }

  void malformed() {
    QFETCH(QString, format);
    QFETCH(QString, bytes);
    QFETCH(QString, refusal);
    const auto said = this->refusal(format.toStdString(), bytes.toStdString());
    QVERIFY(mentions(said, refusal.toStdString()));
  }

  void onlyWrongAnswers() {
    auto lines = joined(wsc);
    lines = lines.substr(lines.find('\n') + 1);  // the false one
    QVERIFY(mentions(refusal("wsc", lines, "train"), "data.jsonl holds no examples"));
    QCOMPARE(refusal("wsc", lines, "dev"), ""s);
  }

  void published_data() {
    QTest::addColumn<QString>("folder");
    QTest::addColumn<int>("train");
    QTest::addColumn<int>("dev");
    QTest::addColumn<QString>("input");
    QTest::newRow("boolq") << "superglue-32/BoolQ" << 32 << 32 << "^boolq passage: .+ question: .+";
    QTest::newRow("cb") << "superglue-32/CB" << 32 << 32 << "^cb hypothesis: .+ premise: .+";
    QTest::newRow("copa") << "superglue-32/COPA" << 32 << 32
                          << "^copa choice1: .+ choice2: .+ premise: .+ question: (cause|effect)$";
    QTest::newRow("multirc") << "superglue-32/MultiRC" << 154 << -1
                             << "^multirc question: .+ answer: .+ paragraph: .+";
    QTest::newRow("record") << "superglue-32/ReCoRD" << -1 << 32
                            << "^record query: .*@placeholder.* entities: .+ passage: .+";
    QTest::newRow("rte") << "superglue-32/RTE" << 32 << 32 << "^rte hypothesis: .+ premise: .+";
    QTest::newRow("wic") << "superglue-32/WiC" << 32 << 32
                         << "^wic sentence1: .+ sentence2: .+ word: \\S+";
    QTest::newRow("wsc") << "superglue-32/WSC" << 32 << 32
                         << "^wsc: [^*]*(^| )\\*\\w+\\*( [^*]*)?$";
    QTest::newRow("e2e") << "e2e/sample.txt" << 300 << 33 << "^name : .+ \\| .+ : .+";
    QTest::newRow("webnlg") << "webnlg/sample.json" << 141 << 60 << "^\\| .+ : .+ : .+";
  }

  void published() {
    QFETCH(QString, folder);
    QFETCH(int, train);
    QFETCH(int, dev);
    QFETCH(QString, input);
    auto path = data_folder() / folder.toStdString();
    if (!fs::exists(path)) QSKIP(("there is no " + path.string()).c_str());
    auto read = task(QTest::currentDataTag(), "x");
    const bool split = fs::is_directory(path);
    read.data = {{"train", split ? path / "train.jsonl" : path},
                 {"dev", split ? path / "dev32.jsonl" : path}};
    const QRegularExpression form(input, QRegularExpression::DotMatchesEverythingOption);
    for (const auto& [name, count] : {std::pair("train", train), {"dev", dev}}) {
      const auto examples = read.read(name);
      if (count >= 0) QCOMPARE(static_cast<int>(examples.size()), count);
      QVERIFY(examples.size() >= 32u);
      for (const auto& example : examples) {
        QVERIFY2(form.match(QString::fromStdString(example.input)).hasMatch(),
                 example.input.c_str());
        QVERIFY(!example.target.empty());
        QCOMPARE(example.label >= 0, read.is_classification());
      }
    }
  }
};

QTEST_APPLESS_MAIN(SuperglueTest)
#include "superglue_test.moc"
