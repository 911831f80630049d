#include "widgets/curve_controls.h"

#include <QAction>
#include <QCheckBox>
#include <QDoubleSpinBox>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QSlider>
#include <QToolButton>
#include <algorithm>
#include <cmath>

#include "widgets/curve_plot.h"
#include "widgets/export_button.h"
#include "widgets/mnemonic.h"

namespace ptw {
namespace {

constexpr double kDefaultSmoothing = 0.8;
constexpr double kLargestSmoothing = 0.99;

/// Takes a point and a comma, whichever the locale has.
class FactorBox : public QDoubleSpinBox {
 public:
  QValidator::State validate(QString& text, int& position) const override {
    for (const QChar mark : {'.', ','}) text.replace(mark, locale().decimalPoint());
    return QDoubleSpinBox::validate(text, position);
  }
};

QToolButton* toolButton(QWidget* parent) {
  auto* button = new QToolButton(parent);
  button->setFocusPolicy(Qt::StrongFocus);
  return button;
}

}  // namespace

CurveControls::CurveControls(QWidget* parent)
    : ControlBar(parent),
      panes_(toolButton(this)),
      smoothing_label_(new QLabel),
      slider_(new QSlider(Qt::Horizontal)),
      factor_(new FactorBox),
      logarithmic_(new QCheckBox(this)),
      box_zoom_(toolButton(this)),
      fit_(toolButton(this)),
      export_(new ExportButton("curves", this)) {
  fillPanes();
  box_zoom_->setCheckable(true);
  addControl(panes_);
  addExtra(smoothingRow());
  for (QWidget* control : std::initializer_list<QWidget*>{logarithmic_, box_zoom_, fit_})
    addExtra(control);
  addControl(export_);
  connect(logarithmic_, &QCheckBox::toggled, this, &CurveControls::logarithmicToggled);
  connect(box_zoom_, &QToolButton::toggled, this, &CurveControls::boxZoomToggled);
  connect(fit_, &QToolButton::clicked, this, &CurveControls::fitRequested);
  retranslate();
}

void CurveControls::fillPanes() {
  panes_->setObjectName("panes");
  panes_->setPopupMode(QToolButton::InstantPopup);
  panes_->setMenu(new QMenu(panes_));
  for (const CurvePane pane : {CurvePane::loss, CurvePane::metric, CurvePane::rate}) {
    QAction* action = panes_->menu()->addAction(QString());
    action->setCheckable(true);
    action->setChecked(true);
    connect(action, &QAction::toggled, this, [this, pane](bool on) {
      keepOnePane();
      Q_EMIT paneToggled(pane, on);
    });
    pane_actions_.push_back(action);
  }
}

/// The last pane cannot be taken away.
void CurveControls::keepOnePane() {
  const auto count = std::ranges::count_if(pane_actions_, &QAction::isChecked);
  for (QAction* action : pane_actions_) action->setEnabled(count > 1 || !action->isChecked());
}

double CurveControls::smoothing() const {
  return factor_->value();
}

void CurveControls::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  ControlBar::changeEvent(event);
}

void CurveControls::resizeEvent(QResizeEvent* event) {
  showSliderIfItFits();
  ControlBar::resizeEvent(event);
}

/// The box beside it says the same: better without the slider than in two rows.
void CurveControls::showSliderIfItFits() {
  const int missing = slider_->isHidden() ? slider_->width() + layout()->spacing() : 0;
  slider_->setVisible(layout()->sizeHint().width() + missing <= width());
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
  factor_->setKeyboardTracking(false);  // the slider would finish what is being typed
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
  panes_->setText(tr("Sho&w"));
  panes_->setToolTip(tr("Which curves to show; where there is room for fewer, the upper ones"));
  const QStringList names{tr("&Loss"), tr("&Dev metric"), tr("Learning &rate")};
  for (int i = 0; i < names.size(); ++i) pane_actions_[std::size_t(i)]->setText(names[i]);
  smoothing_label_->setText(tr("Smoothin&g"));
  slider_->setAccessibleName(tr("Smoothing of the training loss"));
  factor_->setAccessibleName(tr("Smoothing factor of the training loss"));
  const QString why = tr("How much of the past the thick loss line remembers: 0 draws every step");
  slider_->setToolTip(why);
  factor_->setToolTip(why);
  logarithmic_->setText(tr("&Log loss"));
  logarithmic_->setToolTip(tr("Draw the loss on a logarithmic axis"));
  box_zoom_->setText(tr("&Zoom box"));
  box_zoom_->setToolTip(tr("Drag a box to zoom into it (or hold Shift while dragging)"));
  fit_->setText(tr("F&it"));
  fit_->setToolTip(tr("Show everything and follow the training again (Home)"));
  for (QAbstractButton* button :
       std::initializer_list<QAbstractButton*>{panes_, logarithmic_, box_zoom_, fit_})
    button->setAccessibleName(withoutMnemonic(button->text()));
  showSliderIfItFits();
}

}  // namespace ptw
