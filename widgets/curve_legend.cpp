#include "widgets/curve_legend.h"

#include <QEvent>
#include <QToolButton>
#include <algorithm>

#include "widgets/flow_layout.h"
#include "widgets/series_icon.h"

namespace ptw {
namespace {

constexpr int kMostRows = 2;

}  // namespace

CurveLegend::CurveLegend(QWidget* parent) : QScrollArea(parent), page_(new QWidget) {
  page_->setLayout(new FlowLayout);
  page_->layout()->setSpacing(2);
  setWidget(page_);
  setWidgetResizable(true);
  setFrameShape(QFrame::NoFrame);
  setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  setFocusPolicy(Qt::NoFocus);
  QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
  policy.setHeightForWidth(true);
  setSizePolicy(policy);
}

void CurveLegend::add(const QString& id) {
  auto* button = new QToolButton(page_);
  button->setCheckable(true);
  button->setChecked(true);
  button->setAutoRaise(true);
  button->setToolButtonStyle(buttonStyle());
  button->setIconSize(kSeriesIconSize);
  button->setFocusPolicy(Qt::StrongFocus);
  connect(button, &QToolButton::toggled, this, [this, id, button](bool visible) {
    QFont font = button->font();
    font.setStrikeOut(!visible);
    button->setFont(font);
    Q_EMIT toggled(id, visible);
  });
  page_->layout()->addWidget(button);
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
  button->setToolTip(tr("Show or hide the curves of %1").arg(name));
  if (current) ensureWidgetVisible(button, 0, 0);
}

void CurveLegend::setCompact(bool compact) {
  if (compact == compact_) return;
  compact_ = compact;
  for (QToolButton* button : std::as_const(buttons_)) button->setToolButtonStyle(buttonStyle());
}

int CurveLegend::heightForWidth(int width) const {
  const int row = minimumSizeHint().height();
  const int most = compact_ ? row : kMostRows * row + page_->layout()->spacing();
  return std::min(page_->layout()->heightForWidth(width), most);
}

QSize CurveLegend::sizeHint() const {
  return {page_->layout()->sizeHint().width(), minimumSizeHint().height()};
}

QSize CurveLegend::minimumSizeHint() const {
  return {0, page_->layout()->minimumSize().height()};
}

Qt::ToolButtonStyle CurveLegend::buttonStyle() const {
  return compact_ ? Qt::ToolButtonIconOnly : Qt::ToolButtonTextBesideIcon;
}

void CurveLegend::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QScrollArea::changeEvent(event);
}

bool CurveLegend::eventFilter(QObject* watched, QEvent* event) {
  if (watched == page_ && event->type() == QEvent::LayoutRequest) updateGeometry();
  return QScrollArea::eventFilter(watched, event);
}

void CurveLegend::retranslate() {
  for (QToolButton* button : std::as_const(buttons_))
    button->setToolTip(tr("Show or hide the curves of %1").arg(button->accessibleName()));
}

}  // namespace ptw
