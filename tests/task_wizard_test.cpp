// The wizard with real keys and clicks; what the engine would answer is written by hand.
#include "widgets/task_wizard.h"

#include <QComboBox>
#include <QLabel>
#include <QMessageBox>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTemporaryDir>
#include <QTest>
#include <QToolButton>

#include "accessibility.h"
#include "pretend_translator.h"

using namespace ptw;

namespace {

/// What the engine would say of `draft`, all of it sound.
TaskPreview answer(TaskDraft draft) {
  TaskPreview preview;
  if (draft.is_new) {
    draft.name = "pets";
    draft.input_template = "{text}";
    draft.label_field = "label";
    draft.is_new = false;
  }
  if (draft.is_classification && draft.label_field == "label" && draft.verbalizer.empty())
    draft.verbalizer = {{"0", "0"}, {"1", "1"}};
  preview.columns = {{"label", "0", 90}, {"note", "x", 90}, {"text", "a pet", 90}};
  preview.metrics = draft.is_classification ? std::vector<std::string>{"accuracy", "macro_f1"}
                                            : std::vector<std::string>{"bleu", "rougeL"};
  if (std::ranges::find(preview.metrics, draft.metric) == preview.metrics.end())
    draft.metric = preview.metrics.front();
  preview.draft = draft;
  preview.train = 90;
  preview.dev = 10;
  preview.examples = {{"a <b>pet</b>", "0", "0", {"▁a", "▁<b>", "</s>"}, false},
                      {"a longer pet", "1", "1", {"▁a", "</s>"}, true}};
  preview.labels = {{"0", 60}, {"1", 30}};
  preview.majority = 2.0 / 3;
  preview.measured = 90;
  preview.truncated = 4;
  preview.longest = 512;
  return preview;
}

}  // namespace

class TaskWizardTest : public QObject {
  Q_OBJECT

 private:
  std::unique_ptr<QTemporaryDir> folder_;
  std::unique_ptr<TaskWizard> wizard_;
  std::unique_ptr<QSignalSpy> drafts_;
  std::unique_ptr<QSignalSpy> saves_;

  template <class Widget = QWidget>
  Widget* part(const char* name) const {
    return wizard_->findChild<Widget*>(name);
  }
  [[nodiscard]] QLineEdit* path(const char* row) const {
    return part(row)->findChild<QLineEdit*>();
  }
  [[nodiscard]] QString text(const char* name) const { return part<QLabel>(name)->text(); }
  [[nodiscard]] TaskDraft told() const { return drafts_->last().at(0).value<TaskDraft>(); }
  /// Waits for the next draft and answers it.
  bool goOn() {
    const auto before = drafts_->count();
    if (!QTest::qWaitFor([&] { return drafts_->count() > before; })) return false;
    wizard_->showPreview(answer(told()));
    return true;
  }
  void choose(const char* kind) const {
    auto* button = part<QRadioButton>(kind);
    QTest::mouseClick(button, Qt::LeftButton, {}, {10, button->height() / 2});
  }
  void retype(QWidget* field, const QString& text) const {
    field->setFocus();
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(field, text);
  }

 private Q_SLOTS:
  void initTestCase() { qRegisterMetaType<TaskDraft>(); }
  void init() {
    folder_ = std::make_unique<QTemporaryDir>();
    wizard_ = std::make_unique<TaskWizard>(folder_->filePath("pets.jsonl"));
    drafts_ = std::make_unique<QSignalSpy>(wizard_.get(), &TaskWizard::draftChanged);
    saves_ = std::make_unique<QSignalSpy>(wizard_.get(), &TaskWizard::saveRequested);
    wizard_->show();
    QVERIFY(QTest::qWaitForWindowActive(wizard_.get()));
    QTRY_COMPARE(drafts_->count(), 1);
    QVERIFY(told().is_new);
    QVERIFY(!part("save")->isEnabled());
    QVERIFY(!part("input")->isEnabled());  // nothing to describe yet
    wizard_->showPreview(answer(told()));
  }

  void takesTheGuess() {
    QCOMPARE(part<QPlainTextEdit>("input")->toPlainText(), QString("{text}"));
    QCOMPARE(part<QLineEdit>("name")->text(), QString("pets"));
    QCOMPARE(part<QComboBox>("label")->currentText(), QString("label"));
    QCOMPARE(part<QTableWidget>("verbalizer")->rowCount(), 2);
    QCOMPARE(part<QComboBox>("metric")->currentText(), QString("accuracy"));
    QCOMPARE(wizard_->taskFile(), folder_->filePath("pets.json"));
    QVERIFY(part("save")->isEnabled());
    QVERIFY(!wizard_->draft().is_new);
    QTest::qWait(300);
    QCOMPARE(drafts_->count(), 1);  // nobody has changed anything
  }

