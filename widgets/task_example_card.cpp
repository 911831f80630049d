#include "widgets/task_example_card.h"

#include <QEvent>
#include <QLabel>
#include <QVBoxLayout>

#include "widgets/labels.h"
#include "widgets/piece_text.h"

namespace ptw {
namespace {

constexpr int kShownCharacters = 300;
constexpr std::size_t kShownPieces = 60;

QLabel* wrapped(QLabel* label, const char* name) {
  label->setObjectName(name);
  label->setWordWrap(true);
  label->setTextInteractionFlags(Qt::TextSelectableByMouse);
  auto policy = label->sizePolicy();
  policy.setHorizontalPolicy(QSizePolicy::Ignored);
  label->setSizePolicy(policy);
  return label;
}

QString shortened(const std::string& text) {
  const auto whole = QString::fromStdString(text);
  return whole.size() > kShownCharacters ? whole.left(kShownCharacters) + QChar(0x2026) : whole;
}

}  // namespace

TaskExampleCard::TaskExampleCard(QWidget* parent)
    : QFrame(parent),
      title_(smallPrint(this)),
      input_(wrapped(new QLabel(this), "exampleInput")),
      pieces_(wrapped(smallPrint(this), "examplePieces")),
      target_(wrapped(new QLabel(this), "exampleTarget")) {
  setFrameShape(StyledPanel);
  auto* layout = new QVBoxLayout(this);
  layout->setSpacing(3);
  input_->setTextFormat(Qt::PlainText);
  pieces_->setTextFormat(Qt::RichText);
  target_->setTextFormat(Qt::PlainText);
  auto bold = target_->font();
  bold.setBold(true);
  target_->setFont(bold);
  for (auto* label : {title_, input_, pieces_, target_}) layout->addWidget(label);
}

void TaskExampleCard::showExample(const TaskExample& example, int number) {
  example_ = example;
  number_ = number;
  retranslate();
}

void TaskExampleCard::retranslate() {
  const auto count = static_cast<int>(example_.pieces.size());
  auto title = tr("Example %1").arg(number_);
  if (example_.truncated)
    title += tr(": longer than the model reads, only %n pieces count", nullptr, count);
  else if (count > 0)
    title += tr(": %n pieces", nullptr, count);
  title_->setText(title);
  input_->setText(shortened(example_.input));
  pieces_->setText(pieceText(example_.pieces, kShownPieces, palette()));
  pieces_->setVisible(count > 0);
  target_->setText(QChar(0x2192) + QString(' ') + shortened(example_.target));
  target_->setVisible(!example_.target.empty());
}

void TaskExampleCard::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange || event->type() == QEvent::PaletteChange)
    retranslate();
  QFrame::changeEvent(event);
}

}  // namespace ptw
