#include "widgets/neighbors_view.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include "accessibility.h"
#include "pretend_translator.h"
#include "whole_ticks.h"
#include "widgets/custom_plot.h"
#include "widgets/drift_view.h"
#include "widgets/neighbor_model.h"
#include "widgets/selection.h"

using namespace ptw;

namespace {

/// Token t is near the pieces 10 t + 1, 10 t + 2, ... and, in second place, a special one.
NeighborReport report(std::int64_t step, int tokens = 30, int depth = 8) {
  NeighborReport report{step, Similarity::cosine, 1, {}};
  for (int t = 0; t < tokens; ++t) {
    TokenNeighbors token{t, 2.0F, static_cast<float>(t), {}};
    for (int k = 0; k < depth; ++k) {
      const int id = 10 * t + k + 1;
      token.nearest.push_back(
          {id, "▁w" + std::to_string(id), 0.9F - 0.1F * static_cast<float>(k), false});
    }
    token.nearest.insert(token.nearest.begin() + 1, {9999, "<extra_id_0>", 0.85F, true});
    report.tokens.push_back(token);
  }
  return report;
}

/// Three prompts of four tokens each.
NeighborReport mixture(std::int64_t step) {
  auto mixed = report(step, 12);
  mixed.prompts = 3;
  return mixed;
}

}  // namespace

class NeighborsViewTest : public QObject {
  Q_OBJECT

 private:
  Selection selection_;
  std::unique_ptr<NeighborsView> view_;
  QTableView* table_ = nullptr;

  QModelIndex cell(int row, int column) const { return table_->model()->index(row, column); }
  QString text(int row, int column) const { return cell(row, column).data().toString(); }
  bool isNew(int row, int place) const {
    return cell(row, NeighborModel::firstPieceColumn + place - 1)
        .data(NeighborModel::newRole)
        .toBool();
  }
  template <class Control>
  Control* control(const char* name) const {
    return view_->findChild<Control*>(name);
  }
  void clickRow(int row) {
    QTest::mouseClick(table_->viewport(), Qt::LeftButton, {},
                      table_->visualRect(cell(row, 0)).center());
  }

 private Q_SLOTS:
  void init() {
    selection_.setToken(-1);
    selection_.setPrompt(-1);
    view_ = std::make_unique<NeighborsView>(&selection_);
    view_->resize(420, 560);
    view_->show();
    table_ = view_->findChild<QTableView*>();
    QVERIFY(QTest::qWaitForWindowExposed(view_.get()));
  }

  void saysWhatWouldFillIt() {
    QVERIFY(!table_->isVisible());
    view_->showReport(report(1));
    QVERIFY(table_->isVisible());
    view_->clear();
    QVERIFY(!table_->isVisible());
  }

  void clickAndArrowsSelectTheToken() {
    view_->showReport(report(1));
    clickRow(2);
    QCOMPARE(selection_.token(), 2);
    QTest::keyClick(table_, Qt::Key_Down);
    QCOMPARE(selection_.token(), 3);
  }

  void followsASelectionElsewhere() {
    view_->showReport(report(1));
    selection_.setToken(27);
    QVERIFY(table_->selectionModel()->isRowSelected(27));
    QVERIFY(table_->viewport()->rect().contains(table_->visualRect(cell(27, 0)).center()));
    selection_.setToken(-1);
    QVERIFY(!table_->selectionModel()->hasSelection());
  }

  void keepsTheSelectionWhileTrainingGoesOn() {
    view_->showReport(report(1));
    selection_.setToken(4);
    view_->showReport(report(2));
    QVERIFY(table_->selectionModel()->isRowSelected(4));
    view_->showReport(report(3, 20));
    QVERIFY(table_->selectionModel()->isRowSelected(4));
    QCOMPARE(selection_.token(), 4);
  }

  void marksWhatIsNewSinceTheStepBefore() {
    auto first = report(10, 3);
    view_->showReport(first);
    QVERIFY(!isNew(1, 1));
    auto second = report(20, 3);
    second.tokens[1].nearest[0] = {777, "▁new", 0.95F, false};
    view_->showReport(second);
    QVERIFY(isNew(1, 1));
    QVERIFY(!isNew(1, 2));
    QVERIFY(!isNew(0, 1));
    const auto tip = cell(1, NeighborModel::firstPieceColumn).data(Qt::ToolTipRole).toString();
    QVERIFY(tip.contains("777"));
    QVERIFY(tip.contains("0.95"));
    QVERIFY(tip.contains("step 10"));
    view_->showReport(second);  // the same step again, e.g. with more pieces
    QVERIFY(isNew(1, 1));
  }

