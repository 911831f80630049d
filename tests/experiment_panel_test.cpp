#include "widgets/experiment_panel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>

#include "accessibility.h"
#include "pretend_translator.h"
#include "widgets/messages.h"
#include "widgets/mnemonic.h"
#include "widgets/number_box.h"
#include "widgets/setting_field.h"

using namespace ptw;

namespace {

SettingSpec real(const std::string& key, double value) {
  return {key, "Label of " + key, "Why.", value, 1e-6, 10};
}

std::vector<SettingSpec> settings() {
  SettingSpec seed{"seed", "Seed", "Same seed, same numbers.", std::int64_t(0), 0, 1e15};
  seed.advanced = true;
  SettingSpec stop{"early_stopping", "Stop early", "Saves time.", true};
  stop.advanced = true;
  return {{"prompt_length", "Prompt length", "Soft tokens.", std::int64_t(20), 1, 500},
          real("learning_rate", 0.3),
          {"initialization",
           "Initialisation",
           "How it starts.",
           std::string("labels"),
           0,
           0,
           {"random", "labels"}},
          seed,
          stop};
}

std::vector<MethodChoice> methods() {
  auto others = settings();
  others[1].default_value = 0.5;
  others[0].maximum = 50;
  return {{"prompt-tuning", "Prompt tuning", "Lester et al. 2021", settings()},
          {"smop", "SMoP", "Choi et al. 2023", others}};
}

}  // namespace

class ExperimentPanelTest : public QObject {
  Q_OBJECT

 private:
  std::unique_ptr<ExperimentPanel> panel_;

  template <class Control>
  Control* control(const char* name) const {
    return panel_->findChild<Control*>(name);
  }
  QLineEdit* typing(const char* key) const {
    return control<QWidget>(key)->findChild<QLineEdit*>();
  }
  void type(const char* key, const QString& text) {
    auto* line = typing(key);
    line->setFocus();
    line->selectAll();
    QTest::keyClick(line, Qt::Key_Delete);
    QTest::keyClicks(line, text);
  }
  QString spoken(const char* key) const { return control<QWidget>(key)->accessibleDescription(); }
  QPushButton* start() const { return control<QPushButton>("start"); }
  template <class Value>
  Value setting(const char* key) const {
    return std::get<Value>(panel_->spec().settings.at(key));
  }

 private Q_SLOTS:
  void init() {
    panel_ = std::make_unique<ExperimentPanel>();
    panel_->setModels({{"demo", "Demo model", "Small."}, {"/m/flan", "Flan", ""}});
    panel_->setTasks({{"supersense", "supersense", "Glosses."}});
    panel_->setMethods(methods());
    panel_->resize(300, 700);
    panel_->show();
    QVERIFY(QTest::qWaitForWindowExposed(panel_.get()));
  }

  void startsWithWhatIsThere() {
    QSignalSpy started(panel_.get(), &ExperimentPanel::startRequested);
    QVERIFY(panel_->isValid());
    QTest::mouseClick(start(), Qt::LeftButton);
    QCOMPARE(started.count(), 1);
    const auto spec = started.at(0).at(0).value<RunSpec>();
    QCOMPARE(spec.name, std::string("Prompt tuning on supersense"));
    QCOMPARE(spec.model, std::string("demo"));
    QCOMPARE(spec.task, std::string("supersense"));
    QCOMPARE(spec.method, std::string("prompt-tuning"));
    QCOMPARE(spec.settings.size(), settings().size());
    for (const auto& described : settings())
      QVERIFY(spec.settings.at(described.key) == described.default_value);
  }

  void withoutChoicesThereIsNothingToStart() {
    ExperimentPanel empty;
    QVERIFY(!empty.isValid());
    QVERIFY(!empty.findChild<QPushButton*>("start")->isEnabled());
  }

  void refusesWhereItIsTyped() {
    type("learning_rate", "1e-9");
    QVERIFY(!panel_->isValid());
    QVERIFY(!start()->isEnabled());
    QVERIFY(spoken("learning_rate").contains("Label of learning_rate must lie between"));
    type("learning_rate", "fast");
    QVERIFY(spoken("learning_rate").contains("\"fast\""));
    type("learning_rate", "1e-5");
    QVERIFY(panel_->isValid());
    QVERIFY(start()->isEnabled());
    QCOMPARE(spoken("learning_rate"), QString("Why."));
    QCOMPARE(setting<double>("learning_rate"), 1e-5);
  }

  void numbersTakeACommaAndAPoint_data() {
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<double>("value");
    QTest::newRow("comma") << "de_DE"
                           << "0,25" << 0.25;
    QTest::newRow("point") << "de_DE"
                           << "0.25" << 0.25;
    QTest::newRow("exponent") << "de_DE"
                              << "2,5e-3" << 2.5e-3;
    QTest::newRow("three digits") << "de_DE"
                                  << "0,125" << 0.125;
    QTest::newRow("point where points are written") << "ko_KR"
                                                    << "0.25" << 0.25;
    QTest::newRow("comma where points are written") << "ko_KR"
                                                    << "0,25" << 0.25;
    QTest::newRow("thousands are no decimals") << "ko_KR"
                                               << "1,000" << -1.0;
    QTest::newRow("two commas") << "de_DE"
                                << "0,2,5" << -1.0;
  }

