#include "widgets/attention_legend.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <algorithm>

#include "widgets/labels.h"
#include "widgets/routing_style.h"

namespace ptw {
namespace {

class Shades : public QWidget {
 public:
  explicit Shades(QWidget* parent) : QWidget(parent) {
    const int line = fontMetrics().height();
    setFixedSize(line * 4, line * 3 / 4);
  }

 protected:
  void paintEvent(QPaintEvent*) override {
    QPainter painter(this);
    for (int x = 0; x < width(); ++x)
      painter.fillRect(x, 0, 1, height(), shareShade(x / std::max(width() - 1.0, 1.0), palette()));
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
  }
};

}  // namespace

AttentionLegend::AttentionLegend(QWidget* parent)
    : QWidget(parent), low_(smallPrint(this)), high_(smallPrint(this)) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(4);
  low_->setWordWrap(false);
  high_->setWordWrap(false);
  high_->setObjectName("legendHigh");
  row->addWidget(low_);
  row->addWidget(new Shades(this));
  row->addWidget(high_);
  row->addStretch();
  retranslate();
}

void AttentionLegend::setMost(double most) {
  most_ = most;
  retranslate();
}

void AttentionLegend::retranslate() {
  low_->setText(tr("Attention to one key: %1").arg(percentText(0)));
  high_->setText(percentText(most_));
}

void AttentionLegend::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace ptw