  void aDeeperReportMarksNothingItCannotKnow() {
    view_->showReport(report(10, 3, 5));
    view_->showReport(report(20, 3, 12));
    control<QSpinBox>("count")->setValue(10);
    for (int place = 1; place <= 10; ++place) QVERIFY(!isNew(0, place));
  }

  void anotherSimilarityComparesWithNothing() {
    view_->showReport(report(10, 3));
    auto other = report(20, 3);
    other.similarity = Similarity::dot;
    other.tokens[0].nearest[0].id = 777;
    view_->showReport(other);
    QVERIFY(!isNew(0, 1));
  }

  void hidesSpecialPieces() {
    view_->showReport(report(1));
    QCOMPARE(text(0, NeighborModel::firstPieceColumn + 1), QString("▁w2"));
    QTest::mouseClick(control<QCheckBox>("hideSpecial"), Qt::LeftButton, {}, QPoint(8, 8));
    QCOMPARE(text(0, NeighborModel::firstPieceColumn + 1), QString("<extra_id_0>"));
  }

  void asksForAnotherCountAndSimilarity() {
    QSignalSpy counts(view_.get(), &NeighborsView::neighborCountChanged);
    QSignalSpy similarities(view_.get(), &NeighborsView::similarityChanged);
    view_->showReport(report(1));
    auto* count = control<QSpinBox>("count");
    count->setFocus();
    QTest::keyClick(count, Qt::Key_Up);
    QCOMPARE(counts.takeLast().at(0).toInt(), 6);
    QCOMPARE(table_->model()->columnCount(), NeighborModel::firstPieceColumn + 6);
    QTest::keyClick(control<QComboBox>("similarity"), Qt::Key_Down);
    QCOMPARE(similarities.count(), 1);
    QCOMPARE(view_->similarity(), Similarity::euclidean);
  }

  void searchShowsOnlyRowsWithThePiece() {
    view_->showReport(report(1));
    selection_.setToken(3);
    QTest::keyClicks(control<QLineEdit>("search"), "W121");
    QCOMPARE(table_->model()->rowCount(), 1);
    QCOMPARE(text(0, 0), QString("12"));
    QCOMPARE(selection_.token(), 3);
    view_->showReport(report(2));
    QCOMPARE(selection_.token(), 3);
    control<QLineEdit>("search")->clear();
    QVERIFY(table_->selectionModel()->isRowSelected(3));
  }

  void namesTheTokensOfAMixture() {
    view_->showReport(report(1));
    QVERIFY(!control<QComboBox>("prompt")->isVisible());
    view_->showReport(mixture(1));
    QVERIFY(control<QComboBox>("prompt")->isVisible());
    QCOMPARE(text(0, NeighborModel::tokenColumn), QString("1.0"));
    QCOMPARE(text(11, NeighborModel::tokenColumn), QString("3.3"));
    selection_.setToken(6);
    view_->showDrift({6, {0, 10}, {0, 1}, {5, 5}, {"▁a", "▁b"}});
    bool named = false;
    for (const auto* label : view_->findChildren<QLabel*>())
      named = named || label->text() == "Drift of token 2.2";
    QVERIFY(named);
    view_->clear();
    QVERIFY(!control<QComboBox>("prompt")->isVisible());
  }

  void showsOnePromptOfAMixture() {
    view_->showReport(mixture(1));
    auto* prompt = control<QComboBox>("prompt");
    QCOMPARE(prompt->count(), 4);
    prompt->setFocus();
    QTest::keyClick(prompt, Qt::Key_Down);
    QTest::keyClick(prompt, Qt::Key_Down);
    QCOMPARE(selection_.prompt(), 1);
    QCOMPARE(table_->model()->rowCount(), 4);
    QCOMPARE(text(0, NeighborModel::tokenColumn), QString("2.0"));
    clickRow(1);
    QCOMPARE(selection_.token(), 5);
    view_->showReport(mixture(2));
    QCOMPARE(table_->model()->rowCount(), 4);
    selection_.setPrompt(2);
    QCOMPARE(prompt->currentIndex(), 3);
    QCOMPARE(text(0, NeighborModel::tokenColumn), QString("3.0"));
    QCOMPARE(selection_.token(), 5);
    selection_.setPrompt(-1);
    QCOMPARE(table_->model()->rowCount(), 12);
    QVERIFY(table_->selectionModel()->isRowSelected(5));
  }

  void saysWhichTokensAreMasked() {
    auto masked = report(1, 3);
    masked.tokens[1].nearest.clear();
    view_->showReport(masked);
    QCOMPARE(text(1, NeighborModel::firstPieceColumn), QString("masked"));
    QVERIFY(cell(1, NeighborModel::firstPieceColumn).data(NeighborModel::maskedRole).toBool());
    QCOMPARE(text(1, NeighborModel::firstPieceColumn + 1), QString());
    QCOMPARE(text(0, NeighborModel::firstPieceColumn), QString("▁w1"));
    view_->showReport(report(2, 3));
    QCOMPARE(text(1, NeighborModel::firstPieceColumn), QString("▁w11"));
  }

