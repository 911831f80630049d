#include "widgets/column_scroll.h"

#include <QEvent>
#include <QScrollBar>

namespace ptw {

ColumnScroll::ColumnScroll(QWidget* parent) : QScrollArea(parent) {
  setWidgetResizable(true);
  setFrameShape(QFrame::NoFrame);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setFocusPolicy(Qt::NoFocus);
}

QSize ColumnScroll::minimumSizeHint() const {
  const int height = fontMetrics().height() * 3;
  if (!widget()) return {0, height};
  return {widget()->minimumSizeHint().width() + verticalScrollBar()->sizeHint().width(), height};
}

/// What stands in the page has changed, and with it how narrow it can be.
bool ColumnScroll::eventFilter(QObject* watched, QEvent* event) {
  if (watched == widget() && event->type() == QEvent::LayoutRequest) updateGeometry();
  return QScrollArea::eventFilter(watched, event);
}

}  // namespace ptw
