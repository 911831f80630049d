#include "widgets/mask_score_line.h"

#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QResizeEvent>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/labels.h"
#include "widgets/mask_words.h"

namespace ptw {
namespace {

const QString kSeparator = QStringLiteral(" · ");

QString number(double value, int digits) {
  return QLocale().toString(value, 'f', digits);
}

}  // namespace

MaskScoreLine::MaskScoreLine(const MaskHistory* history, QWidget* parent)
    : QWidget(parent), history_(history) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(1);
  figure_ = new QLabel(this);
  figure_->setObjectName("score");
  figure_->setTextFormat(Qt::PlainText);
  figure_->setWordWrap(true);
  auto large = figure_->font();
  large.setBold(true);
  large.setPointSizeF(large.pointSizeF() * 1.25);
  figure_->setFont(large);
  detail_ = smallPrint(this);
  detail_->setObjectName("scoreDetail");
  cost_ = smallPrint(this);
  cost_->setObjectName("cost");
  notice_ = smallPrint(this);
  notice_->setObjectName("notice");
  for (auto* label : {figure_, detail_, cost_, notice_}) layout->addWidget(label);
  layout->addStretch();
  notice_->hide();
  colorNotice();
}

void MaskScoreLine::showCurrent(bool failed) {
  failed_ = failed;
  expected_ = -1;
  notice_->hide();
  detail_->show();
  cost_->show();
  setTexts();
}

void MaskScoreLine::showExpected(std::int64_t step, bool failed) {
  failed_ = failed;
  expected_ = step;
  lastScored_ = -1;
  notice_->hide();
  detail_->hide();
  cost_->hide();
  setTexts();
}

void MaskScoreLine::showNotice(const QString& sentence) {
  notice_->setText(sentence);
  detail_->hide();
  cost_->hide();
  notice_->show();
  holdHeight();
}

void MaskScoreLine::setTexts() {
  const int row = history_->current();
  if (row < 0) {
    lastScored_ = -1;
    return;
  }
  if (expected_ >= 0) {
    figure_->setText(
        (failed_ ? tr("step %1: not scored") : tr("looking at step %1 …")).arg(expected_));
    return;
  }
  figure_->setText(figureText());
  detail_->setText(detailText());
  cost_->setText(costText());
  if (history_->trial(row).score) lastScored_ = row;
  holdHeight();
}

QString MaskScoreLine::figureText() const {
  const int row = history_->current();
  const auto name = MaskHistory::name(row) + QStringLiteral("  ");
  const auto& score = history_->trial(row).score;
  if (score)
    return name + tr("dev %1 %2").arg(QString::fromStdString(score->metric), scoreText(*score));
  return name + (failed_ ? tr("not scored") : tr("scoring this mask …"));
}

QString MaskScoreLine::detailText() const {
  const int row = history_->current();
  const auto& [mask, removes, score] = history_->trial(row);
  const QLocale locale;
  QStringList parts;
  if (score && !score->is_exact())
    parts << tr("%1 to %2 (95 %), %3 of %4 examples")
                 .arg(number(score->low, 2), number(score->high, 2),
                      locale.toString(static_cast<qlonglong>(score->examples)),
                      locale.toString(static_cast<qlonglong>(score->total)));
  if (score) parts << tr("full prompt %1 (%2)").arg(number(score->full, 3), changeText(*score));
  if (score && !score->random.empty())
    parts << tr("random masks of this size: %1").arg(spreadText(score->random));
  if (!score && lastScored_ >= 0 && lastScored_ < history_->rowCount())
    parts << tr("before, %1: %2")
                 .arg(MaskHistory::name(lastScored_),
                      scoreText(*history_->trial(lastScored_).score));
  parts << tr("%1 of %2 tokens").arg(mask.kept_tokens()).arg(mask.token_count())
        << tr("%1 of %2 pieces")
               .arg(locale.toString(mask.kept_pieces()),
                    locale.toString(mask.token_count() * mask.pieces))
        << tr("%1 parameters").arg(locale.toString(history_->parameters(mask)));
  return parts.join(kSeparator);
}

/// What the mask costs both ways. Without a masked token there is but one way.
QString MaskScoreLine::costText() const {
  const auto& trial = history_->trial(history_->current());
  if (trial.mask.kept_tokens() < trial.mask.token_count())
    return tr("zero vectors: %1").arg(costOf(false)) + kSeparator +
           tr("removed: %1").arg(costOf(true));
  if (!trial.score) return {};
  return tr("%1 encoder positions per example, %2 s")
      .arg(number(trial.score->positions, 1), number(trial.score->seconds, 1));
}

QString MaskScoreLine::costOf(bool removed) const {
  const auto& current = history_->trial(history_->current());
  const int row = history_->find(current.mask, removed);
  if (row < 0) return tr("not tried");
  const auto& score = history_->trial(row).score;
  if (!score) return tr("not scored yet");
  return tr("%1, %2 positions, %3 s")
      .arg(scoreText(*score), number(score->positions, 1), number(score->seconds, 1));
}

/// Keeps the height once taken, so that the grid stays where it is when a score comes in.
void MaskScoreLine::holdHeight() {
  setMinimumHeight(std::max(minimumHeight(), layout()->heightForWidth(width())));
}

void MaskScoreLine::colorNotice() {
  colorAsProblem(*notice_, palette());
}

void MaskScoreLine::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  if (event->size().width() == event->oldSize().width()) return;
  setMinimumHeight(0);
  holdHeight();
}

void MaskScoreLine::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) setTexts();
  if (event->type() == QEvent::PaletteChange && notice_) colorNotice();
  QWidget::changeEvent(event);
}

}  // namespace ptw