  void aColumnGoesToTheCursor() {
    auto* input = part<QPlainTextEdit>("input");
    input->setFocus();
    QTest::keyClick(input, Qt::Key_Home);
    QTest::keyClicks(input, "it says ");
    QTest::mouseClick(part<QToolButton>("column note"), Qt::LeftButton);
    QTest::keyClicks(input, " and ");
    QCOMPARE(input->toPlainText(), QString("it says {note} and {text}"));
    QVERIFY(goOn());
    QCOMPARE(told().input_template, std::string("it says {note} and {text}"));
    QCOMPARE(drafts_->count(), 2);  // all the keys at once

    choose("writing");
    part("target")->setFocus();
    QTest::mouseClick(part<QToolButton>("column label"), Qt::LeftButton);
    QCOMPARE(part<QPlainTextEdit>("target")->toPlainText(), QString("{label}"));
    choose("classification");
    QTest::mouseClick(part<QToolButton>("column text"), Qt::LeftButton);
    QCOMPARE(part<QPlainTextEdit>("target")->toPlainText(), QString("{label}"));
  }

  void labelsGetTexts() {
    auto* table = part<QTableWidget>("verbalizer");
    table->setFocus();
    table->setCurrentCell(1, 1);
    QTest::keyClicks(table, "d");
    auto* editor = table->findChild<QLineEdit*>();
    QVERIFY(editor);
    QTest::keyClicks(editor, "og");
    QTest::keyClick(editor, Qt::Key_Return);
    QVERIFY(goOn());
    QVERIFY(told().verbalizer == (std::vector<LabelText>{{"0", "0"}, {"1", "dog"}}));
    QCOMPARE(table->item(1, 1)->text(), QString("dog"));
    QVERIFY(!(table->item(1, 0)->flags() & Qt::ItemIsEditable));

    part("label")->setFocus();
    QTest::keyClick(part("label"), Qt::Key_Down);
    QVERIFY(goOn());
    QCOMPARE(told().label_field, std::string("note"));
    QCOMPARE(table->rowCount(), 0);
  }

  void writingHasOtherFields() {
    QVERIFY(!part("target")->isVisible());
    choose("writing");
    QVERIFY(part("target")->isVisible());
    QVERIFY(!part("label")->isVisible());
    QVERIFY(!part("verbalizer")->isVisible());
    QVERIFY(goOn());
    QVERIFY(!told().is_classification);
    QCOMPARE(part<QComboBox>("metric")->currentText(), QString("bleu"));
    QCOMPARE(part<QComboBox>("metric")->count(), 2);
  }

  void showsTheExamples() {
    QVERIFY(text("counts").contains("90 training examples, 10 to judge by"));
    QVERIFY(text("length").contains("4 of the 90 training examples are longer than the 512"));
    QVERIFY(text("majority").contains("\"0\" is right in 67 %"));
    QCOMPARE(part("balance")->accessibleDescription(), QString("0: 60 67 %; 1: 30 33 %"));
    QStringList inputs, pieces;
    for (auto* label : wizard_->findChildren<QLabel*>("exampleInput"))
      if (label->isVisibleTo(wizard_.get())) inputs << label->text();
    for (auto* label : wizard_->findChildren<QLabel*>("examplePieces"))
      if (label->isVisibleTo(wizard_.get())) pieces << label->text();
    QCOMPARE(inputs, QStringList({"a <b>pet</b>", "a longer pet"}));
    QCOMPARE(pieces.size(), 2);
    QCOMPARE(pieces[0].count("background-color"), 3);
    QVERIFY(pieces[0].contains("_&lt;b&gt;"));

    auto all = answer(wizard_->draft());
    all.truncated = 0;
    all.measured = 50;
    wizard_->showPreview(all);
    QVERIFY(text("length").contains("The first 50 training examples fit into the 512 pieces"));
  }

  void showsTheMostFrequentOfManyLabels() {
    auto many = answer(wizard_->draft());
    many.labels.clear();
    for (std::size_t i = 0; i < 40; ++i) many.labels.push_back({"l" + std::to_string(i), i});
    wizard_->showPreview(many);
    const auto bars = part("balance")->accessibleDescription();
    QCOMPARE(bars.count("; "), 11);
    QVERIFY(bars.startsWith("l39: 39"));
    QCOMPARE(part("balance")->accessibleName(), QString("The most frequent of 40 labels"));
  }

  void problemsForbidSaving() {
    auto bad = answer(wizard_->draft());
    bad.problems = {{"There is no column \"%1\".", {"x"}}, {"Give the task a name.", {}}};
    wizard_->showPreview(bad);
    QVERIFY(!part("save")->isEnabled());
    QCOMPARE(text("problems"), QString("There is no column \"x\".\nGive the task a name."));
    QVERIFY(part("problems")->isVisibleTo(wizard_.get()));
    wizard_->showPreview(answer(wizard_->draft()));
    QVERIFY(part("save")->isEnabled());
    QVERIFY(!part("problems")->isVisibleTo(wizard_.get()));
  }

