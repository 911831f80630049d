#include "widgets/progress_delegate.h"

#include <QApplication>
#include <QPainter>

#include "widgets/plot_style.h"

namespace ptw {

ProgressDelegate::ProgressDelegate(int role, QObject* parent)
    : QStyledItemDelegate(parent), role_(role) {}

void ProgressDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option,
                             const QModelIndex& index) const {
  QStyleOptionViewItem cell = option;
  initStyleOption(&cell, index);
  const QString text = std::exchange(cell.text, QString());
  const QWidget* widget = option.widget;
  QStyle* style = widget ? widget->style() : QApplication::style();
  style->drawControl(QStyle::CE_ItemViewItem, &cell, painter, widget);
  const double share = index.data(role_).toDouble();
  if (share < 0) return;

  const QPalette& palette = option.palette;
  const QRectF frame = QRectF(option.rect).adjusted(4.5, 3.5, -4.5, -3.5);
  QRectF done = frame;
  done.setWidth(frame.width() * share);
  painter->save();
  painter->setRenderHint(QPainter::Antialiasing);
  painter->setPen(Qt::NoPen);
  painter->setBrush(palette.color(QPalette::Base));
  painter->drawRoundedRect(frame, 2, 2);
  painter->setBrush(
      blended(palette.color(QPalette::Base), palette.color(QPalette::Highlight), 0.45));
  painter->drawRoundedRect(done, 2, 2);
  painter->setPen(mutedText(palette, 0.5));
  painter->setBrush(Qt::NoBrush);
  painter->drawRoundedRect(frame, 2, 2);
  painter->setPen(palette.color(QPalette::Text));
  painter->drawText(frame, Qt::AlignCenter, text);
  painter->restore();
}

QSize ProgressDelegate::sizeHint(const QStyleOptionViewItem& option,
                                 const QModelIndex& index) const {
  QSize size = QStyledItemDelegate::sizeHint(option, index);
  size.setWidth(std::max(size.width(), option.fontMetrics.horizontalAdvance('0') * 16));
  return size;
}

}  // namespace ptw
