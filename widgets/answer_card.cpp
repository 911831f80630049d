#include "widgets/answer_card.h"

#include <QLabel>
#include <QLocale>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/label_bars.h"
#include "widgets/labels.h"

namespace ptw {
namespace {

bool isRight(const Prediction& prediction, const QString& right) {
  if (right.isEmpty()) return false;
  const auto written = QString::fromStdString(prediction.generated).trimmed();
  const auto label =
      std::ranges::find(prediction.labels, right.toStdString(), &LabelProbability::label);
  return written ==
         (label == prediction.labels.end() ? right : QString::fromStdString(label->verbalized));
}

}  // namespace

AnswerCard::AnswerCard(QWidget* parent)
    : QFrame(parent),
      title_(smallPrint(this)),
      answer_(new QLabel(this)),
      bars_(new LabelBars(this)) {
  setFrameShape(QFrame::StyledPanel);
  auto* layout = new QVBoxLayout(this);
  auto large = answer_->font();
  large.setPointSizeF(large.pointSizeF() * 1.2);
  answer_->setFont(large);
  answer_->setObjectName("answer");
  answer_->setWordWrap(true);
  answer_->setTextFormat(Qt::PlainText);
  answer_->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
  bars_->setObjectName("bars");
  layout->addWidget(title_);
  layout->addWidget(answer_);
  layout->addStretch();  // bars of neighbouring cards stand at the same height
  layout->addWidget(bars_);
}

void AnswerCard::showPrediction(const QString& title, const Prediction& prediction,
                                const QString& right) {
  title_->setText(title);
  const auto written = QString::fromStdString(prediction.generated);
  const auto star = isRight(prediction, right) ? QString(" ") + QChar(0x2605) : QString();
  answer_->setText(written.trimmed().isEmpty() ? tr("(writes nothing)") : written + star);
  answer_->setAccessibleName(title + ": " + answer_->text());
  bars_->setAccessibleName(tr("Label probabilities, %1").arg(title));
  bars_->setVisible(!prediction.labels.empty());
  const auto best = std::ranges::max_element(prediction.labels, {}, &LabelProbability::probability);
  std::vector<LabelBar> bars;
  for (auto label = prediction.labels.begin(); label != prediction.labels.end(); ++label) {
    const auto name = QString::fromStdString(label->label);
    bars.push_back({name, label->probability, label == best, name == right,
                    tr("%1, written \"%2\": %3 %")
                        .arg(name, QString::fromStdString(label->verbalized),
                             QLocale().toString(100 * label->probability, 'f', 3))});
  }
  bars_->setBars(std::move(bars));
}

}  // namespace ptw
