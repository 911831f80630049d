#include "widgets/mask_ratios.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>

#include "widgets/flow_layout.h"
#include "widgets/labels.h"
#include "widgets/mask_pieces_box.h"
#include "widgets/mask_swatch.h"

namespace ptw {
namespace {

constexpr int kMost = 90;  // per cent, as far as the paper goes

QString percent(int value) {
  return QString::number(value) + QStringLiteral(" %");
}

}  // namespace

MaskRatios::MaskRatios(QWidget* parent) : QWidget(parent) {
  build();
  retranslate();
  showPreview({});
}

void MaskRatios::build() {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(2, 4, 2, 2);
  auto* grid = new QGridLayout;
  tokens_ = addSlider(*grid, "tokenRatio");
  piecesShare_ = addSlider(*grid, "pieceRatio");
  tokensLabel_ = qobject_cast<QLabel*>(grid->itemAtPosition(0, 0)->widget());
  piecesLabel_ = qobject_cast<QLabel*>(grid->itemAtPosition(1, 0)->widget());
  tokensValue_ = qobject_cast<QLabel*>(grid->itemAtPosition(0, 2)->widget());
  piecesValue_ = qobject_cast<QLabel*>(grid->itemAtPosition(1, 2)->widget());
  layout->addLayout(grid);
  preview_ = smallPrint(this);
  preview_->setObjectName("preview");
  preview_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  preview_->setMinimumHeight(preview_->fontMetrics().lineSpacing() * 2);
  outline_ = new MaskSwatch(MaskSwatch::Kind::preview, this);
  auto* line = new QHBoxLayout;
  line->addWidget(outline_, 0, Qt::AlignTop);
  line->addWidget(preview_, 1);
  layout->addLayout(line);
  auto* buttons = new FlowLayout;
  apply_ = addButton(*buttons, "apply", &MaskRatios::applied);
  drop_ = addButton(*buttons, "drop", &MaskRatios::dropped);
  layout->addLayout(buttons);
  auto* masks = new FlowLayout;
  negative_ = addButton(*masks, "negative", &MaskRatios::negativeRequested);
  random_ = addButton(*masks, "random", &MaskRatios::randomRequested);
  invert_ = addButton(*masks, "invert", &MaskRatios::invertRequested);
  reset_ = addButton(*masks, "reset", &MaskRatios::resetRequested);
  layout->addLayout(masks);
  auto* cut = new QHBoxLayout;
  cutLabel_ = new QLabel(this);
  pieces_ = new MaskPiecesBox(this);
  cutLabel_->setBuddy(pieces_);
  cut->addWidget(cutLabel_);
  cut->addWidget(pieces_);
  cut->addStretch();
  layout->addLayout(cut);
  layout->addStretch();
}

QSlider* MaskRatios::addSlider(QGridLayout& grid, const char* name) {
  const int row = grid.count() / 3;
  auto* label = new QLabel(this);
  auto* slider = new QSlider(Qt::Horizontal, this);
  slider->setObjectName(name);
  slider->setRange(0, kMost);
  slider->setPageStep(10);
  slider->setMinimumWidth(fontMetrics().horizontalAdvance('0') * 8);
  auto* value = new QLabel(this);
  value->setMinimumWidth(fontMetrics().horizontalAdvance(percent(kMost)));
  value->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
  label->setBuddy(slider);
  grid.addWidget(label, row, 0);
  grid.addWidget(slider, row, 1);
  grid.addWidget(value, row, 2);
  connect(slider, &QSlider::valueChanged, this, [this] {
    showValues();
    Q_EMIT ratiosChanged();
  });
  return slider;
}

QPushButton* MaskRatios::addButton(QLayout& row, const char* name, void (MaskRatios::*signal)()) {
  auto* button = new QPushButton(this);
  button->setObjectName(name);
  row.addWidget(button);
  connect(button, &QPushButton::clicked, this, signal);
  return button;
}

double MaskRatios::tokenRatio() const {
  return tokens_->value() / 100.0;
}

double MaskRatios::pieceRatio() const {
  return piecesShare_->value() / 100.0;
}

void MaskRatios::setRatios(double tokens, double pieces) {
  const QSignalBlocker quietTokens(tokens_), quietPieces(piecesShare_);
  tokens_->setValue(qRound(tokens * 100));
  piecesShare_->setValue(qRound(pieces * 100));
  showValues();
}

void MaskRatios::showPreview(const QString& text) {
  previewing_ = !text.isEmpty();
  preview_->setText(previewing_ ? text : tr("Move a slider to see what it would mask."));
  outline_->setVisible(previewing_);
  apply_->setEnabled(previewing_);
  drop_->setEnabled(previewing_);
}

void MaskRatios::showValues() {
  tokensValue_->setText(percent(tokens_->value()));
  piecesValue_->setText(percent(piecesShare_->value()));
}

void MaskRatios::retranslate() {
  tokensLabel_->setText(tr("&Tokens"));
  tokens_->setAccessibleName(tr("Share of the tokens to mask"));
  tokens_->setToolTip(
      tr("The share of the tokens to mask, those of lowest importance first: "
         "XPrompt (Ma et al. 2022), section Hierarchical Structured Pruning, token level"));
  piecesLabel_->setText(tr("P&ieces"));
  piecesShare_->setAccessibleName(tr("Share of the pieces to mask"));
  piecesShare_->setToolTip(
      tr("The share of the pieces to mask in every token that is kept, those of lowest importance "
         "first: XPrompt (Ma et al. 2022), section Hierarchical Structured Pruning, piece level"));
  apply_->setText(tr("Apply"));
  apply_->setToolTip(tr("Masks what is outlined, and keeps the rest (Enter)"));
  drop_->setText(tr("Drop"));
  drop_->setToolTip(tr("Leaves the mask as it is (Esc)"));
  negative_->setText(tr("Mask negative"));
  negative_->setToolTip(
      tr("Masks the 30 % of the tokens with the lowest importance, which XPrompt "
         "(Ma et al. 2022) calls negative"));
  random_->setText(tr("Mask random"));
  random_->setToolTip(
      tr("Masks as many tokens and pieces as are masked now, but others, drawn at random"));
  invert_->setText(tr("Invert"));
  invert_->setToolTip(tr("Keeps what is masked and masks what is kept"));
  reset_->setText(tr("Reset"));
  reset_->setToolTip(tr("Goes back to the mask of the checkpoint, #1"));
  cutLabel_->setText(tr("Pieces per to&ken"));
  showValues();
  if (!previewing_) showPreview({});
}

void MaskRatios::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace ptw