  void savesWhereItSays() {
    retype(part("name"), "my Pets");
    QVERIFY(goOn());
    QCOMPARE(wizard_->taskFile(), folder_->filePath("my-Pets.json"));
    QVERIFY(
        text("heldOut").contains("my-Pets-train.jsonl (90 examples) and my-Pets-dev.jsonl (10"));
    QTest::mouseClick(part<QPushButton>("save"), Qt::LeftButton);
    QCOMPARE(saves_->count(), 1);
    QCOMPARE(saves_->at(0).at(0).value<TaskDraft>().name, std::string("my Pets"));
    QCOMPARE(saves_->at(0).at(1).toString(), folder_->filePath("my-Pets.json"));

    wizard_->showProblem("The disk is full.");
    QCOMPARE(text("problem"), QString("The disk is full."));
    QVERIFY(part("problem")->isVisible());

    retype(path("file"), folder_->filePath("other"));
    QTest::mouseClick(part<QPushButton>("save"), Qt::LeftButton);
    QCOMPARE(saves_->last().at(1).toString(), folder_->filePath("other.json"));
    retype(part("name"), "third");
    QCOMPARE(wizard_->taskFile(), folder_->filePath("other.json"));  // a person has said so
  }

  void savingWaitsForTheLastChange() {
    retype(part("name"), "x");
    QTest::mouseClick(part<QPushButton>("save"), Qt::LeftButton);
    QCOMPARE(saves_->count(), 0);
    QCOMPARE(told().name, std::string("x"));
    auto old = answer(told());
    old.draft.name = "old";
    wizard_->showPreview(old);
    QCOMPARE(saves_->count(), 0);
    wizard_->showPreview(answer(told()));
    QCOMPARE(saves_->count(), 1);

    retype(part("name"), "y");
    QTest::mouseClick(part<QPushButton>("save"), Qt::LeftButton);
    auto bad = answer(told());
    bad.problems = {{"No.", {}}};
    wizard_->showPreview(bad);
    QCOMPARE(saves_->count(), 1);
  }

  void asksBeforeItReplaces() {
    QFile file(folder_->filePath("pets-dev.jsonl"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    QString asked;
    auto answer = QMessageBox::No;
    const auto reply = [&] {
      auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
      QVERIFY(box);
      asked = box->text();
      QTest::mouseClick(box->button(answer), Qt::LeftButton);
    };
    QTimer::singleShot(0, this, reply);
    QTest::mouseClick(part<QPushButton>("save"), Qt::LeftButton);
    QVERIFY(asked.contains("pets-dev.jsonl"));
    QVERIFY(!asked.contains("pets-train.jsonl"));
    QCOMPARE(saves_->count(), 0);
    answer = QMessageBox::Yes;
    QTimer::singleShot(0, this, reply);
    QTest::mouseClick(part<QPushButton>("save"), Qt::LeftButton);
    QCOMPARE(saves_->count(), 1);
  }

  void otherDataIsGuessedAgainWhileNothingIsSaid() {
    retype(path("dev"), folder_->filePath("more.csv"));
    QVERIFY(goOn());
    QCOMPARE(told().dev, folder_->filePath("more.csv").toStdString());
    QVERIFY(!part("heldOut")->isVisible());
    QVERIFY(!told().is_new);
    auto* input = part<QPlainTextEdit>("input");
    input->setFocus();
    QTest::keyClick(input, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClick(input, Qt::Key_Delete);
    retype(path("train"), folder_->filePath("other.csv"));
    QTest::keyClick(path("train"), Qt::Key_Return);
    QVERIFY(goOn());
    QVERIFY(told().is_new);
    QCOMPARE(input->toPlainText(), QString("{text}"));
  }

  void enterSavesNothing() {
    part("name")->setFocus();
    QTest::keyClick(part("name"), Qt::Key_Return);
    QCOMPARE(saves_->count(), 0);
    QVERIFY(wizard_->isVisible());
  }

  void keysReachEverything() {
    QSet<QString> reached;
    part("classification")->setFocus();
    for (int i = 0; i < 60; ++i) {
      QTest::keyClick(wizard_->focusWidget(), Qt::Key_Tab);
      for (auto* at = wizard_->focusWidget(); at; at = at->parentWidget())
        reached << at->objectName();
    }
    for (const char* name : {"train", "dev", "test", "column note", "input", "label", "verbalizer",
                             "metric", "name", "description", "file", "save", "cancel"})
      QVERIFY2(reached.contains(name), name);
  }

  void fitsASmallScreen() {
    QVERIFY2(wizard_->minimumSizeHint().width() <= 600,
             qPrintable(QString::number(wizard_->minimumSizeHint().width())));
    QVERIFY2(wizard_->minimumSizeHint().height() <= 320,
             qPrintable(QString::number(wizard_->minimumSizeHint().height())));
  }

  void speaksAnotherLanguage() {
    PretendTranslator translator;
    QCoreApplication::installTranslator(&translator);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(wizard_->windowTitle(), QString("[New task from data]"));
    QVERIFY(text("counts").startsWith('['));
    QVERIFY(text("heldOut").startsWith('['));
    QCoreApplication::removeTranslator(&translator);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(wizard_->windowTitle(), QString("New task from data"));
  }

  void namesItsControls() { QCOMPARE(namelessControls(wizard_.get()), QStringList()); }
};

QTEST_MAIN(TaskWizardTest)
#include "task_wizard_test.moc"