  void alwaysShowsPieces() {
    view_->showReport(report(1));
    view_->resize(215, 230);
    QCoreApplication::processEvents();
    const auto first = table_->visualRect(cell(0, NeighborModel::firstPieceColumn));
    QVERIFY(table_->viewport()->rect().contains(first));
    QVERIFY(!control<QComboBox>("similarity")->isVisible());
    auto* more = control<QToolButton>("moreControls");
    more->setFocus();
    QTest::keyClick(more, Qt::Key_Space);
    QVERIFY(control<QComboBox>("similarity")->isVisible());
    view_->resize(420, 560);
    QVERIFY(!more->isVisible());
    QVERIFY(!table_->isColumnHidden(NeighborModel::normColumn));
  }

  void sortsByDistance() {
    view_->showReport(report(1));
    auto* header = table_->horizontalHeader();
    const auto click = [&] {
      const int x = header->sectionViewportPosition(NeighborModel::movedColumn) + 10;
      QTest::mouseClick(header->viewport(), Qt::LeftButton, {}, QPoint(x, header->height() / 2));
    };
    click();
    if (text(0, 0) == "0") click();
    QCOMPARE(text(0, 0), QString("29"));
    clickRow(0);
    QCOMPARE(selection_.token(), 29);
  }

  void copiesTheSelectedRow() {
    view_->showReport(report(1));
    clickRow(1);
    QTest::keySequence(table_, QKeySequence::Copy);
    const auto fields = QGuiApplication::clipboard()->text().trimmed().split('\t');
    QCOMPARE(fields.size(), NeighborModel::firstPieceColumn + 5);
    QCOMPARE(fields.at(0), QString("1"));
    QCOMPARE(fields.at(3), QString("▁w11"));
  }

  void writesWhatIsShownAsCsv() {
    NeighborModel model;
    model.setPieceCount(2);
    auto two = report(7, 2);
    two.tokens[0].nearest[0].piece = "a,\"b";
    model.setReport(two);
    const auto lines = model.csv().trimmed().split('\n');
    QCOMPARE(lines.size(), 5);
    QCOMPARE(lines.at(0), QString("step,token,norm,travelled,rank,id,piece,similarity"));
    QVERIFY(lines.at(1).startsWith("7,0,2,0,1,1,\"a,\"\"b\",0.8999"));
    QVERIFY(lines.at(4).startsWith("7,1,2,1,2,12,▁w12,"));
  }

  void drawsTheDriftOfAToken() {
    auto* plot = view_->findChild<QCustomPlot*>();
    QVERIFY(!plot->isVisible());
    view_->showDrift({4, {0, 10, 20, 30}, {0, 1, 2, 3}, {5, 5, 5, 5}, {"▁a", "▁a", "▁b", "▁b"}});
    QVERIFY(plot->isVisible());
    QCOMPARE(plot->graph(0)->dataCount(), 4);
    QCOMPARE(plot->graph(1)->dataCount(), 2);  // where the nearest piece changes
    QCOMPARE(plot->itemCount(), 2);
    QCOMPARE(brokenTicks(*plot->xAxis), QStringList());
    const auto fitted = plot->xAxis->range().size();
    QTest::keyClick(plot, Qt::Key_Home);
    QCOMPARE(plot->xAxis->range().size(), fitted);
    QVERIFY(view_->findChild<DriftView*>()->csv().contains("4,20,2,5,▁b\n"));
    view_->showDrift({});
    QVERIFY(!plot->isVisible());
  }

  void speaksAnotherLanguage() {
    view_->showReport(report(1));
    PretendTranslator translator;
    QCoreApplication::installTranslator(&translator);
    QCoreApplication::sendPostedEvents();
    const auto title = [this] {
      return table_->model()->headerData(0, Qt::Horizontal, Qt::DisplayRole).toString();
    };
    QCOMPARE(title(), QString("[Token]"));
    QCOMPARE(control<QComboBox>("similarity")->itemText(0), QString("[Cosine similarity]"));
    QCoreApplication::removeTranslator(&translator);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(title(), QString("Token"));
  }

  void namesItsControls() {
    QCOMPARE(namelessControls(view_.get()), QStringList());
    QVERIFY(view_->minimumSizeHint().width() <= 420);
  }
};

QTEST_MAIN(NeighborsViewTest)
#include "neighbors_view_test.moc"