  void numbersTakeACommaAndAPoint() {
    QFETCH(QString, locale);
    QFETCH(QString, typed);
    QFETCH(double, value);
    const QLocale before;
    QLocale::setDefault(QLocale(locale));
    init();
    type("learning_rate", typed);
    QCOMPARE(panel_->isValid(), value > 0);
    if (value > 0) QCOMPARE(setting<double>("learning_rate"), value);
    QLocale::setDefault(before);
  }

  void numbersAreShownAsTheLocaleWritesThem() {
    const QLocale before;
    QLocale::setDefault(QLocale("de_DE"));
    init();
    QCOMPARE(typing("learning_rate")->text(), QString("0,3"));
    QTest::keyClick(typing("learning_rate"), Qt::Key_Up);
    QCOMPARE(typing("learning_rate")->text(), QString("0,4"));
    QCOMPARE(setting<double>("learning_rate"), 0.4);
    type("learning_rate", "11,5");
    QVERIFY2(
        spoken("learning_rate").contains("0,000001 ") || spoken("learning_rate").contains("1e-06 "),
        qPrintable(spoken("learning_rate")));
    type("prompt_length", "1,5");
    QVERIFY(!panel_->isValid());
    QLocale::setDefault(before);
  }

  void arrowKeysStepNumbers() {
    QTest::keyClick(typing("prompt_length"), Qt::Key_Up);
    QCOMPARE(setting<std::int64_t>("prompt_length"), 21);
    QTest::keyClick(typing("learning_rate"), Qt::Key_Up);
    QCOMPARE(setting<double>("learning_rate"), 0.4);
    type("learning_rate", "1e-5");
    QTest::keyClick(typing("learning_rate"), Qt::Key_Down);
    QCOMPARE(setting<double>("learning_rate"), 9e-6);
    type("prompt_length", "500");
    QTest::keyClick(typing("prompt_length"), Qt::Key_Up);
    QCOMPARE(setting<std::int64_t>("prompt_length"), 500);
  }

  void saysWhenSomethingChanges() {
    QSignalSpy changed(panel_.get(), &ExperimentPanel::changed);
    type("prompt_length", "7");
    QVERIFY(changed.count() > 0);
    changed.clear();
    QTest::keyClicks(control<QLineEdit>("name"), "x");
    QCOMPARE(changed.count(), 1);
    QCOMPARE(panel_->spec().name, std::string("x"));
  }

  void choicesAreAComboBox() {
    QTest::keyClick(control<QComboBox>("initialization"), Qt::Key_Up);
    QCOMPARE(setting<std::string>("initialization"), std::string("random"));
  }

  void moreSettingsAreShownWhenAskedFor() {
    auto* seed = control<QWidget>("seed");
    QVERIFY(!seed->isVisible());
    QTest::mouseClick(control<QToolButton>("moreSettings"), Qt::LeftButton);
    QVERIFY(seed->isVisible());
    QTest::mouseClick(control<QCheckBox>("early_stopping"), Qt::LeftButton, {}, QPoint(8, 8));
    QCOMPARE(setting<bool>("early_stopping"), false);
    type("seed", "4294967296");
    QCOMPARE(setting<std::int64_t>("seed"), 4294967296);
  }

  void aRefusedSettingIsNeverHidden() {
    auto spec = panel_->spec();
    spec.settings["seed"] = std::int64_t(-1);
    panel_->setSpec(spec);
    QVERIFY(!panel_->isValid());
    QVERIFY(control<QWidget>("seed")->isVisible());
  }

  void anotherMethodKeepsWhatWasChanged() {
    type("prompt_length", "30");
    panel_->chooseMethod("smop");
    QCOMPARE(setting<std::int64_t>("prompt_length"), 30);
    QCOMPARE(setting<double>("learning_rate"), 0.5);
    panel_->chooseMethod("prompt-tuning");
    type("prompt_length", "300");
    panel_->chooseMethod("smop");  // takes at most 50
    QCOMPARE(setting<std::int64_t>("prompt_length"), 20);
    QVERIFY(panel_->isValid());
  }

  void resetGivesTheDefaults() {
    auto* reset = control<QPushButton>("reset");
    QVERIFY(!reset->isEnabled());
    type("prompt_length", "0");
    QVERIFY(!panel_->isValid());
    QTest::mouseClick(reset, Qt::LeftButton);
    QCOMPARE(setting<std::int64_t>("prompt_length"), 20);
    QVERIFY(panel_->isValid());
    QVERIFY(!reset->isEnabled());
  }

