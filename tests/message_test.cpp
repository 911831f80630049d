// Sentences, numbers and fields as they leave the program.
#include "report/message.h"

#include <QtTest>

#include <filesystem>
#include <limits>
#include <locale>
#include <new>

#include "report/csv.h"
#include "report/decimals.h"
#include "report/legible.h"
#include "report/measure.h"

using namespace std::string_literals;
using ptw::Message;

namespace {

/// Numbers as in Germany, without such a locale installed.
struct German : std::numpunct<char> {
  [[nodiscard]] char do_decimal_point() const override { return ','; }
  [[nodiscard]] char do_thousands_sep() const override { return '.'; }
  [[nodiscard]] std::string do_grouping() const override { return "\3"; }
};

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

}  // namespace

class MessageTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void places() {
    const Message message{"%2, line %1: %1%3.", {"4", "a.csv"}};
    QCOMPARE(message.english(), "a.csv, line 4: 4."s);
    QCOMPARE((Message{"100 % and %0", {}}).english(), "100 % and %0"s);
    QCOMPARE((Message{"%1", {"%1 %2"}}).english(), "%1 %2"s);
  }

  /// What a sentence is about is shortened, what it says is kept.
  void longArguments() {
    const Message message{
        "%1, line %2: the label \"%3\" is not in the verbalizer of %4, which has: "
        "%5. Add it there or correct the line.",
        {"/data/" + repeated("d/", 500) + "train.jsonl", "7", repeated("라벨", 400),
         "/data/task.json", repeated("label, ", 9000)}};
    const auto text = message.english();
    QVERIFY(ptw::character_count(text) <= ptw::longest_sentence);
    QVERIFY(ptw::character_count(text) > ptw::longest_sentence - 10);
    for (const auto* part :
         {"/data/d/d", "d/train.jsonl, line 7: the label \"라벨", "...",
          "of /data/task.json, which has: label, ", ". Add it there or correct the line."})
      QVERIFY2(text.find(part) != text.npos, part);
    QCOMPARE(QString::fromStdString(text).toStdString(), text);  // no character is cut
  }

  void longPatterns() {
    const auto text = ptw::Error(repeated("word ", 1000) + "end.", {}).what();
    QCOMPARE(ptw::character_count(text), ptw::longest_sentence);
    QVERIFY(QString(text).endsWith("end."));
  }

  void controlCharacters() {
    const ptw::Error error("%1 is\nodd\x7f.", {"a\tb\r\n\x1b[31m\xE4\xC2\x85\xE2\x80\xAE" + "c"s});
    QCOMPARE(std::string(error.what()), "a?b???[31m???c is?odd?."s);
    QCOMPARE(ptw::legible("caf\u00E9 \uAE0D\uC815 \U0001F600"),
             "caf\u00E9 \uAE0D\uC815 \U0001F600"s);
    QCOMPARE(ptw::legible("0123456789", 7), "01...89"s);
  }

  /// In words of our own, with the name.
  void standardExceptions() {
    const auto loop = std::make_error_code(std::errc::too_many_symbolic_link_levels);
    const std::filesystem::filesystem_error problem("cannot get file status", "/a/loop", loop);
    QVERIFY(ptw::first_line(problem).starts_with("/a/loop cannot be used: "));
    QVERIFY(ptw::first_line(problem).find("filesystem error") == std::string::npos);
    QVERIFY(ptw::first_line(std::bad_alloc()).starts_with("There is not enough memory"));
    QCOMPARE(ptw::first_line(std::runtime_error("one\ntwo")), "one"s);
    QCOMPARE(ptw::character_count(ptw::first_line(std::runtime_error(repeated("é", 4000)))),
             ptw::longest_sentence);
  }

  void numbers() {
    const auto before = std::locale::global(std::locale(std::locale(), new German));
    QCOMPARE(ptw::decimals(1234.56789, 3), "1234.568"s);
    QCOMPARE(ptw::decimals(-0.5, 0), "-0"s);
    QCOMPARE(ptw::decimals(std::numeric_limits<double>::max(), 2).size(), 312u);
    QCOMPARE(ptw::significant(0.0604213, 3), "0.0604"s);
    QCOMPARE(ptw::scientific(0.0000604, 1), "6.0e-05"s);
    QCOMPARE(ptw::measure_text(*ptw::find_measure("best_metric"), 0.8), "0.800"s);
    std::locale::global(before);
  }

  void csv_data() {
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("field");
    const auto row = [](const QByteArray& text, const QByteArray& field) {
      QTest::newRow(text.toPercentEncoding()) << text << field;
    };
    row("word", "word");
    row("", "");
    row("a,b", "\"a,b\"");
    row("say \"x\"", "\"say \"\"x\"\"\"");
    row(" spaced", "\" spaced\"");
    row("=1+1", "'=1+1");
    row("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"");
    row("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0");
    row("-2+3", "'-2+3");
    row("@sum(a)", "'@sum(a)");
    row("\t=1", "\"'\t=1\"");
    row("\r=1", "\"'\r=1\"");
    row("-", "'-");
    row("a=1", "a=1");
    for (const char* number : {"-0.5", "+3", "-1e-05", "0", "-12", "1234.5", "-inf", "nan"})
      row(number, number);
    row("-0,5", "\"'-0,5\"");
    row("-5 %", "'-5 %");
  }

  void csv() {
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, field);
    QCOMPARE(QByteArray::fromStdString(ptw::csv_field(text.toStdString())), field);
    QCOMPARE(QByteArray::fromStdString(ptw::csv_line({"a", text.toStdString(), "1"})),
             "a," + field + ",1");
  }
};

QTEST_APPLESS_MAIN(MessageTest)
#include "message_test.moc"
