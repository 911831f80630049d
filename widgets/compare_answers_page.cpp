#include <QAbstractItemView>
#include <QComboBox>
#include <QLocale>

#include "widgets/compare_pages.h"
#include "widgets/export_button.h"
#include "widgets/flow_layout.h"
#include "widgets/text_table.h"

namespace ptw {
namespace {

enum Which { all, firstRight, secondRight, equallyRight };

bool isWanted(const ChangedAnswer& change, int which) {
  switch (which) {
    case firstRight:
      return change.first_right && !change.second_right;
    case secondRight:
      return change.second_right && !change.first_right;
    case equallyRight:
      return change.first_right == change.second_right;
    default:
      return true;
  }
}

}  // namespace

CompareAnswersPage::CompareAnswersPage(QWidget* parent)
    : ViewPage("answers", parent),
      which_(new QComboBox(this)),
      table_(new TextTable("answers", this)) {
  which_->setObjectName("which");
  for (const int which : {all, firstRight, secondRight, equallyRight})
    which_->addItem(QString(), which);
  which_->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
  which_->setMinimumContentsLength(20);
  auto* bar = new QWidget(this);
  (new FlowLayout(bar))->addWidget(which_);
  setControls(bar);
  setContent(table_);
  exports()->addTable([this] { return table_->csv(); });
  connect(which_, &QComboBox::currentIndexChanged, this, &CompareAnswersPage::draw);
  CompareAnswersPage::retranslate();
}

void CompareAnswersPage::showPair(const ShownPair& pair) {
  pair_ = pair;
  retranslate();
}

void CompareAnswersPage::clear(const QString& why) {
  pair_ = {};
  why_ = why;
  draw();
}

void CompareAnswersPage::draw() {
  const auto& answers = pair_.report.answers;
  const auto who = [&](const ChangedAnswer& change) {
    if (change.first_right && change.second_right) return tr("both");
    if (change.first_right) return pair_.first;
    return change.second_right ? pair_.second : tr("neither");
  };
  QList<TextTable::Row> rows;
  if (answers)
    for (const auto& change : answers->changed)
      if (isWanted(change, which_->currentData().toInt()))
        rows << TextTable::Row{
            {QString::number(change.example + 1), QString::fromStdString(change.input),
             QString::fromStdString(change.gold), QString::fromStdString(change.first),
             QString::fromStdString(change.second), who(change)}};
  table_->setContent(
      {tr("Example"), tr("Input"), tr("Right answer"), pair_.first, pair_.second, tr("Right is")},
      rows);
  setFilled(answers.has_value());
  which_->setVisible(answers.has_value());
  setTexts(caption(), why_);
}

QString CompareAnswersPage::caption() const {
  if (!pair_.report.answers) return {};
  const auto& answers = *pair_.report.answers;
  const auto& test = answers.test;
  const auto number = [](std::int64_t count) { return QLocale().toString(qlonglong(count)); };
  const auto total =
      answers.both_right + answers.only_first + answers.only_second + answers.both_wrong;
  const auto p = QLocale().toString(test.p, 'g', 3);
  return tr("%1 dev examples: both right %2, only %3 %4, only %5 %6, both wrong %7; other answers "
            "%8.")
             .arg(number(total), number(answers.both_right), pair_.first,
                  number(answers.only_first), pair_.second, number(answers.only_second),
                  number(answers.both_wrong), number(qint64(answers.changed.size()))) +
         ' ' +
         (test.exact ? tr("McNemar's exact test: p = %1").arg(p)
                     : tr("McNemar's test: chi-square %1, p = %2")
                           .arg(QLocale().toString(test.statistic, 'f', 2), p)) +
         (test.p < 0.05 ? tr(" (hardly chance).") : tr(" (may be chance)."));
}

void CompareAnswersPage::retranslate() {
  which_->setItemText(all, tr("All other answers"));
  which_->setItemText(firstRight, tr("Only %1 right").arg(pair_.first));
  which_->setItemText(secondRight, tr("Only %1 right").arg(pair_.second));
  which_->setItemText(equallyRight, tr("Both or neither right"));
  which_->setAccessibleName(tr("Which answers"));
  which_->view()->setAccessibleName(tr("Which answers"));
  table_->setAccessibleName(tr("Examples with other answers"));
  const auto practice =
      tr("McNemar's test (1947) judges by the examples on which only one of the two is right: "
         "exactly where they are fewer than 25, else by chi-square with continuity correction. A "
         "small p says that chance alone hardly makes such a difference.");
  table_->setWhatsThis(practice);
  setToolTip(practice);
  draw();
}

}  // namespace ptw
