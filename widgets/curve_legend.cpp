#include "widgets/curve_legend.h"

#include <QEvent>
#include <QToolButton>

#include "widgets/flow_layout.h"
#include "widgets/series_icon.h"

namespace ptw {

CurveLegend::CurveLegend(QWidget* parent) : QWidget(parent) {
  setLayout(new FlowLayout);
  layout()->setSpacing(2);
}

void CurveLegend::add(const QString& id) {
  auto* button = new QToolButton(this);
  button->setCheckable(true);
  button->setChecked(true);
  button->setAutoRaise(true);
  button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
  button->setIconSize(kSeriesIconSize);
  button->setFocusPolicy(Qt::StrongFocus);
  connect(button, &QToolButton::toggled, this, [this, id, button](bool visible) {
    QFont font = button->font();
    font.setStrikeOut(!visible);
    button->setFont(font);
    Q_EMIT toggled(id, visible);
  });
  layout()->addWidget(button);
  buttons_[id] = button;
}

void CurveLegend::remove(const QString& id) {
  delete buttons_.take(id);
}

void CurveLegend::setRun(const QString& id, const QString& name, const SeriesStyle& style,
                         bool current) {
  QToolButton* button = buttons_.value(id);
  QFont font = button->font();
  font.setBold(current);
  button->setFont(font);
  button->setText(QString(name).replace('&', "&&"));
  button->setAccessibleName(name);
  button->setIcon(seriesIcon(style, palette()));
  retranslate();
}

void CurveLegend::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

void CurveLegend::retranslate() {
  for (QToolButton* button : std::as_const(buttons_))
    button->setToolTip(tr("Show or hide the curves of %1").arg(button->accessibleName()));
}

}  // namespace ptw
