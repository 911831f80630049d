#include "widgets/sweep_form.h"

#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include "accessibility.h"
#include "pretend_translator.h"
#include "widgets/sweep_values.h"

using namespace ptw;

namespace {

std::vector<SettingSpec> settings() {
  SettingSpec seed{"seed", "Seed", "Same seed, same numbers.", std::int64_t(0), 0, 1e9};
  SettingSpec data{"train_examples", "Training examples", "0 takes all.", std::int64_t(0), 0, 1e9};
  SettingSpec stop{"early_stopping", "Stop early", "Saves time.", true};
  data.advanced = stop.advanced = true;
  return {{"prompt_length", "Prompt length", "Soft tokens.", std::int64_t(20), 1, 500},
          {"learning_rate", "Learning rate", "Large.", 0.3, 0, 10},
          {"init", "Initialisation", "Start.", std::string("labels"), 0, 0, {"random", "labels"}},
          {"words", "Words", "Pieces to start from.", std::string("a, b")},
          seed,
          data,
          stop};
}

std::vector<MethodChoice> methods() {
  auto others = settings();
  others[0].maximum = 50;
  others[1].default_value = 0.5;
  others.erase(others.begin() + 2);
  return {{"prompt-tuning", "Prompt tuning", "Lester et al. 2021", settings()},
          {"smop", "SMoP", "Choi et al. 2023", others}};
}

RunSpec base() {
  return {"a run",
          "demo",
          "supersense",
          "prompt-tuning",
          {{"prompt_length", std::int64_t(10)}, {"seed", std::int64_t(7)}}};
}

QString numbers(int first, int last) {
  QStringList all;
  for (int i = first; i <= last; ++i) all << QString::number(i);
  return all.join(", ");
}

}  // namespace

class SweepFormTest : public QObject {
  Q_OBJECT

 private:
  std::unique_ptr<SweepForm> form_;

  template <class Widget>
  Widget* part(const char* name) const {
    return form_->findChild<Widget*>(name);
  }
  QLineEdit* line(const char* key) const { return part<QLineEdit>(key); }
  void type(const char* key, const QString& text) const {
    line(key)->setFocus();
    line(key)->selectAll();
    QTest::keyClick(line(key), Qt::Key_Delete);
    QTest::keyClicks(line(key), text);
  }
  void tick(const char* list, int row) const {
    auto* choices = part<QListWidget>(list);
    choices->setFocus();
    choices->setCurrentRow(row);
    QTest::keyClick(choices, Qt::Key_Space);
  }
  QPushButton* start() const { return part<QPushButton>("start"); }
  QString preview() const { return part<QLabel>("preview")->text(); }
  QLabel* besides(const char* key, const char* label) const {
    return line(key)->parentWidget()->findChild<QLabel*>(label);
  }
  QString problemOf(const char* key) const { return besides(key, "problem")->text(); }
  Sweep started() const {
    QSignalSpy spy(form_.get(), &SweepForm::startRequested);
    QTest::mouseClick(start(), Qt::LeftButton);
    return spy.count() == 1 ? spy.at(0).at(0).value<Sweep>() : Sweep();
  }

 private Q_SLOTS:
  void initTestCase() { QLocale::setDefault(QLocale::c()); }

  void init() {
    form_ = std::make_unique<SweepForm>();
    form_->setBase(base(), {{"demo", "Demo model", "Small."}, {"/m/flan", "Flan", ""}},
                   {{"supersense", "supersense", "Glosses."}, {"/t/own.json", "own", ""}},
                   methods());
    form_->show();
    QVERIFY(QTest::qWaitForWindowExposed(form_.get()));
  }

  void previewsTheGrid() {
    QCOMPARE(preview(), QString("3 runs = 3 seeds"));
    type("prompt_length", "1, 5,20 , 100");
    type("init", "random, labels");
    QCOMPARE(preview(), QString("24 runs = 4 × 2 × 3 seeds"));
    QCOMPARE(form_->runCount(), 24);
    form_->setSecondsPerRun(30);
    QCOMPARE(preview(), QString("24 runs = 4 × 2 × 3 seeds, about 12 min"));
    type("seed", "5");
    QCOMPARE(preview(), QString("8 runs = 4 × 2 × 1 seed, about 4 min"));
  }

