// Metrics against published numbers of the reference implementations and against sums by hand.
#include "text/metrics.h"

#include <QtTest>

#include <cmath>
#include <string>
#include <vector>

#include "text/bleu.h"
#include "text/chrf.h"
#include "text/evaluation.h"
#include "text/rouge.h"
#include "text/superglue.h"

using namespace std::string_literals;
using Strings = std::vector<std::string>;
using Ints = std::vector<int>;
using References = std::vector<Strings>;

namespace {

bool near(double ours, double expected, double tolerance) {
  if (std::abs(ours - expected) <= tolerance) return true;
  qWarning("%.9f instead of %.9f", ours, expected);
  return false;
}

// The example of sacrebleu's README and of its test/test_bleu.py.
const Strings predictions = {"The dog bit the man.", "It wasn't surprising.",
                             "The man had just bitten him."};
const References references = {{"The dog bit the man.", "The dog had bit the man."},
                               {"It was not unexpected.", "No one was surprised."},
                               {"The man bit him first.", "The man had bitten the dog."}};

// google-research/rouge/testdata/{target,prediction}.txt, made-up words.
constexpr auto rouge_target_1 =
    "ZfbCUIUuePaiLVUlCaUXxkpu XPeWing tUHfPMuZ',-Xd Y BrUgVJing M-HV.-DgdDaY.rFDJCRing Ht-LM "
    "EKBDXkME,yz'RBr q'wtion wIojNbN wL,b .a-'XdQggyFl jB-RPP'iyOIcUxer tKM L";
constexpr auto rouge_prediction_1 =
    "rFDJCRtion Ht-LM EKtDXkME,yz'RBr q'wer wrojNbN wL,b .a-'XdQggyFl jB-RPP'iyOIcUxi";
constexpr auto rouge_target_2 =
    "KsJdPByEtAor fE-Qg Dpdbring cw-WeFyu vC MoBL Xdn g wkvcEiGvKtion BDFhrpMtion psing sbKao Q m "
    "qiing LMmer HqqLFXe,XPY,J XsurkMer ,ed nB'wH'bWVHjWFEing tQ.saefZwJtKrTlixYpMMsJing "
    "UCAPwNHeYVjDing c T BUySKtion gMPfJpwGw p'NvxAoping eu pBwMBKV'I DNxqelhu,PHPxDEq,mtion SN";
constexpr auto rouge_prediction_2 =
    "nn cw-WeFyu vC MoBL Xdn g wkvcEiGvKtion BDFhrpMer pstion sbKao Q m qier LMmed HqqLFXe,XPY,J "
    "XsurkMeo ,ed nB'wH'bWVHjWFEer tQ.saefZwJtKrTlixYpMMNJtion UCAPwNHeYVjD";

ptw::Example example(const std::string& target, int label = -1) {
  ptw::Example made;
  made.target = target;
  made.label = label;
  return made;
}

}  // namespace

class MetricsTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void classes() {
    QCOMPARE(ptw::accuracy(Ints{0, 1, 2, -1}, Ints{0, 1, 1, 1}), 0.5);
    // class 0: tp 1, fp 1, fn 0 -> 2/3; class 1: tp 1, fp 0, fn 2 -> 1/2; class 2: fp 1 -> 0
    QCOMPARE(ptw::macro_f1(Ints{0, 0, 1, 2}, Ints{0, 1, 1, 1}), (2.0 / 3 + 1.0 / 2 + 0) / 3);
    // a negative prediction is a miss and no class: class 0: 2/3, class 1: 1
    QCOMPARE(ptw::macro_f1(Ints{0, -1, 1}, Ints{0, 0, 1}), (2.0 / 3 + 1) / 2);
    QCOMPARE(ptw::macro_f1(Ints{-1}, Ints{3}), 0.0);
    QCOMPARE(ptw::macro_f1(Ints{3}, Ints{3}), 1.0);
    // t5/evaluation/metrics_test.py, test_multiclass_f1: 44.44
    QVERIFY(near(ptw::macro_f1(Ints{0, 0, 2, 2}, Ints{0, 1, 1, 2}), 0.4444444444, 1e-9));
  }

  void questions() {
    // t5/evaluation/metrics_test.py: test_f1_score_with_invalid (an invalid answer is wrong),
    // test_multirc_f1_over_all_answers
    QCOMPARE(ptw::binary_f1(Ints{0, 1, -1, -1}, Ints{0, 1, 1, 0}, 1), 0.5);
    QCOMPARE(ptw::binary_f1(Ints{1, 0, 1}, Ints{1, 1, 0}, 1), 0.5);
    QCOMPARE(ptw::binary_f1(Ints{0, 0, 1}, Ints{0, 0, 0}, 0), 0.8);  // the other class: 2 * 2 / 5
    QCOMPARE(ptw::binary_f1(Ints{0}, Ints{0}, 1), 0.0);
    // one answer of group a is wrong, c has two lines apart
    QCOMPARE(ptw::group_match(Ints{0, 0, 1, 1, 1}, Ints{0, 1, 1, 1, 1},
                              Strings{"a", "a", "c", "b", "c"}),
             2.0 / 3);
  }

  void answers() {
    QCOMPARE(ptw::exact_match(Strings{" a plant\n", "A plant", "\u3000x"},
                              References{{"a plant"}, {"a plant"}, {"x"}}),
             2.0 / 3);
    QCOMPARE(ptw::exact_match(Strings{"b"}, References{{"a", "b"}}), 1.0);
    QCOMPARE(
        ptw::squad_exact_match(Strings{"The plant.", "plants"}, References{{"a plant"}, {"plant"}}),
        0.5);
    QCOMPARE(ptw::normalize_answer("The  Quick, (brown) an\tFOX's a"), "quick brown foxs"s);
    QCOMPARE(ptw::normalize_answer("ÉCOLE Über Анна theory a-b"), "école über анна theory ab"s);
    QCOMPARE(ptw::normalize_answer("“the cat”"), "“ cat”"s);
    QCOMPARE(ptw::normalize_answer("a the an ..."), ""s);
    // cat sat | cat cat mat: one word in common of 2 and 3 -> 2 * 1 / 5
    QCOMPARE(ptw::token_f1(Strings{"The cat sat."}, References{{"cat cat mat"}}), 0.4);
    QCOMPARE(ptw::token_f1(Strings{"The cat sat."}, References{{"dog", "cat cat mat", "x"}}), 0.4);
    // counted with multiplicity: 2 in common of 2 and 3 -> 4 / 5; both empty 1; one empty 0
    QCOMPARE(
        ptw::token_f1(Strings{"cat cat", "the", "x"}, References{{"cat cat mat"}, {"a"}, {""}}),
        (0.8 + 1 + 0) / 3);
  }

  void bleu_data() {
    QTest::addColumn<Strings>("predicted");
    QTest::addColumn<References>("expected");
    QTest::addColumn<double>("score");
    // sacrebleu, test/test_bleu.py: test_corpus_bleu_cases, test_raw_bleu_cases
    QTest::newRow("README") << predictions << references << 0.48530827;
    QTest::newRow("nothing") << Strings{"", "", ""} << references << 0.0;
    QTest::newRow("same") << Strings{"this is a test"} << References{{"this is a test"}} << 1.0;
    // README.md, "Variable Number of References": 29.44
    QTest::newRow("fewer references")
        << predictions << References{{references[0][1]}, references[1], references[2]} << 0.2944;
    // test/test_sentence_bleu.py, with exponential smoothing; none in common
    QTest::newRow("smoothed")
        << Strings{"Producția de zahăr primă va fi exprimată în ceea ce privește zahărul alb;"}
        << References{{"producţia de zahăr brut se exprimă în zahăr alb;"}} << 0.08493;
    QTest::newRow("none right") << Strings{"this is a cat"} << References{{"okay thanks"}} << 0.0;
    // No prediction has four words, so that there is no precision of that order.
    QTest::newRow("short") << Strings{"a test"} << References{{"a test"}} << 0.0;
  }

  void bleu() {
    QFETCH(Strings, predicted);
    QFETCH(References, expected);
    QFETCH(double, score);
    QVERIFY(near(ptw::bleu(predicted, expected), score, 5e-5));
  }

  void bleuWords_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("words");
    // By the rules of mteval-v13a.
    QTest::newRow("marks") << "(a+b)=\"c\"!"
                           << "( a + b ) = \" c \" !";
    QTest::newRow("kept together") << "don't well-known"
                                   << "don't well-known";
    QTest::newRow("numbers") << "1,000.5 and 3. or ,4"
                             << "1,000.5 and 3 . or , 4";
    QTest::newRow("hyphen") << "1990-95 a-b"
                            << "1990 - 95 a-b";
    QTest::newRow("entities") << "&lt;b&gt; &quot;x&quot; R&amp;D"
                              << "< b > \" x \" R & D";
    QTest::newRow("lines") << "hyphen-\nated a\nb <skipped>c"
                           << "hyphenated a b c";
    QTest::newRow("other spaces") << "a\u00A0b\u3000é, ü."
                                  << "a b é , ü .";
  }

  void bleuWords() {
    QFETCH(QString, text);
    QFETCH(QString, words);
    QStringList ours;
    for (const auto& word : ptw::bleu_words(text.toStdString()))
      ours << QString::fromUcs4(word.data(), static_cast<qsizetype>(word.size()));
    QCOMPARE(ours.join(' '), words);
  }

  void rouge_data() {
    QTest::addColumn<QString>("metric");
    QTest::addColumn<QString>("predicted");
    QTest::addColumn<QString>("expected");
    QTest::addColumn<double>("score");
    // google-research/rouge/rouge_scorer_test.py
    const auto row = [](const char* metric, const char* predicted, const char* expected,
                        double score) {
      QTest::addRow("%s %.5f %.9s", metric, score, predicted)
          << metric << predicted << expected << score;
    };
    row("1", "testing", "testing one two", 1.0 / 2);
    row("1", "", "testing one two", 0);
    row("2", "testing one", "testing one two", 2.0 / 3);
    row("2", "", "testing one two", 0);
    row("L", "testing one", "testing one two", 4.0 / 5);
    row("L", "testing two", "testing one two", 4.0 / 5);
    row("L", "", "testing one two", 0);
    row("L", "/", "w1 w2 w3 w4 w5", 0);
    // There the numbers of ROUGE-1.5.5 itself.
    row("1", rouge_prediction_1, rouge_target_1, 0.51163);
    row("1", rouge_prediction_2, rouge_target_2, 0.50000);
    row("2", rouge_prediction_1, rouge_target_1, 0.39024);
    row("2", rouge_prediction_2, rouge_target_2, 0.36364);
    row("L", rouge_prediction_1, rouge_target_1, 0.51163);
    row("L", rouge_prediction_2, rouge_target_2, 0.50000);
    // An order without effect on n-grams of one, but on the subsequence.
    row("1", "two one", "one two", 1);
    row("L", "two one", "one two", 0.5);
    row("L", "a", "a a", 2.0 / 3);
  }

  void rouge() {
    QFETCH(QString, metric);
    QFETCH(QString, predicted);
    QFETCH(QString, expected);
    QFETCH(double, score);
    const Strings ours = {predicted.toStdString()};
    const References theirs = {{expected.toStdString()}};
    const auto value =
        metric == "L" ? ptw::rouge_l(ours, theirs) : ptw::rouge_n(metric.toUInt(), ours, theirs);
    QVERIFY(near(value, score, 5e-6));
  }

  void rougeOfMany() {
    // the best reference of the first, the mean with the second
    const Strings ours = {"a b c d", "x"};
    const References theirs = {{"q", "a b", "z"}, {"y"}};
    QCOMPARE(ptw::rouge_n(1, ours, theirs), (4.0 / 6 + 0) / 2);
    QCOMPARE(ptw::rouge_n(2, ours, theirs), (2.0 / 4 + 0) / 2);
    QCOMPARE(ptw::rouge_l(ours, theirs), (4.0 / 6 + 0) / 2);
  }

  void chrf_data() {
    QTest::addColumn<Strings>("predicted");
    QTest::addColumn<References>("expected");
    QTest::addColumn<double>("score");
    // sacrebleu, README.md: chrF2 = 59.73
    QTest::newRow("README") << predictions << references << 0.5973;
    // test/test_chrf.py, test_cases_effective_order: there recall weighs more still, but precision
    // and recall are equal in these.
    const auto row = [](const Strings& predicted, const Strings& expected, double score) {
      References each;
      for (const auto& text : expected) each.push_back({text});
      QTest::newRow((predicted[0] + "|" + expected[0]).c_str()) << predicted << each << score;
    };
    row({"a"}, {"a"}, 1);
    row({""}, {"reference"}, 0);
    row({"a b c"}, {"a b c"}, 1);
    row({"a b c"}, {"abc"}, 1);
    row({""}, {"c"}, 0);
    row({"a", "b"}, {"a", "c"}, 0.5);
    row({"aa"}, {"ab"}, 0.25);
    // By hand: precision (1 + 1) / 2, recall (2/3 + 1/2) / 2, beta 2 -> 5PR / (4P + R)
    row({"ab"}, {"abc"}, 5 * (7.0 / 12) / (4 + 7.0 / 12));
    row({"éa"}, {"éb"}, 0.25);  // characters, not bytes
    QTest::newRow("best reference") << Strings{"a", "b"} << References{{"x", "a"}, {"b"}} << 1.0;
  }

  void chrf() {
    QFETCH(Strings, predicted);
    QFETCH(References, expected);
    QFETCH(double, score);
    QVERIFY(near(ptw::chrf(predicted, expected), score, 5e-5));
  }

  void wscAnswers() {
    // The rules of t5/data/postprocessors.py, wsc_simple.
    QVERIFY(ptw::names_referent("the Fuzzy bunny", "bunny"));
    QVERIFY(ptw::names_referent("bunny", "A fuzzy bunny "));
    QVERIFY(!ptw::names_referent("Bob", "Bob's hat"));
    QVERIFY(!ptw::names_referent("hat", "Bob's hat"));
    QVERIFY(ptw::names_referent("Bob's", "Bob's hat"));
    QVERIFY(!ptw::names_referent("the dog", "the cat"));
    QVERIFY(!ptw::names_referent("the", "the cat"));
    QVERIFY(!ptw::names_something("  The this "));
  }

  void ofClassification() {
    ptw::Task task;
    task.verbalizer = {{"a", "A"}, {"b", "B"}};
    task.metric = "accuracy";
    const std::vector examples = {example("A", 0), example("B", 1)};
    auto metrics = ptw::task_metrics(task, Ints{0, 0}, Strings{"A", "B"}, examples);
    QCOMPARE(metrics, (std::map<std::string, double>{
                          {"accuracy", 0.5}, {"macro_f1", 1.0 / 3}, {"exact_match", 1}}));
    QVERIFY(!ptw::judges_text(task));
    task.metric = "token_f1";
    QVERIFY(ptw::judges_text(task));
    metrics = ptw::task_metrics(task, Ints{0, 0}, Strings{"A", "B c"}, examples);
    QCOMPARE(metrics.at("token_f1"), (1 + 2.0 / 3) / 2);  // "A" is an article: both empty
  }

  void ofMultirc() {
    ptw::Task task;
    task.format = "multirc";
    task.verbalizer = {{"1", "True"}, {"0", "False"}};  // turned round: "1" is index 0
    task.metric = "f1a";
    std::vector examples = {example("True", 0), example("True", 0), example("False", 1),
                            example("True", 0)};
    const Strings questions = {"a", "b", "a", "c"};
    for (std::size_t i = 0; i < examples.size(); ++i) examples[i].group = questions[i];
    const auto metrics = ptw::task_metrics(task, Ints{0, 1, 1, 0}, Strings(4), examples);
    QCOMPARE(metrics.at("f1a"), 0.8);  // two of three found, nothing false
    QCOMPARE(metrics.at("multirc_em"), 2.0 / 3);
    QVERIFY(!ptw::judges_text(task));
  }

  void ofWsc() {
    ptw::Task task;
    task.format = "wsc";
    task.metric = "accuracy";
    std::vector examples = {example("Tom"), example("Mitchell"), example("Mitchell"),
                            example("Mitchell")};
    for (std::size_t i = 1; i < examples.size(); ++i) examples[i].is_right = false;
    // found; rightly not the wrong noun; the wrong noun; no answer at all
    const auto metrics =
        ptw::task_metrics(task, Ints(4, -1), Strings{"tom", "Tom", "Mitchell", "the"}, examples);
    QCOMPARE(metrics, (std::map<std::string, double>{{"accuracy", 0.5}}));
    QVERIFY(ptw::judges_text(task));
  }

  void ofGeneration() {
    ptw::Task task;
    task.metric = "bleu";
    std::vector<ptw::Example> examples;
    for (std::size_t i = 0; i < predictions.size(); ++i) {
      examples.push_back(example(references[i][0]));
      examples.back().references = references[i];
    }
    auto metrics = ptw::task_metrics(task, Ints(3, -1), predictions, examples);
    QVERIFY(near(metrics.at("bleu"), 0.4853, 5e-5));
    QVERIFY(near(metrics.at("chrf"), 0.5973, 5e-5));
    for (const auto* name : {"exact_match", "squad_em"}) QCOMPARE(metrics.at(name), 1.0 / 3);
    QCOMPARE(metrics.at("token_f1"), ptw::token_f1(predictions, references));
    QCOMPARE(metrics.at("rouge1"), ptw::rouge_n(1, predictions, references));
    QCOMPARE(metrics.at("rouge2"), ptw::rouge_n(2, predictions, references));
    QCOMPARE(metrics.at("rougeL"), ptw::rouge_l(predictions, references));
    QVERIFY(metrics.at("rouge2") < metrics.at("rouge1"));
    // every metric that may decide is there, and no other
    for (const auto name : ptw::fitting_metrics(task))
      QVERIFY2(metrics.erase(std::string(name)) == 1, std::string(name).c_str());
    QVERIFY(metrics.empty());
  }
};

QTEST_APPLESS_MAIN(MetricsTest)
#include "metrics_test.moc"
