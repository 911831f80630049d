#include "widgets/verbalizer_table.h"

#include <QEvent>
#include <QHeaderView>
#include <QScrollBar>
#include <QSignalBlocker>
#include <algorithm>

namespace ptw {

VerbalizerTable::VerbalizerTable(QWidget* parent) : QTableWidget(0, 2, parent) {
  setTabKeyNavigation(false);
  setEditTriggers(DoubleClicked | SelectedClicked | EditKeyPressed | AnyKeyPressed);
  verticalHeader()->hide();
  verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 7 / 4);
  horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
  horizontalHeader()->setSectionsClickable(false);
  connect(this, &QTableWidget::cellChanged, this, &VerbalizerTable::edited);
  retranslate();
  fitHeight();
}

void VerbalizerTable::setLabels(const std::vector<LabelText>& labels) {
  const auto now = verbalizer();
  if (std::ranges::equal(now, labels, {}, &LabelText::label, &LabelText::label)) return;
  auto kept = labels;
  for (auto& each : kept)
    if (const auto known = std::ranges::find(now, each.label, &LabelText::label);
        known != now.end())
      each.text = known->text;
  setVerbalizer(kept);
}

void VerbalizerTable::setVerbalizer(const std::vector<LabelText>& labels) {
  const QSignalBlocker blocker(this);
  setRowCount(static_cast<int>(labels.size()));
  for (int row = 0; row < rowCount(); ++row) {
    const auto& [label, text] = labels[static_cast<std::size_t>(row)];
    auto* fixed = new QTableWidgetItem(QString::fromStdString(label));
    fixed->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    setItem(row, 0, fixed);
    setItem(row, 1, new QTableWidgetItem(QString::fromStdString(text)));
  }
  if (rowCount() > 0) setCurrentCell(0, 1, QItemSelectionModel::NoUpdate);
  viewport()->update();
  fitHeight();
}

std::vector<LabelText> VerbalizerTable::verbalizer() const {
  std::vector<LabelText> labels;
  for (int row = 0; row < rowCount(); ++row)
    labels.push_back({item(row, 0)->text().toStdString(), item(row, 1)->text().toStdString()});
  return labels;
}

void VerbalizerTable::fitHeight() {
  constexpr int kMostRows = 6;
  const int rows = std::clamp(rowCount(), 1, kMostRows);
  setFixedHeight(horizontalHeader()->sizeHint().height() +
                 rows * verticalHeader()->defaultSectionSize() + 2 * frameWidth());
}

void VerbalizerTable::retranslate() {
  setHorizontalHeaderLabels({tr("Label in the data"), tr("Text to write")});
  setAccessibleName(tr("Text for every label"));
  setToolTip(
      tr("The words that stand for a label; words that the model knows well, not \"0\" and "
         "\"1\", make the task easier."));
}

void VerbalizerTable::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QTableWidget::changeEvent(event);
}

}  // namespace ptw
