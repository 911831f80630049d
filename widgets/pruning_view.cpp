#include "widgets/pruning_view.h"

#include <QComboBox>
#include <QEvent>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QProgressBar>
#include <QSignalBlocker>
#include <QStackedWidget>
#include <QToolButton>
#include <QUndoStack>
#include <utility>

#include "widgets/labels.h"
#include "widgets/mask_area.h"
#include "widgets/mask_grid.h"
#include "widgets/mask_legend.h"
#include "widgets/mask_pieces_box.h"
#include "widgets/mask_ratios.h"
#include "widgets/mask_score_line.h"
#include "widgets/mask_session.h"
#include "widgets/pruning_figure.h"
#include "widgets/pruning_search.h"

namespace ptw {
namespace {

constexpr double kNegative = 0.3;  // the share of the tokens that "mask negative" masks

}  // namespace

PruningView::PruningView(Selection* selection, QWidget* parent)
    : QWidget(parent), selection_(selection), session_(new MaskSession(this)) {
  build();
  connectBar();
  connectParts();
  retranslate();
  clear();
}

/// An undo stack that goes tells that it is empty, when nobody is left to hear it.
PruningView::~PruningView() {
  session_->undoStack()->disconnect(this);
}

void PruningView::setEmbeddingSize(int size) {
  ratios_->pieces()->setEmbeddingSize(size);
}

bool PruningView::isShown(const PruningReport& report) const {
  return !session_->isEmpty() && report.step == report_.step &&
         report.mask.pieces == report_.mask.pieces &&
         report.mask.tokens.size() == report_.mask.tokens.size();
}

void PruningView::showReport(const PruningReport& report) {
  const bool shown = isShown(report);
  report_ = report;
  grid_->setImportance(report.token_importance, report.piece_importance);
  legend_->setScale(grid_->scale());
  ratios_->pieces()->setPieces(report.mask.pieces);
  search_->showTrials(report.token_trials, report.piece_trials);
  pages_->setCurrentIndex(1);
  problem_->hide();
  figure_->setAllowed(true);
  setExpected(-1);
  if (shown) return score_->showCurrent(failed_);
  setBusy(false);
  figure_->clear();
  ratios_->setRatios(0, 0);
  const int size = ratios_->pieces()->embeddingSize();
  if (report.record)
    session_->resume(*report.record, size);
  else
    session_->start(report.mask, size);
}

void PruningView::expect(std::int64_t step) {
  if (session_->isEmpty()) return;
  setExpected(step == report_.step ? -1 : step);
  failed_ = false;
  showScoreLine();
}

void PruningView::showScoreLine() {
  if (expected_ >= 0)
    score_->showExpected(expected_, failed_);
  else
    score_->showCurrent(failed_);
}

/// What is done to a mask is done to the checkpoint that it stands for.
void PruningView::setExpected(std::int64_t step) {
  expected_ = step;
  editing_->setEnabled(step < 0);
  if (step >= 0) dropPreview();
}

/// A visit alone is nothing to keep.
void PruningView::tellTried() {
  if (session_->undoStack()->count() == 0) return;
  auto record = session_->record();
  record.step = report_.step;
  record.subject = report_.subject;
  Q_EMIT masksTried(record);
}

void PruningView::showScore(const MaskScore& score) {
  if (score.step != report_.step || session_->isEmpty() || !session_->history()->take(score))
    return;
  const auto* history = session_->history();
  const auto& current = history->trial(history->current()).score;
  if (current && current->is_exact()) setBusy(false);
  showScoreLine();
  tellTried();
}

void PruningView::showFigure(const MaskingFigure& figure) {
  if (figure.step == report_.step && !session_->isEmpty()) figure_->showFigure(figure);
}

void PruningView::showBusy() {
  problem_->hide();
  setBusy(true);
  failed_ = false;
  score_->showCurrent(failed_);
}

void PruningView::showProblem(const QString& sentence) {
  setBusy(false);
  figure_->setBusy(false);
  failed_ = true;
  showScoreLine();
  score_->showNotice(sentence);
  problem_->setText(sentence);
  problem_->setVisible(session_->isEmpty());
}

void PruningView::clear() {
  report_ = {};
  preview_.reset();
  failed_ = false;
  setExpected(-1);
  session_->clear();
  grid_->setPreview({});
  grid_->setMask({});
  figure_->clear();
  figure_->setAllowed(false);
  search_->showTrials({}, {});
  problem_->hide();
  setBusy(false);
  pages_->setCurrentIndex(0);
}

PromptMask PruningView::mask() const {
  return session_->mask();
}

bool PruningView::removesTokens() const {
  return session_->removesTokens();
}

int PruningView::pieces() const {
  return ratios_->pieces()->pieces();
}

void PruningView::maskChanged() {
  failed_ = false;
  dropPreview();
  grid_->setMask(mask());
  {
    const QSignalBlocker quiet(removal_);
    removal_->setCurrentIndex(removesTokens() ? 1 : 0);
  }
  retrain_->setEnabled(mask().kept_pieces() < mask().token_count() * mask().pieces);
  score_->showCurrent(failed_);
  Q_EMIT maskEdited(mask(), removesTokens());
}

void PruningView::edit(const PromptMask& mask, const QString& what) {
  if (session_->edit(mask, what)) return;
  score_->showNotice(
      tr("This would mask the whole prompt. At least one piece has to stay, so the mask is as it "
         "was."));
}

PromptMask PruningView::byRatios() const {
  auto mask = full_mask(report_.mask.token_count(), report_.mask.pieces);
  if (report_.token_importance.size() == mask.tokens.size())
    mask = without_lowest_tokens(std::move(mask), report_.token_importance, ratios_->tokenRatio());
  if (report_.piece_importance.size() == mask.cells.size())
    mask = without_lowest_pieces(std::move(mask), report_.piece_importance, ratios_->pieceRatio());
  return tidied(std::move(mask));
}

void PruningView::preview() {
  if (session_->isEmpty()) return;
  auto mask = byRatios();
  if (mask == session_->mask()) return dropPreview();
  preview_ = std::move(mask);
  grid_->setPreview(preview_);
  ratios_->showPreview(previewText(*preview_));
}

QString PruningView::previewText(const PromptMask& mask) const {
  const int pieces = mask.token_count() * mask.pieces;
  const QLocale locale;
  auto text = tr("Would mask %1 of %2 tokens, %3 of %4 pieces in all.")
                  .arg(mask.token_count() - mask.kept_tokens())
                  .arg(mask.token_count())
                  .arg(locale.toString(pieces - mask.kept_pieces()), locale.toString(pieces));
  int back = 0;
  for (int token = 0; token < mask.token_count(); ++token)
    for (int piece = 0; piece < mask.pieces; ++piece)
      back += mask.keeps(token, piece) && !session_->mask().keeps(token, piece);
  if (back > 0)
    text += ' ' + tr("%1 masked pieces would be kept again.").arg(locale.toString(back));
  return text;
}

void PruningView::dropPreview() {
  preview_.reset();
  grid_->setPreview({});
  ratios_->showPreview({});
}

void PruningView::applyPreview() {
  if (preview_) edit(PromptMask(*preview_), tr("mask by ratios"));
}

void PruningView::maskNegative() {
  ratios_->setRatios(kNegative, 0);
  const auto mask = byRatios();
  if (mask.kept_tokens() < mask.token_count()) return edit(mask, tr("mask negative"));
  score_->showNotice(
      tr("30 % of %1 tokens is not one token. Mask tokens with the slider or in the grid instead.")
          .arg(mask.token_count()));
}

void PruningView::maskRandom() {
  const auto& now = session_->mask();
  if (now.kept_pieces() < now.token_count() * now.pieces)
    return edit(random_mask_like(now, random_), tr("mask random"));
  score_->showNotice(
      tr("Nothing is masked. Mask something first: a random mask takes over how much it is."));
}

void PruningView::setBusy(bool busy) {
  busy_->setVisible(busy);
}

void PruningView::colorProblem() {
  colorAsProblem(*problem_, palette());
}

void PruningView::keyPressEvent(QKeyEvent* event) {
  const bool enter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
  if (preview_ && enter)
    applyPreview();
  else if (preview_ && event->key() == Qt::Key_Escape)
    dropPreview();
  else
    QWidget::keyPressEvent(event);
}

void PruningView::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  if (event->type() == QEvent::PaletteChange && problem_) colorProblem();
  QWidget::changeEvent(event);
}

}  // namespace ptw
