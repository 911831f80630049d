#include "widgets/attention_view.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QScopedValueRollback>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QTableView>
#include <algorithm>

#include "widgets/attention_legend.h"
#include "widgets/attention_model.h"
#include "widgets/control_bar.h"
#include "widgets/labels.h"
#include "widgets/routing_style.h"
#include "widgets/selection.h"

namespace ptw {
namespace {

constexpr int kLowLines = 15;   // a view of fewer lines of text needs its room for the table
constexpr int kMostDigits = 9;  // of a column that has to share the room with others
constexpr int kInputDigits = 24;

/// One entry for the mean, which is -1, and one for each of `count`.
void offer(QComboBox& box, int count) {
  if (box.count() == count + 1) return;
  const QSignalBlocker silent(&box);
  const int chosen = box.currentIndex();
  box.clear();
  for (int entry = -1; entry < count; ++entry) box.addItem(QString(), entry);
  box.setCurrentIndex(chosen < box.count() ? std::max(chosen, 0) : 0);
}

}  // namespace

AttentionView::AttentionView(Selection* selection, QWidget* parent)
    : QWidget(parent), selection_(selection), model_(new AttentionModel(this)) {
  build();
  colorProblem();
  follow(selection_->token());
  retranslate();
  connect(selection_, &Selection::tokenChanged, this, &AttentionView::follow);
}

void AttentionView::ask() {
  if (edit_->text().trimmed().isEmpty()) return edit_->setFocus();
  asked_ = edit_->text();
  Q_EMIT asked(asked_);
}

void AttentionView::showReport(const AttentionReport& report) {
  report_ = report;
  busy_->hide();
  problem_->hide();
  offerMaps();
  choiceMade();
}

void AttentionView::showBusy() {
  problem_->hide();
  busy_->show();
}

void AttentionView::showProblem(const QString& sentence) {
  busy_->hide();
  problem_->setText(sentence);
  problem_->show();
}

void AttentionView::clear() {
  busy_->hide();
  problem_->hide();
  report_ = {};
  offerMaps();
  choiceMade();
}

const AttentionMap* AttentionView::map() const {
  const auto name = attention_->currentData().toString().toStdString();
  const auto found = std::ranges::find(report_.maps, name, &AttentionMap::name);
  return found == report_.maps.end() ? nullptr : &*found;
}

AttentionChoice AttentionView::choice() const {
  return {layer_->currentData().toInt(), head_->currentData().toInt()};
}

/// Keeps the attention that was looked at; the first choice is one that sees the soft prompt.
void AttentionView::offerMaps() {
  QStringList names;
  for (const auto& map : report_.maps) names << QString::fromStdString(map.name);
  QStringList offered;
  for (int i = 0; i < attention_->count(); ++i) offered << attention_->itemData(i).toString();
  if (names == offered) return;
  const QSignalBlocker silent(attention_);
  const auto before = attention_->currentData();
  attention_->clear();
  for (const auto& name : names) attention_->addItem(QString(), name);
  const auto withSoft = std::ranges::find_if(report_.maps, hasSoftKeys);
  const bool none = withSoft == report_.maps.end();
  const int first = none ? 0 : static_cast<int>(withSoft - report_.maps.begin());
  const int same = attention_->findData(before);
  attention_->setCurrentIndex(same >= 0 ? same : std::min(first, attention_->count() - 1));
}

void AttentionView::offerLayersAndHeads() {
  offer(*layer_, map() ? map()->layers : 0);
  offer(*head_, map() ? map()->heads : 0);
  attention_->setEnabled(attention_->count() > 1);
  const bool soft = map() && hasSoftKeys(*map());
  const QSignalBlocker silent(onlySoft_);
  onlySoft_->setEnabled(soft && hasOtherKeys(*map()));
  onlySoft_->setChecked(soft && wantsOnlySoft_);
}

void AttentionView::choiceMade() {
  offerLayersAndHeads();
  retranslateChoices();
  showMap();
}

void AttentionView::showMap() {
  const auto* shown = map();
  {
    const QScopedValueRollback guard(following_, true);
    if (shown)
      model_->setMap(*shown, choice(), onlySoft_->isChecked());
    else
      model_->clear();
  }
  table_->setColumnHidden(AttentionModel::shareColumn, !shown || !hasSoftKeys(*shown));
  legend_->setMost(model_->most());
  pages_->setCurrentIndex(shown ? 1 : 0);
  setColumnWidths();
  summarize();
  follow(selection_->token());
}

void AttentionView::summarize() {
  if (!map()) return summary_->clear();
  const auto input =
      fontMetrics().elidedText(QString::fromStdString(report_.input).simplified(), Qt::ElideRight,
                               fontMetrics().horizontalAdvance('0') * kInputDigits);
  const auto written = QString::fromStdString(report_.answer);
  const auto answer = written.trimmed().isEmpty() ? tr("(writes nothing)") : '"' + written + '"';
  const auto share =
      hasSoftKeys(*map())
          ? tr("%1 of the attention of this map goes to the soft prompt.")
                .arg(percentText(model_->table().softShare()).replace(' ', QChar(QChar::Nbsp)))
          : tr("The soft prompt is not among what this attention can look at.");
  summary_->setText(
      tr("Step %1, \"%2\": the answer is %3.").arg(QString::number(report_.step), input, answer) +
      ' ' + share);
}

void AttentionView::cellEntered(const QModelIndex& cell) {
  const int token = cell.isValid() ? model_->tokenAt(cell.column()) : -1;
  if (!following_ && token >= 0) selection_->setToken(token);
}

void AttentionView::follow(int token) {
  model_->setSelected(token);
  const int column = model_->columnOf(token);
  const auto current = table_->currentIndex();
  if (column < 0 || column == current.column()) return;
  const QScopedValueRollback guard(following_, true);
  table_->setCurrentIndex(model_->index(std::max(current.row(), 0), column));
}

/// The keys share what the first column leaves, or scroll.
void AttentionView::setColumnWidths() {
  const auto metrics = table_->fontMetrics();
  auto* header = table_->horizontalHeader();
  int left = table_->viewport()->width();
  if (!table_->isColumnHidden(AttentionModel::shareColumn)) {
    const int width = std::max(header->sectionSizeHint(AttentionModel::shareColumn),
                               metrics.horizontalAdvance('0') * kMostDigits);
    header->resizeSection(AttentionModel::shareColumn, width);
    left -= width;
  }
  const int keys = model_->columnCount() - AttentionModel::firstKeyColumn;
  int widest = 0;
  for (int i = 0; i < keys; ++i)
    widest = std::max(widest, header->sectionSizeHint(AttentionModel::firstKeyColumn + i));
  const int least = std::min(widest, metrics.horizontalAdvance('0') * kMostDigits);
  const int width = std::max(least, left / std::max(keys, 1));
  for (int i = 0; i < keys; ++i) header->resizeSection(AttentionModel::firstKeyColumn + i, width);
}

bool AttentionView::eventFilter(QObject* watched, QEvent* event) {
  if (watched == table_->viewport() && event->type() == QEvent::Resize) setColumnWidths();
  return QWidget::eventFilter(watched, event);
}

void AttentionView::resizeEvent(QResizeEvent* event) {
  controls_->setRoom(size(), kLowLines);
  QWidget::resizeEvent(event);
}

void AttentionView::colorProblem() {
  colorAsProblem(*problem_, palette());
}

void AttentionView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  if (event->type() == QEvent::PaletteChange && problem_) colorProblem();
  QWidget::changeEvent(event);
}

}  // namespace ptw
