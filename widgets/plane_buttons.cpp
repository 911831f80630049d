#include "widgets/plane_buttons.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QToolButton>

#include "widgets/plane_plot.h"

namespace ptw {

PlaneButtons::PlaneButtons(PlanePlot* plot, QWidget* parent) : QWidget(parent) {
  auto* row = new QHBoxLayout(this);
  row->setContentsMargins(0, 0, 0, 0);
  const auto button = [&](const char* name) {
    auto* made = new QToolButton(this);
    made->setObjectName(name);
    made->setFocusPolicy(Qt::StrongFocus);
    row->addWidget(made);
    return made;
  };
  zoomIn_ = button("zoomIn");
  zoomOut_ = button("zoomOut");
  reset_ = button("resetView");
  row->addStretch();
  connect(zoomIn_, &QToolButton::clicked, plot, [plot] { plot->zoom(0.8); });
  connect(zoomOut_, &QToolButton::clicked, plot, [plot] { plot->zoom(1.25); });
  connect(reset_, &QToolButton::clicked, plot, &PlanePlot::resetView);
  retranslate();
}

void PlaneButtons::retranslate() {
  const auto name = [](QToolButton* button, const QString& text, const QString& spoken,
                       const QString& help) {
    button->setText(text);
    button->setAccessibleName(spoken);
    button->setToolTip(help);
  };
  name(zoomIn_, "+", tr("Zoom in"), tr("Zoom in (wheel, +)"));
  name(zoomOut_, QString(QChar(0x2212)), tr("Zoom out"), tr("Zoom out (wheel, -)"));
  name(reset_, tr("Show all"), tr("Show all"), tr("Shows everything (Home, double click)"));
}

void PlaneButtons::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace ptw
