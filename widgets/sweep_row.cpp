#include "widgets/sweep_row.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QLocale>
#include <utility>

#include "widgets/labels.h"
#include "widgets/messages.h"
#include "widgets/numbers.h"
#include "widgets/sweep_values.h"

namespace ptw {
namespace {

constexpr int kLabelDigits = 18;

}  // namespace

SweepRow::SweepRow(SettingSpec spec, bool mayBeEmpty, QWidget* parent)
    : QWidget(parent), spec_(std::move(spec)), mayBeEmpty_(mayBeEmpty) {
  build();
  line_->setText(defaultText());
  connect(line_, &QLineEdit::textChanged, this, [this] {
    judge();
    Q_EMIT changed();
  });
  retranslate();
}

void SweepRow::build() {
  auto* layout = new QGridLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setVerticalSpacing(2);
  layout->setColumnStretch(1, 1);
  label_ = new QLabel(this);
  label_->setWordWrap(true);
  line_ = new QLineEdit(this);
  line_->setObjectName(QString::fromStdString(spec_.key));
  label_->setBuddy(line_);
  mark_ = new QLabel(this);
  mark_->setObjectName("mark");
  auto policy = mark_->sizePolicy();
  policy.setRetainSizeWhenHidden(true);
  mark_->setSizePolicy(policy);
  problem_ = new QLabel(this);
  problem_->setObjectName("problem");
  problem_->setWordWrap(true);
  problem_->setTextFormat(Qt::PlainText);
  help_ = smallPrint(this);
  layout->addWidget(label_, 0, 0);
  layout->addWidget(line_, 0, 1);
  layout->addWidget(mark_, 0, 2);
  layout->addWidget(problem_, 1, 1, 1, 2);
  layout->addWidget(help_, 2, 1, 1, 2);
}

QString SweepRow::text() const {
  return line_->text();
}

void SweepRow::setText(const QString& text) {
  line_->setText(text);
}

void SweepRow::setValues(const std::vector<SettingValue>& values) {
  setText(valuesText(values));
}

QString SweepRow::defaultText() const {
  return mayBeEmpty_ ? QString() : valuesText({spec_.default_value});
}

/// The lines of several rows stand in a column, with and without a mark.
void SweepRow::alignParts() {
  label_->setFixedWidth(fontMetrics().horizontalAdvance('0') * kLabelDigits);
  auto face = font();
  face.setBold(true);
  mark_->setMinimumWidth(QFontMetrics(face).horizontalAdvance(tr("%1 values").arg(100)));
}

void SweepRow::judge() {
  values_.clear();
  valid_ = true;
  QString problem;
  if (!mayBeEmpty_ || !line_->text().trimmed().isEmpty()) {
    try {
      values_ = parseValues(spec_, line_->text());
    } catch (const Error& error) {
      valid_ = false;
      problem = translated(withLocalMarks(error.message()));
    }
  }
  showProblem(problem);
  markSwept();
}

void SweepRow::showProblem(const QString& sentence) {
  problem_->setText(sentence);
  problem_->setVisible(!sentence.isEmpty());
  colorAsProblem(*problem_, palette());
  auto colors = palette();
  if (!sentence.isEmpty()) colors.setColor(QPalette::Text, problemColor(palette()));
  line_->setPalette(colors);
}

void SweepRow::markSwept() {
  auto face = font();
  face.setBold(isSwept());
  label_->setFont(face);
  mark_->setFont(face);
  const auto count = QLocale().toString(qulonglong(values_.size()));
  mark_->setText(isSwept() ? tr("%1 values").arg(count) : QString());
  mark_->setVisible(isSwept());
  const auto spoken = problem_->text().isEmpty() ? help_->text() : problem_->text();
  line_->setAccessibleDescription(isSwept() ? mark_->text() + ". " + spoken : spoken);
}

QString SweepRow::help() const {
  QStringList choices;
  for (const auto& choice : spec_.choices) choices << QString::fromStdString(choice);
  if (std::holds_alternative<bool>(spec_.default_value)) choices = QStringList{"true", "false"};
  auto text = translated(spec_.why);
  if (!choices.isEmpty()) text += ' ' + tr("One or several of: %1.").arg(choices.join(", "));
  return text.trimmed();
}

void SweepRow::retranslate() {
  label_->setText(translated(spec_.label));
  help_->setText(help());
  help_->setVisible(!help_->text().isEmpty());
  line_->setAccessibleName(label_->text());
  line_->setPlaceholderText(mayBeEmpty_ ? tr("each method's own") : QString());
  line_->setToolTip(
      tr("%1: one value, or several with commas between them; a text that has commas itself "
         "stands between quotation marks.")
          .arg(QString::fromStdString(spec_.key)));
  alignParts();
  if (!values_.empty() && std::holds_alternative<double>(values_.front())) setValues(values_);
  judge();
}

void SweepRow::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  if (event->type() == QEvent::PaletteChange && problem_) showProblem(problem_->text());
  QWidget::changeEvent(event);
}

}  // namespace ptw
