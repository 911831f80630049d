#include "widgets/attention_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

#include "accessibility.h"
#include "pretend_translator.h"
#include "widgets/attention_model.h"
#include "widgets/selection.h"

using namespace ptw;

namespace {

/// Two layers of two heads; two queries that see two soft tokens and two words. Heads differ in how
/// much goes to the first soft token: 0.1, 0.2 in the first layer, 0.3, 0.52 in the second; the
/// second query gives it half as much. The second soft token gets 0.1, the first word the rest.
AttentionMap encoder() {
  AttentionMap map{"encoder",      2, 2, {"▁a", "▁cat"}, {"", "", "▁a", "▁cat"}, {-1, -1},
                   {0, 1, -1, -1}, {}};
  for (const float first : {0.1F, 0.2F, 0.3F, 0.52F})
    for (const float part : {1.0F, 0.5F}) {
      const float soft = first * part;
      map.weights.insert(map.weights.end(), {soft, 0.1F, 0.9F - soft, 0.0F});
    }
  return map;
}

AttentionMap decoder() {
  return {"decoder",
          3,
          1,
          {"▁animal"},
          {"<pad>", "▁animal"},
          {-1},
          {-1, -1},
          {0.5F, 0.5F, 0.25F, 0.75F, 1.0F, 0.0F}};
}

AttentionReport report(std::int64_t step = 40) {
  return {step, "a cat", "animal", {encoder(), decoder()}};
}

/// A prompt that stands in the decoder only.
AttentionReport decoderOnly() {
  auto report = ptw::AttentionReport{40, "a cat", "animal", {decoder(), encoder()}};
  report.maps[1].name = "cross";
  return report;
}

bool near(double a, double b) {
  return std::abs(a - b) < 1e-6;
}

}  // namespace

class AttentionViewTest : public QObject {
  Q_OBJECT

 private:
  std::unique_ptr<Selection> selection_;
  std::unique_ptr<AttentionView> view_;
  QTableView* table_ = nullptr;

  template <class Part>
  Part* part(const char* name) const {
    return view_->findChild<Part*>(name);
  }
  QModelIndex cell(int row, int column) const { return table_->model()->index(row, column); }
  QString text(int row, int column) const { return cell(row, column).data().toString(); }
  QString title(int column) const {
    return table_->model()->headerData(column, Qt::Horizontal, Qt::DisplayRole).toString();
  }
  QString summary() const { return part<QLabel>("summary")->text().replace(QChar::Nbsp, ' '); }
  bool isMarked(int column) const {
    return cell(0, column).data(AttentionModel::markedRole).toBool();
  }
  void click(int row, int column) const {
    QTest::mouseClick(table_->viewport(), Qt::LeftButton, {},
                      table_->visualRect(cell(row, column)).center());
  }
  void choose(const char* box, int index) const {
    auto* choice = part<QComboBox>(box);
    choice->setFocus();
    QTest::keyClick(choice, Qt::Key_Home);
    for (int i = 0; i < index; ++i) QTest::keyClick(choice, Qt::Key_Down);
  }
  void toggleOnlySoft() const {
    QTest::mouseClick(part<QCheckBox>("onlySoft"), Qt::LeftButton, {}, QPoint(8, 8));
  }

 private Q_SLOTS:
  void initTestCase() { QLocale::setDefault(QLocale::c()); }