  void showsAnExperimentOfBefore() {
    RunSpec spec{"mine",
                 "/home/me/t5",
                 "/home/me/my-task.json",
                 "smop",
                 {{"prompt_length", std::int64_t(9)}, {"learning_rate", 1e-5}}};
    panel_->setSpec(spec);
    const auto shown = panel_->spec();
    QCOMPARE(shown.name, spec.name);
    QCOMPARE(shown.model, spec.model);
    QCOMPARE(shown.task, spec.task);
    QCOMPARE(shown.method, spec.method);
    QCOMPARE(std::get<std::int64_t>(shown.settings.at("prompt_length")), 9);
    QCOMPARE(std::get<double>(shown.settings.at("learning_rate")), 1e-5);
    QVERIFY(panel_->isValid());
  }

  void newChoicesKeepWhatWasChosen() {
    panel_->chooseModel("/m/flan");
    type("prompt_length", "30");
    panel_->setModels({{"/m/bart", "Bart", ""}, {"/m/flan", "Flan", ""}});
    panel_->setMethods(methods());
    QCOMPARE(panel_->spec().model, std::string("/m/flan"));
    QCOMPARE(setting<std::int64_t>("prompt_length"), 30);
    panel_->setModels({{"/m/bart", "Bart", ""}});
    QCOMPARE(panel_->spec().model, std::string("/m/bart"));
  }

  void asksToOpen() {
    QSignalSpy model(panel_.get(), &ExperimentPanel::openModelRequested);
    QSignalSpy task(panel_.get(), &ExperimentPanel::openTaskRequested);
    for (auto* button : panel_->findChildren<QPushButton*>())
      if (button->text() == "Open…") QTest::mouseClick(button, Qt::LeftButton);
    QCOMPARE(model.count(), 1);
    QCOMPARE(task.count(), 1);
  }

  void aNoteIsSeen() {
    auto* note = control<QWidget>("note");
    QVERIFY(!note->isVisible());
    panel_->setNote("The small model stays at chance.");
    QVERIFY(note->isVisible());
    panel_->setNote({});
    QVERIFY(!note->isVisible());
  }

  void isNeverNarrowerThanItsFields() {
    panel_->resize(panel_->minimumSizeHint().width(), 500);
    for (auto* button : panel_->findChildren<QPushButton*>())
      QVERIFY(button->mapTo(panel_.get(), QPoint(button->width(), 0)).x() <= panel_->width());
  }

  void spokenNamesHaveNoMnemonic_data() {
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("spoken");
    QTest::newRow("in the word") << "M&ethod"
                                 << "Method";
    QTest::newRow("behind the word") << "모델(&M)"
                                     << "모델";
    QTest::newRow("before an ellipsis") << "값을 CSV로(&V)…"
                                        << "값을 CSV로…";
    QTest::newRow("no mnemonic") << "Loss (nats)"
                                 << "Loss (nats)";
  }
  void spokenNamesHaveNoMnemonic() {
    QFETCH(QString, text);
    QTEST(withoutMnemonic(text), "spoken");
    QCOMPARE(control<QComboBox>("model")->accessibleName(), QString("Model"));
  }

  void fitsANarrowColumn() {
    QVERIFY(panel_->minimumSizeHint().width() <= 300);
    for (auto* field : panel_->findChildren<SettingField*>())
      if (field->isVisible())
        QVERIFY(field->mapTo(panel_.get(), QPoint(field->width(), 0)).x() <= 300);
  }

  void speaksAnotherLanguage() {
    type("learning_rate", "fast");
    PretendTranslator translator;
    QCoreApplication::installTranslator(&translator);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(control<QWidget>("prompt_length")->accessibleName(), QString("[Prompt length]"));
    QCOMPARE(spoken("prompt_length"), QString("[Soft tokens.]"));
    QCOMPARE(spoken("learning_rate"),
             QString("[[Label of learning_rate] takes a number, not \"fast\".]"));
    QCOMPARE(start()->text(), QString("[Start]"));
    QCoreApplication::removeTranslator(&translator);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(start()->text(), QString("Start"));
    QCOMPARE(setting<std::int64_t>("prompt_length"), 20);
  }

  void sentencesAreTranslatedBeforeTheirMarkersAreFilled() {
    const Message message{"%2 before %1.", {"100%2", "b"}};
    QCOMPARE(translated(message), QString("b before 100%2."));
    PretendTranslator translator;
    QCoreApplication::installTranslator(&translator);
    QCOMPARE(translated(message, "text"), QString("[b before 100%2.]"));
    QCoreApplication::removeTranslator(&translator);
  }

  void namesItsControls() {
    control<QToolButton>("moreSettings")->click();
    QCOMPARE(namelessControls(panel_.get()).join(' '), QString());
  }
};

QTEST_MAIN(ExperimentPanelTest)
#include "experiment_panel_test.moc"
