#include "widgets/mask_legend.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>

#include "widgets/flow_layout.h"
#include "widgets/labels.h"
#include "widgets/mask_swatch.h"

namespace ptw {
namespace {

QWidget* group(std::initializer_list<QWidget*> parts, QWidget* parent) {
  auto* box = new QWidget(parent);
  auto* row = new QHBoxLayout(box);
  row->setContentsMargins(0, 0, 0, 0);
  row->setSpacing(4);
  for (auto* part : parts) row->addWidget(part);
  return box;
}

QLabel* label(QWidget* parent) {
  auto* made = smallPrint(parent);
  made->setWordWrap(false);
  return made;
}

}  // namespace

MaskLegend::MaskLegend(QWidget* parent) : QWidget(parent) {
  build();
  retranslate();
}

void MaskLegend::build() {
  auto* flow = new FlowLayout(this);
  flow->setSpacing(4);
  low_ = label(this);
  high_ = label(this);
  high_->setObjectName("legendHigh");
  masked_ = label(this);
  gradient_ = new MaskSwatch(MaskSwatch::Kind::gradient, this);
  flow->addWidget(group({low_, gradient_, high_}, this));
  flow->addWidget(group({new MaskSwatch(MaskSwatch::Kind::masked, this), masked_}, this));
}

void MaskLegend::setScale(const MaskScale& scale) {
  scale_ = scale;
  gradient_->setScale(scale);
  retranslate();
}

void MaskLegend::retranslate() {
  const auto number = [](double value) { return QLocale().toString(value, 'g', 2); };
  const auto low = number(scale_.low());
  low_->setText(scale_.hasLower() ? QChar(0x2264) + QString(' ') + low : low);
  high_->setText(scale_.isLogarithmic() ? tr("%1 (log)").arg(number(scale_.high()))
                                        : number(scale_.high()));
  masked_->setText(tr("masked"));
  setToolTip(scale_.isLogarithmic()
                 ? tr("Importance of a piece on a logarithmic scale; short lines mark the decades. "
                      "XPrompt (Ma et al. 2022), section Hierarchical Structured Pruning")
                 : tr("Importance of a piece. XPrompt (Ma et al. 2022), section Hierarchical "
                      "Structured Pruning"));
}

void MaskLegend::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace ptw
