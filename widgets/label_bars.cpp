#include "widgets/label_bars.h"

#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>
#include <utility>

#include "widgets/plot_style.h"
#include "widgets/routing_style.h"

namespace ptw {
namespace {

constexpr int kGap = 3;
const QColor kBlue(0x00, 0x72, 0xb2);
const QChar kBest(0x25b6);
const QChar kRight(0x2605);

}  // namespace

LabelBars::LabelBars(QWidget* parent) : QWidget(parent) {
  setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void LabelBars::setBars(std::vector<LabelBar> bars) {
  bars_ = std::move(bars);
  setAccessibleDescription(spoken());
  updateGeometry();
  update();
}

QString LabelBars::spoken() const {
  QStringList parts;
  for (const auto& bar : bars_) {
    auto part = bar.label + ' ' + percentText(bar.probability);
    if (bar.best) part += tr(", most likely");
    if (bar.right) part += tr(", right answer");
    parts << part;
  }
  return parts.join("; ");
}

int LabelBars::rowHeight() const {
  return fontMetrics().height() * 5 / 4 + kGap;
}

QSize LabelBars::sizeHint() const {
  return {fontMetrics().horizontalAdvance('0') * 24, rowHeight() * static_cast<int>(bars_.size())};
}

QSize LabelBars::minimumSizeHint() const {
  return {fontMetrics().horizontalAdvance('0') * 14, sizeHint().height()};
}

void LabelBars::paintEvent(QPaintEvent*) {
  QPainter painter(this);
  QRect area(0, 0, width(), rowHeight() - kGap);
  for (const auto& bar : bars_) {
    paintBar(painter, bar, area);
    area.translate(0, rowHeight());
  }
}

void LabelBars::paintBar(QPainter& painter, const LabelBar& bar, const QRect& area) const {
  const auto base = palette().color(QPalette::Base);
  painter.fillRect(area, base);
  painter.fillRect(QRectF(area.left(), area.top(), area.width() * bar.probability, area.height()),
                   blended(base, kBlue, 0.45));
  auto face = font();
  face.setBold(bar.best);
  painter.setFont(face);
  painter.setPen(palette().color(QPalette::Text));
  const QFontMetrics metrics(face);
  const int mark = fontMetrics().horizontalAdvance(kBest) + 4;
  const auto share = percentText(bar.probability);
  const int shareWidth = metrics.horizontalAdvance(share) + 6;
  if (bar.best) painter.drawText(area.adjusted(3, 0, 0, 0), Qt::AlignVCenter, kBest);
  painter.drawText(area.adjusted(0, 0, -4, 0), Qt::AlignRight | Qt::AlignVCenter, share);
  const auto star = bar.right ? QString(' ') + kRight : QString();
  const int room = area.width() - mark - 4 - shareWidth - metrics.horizontalAdvance(star);
  painter.drawText(area.adjusted(mark + 4, 0, 0, 0), Qt::AlignVCenter,
                   metrics.elidedText(bar.label, Qt::ElideRight, room) + star);
}

bool LabelBars::event(QEvent* event) {
  if (event->type() != QEvent::ToolTip) return QWidget::event(event);
  const auto* help = static_cast<QHelpEvent*>(event);
  const auto row = static_cast<std::size_t>(help->pos().y() / rowHeight());
  if (row < bars_.size()) QToolTip::showText(help->globalPos(), bars_[row].explanation, this);
  return true;
}

}  // namespace ptw
