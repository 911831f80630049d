#include "widgets/mask_grid.h"

#include <QEvent>
#include <QHelpEvent>
#include <QLocale>
#include <QScrollBar>
#include <QStyle>
#include <QToolTip>
#include <algorithm>
#include <utility>

namespace ptw {
namespace {

QString number(double importance) {
  return QLocale().toString(importance, 'g', 3);
}

int columnCount(const PromptMask& mask, int piece) {
  int count = 0;
  for (int token = 0; token < mask.token_count(); ++token) count += mask.keeps(token, piece);
  return count;
}

int rowCount(const PromptMask& mask, int token) {
  int count = 0;
  for (int piece = 0; piece < mask.pieces; ++piece) count += mask.keeps(token, piece);
  return count;
}

}  // namespace

MaskGrid::MaskGrid(QWidget* parent) : QAbstractScrollArea(parent) {
  setFocusPolicy(Qt::StrongFocus);
  setFrameShape(QFrame::NoFrame);
  viewport()->setMouseTracking(true);
  retranslate();
}

void MaskGrid::setImportance(std::vector<double> tokens, std::vector<double> pieces) {
  tokenImportance_ = std::move(tokens);
  pieceImportance_ = std::move(pieces);
  scale_ = MaskScale(pieceImportance_);
  tokenScale_ = MaskScale(tokenImportance_);
  describeCursor();
  viewport()->update();
}

void MaskGrid::setMask(const PromptMask& mask) {
  const bool sameShape = mask.pieces == mask_.pieces && mask.tokens.size() == mask_.tokens.size();
  drag_ = Drag::none;
  marking_ = marking_ && sameShape;
  mask_ = mask;
  if (!sameShape) {
    cursor_ = clamped({std::max(selected_, 0), 0});
    updateScrollBars();
  }
  describeCursor();
  viewport()->update();
}

void MaskGrid::setPreview(std::optional<PromptMask> preview) {
  preview_ = std::move(preview);
  describeCursor();
  viewport()->update();
}

void MaskGrid::setSelected(int token) {
  selected_ = token;
  if (token >= 0 && token < mask_.token_count() && token != cursor_.token) {
    marking_ = false;
    cursor_ = {token, cursor_.piece};
    bringIntoView(cursor_);
    describeCursor();
  }
  viewport()->update();
}

MaskGeometry MaskGrid::geometry() const {
  const QFontMetrics metrics(smallFont());
  const QSize headers(metrics.horizontalAdvance(QStringLiteral("000")) + 10, metrics.height() + 3);
  const QSize least(std::max(metrics.height() * 2 / 5, 5), metrics.height() + 1);
  MaskGeometry places(mask_.token_count(), mask_.pieces, maximumViewportSize(), headers, least,
                      style()->pixelMetric(QStyle::PM_ScrollBarExtent));
  places.setScroll({horizontalScrollBar()->value(), verticalScrollBar()->value()});
  return places;
}

void MaskGrid::updateScrollBars() {
  const auto places = geometry();
  const auto set = [](QScrollBar* bar, int hidden, int page, int cell) {
    bar->setRange(0, hidden);
    bar->setPageStep(page);
    bar->setSingleStep(cell);
  };
  set(horizontalScrollBar(), places.hidden().width(), places.page().width(), places.cell().width());
  set(verticalScrollBar(), places.hidden().height(), places.page().height(),
      places.cell().height());
}

void MaskGrid::bringIntoView(MaskSpot spot) {
  const auto to = geometry().scrollTo(spot);
  horizontalScrollBar()->setValue(to.x());
  verticalScrollBar()->setValue(to.y());
}

QRect MaskGrid::rectOf(MaskSpot spot) const {
  return geometry().rectOf(spot);
}

QString MaskGrid::describe(MaskSpot spot) const {
  if (isEmpty()) return {};
  if (spot.token < 0)
    return tr("Piece %1 of every token: kept in %2 of %3")
        .arg(spot.piece)
        .arg(columnCount(mask_, spot.piece))
        .arg(mask_.token_count());
  QStringList parts;
  if (spot.piece < 0) {
    parts << tr("Token %1").arg(spot.token);
    const auto i = static_cast<std::size_t>(spot.token);
    if (i < tokenImportance_.size()) parts << tr("importance %1").arg(number(tokenImportance_[i]));
    parts << tr("%1 of %2 pieces kept").arg(rowCount(mask_, spot.token)).arg(mask_.pieces);
    return parts.join(", ");
  }
  parts << tr("Token %1").arg(spot.token) << tr("piece %1").arg(spot.piece);
  const auto i = static_cast<std::size_t>(spot.token * mask_.pieces + spot.piece);
  if (i < pieceImportance_.size()) parts << tr("importance %1").arg(number(pieceImportance_[i]));
  parts << (mask_.keeps(spot.token, spot.piece) ? tr("kept") : tr("masked"));
  if (preview_ && mask_.keeps(spot.token, spot.piece) != preview_->keeps(spot.token, spot.piece))
    parts << (preview_->keeps(spot.token, spot.piece) ? tr("would be kept")
                                                      : tr("would be masked"));
  return parts.join(", ");
}

void MaskGrid::describeCursor() {
  const auto text = describe(cursor_);
  if (text != accessibleDescription()) setAccessibleDescription(text);
}

QSize MaskGrid::sizeHint() const {
  const int line = fontMetrics().height();
  return {line * 18, line * 16};
}

QSize MaskGrid::minimumSizeHint() const {
  const int line = fontMetrics().height();
  return {line * 10, line * 4};
}

void MaskGrid::resizeEvent(QResizeEvent* event) {
  QAbstractScrollArea::resizeEvent(event);
  updateScrollBars();
}

bool MaskGrid::viewportEvent(QEvent* event) {
  if (event->type() != QEvent::ToolTip || isEmpty())
    return QAbstractScrollArea::viewportEvent(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const auto spot = geometry().spotAt(help->pos());
  QToolTip::showText(help->globalPos(), spot ? describe(*spot) : toolTip(), viewport());
  return true;
}

void MaskGrid::retranslate() {
  setAccessibleName(tr("Mask of the soft prompt"));
  setToolTip(
      tr("Importance: the mean over examples of |dL/d mask|, XPrompt (Ma et al. 2022), "
         "section Hierarchical Structured Pruning"));
  setWhatsThis(
      tr("One row per soft token, one column per piece of it; the deeper the blue, the more "
         "important the piece, and the bar in a row's header says how important the token is. "
         "Hatched pieces are masked. Click a piece, a row or a column to mask it or keep it, drag "
         "to paint, drag with Shift for a rectangle. Arrow keys move, Space masks or keeps, Shift "
         "with the arrows marks a rectangle, and the headers lie left of and above the cells."));
  describeCursor();
}

void MaskGrid::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
    updateScrollBars();
  QAbstractScrollArea::changeEvent(event);
}

}  // namespace ptw