  void valuesWithDecimalCommas_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<int>("count");
    QTest::newRow("one") << "0,25" << 1;
    QTest::newRow("semicolons") << "0,1; 0,25;0,5" << 3;
    QTest::newRow("commas and spaces") << "0,1, 0,25" << 2;
    QTest::newRow("points") << "0.1; 0.25" << 2;
    QTest::newRow("points and commas") << "0.1, 0.25" << 2;
    QTest::newRow("no telling") << "0,1,0,25" << 0;
    QTest::newRow("nothing between") << "0,1;;0,25" << 0;
  }

  void valuesWithDecimalCommas() {
    QFETCH(QString, typed);
    QFETCH(int, count);
    QLocale::setDefault(QLocale("de_DE"));
    const auto spec = settings()[1];
    std::vector<SettingValue> values;
    QString problem;
    try {
      values = parseValues(spec, typed);
    } catch (const Error& error) {
      problem = QString::fromStdString(error.what());
    }
    const auto text = valuesText(values);
    const auto again = values.empty() ? values : parseValues(spec, text);
    QLocale::setDefault(QLocale::c());
    QCOMPARE(std::ssize(values), count);
    QCOMPARE(problem.isEmpty(), count > 0);
    QVERIFY(again == values);
    if (count == 3) QCOMPARE(text, QString("0,1; 0,25; 0,5"));
    if (typed.contains(";;")) QVERIFY2(problem.contains("semicolons"), qPrintable(problem));
  }

  void wholeNumbersStandBetweenCommasAnywhere() {
    QLocale::setDefault(QLocale("de_DE"));
    const auto values = parseValues(settings()[0], "1,5, 20");
    const auto text = valuesText(values);
    QLocale::setDefault(QLocale::c());
    QCOMPARE(std::ssize(values), 3);
    QCOMPARE(text, QString("1, 5, 20"));
  }

  void startsWhatIsTyped() {
    type("prompt_length", "1, 5, 100");
    type("learning_rate", "0.1");
    type("train_examples", "100, 0");
    const auto draft = started();
    QCOMPARE(draft.over.size(), std::size_t(2));
    QCOMPARE(draft.over[0].key, std::string("train_examples"));
    QVERIFY(draft.over[0].values ==
            (std::vector<SettingValue>{std::int64_t(100), std::int64_t(0)}));
    QCOMPARE(draft.over[1].key, std::string("prompt_length"));
    QCOMPARE(draft.over[1].values.size(), std::size_t(3));
    QVERIFY(draft.over[1].values[2] == SettingValue(std::int64_t(100)));
    QVERIFY(draft.seeds == (std::vector<std::int64_t>{0, 1, 2}));
    QCOMPARE(draft.base.model, std::string("demo"));
    QCOMPARE(draft.base.task, std::string("supersense"));
    QCOMPARE(draft.base.method, std::string("prompt-tuning"));
    QVERIFY(draft.base.settings.at("learning_rate") == SettingValue(0.1));
    QVERIFY(draft.base.settings.at("early_stopping") == SettingValue(true));
    for (const char* key : {"seed", "prompt_length", "train_examples"})
      QVERIFY2(!draft.base.settings.contains(key), key);
    QVERIFY(!form_->isVisible());
  }

  void showsTheSweepOfAFigure() {
    Sweep sweep;
    sweep.name = "a figure";
    sweep.figure = "lester-1";
    sweep.evaluate_on = {"other"};
    sweep.base = {"", "demo", "supersense", "", {{"learning_rate", 0.2}}};
    sweep.variants = {{"short", "prompt-tuning", {{"prompt_length", std::int64_t(5)}}},
                      {"mixed", "smop"},
                      {"long", "prompt-tuning", {{"prompt_length", std::int64_t(100)}}}};
    sweep.over = {{"variant", {std::string("short"), std::string("mixed"), std::string("long")}},
                  {"train_examples", {std::int64_t(50), std::int64_t(100)}}};
    sweep.seeds = {4};
    form_->setSweep(sweep, {{"demo", "Demo model", ""}}, {{"supersense", "supersense", ""}},
                    methods());
    QCOMPARE(preview(), QString("6 runs = 3 × 2 × 1 seed"));
    QCOMPARE(line("learning_rate")->text(), QString("0.2"));
    QVERIFY(line("prompt_length"));  // which "mixed" leaves open
    QVERIFY(!line("init"));          // which it does not have
    tick("method", 1);
    QVERIFY(!line("prompt_length"));
    QCOMPARE(preview(), QString("4 runs = 2 × 2 × 1 seed"));
    const auto draft = started();
    QCOMPARE(draft.figure, std::string("lester-1"));
    QVERIFY(draft.evaluate_on == sweep.evaluate_on);
    QCOMPARE(draft.variants.size(), std::size_t(2));
    QCOMPARE(draft.variants[1].name, std::string("long"));
    QCOMPARE(draft.over.front().key, std::string("variant"));
    QCOMPARE(draft.over.front().values.size(), std::size_t(2));
    QVERIFY(draft.base.method.empty());
  }

  void beginsWithTheExperiment() {
    QCOMPARE(line("prompt_length")->text(), QString("10"));
    QCOMPARE(line("learning_rate")->text(), QString("0.3"));
    QCOMPARE(line("seed")->text(), QString("0, 1, 2"));
    QCOMPARE(form_->findChildren<QLineEdit*>("seed").size(), 1);
  }

  void addsAnUnknownModelAndTask() {
    auto spec = base();
    spec.model = "/m/own-t5";
    spec.task = "/t/elsewhere.json";
    form_->setBase(spec, {{"demo", "Demo model", ""}}, {{"supersense", "supersense", ""}},
                   methods());
    QCOMPARE(part<QListWidget>("model")->count(), 2);
    const auto draft = started();
    QCOMPARE(draft.base.model, spec.model);
    QCOMPARE(draft.base.task, spec.task);
  }

  void refusesWhereItIsTyped_data() {
    QTest::addColumn<QString>("key");
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("range") << "prompt_length"
                           << "5, 501"
                           << "must lie between 1 and 500";
    QTest::newRow("word") << "learning_rate"
                          << "0.3, fast"
                          << "\"fast\"";
    QTest::newRow("choice") << "init"
                            << "labels, lables"
                            << "random, labels";
    QTest::newRow("twice") << "prompt_length"
                           << "5, 6, 5"
                           << "\"5\" twice";
    QTest::newRow("same number") << "learning_rate"
                                 << "0.1, 1e-1"
                                 << "twice";
    QTest::newRow("gap") << "prompt_length"
                         << "5, , 6"
                         << "several with commas";
    QTest::newRow("end") << "prompt_length"
                         << "5,"
                         << "several with commas";
    QTest::newRow("empty") << "prompt_length"
                           << ""
                           << "one value";
    QTest::newRow("no seed") << "seed"
                             << ""
                             << "one value";
    QTest::newRow("bad seed") << "seed"
                              << "0, -1"
                              << "must lie between";
  }

  void refusesWhereItIsTyped() {
    QFETCH(QString, key);
    QFETCH(QString, text);
    QFETCH(QString, sentence);
    const auto name = key.toUtf8();
    type(name, text);
    QVERIFY2(problemOf(name).contains(sentence), qPrintable(problemOf(name)));
    QVERIFY(besides(name, "problem")->isVisible());
    QVERIFY(line(name)->accessibleDescription().contains(sentence));
    QVERIFY(!start()->isEnabled());
    QVERIFY(!part<QLabel>("problem")->text().isEmpty());
    QCOMPARE(form_->runCount(), 0);
    type(name, key == "init" ? "random" : "3");
    QVERIFY(problemOf(name).isEmpty());
    QVERIFY(start()->isEnabled());
  }

  void marksWhatIsSwept() {
    auto* mark = besides("prompt_length", "mark");
    QVERIFY(!mark->isVisible());
    type("prompt_length", "1, 5");
    QVERIFY(mark->isVisible());
    QCOMPARE(mark->text(), QString("2 values"));
    QVERIFY(mark->font().bold());
    QVERIFY(line("prompt_length")->accessibleDescription().contains("2 values"));
    type("prompt_length", "1");
    QVERIFY(!mark->isVisible());
  }

  void textsWithCommasStandInQuotationMarks() {
    QCOMPARE(line("words")->text(), QString("\"a, b\""));
    type("words", R"(c, "d, ""e""")");
    const auto draft = started();
    QCOMPARE(draft.over.size(), std::size_t(1));
    QVERIFY(draft.over[0].values ==
            (std::vector<SettingValue>{std::string("c"), std::string("d, \"e\"")}));
  }

  void valuesTextIsReadBack() {
    const auto spec = settings()[3];
    for (const std::vector<SettingValue>& values :
         {std::vector<SettingValue>{std::string()},
          {std::string("a"), std::string("b, \"c\""), std::string("  d ")}})
      QVERIFY(parseValues(spec, valuesText(values)) == values);
  }

  void hidesWhatRarelyChanges() {
    QVERIFY(line("train_examples")->isVisible());
    QVERIFY(!line("early_stopping")->isVisible());
    auto* more = part<QCheckBox>("moreSettings");
    QTest::keyClick(more, Qt::Key_Space);
    QVERIFY(line("early_stopping")->isVisible());
    type("early_stopping", "true, false");
    QTest::keyClick(more, Qt::Key_Space);
    QVERIFY(line("early_stopping")->isVisible());
    QCOMPARE(form_->runCount(), 6);
  }

  void severalModelsAndTasksAreSwept() {
    tick("model", 1);
    tick("task", 1);
    QCOMPARE(preview(), QString("12 runs = 2 × 2 × 3 seeds"));
    const auto draft = started();
    QCOMPARE(draft.over[0].key, std::string("model"));
    QVERIFY(draft.over[0].values ==
            (std::vector<SettingValue>{std::string("demo"), std::string("/m/flan")}));
    QCOMPARE(draft.over[1].key, std::string("task"));
    QVERIFY(draft.base.model.empty() && draft.base.task.empty());
  }

  void withoutAModelNothingStarts() {
    tick("model", 0);
    QVERIFY(!start()->isEnabled());
    QVERIFY(part<QLabel>("problem")->text().contains("model"));
    QVERIFY(preview().isEmpty());
  }

  void severalMethodsShareWhatAllOfThemHave() {
    type("prompt_length", "5, 100");
    tick("method", 1);
    QVERIFY(!line("init"));
    QVERIFY(problemOf("prompt_length").contains("between 1 and 50"));
    type("prompt_length", "5");
    QVERIFY(line("learning_rate")->text().isEmpty());
    auto draft = form_->draft();
    QCOMPARE(draft.over.size(), std::size_t(1));
    QCOMPARE(draft.over[0].key, std::string("method"));
    QVERIFY(!draft.base.settings.contains("learning_rate"));
    QVERIFY(start()->isEnabled());
    type("learning_rate", "0.7");
    QVERIFY(form_->draft().base.settings.at("learning_rate") == SettingValue(0.7));
    tick("method", 0);
    draft = form_->draft();
    QCOMPARE(draft.base.method, std::string("smop"));
    QVERIFY(draft.base.settings.at("learning_rate") == SettingValue(0.7));
    QVERIFY(draft.base.settings.at("prompt_length") == SettingValue(std::int64_t(5)));
  }

  void tooManyRunsDoNotStart() {
    line("prompt_length")->setText(numbers(1, 100));
    line("train_examples")->setText(numbers(1, 100));
    type("seed", "0");
    QVERIFY(start()->isEnabled());
    QCOMPARE(form_->runCount(), 10'000);
    line("train_examples")->setText(numbers(1, 101));
    QVERIFY(!start()->isEnabled());
    QVERIFY2(part<QLabel>("problem")->text().contains("at most 10000 runs"),
             qPrintable(part<QLabel>("problem")->text()));
    QVERIFY(preview().startsWith("more than 10000 runs"));
    for (const char* key : {"words", "seed", "learning_rate"}) line(key)->setText(numbers(0, 10));
    QVERIFY(form_->runCount() > 10'000);
  }

  void isCalledAsItsSettings() {
    type("prompt_length", "1, 5");
    QCOMPARE(line("name")->placeholderText(), QString("Prompt length on supersense"));
    QCOMPARE(form_->draft().name, std::string("Prompt length on supersense"));
    type("name", "  my lengths ");
    QCOMPARE(started().name, std::string("my lengths"));
  }

  void tellsEveryChange() {
    QSignalSpy changed(form_.get(), &SweepForm::changed);
    type("prompt_length", "7");
    QVERIFY(!changed.isEmpty());
    changed.clear();
    tick("task", 1);
    QCOMPARE(changed.count(), 1);
  }

  void saysHowLong() {
    QCOMPARE(durationText(0.2), QString("1 s"));
    QCOMPARE(durationText(42), QString("42 s"));
    QCOMPARE(durationText(59 * 60), QString("59 min"));
    QCOMPARE(durationText(3 * 3600 + 20 * 60), QString("3 h 20 min"));
    QCOMPARE(durationText(2 * 3600), QString("2 h"));
    QCOMPARE(durationText(49 * 3600), QString("2 d 1 h"));
  }

  void everyControlHasAName() {
    QVERIFY2(namelessControls(form_.get()).isEmpty(),
             qPrintable(namelessControls(form_.get()).join(", ")));
  }

  void speaksAnotherLanguage() {
    PretendTranslator translator;
    QCoreApplication::installTranslator(&translator);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(form_->windowTitle(), QString("[New sweep]"));
    QCOMPARE(line("prompt_length")->accessibleName(), QString("[Prompt length]"));
    QCOMPARE(preview(), QString("[[3 runs] = [3 seeds]]"));
    QCoreApplication::removeTranslator(&translator);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(form_->windowTitle(), QString("New sweep"));
  }
};

QTEST_MAIN(SweepFormTest)
#include "sweep_form_test.moc"
