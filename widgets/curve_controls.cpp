#include "widgets/curve_controls.h"

#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>
#include <QToolButton>
#include <cmath>

#include "widgets/export_button.h"
#include "widgets/flow_layout.h"

namespace ptw {
namespace {

constexpr double kDefaultSmoothing = 0.8;
constexpr double kLargestSmoothing = 0.99;

QToolButton* toolButton(QWidget* parent) {
  auto* button = new QToolButton(parent);
  button->setFocusPolicy(Qt::StrongFocus);
  return button;
}

}  // namespace

CurveControls::CurveControls(QWidget* parent)
    : QWidget(parent),
      smoothing_label_(new QLabel),
      slider_(new QSlider(Qt::Horizontal)),
      factor_(new QDoubleSpinBox),
      logarithmic_(new QCheckBox(this)),
      rate_(new QCheckBox(this)),
      box_zoom_(toolButton(this)),
      fit_(toolButton(this)),
      export_(new ExportButton("curves", this)) {
  rate_->setChecked(true);
  box_zoom_->setCheckable(true);
  auto* row = new FlowLayout(this);
  row->addWidget(smoothingRow());
  for (QWidget* control :
       std::initializer_list<QWidget*>{logarithmic_, rate_, box_zoom_, fit_, export_})
    row->addWidget(control);
  connect(logarithmic_, &QCheckBox::toggled, this, &CurveControls::logarithmicToggled);
  connect(rate_, &QCheckBox::toggled, this, &CurveControls::rateToggled);
  connect(box_zoom_, &QToolButton::toggled, this, &CurveControls::boxZoomToggled);
  connect(fit_, &QToolButton::clicked, this, &CurveControls::fitRequested);
  retranslate();
}

double CurveControls::smoothing() const {
  return factor_->value();
}

void CurveControls::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

QWidget* CurveControls::smoothingRow() {
  auto* group = new QWidget(this);
  auto* row = new QHBoxLayout(group);
  row->setContentsMargins(0, 0, 0, 0);
  slider_->setRange(0, int(kLargestSmoothing * 100));
  slider_->setFixedWidth(fontMetrics().horizontalAdvance('0') * 12);
  factor_->setRange(0, kLargestSmoothing);
  factor_->setSingleStep(0.05);
  factor_->setDecimals(2);
  smoothing_label_->setBuddy(slider_);
  for (QWidget* control : std::initializer_list<QWidget*>{smoothing_label_, slider_, factor_})
    row->addWidget(control);
  connect(slider_, &QSlider::valueChanged, factor_,
          [this](int percent) { factor_->setValue(percent / 100.0); });
  connect(factor_, &QDoubleSpinBox::valueChanged, this, [this](double factor) {
    slider_->setValue(int(std::lround(factor * 100)));
    Q_EMIT smoothingChanged(factor);
  });
  factor_->setValue(kDefaultSmoothing);
  return group;
}

void CurveControls::retranslate() {
  smoothing_label_->setText(tr("S&moothing"));
  slider_->setAccessibleName(tr("Smoothing of the training loss"));
  factor_->setAccessibleName(tr("Smoothing factor of the training loss"));
  const QString why = tr("How much of the past the thick loss line remembers: 0 draws every step");
  slider_->setToolTip(why);
  factor_->setToolTip(why);
  logarithmic_->setText(tr("&Log loss"));
  logarithmic_->setToolTip(tr("Draw the loss on a logarithmic axis"));
  rate_->setText(tr("Learning &rate"));
  rate_->setToolTip(tr("Show the learning rate under the other curves"));
  box_zoom_->setText(tr("&Zoom box"));
  box_zoom_->setToolTip(tr("Drag a box to zoom into it (or hold Shift while dragging)"));
  fit_->setText(tr("&Fit"));
  fit_->setToolTip(tr("Show everything and follow the training again (Home)"));
}

}  // namespace ptw