  void init() {
    selection_ = std::make_unique<Selection>();
    view_ = std::make_unique<AttentionView>(selection_.get());
    table_ = view_->findChild<QTableView*>("weights");
    view_->resize(420, 300);
    view_->show();
    view_->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(view_.get()));
  }

  void meansOverLayersAndHeads() {
    const AttentionTable all(encoder(), {});
    QCOMPARE(all.queries(), 2);
    QCOMPARE(all.keys(), 4);
    QVERIFY(near(all.weight(0, 0), 0.28));
    QVERIFY(near(all.weight(1, 0), 0.14));
    QVERIFY(near(AttentionTable(encoder(), {1, -1}).weight(0, 0), 0.41));
    QVERIFY(near(AttentionTable(encoder(), {-1, 1}).weight(0, 0), 0.36));
    QVERIFY(near(AttentionTable(encoder(), {1, 0}).weight(1, 2), 0.75));
  }

  void sharesOfTheSoftTokens() {
    const AttentionTable all(encoder(), {});
    QVERIFY(near(all.softShare(0), 0.38));
    QVERIFY(near(all.softShare(1), 0.24));
    QVERIFY(near(all.softShare(), 0.31));
    QCOMPARE(all.softToken(1), 1);
    QCOMPARE(all.softToken(2), -1);
    QCOMPARE(AttentionTable(decoder(), {}).softShare(), 0.0);
    QCOMPARE(AttentionTable().softShare(), 0.0);
    QVERIFY(hasSoftKeys(encoder()) && hasOtherKeys(encoder()));
    QVERIFY(!hasSoftKeys(decoder()) && hasOtherKeys(decoder()));
  }

  void aShortenedPromptKeepsItsNumbers() {
    auto answer = report();
    answer.maps[0].queries[0] = "";
    answer.maps[0].query_tokens = {4, -1};
    answer.maps[0].key_tokens = {2, 4, -1, -1};
    view_->showReport(answer);
    QCOMPARE(title(1), QString("P2"));
    QCOMPARE(title(2), QString("P4"));
    QCOMPARE(table_->model()->headerData(0, Qt::Vertical, Qt::DisplayRole).toString(),
             QString("P4"));
    QCOMPARE(cell(1, 2).data(Qt::ToolTipRole).toString(),
             QString("_cat looks at soft token 4: 10 % of its attention"));
    click(0, 2);
    QCOMPARE(selection_->token(), 4);
    selection_->setToken(2);
    QVERIFY(isMarked(1) && !isMarked(2));
    const auto lines = view_->findChild<AttentionModel*>()->csv(40).split('\n');
    QVERIFY2(lines.at(1).startsWith("40,encoder,mean,mean,0,P4,0,P2,1,"), qPrintable(lines.at(1)));
    // The same texts, but another token masked.
    answer.maps[0].key_tokens = {0, 4, -1, -1};
    view_->showReport(answer);
    QCOMPARE(title(1), QString("P0"));
  }

  void enterAndButtonAsk() {
    QSignalSpy asked(view_.get(), &AttentionView::asked);
    auto* edit = part<QLineEdit>("input");
    QCOMPARE(view_->input(), QString());
    QTest::keyClicks(edit, "  ");
    QTest::keyClick(edit, Qt::Key_Return);
    QTest::mouseClick(part<QPushButton>("ask"), Qt::LeftButton);
    QCOMPARE(asked.count(), 0);
    edit->clear();
    QTest::keyClicks(edit, "a cat");
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(asked.count(), 1);
    QCOMPARE(asked.at(0).at(0).toString(), QString("a cat"));
    QTest::keyClicks(edit, "s");
    QCOMPARE(view_->input(), QString("a cat"));
    QTest::mouseClick(part<QPushButton>("ask"), Qt::LeftButton);
    QCOMPARE(view_->input(), QString("a cats"));
  }

  void saysWhatWouldFillIt() {
    QVERIFY(!table_->isVisible());
    view_->showReport(report());
    QVERIFY(table_->isVisible());
    view_->clear();
    QVERIFY(!table_->isVisible());
    QCOMPARE(table_->model()->rowCount(), 0);
  }

  void aProblemLeavesTheTableAndGoesWithTheNextAnswer() {
    view_->showReport(report());
    view_->showBusy();
    QVERIFY(part<QProgressBar>("busy")->isVisible());
    view_->showProblem("The run folder was moved.");
    QVERIFY(!part<QProgressBar>("busy")->isVisible());
    QCOMPARE(part<QLabel>("problem")->text(), QString("The run folder was moved."));
    QVERIFY(part<QLabel>("problem")->isVisible());
    QVERIFY(table_->isVisible());
    view_->showReport(report());
    QVERIFY(!part<QLabel>("problem")->isVisible());
  }

  void softTokensAskToo() {
    auto answer = report();
    answer.maps[0].queries = {"", ""};
    answer.maps[0].query_tokens = {0, 1};
    view_->showReport(answer);
    for (const int row : {0, 1})
      QCOMPARE(table_->model()->headerData(row, Qt::Vertical, Qt::DisplayRole).toString(),
               QString("P%1").arg(row));
    QCOMPARE(cell(1, 2).data(Qt::ToolTipRole).toString(),
             QString("P1 looks at soft token 1: 10 % of its attention"));
  }

  void showsSharesAndWeights() {
    view_->showReport(report());
    QCOMPARE(table_->model()->rowCount(), 2);
    QCOMPARE(table_->model()->columnCount(), 3);
    QCOMPARE(title(1), QString("P0"));
    QCOMPARE(table_->model()->headerData(1, Qt::Vertical, Qt::DisplayRole).toString(),
             QString("_cat"));
    QCOMPARE(text(0, AttentionModel::shareColumn), QString("38 %"));
    QCOMPARE(text(0, 1), QString("28 %"));
    QCOMPARE(text(1, 1), QString("14 %"));
    QCOMPARE(cell(1, 2).data(Qt::ToolTipRole).toString(),
             QString("_cat looks at soft token 1: 10 % of its attention"));
    QCOMPARE(cell(1, 0).data(Qt::AccessibleTextRole).toString(),
             QString("_cat: 24 % of its attention goes to the soft prompt"));
    QVERIFY2(summary().contains("Step 40, \"a cat\": the answer is \"animal\"."),
             qPrintable(summary()));
    QVERIFY2(summary().contains("31 % of the attention of this map goes to the soft prompt."),
             qPrintable(summary()));
    QCOMPARE(part<QLabel>("legendHigh")->text(), QString("28 %"));
  }

  void oneLayerAndOneHead() {
    view_->showReport(report());
    QCOMPARE(part<QComboBox>("layer")->count(), 3);
    choose("layer", 2);
    QCOMPARE(text(0, 1), QString("41 %"));
    choose("head", 2);
    QCOMPARE(text(0, 1), QString("52 %"));
    QVERIFY2(summary().contains("49 % of"), qPrintable(summary()));
    view_->showReport(report(80));
    QCOMPARE(text(0, 1), QString("52 %"));  // an answer leaves the choice
    QVERIFY(summary().contains("Step 80"));
    choose("layer", 0);
    choose("head", 0);
    QCOMPARE(text(0, 1), QString("28 %"));
  }

  void theOtherTokensToo() {
    view_->showReport(report());
    QVERIFY(part<QCheckBox>("onlySoft")->isChecked());
    toggleOnlySoft();
    QCOMPARE(table_->model()->columnCount(), 5);
    QCOMPARE(title(3), QString("_a"));
    QCOMPARE(text(0, 3), QString("62 %"));
    QCOMPARE(text(0, 4), QString("0 %"));
    QVERIFY(cell(0, 3).data(Qt::ToolTipRole).toString().contains("_a looks at _a: 62 %"));
    QCOMPARE(cell(1, 3).data(AttentionModel::shadeRole).toDouble(), 1.0);  // the largest
    view_->showReport(report(80));
    QCOMPARE(table_->model()->columnCount(), 5);
    toggleOnlySoft();
    QCOMPARE(table_->model()->columnCount(), 3);
  }

  void anAttentionWithoutSoftTokens() {
    view_->showReport(report());
    QCOMPARE(part<QComboBox>("attention")->count(), 2);
    choose("layer", 2);
    choose("attention", 1);
    QCOMPARE(part<QComboBox>("layer")->count(), 4);
    QCOMPARE(part<QComboBox>("layer")->currentIndex(), 2);
    QVERIFY(!part<QCheckBox>("onlySoft")->isEnabled());
    QVERIFY(!part<QCheckBox>("onlySoft")->isChecked());
    QVERIFY(table_->isColumnHidden(AttentionModel::shareColumn));
    QCOMPARE(text(0, 2), QString("75 %"));
    QVERIFY(!summary().contains('%'));
    choose("attention", 0);
    QVERIFY(part<QCheckBox>("onlySoft")->isChecked());
    QVERIFY(!table_->isColumnHidden(AttentionModel::shareColumn));
  }

  void beginsWhereTheSoftPromptIsSeen() {
    view_->showReport(decoderOnly());
    QCOMPARE(part<QComboBox>("attention")->currentIndex(), 1);
    QCOMPARE(part<QComboBox>("attention")->currentText(), QString("Cross-attention"));
    choose("attention", 0);
    view_->showReport(decoderOnly());
    QCOMPARE(part<QComboBox>("attention")->currentIndex(), 0);
    view_->showReport({40, "a cat", "", {decoder()}});
    QVERIFY(!part<QComboBox>("attention")->isEnabled());
    QVERIFY(summary().contains("(writes nothing)"));
  }

  void clickAndArrowsSelectTheSoftToken() {
    view_->showReport(report());
    click(1, 2);
    QCOMPARE(selection_->token(), 1);
    QVERIFY(isMarked(2) && !isMarked(1));
    QTest::keyClick(table_, Qt::Key_Left);
    QCOMPARE(selection_->token(), 0);
    QCOMPARE(table_->currentIndex(), cell(1, 1));
    QTest::keyClick(table_, Qt::Key_Left);
    QCOMPARE(selection_->token(), 0);  // the share belongs to no token
    toggleOnlySoft();
    click(0, 3);
    QCOMPARE(selection_->token(), 0);
    QVERIFY(isMarked(1));
  }

  void aHeaderSelectsToo() {
    view_->showReport(report());
    auto* header = table_->horizontalHeader();
    QTest::mouseClick(header->viewport(), Qt::LeftButton, {},
                      QPoint(header->sectionViewportPosition(2) + header->sectionSize(2) / 2,
                             header->height() / 2));
    QCOMPARE(selection_->token(), 1);
  }

  void followsASelectionElsewhere() {
    view_->showReport(report());
    selection_->setToken(1);
    QVERIFY(isMarked(2));
    QCOMPARE(table_->currentIndex().column(), 2);
    selection_->setToken(7);  // of a longer prompt
    QVERIFY(!isMarked(1) && !isMarked(2));
    view_->showReport(report(80));
    QCOMPARE(selection_->token(), 7);
    selection_->setToken(0);
    view_->clear();
    view_->showReport(report());
    QVERIFY(isMarked(1));
    QCOMPARE(selection_->token(), 0);
  }

  void numbersStandWhereThereIsRoom() {
    view_->showReport(report());
    view_->resize(900, 300);
    QCoreApplication::processEvents();
    QVERIFY(table_->columnWidth(1) > 200);
    const int all = table_->columnWidth(0) + table_->columnWidth(1) + table_->columnWidth(2);
    QVERIFY(all <= table_->viewport()->width());
    const auto colors = [this](int column) {
      const auto picture = table_->viewport()->grab(table_->visualRect(cell(0, column))).toImage();
      QSet<QRgb> found;
      for (int x = 8; x < picture.width() - 8; ++x)
        found.insert(picture.pixel(x, picture.height() / 2));
      return found.size();
    };
    QVERIFY(colors(2) > 1);
    table_->setColumnWidth(2, 24);
    QCoreApplication::processEvents();
    QCOMPARE(colors(2), 1);
  }

  void writesWhatIsShownAsCsv() {
    view_->showReport(report());
    choose("layer", 2);
    const auto* model = view_->findChild<AttentionModel*>();
    const auto lines = model->csv(40).trimmed().split('\n');
    QCOMPARE(lines.size(), 5);
    QCOMPARE(lines.at(0), QString("step,attention,layer,head,query,query_piece,key,key_piece,soft,"
                                  "weight,soft_share"));
    QVERIFY2(lines.at(1).startsWith("40,encoder,2,mean,0,▁a,0,P0,1,0.4"), qPrintable(lines.at(1)));
    toggleOnlySoft();
    QVERIFY(model->csv(40).contains("\n40,encoder,2,mean,1,▁cat,2,▁a,0,0.69"));
  }

  void hidesControlsInLittleRoom() {
    view_->showReport(report());
    view_->resize(300, 200);
    QCoreApplication::processEvents();
    QVERIFY(table_->viewport()->height() >= table_->rowHeight(0));
    QVERIFY(!part<QComboBox>("layer")->isVisible());
    QVERIFY(part<QComboBox>("attention")->isVisible());
  }

  void speaksAnotherLanguage() {
    view_->showReport(report());
    PretendTranslator translator;
    QCoreApplication::installTranslator(&translator);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(part<QPushButton>("ask")->text(), QString("[Ask]"));
    QCOMPARE(part<QComboBox>("attention")->itemText(0), QString("[Encoder self-attention]"));
    QCOMPARE(part<QComboBox>("layer")->itemText(0), QString("[All layers (mean)]"));
    QCOMPARE(title(0), QString("[Soft prompt]"));
    QVERIFY(summary().startsWith('['));
    QCoreApplication::removeTranslator(&translator);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(part<QComboBox>("layer")->itemText(0), QString("All layers (mean)"));
  }

  void namesItsControls() {
    view_->showReport(report());
    QCOMPARE(namelessControls(view_.get()), QStringList());
    QVERIFY(view_->toolTip().contains("Vaswani et al. 2017, eq. 1"));
    QVERIFY(view_->whatsThis().contains("Lester et al. 2021, section 7"));
    QVERIFY(view_->minimumSizeHint().width() <= 420);
    QVERIFY(view_->minimumSizeHint().height() <= 300);
  }
};

QTEST_MAIN(AttentionViewTest)
#include "attention_view_test.moc"
