#include "widgets/mask_pieces_box.h"

#include <QAbstractItemView>
#include <QEvent>
#include <QSignalBlocker>
#include <QWheelEvent>
#include <algorithm>

namespace ptw {
namespace {

constexpr int kPaper = 16;
constexpr int kMost = 192;

}  // namespace

MaskPiecesBox::MaskPiecesBox(QWidget* parent) : QComboBox(parent) {
  setObjectName("pieces");
  setFocusPolicy(Qt::StrongFocus);
  fill(kPaper);
  retranslate();
  connect(this, &QComboBox::currentIndexChanged, this, [this] { Q_EMIT piecesChosen(pieces()); });
}

void MaskPiecesBox::setEmbeddingSize(int size) {
  embeddingSize_ = size;
  fill(pieces());
}

void MaskPiecesBox::setPieces(int pieces) {
  fill(pieces);
}

/// Chooses `pieces`, or the largest divisor below it.
void MaskPiecesBox::fill(int pieces) {
  const QSignalBlocker quiet(this);
  clear();
  for (int divisor = 1; divisor <= std::min(embeddingSize_, kMost); ++divisor)
    if (embeddingSize_ % divisor == 0) addItem(QString::number(divisor), divisor);
  if (count() == 0) addItem(QString::number(pieces), pieces);
  int best = 0;
  for (int i = 0; i < count(); ++i)
    if (itemData(i).toInt() <= pieces) best = i;
  setCurrentIndex(best);
}

void MaskPiecesBox::retranslate() {
  setAccessibleName(tr("Pieces per token"));
  view()->setAccessibleName(accessibleName());
  setToolTip(
      tr("Into how many equal pieces every token is cut along its embedding: k of XPrompt "
         "(Ma et al. 2022), section Hierarchical Structured Pruning; the paper takes 16. A change "
         "starts a new history"));
}

void MaskPiecesBox::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QComboBox::changeEvent(event);
}

/// The wheel scrolls the page that the box is in.
void MaskPiecesBox::wheelEvent(QWheelEvent* event) {
  event->ignore();
}

}  // namespace ptw
