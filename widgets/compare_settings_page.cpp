#include <QCheckBox>
#include <QLocale>
#include <algorithm>

#include "report/measure.h"
#include "widgets/compare_pages.h"
#include "widgets/export_button.h"
#include "widgets/messages.h"
#include "widgets/numbers.h"
#include "widgets/sweep_measures.h"
#include "widgets/text_table.h"

namespace ptw {
namespace {

TextTable::Cell cellOf(const std::optional<SettingValue>& value) {
  if (!value) return "-";
  const auto text = QString::fromStdString(to_text(*value));
  if (text.isEmpty()) return "\"\"";
  return {shownText(*value), text};
}

bool isMeasured(const Measure& measure, const std::vector<ComparedRun>& runs) {
  return std::ranges::any_of(
      runs, [&](const auto& run) { return run.measures.contains(std::string(measure.key)); });
}

TextTable::Row rowOf(const Measure& measure, const std::vector<ComparedRun>& runs) {
  const std::string key(measure.key);
  const auto look = measureLook(key);
  TextTable::Row row{{look.title()}};
  for (const auto& run : runs) {
    const auto found = run.measures.find(key);
    row.cells << (found == run.measures.end()
                      ? TextTable::Cell("-")
                      : TextTable::Cell(look.number(found->second),
                                        look.number(found->second, QLocale::c())));
  }
  return row;
}

}  // namespace

CompareSettingsPage::CompareSettingsPage(QWidget* parent)
    : ViewPage("settings", parent),
      differing_(new QCheckBox(this)),
      table_(new TextTable("settings", this)) {
  differing_->setObjectName("differing");
  setControls(differing_);
  setContent(table_);
  exports()->addTable([this] { return table_->csv(); });
  connect(differing_, &QCheckBox::toggled, this, &CompareSettingsPage::draw);
  CompareSettingsPage::retranslate();
}

void CompareSettingsPage::showReport(const ComparisonReport& report) {
  report_ = report;
  draw();
}

void CompareSettingsPage::draw() {
  QStringList heading{tr("Setting or measure")};
  for (const auto& run : report_.runs) heading << QString::fromStdString(run.name);
  QList<TextTable::Row> rows;
  for (const auto& measure : known_measures())
    if (isMeasured(measure, report_.runs)) rows << rowOf(measure, report_.runs);
  int differing = 0;
  for (const auto& line : report_.settings) {
    differing += line.differs;
    if (differing_->isChecked() && !line.differs) continue;
    TextTable::Row row{{QString::fromStdString(line.key)}, line.differs};
    for (const auto& value : line.values) row.cells << cellOf(value);
    rows << row;
  }
  table_->setContent(heading, rows);
  setFilled(!report_.runs.empty());
  QStringList words{
      tr("%1 of %2 settings differ; they are bold.").arg(differing).arg(report_.settings.size())};
  for (const auto& gap : report_.gaps) words << translated(gap, "app");
  setTexts(words.join(' '), {});
}

void CompareSettingsPage::retranslate() {
  differing_->setText(tr("Only what differs"));
  differing_->setToolTip(tr("Hides the settings that are the same in all runs"));
  table_->setAccessibleName(tr("Measures, costs and settings of the runs"));
  draw();
}

}  // namespace ptw
