#include "widgets/setting_field.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>
#include <QVBoxLayout>
#include <QWheelEvent>
#include <utility>

#include "widgets/labels.h"
#include "widgets/messages.h"
#include "widgets/number_box.h"
#include "widgets/numbers.h"

namespace ptw {
namespace {

/// A combo box that lets the wheel scroll the form unless it has the focus.
class ChoiceBox : public QComboBox {
 public:
  using QComboBox::QComboBox;

 protected:
  void wheelEvent(QWheelEvent* event) override {
    if (hasFocus())
      QComboBox::wheelEvent(event);
    else
      event->ignore();
  }
};

}  // namespace

SettingField::SettingField(SettingSpec spec, QWidget* parent)
    : QWidget(parent), spec_(std::move(spec)) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(2);
  label_ = new QLabel(this);
  why_ = smallPrint(this);
  problem_ = new QWidget(this);
  auto* problemLayout = new QHBoxLayout(problem_);
  problemLayout->setContentsMargins(0, 0, 0, 0);
  problemIcon_ = new QLabel(problem_);
  problemText_ = new QLabel(problem_);
  problemText_->setWordWrap(true);
  problemLayout->addWidget(problemIcon_, 0, Qt::AlignTop);
  problemLayout->addWidget(problemText_, 1);
  problem_->hide();
  buildEditor();
  layout->addWidget(label_);
  layout->addWidget(editor_);
  layout->addWidget(problem_);
  layout->addWidget(why_);
  colorProblem();
  setValue(spec_.default_value);
  retranslate();
}

void SettingField::buildEditor() {
  const auto& kind = spec_.default_value;
  if (std::holds_alternative<bool>(kind)) {
    auto* box = new QCheckBox(this);
    connect(box, &QCheckBox::toggled, this,
            [this](bool on) { judge(QString::fromStdString(to_text(SettingValue(on)))); });
    label_->hide();
    editor_ = box;
  } else if (!spec_.choices.empty()) {
    auto* box = new ChoiceBox(this);
    box->setFocusPolicy(Qt::StrongFocus);
    box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    for (const auto& choice : spec_.choices) {
      const auto text = QString::fromStdString(choice);
      box->addItem(text, text);
    }
    connect(box, &QComboBox::currentIndexChanged, this,
            [this, box] { judge(box->currentData().toString()); });
    editor_ = box;
  } else if (std::holds_alternative<std::string>(kind)) {
    auto* line = new QLineEdit(this);
    connect(line, &QLineEdit::textChanged, this, &SettingField::judge);
    editor_ = line;
  } else {
    const bool integer = std::holds_alternative<std::int64_t>(kind);
    auto* box = new NumberBox(integer ? NumberBox::Kind::integer : NumberBox::Kind::real,
                              spec_.minimum, spec_.maximum, this);
    connect(box, &NumberBox::textChanged, this, &SettingField::judge);
    editor_ = box;
  }
  editor_->setObjectName(QString::fromStdString(spec_.key));
  label_->setBuddy(editor_);
}

void SettingField::setValue(const SettingValue& value) {
  const auto text = shownText(value);
  if (auto* check = qobject_cast<QCheckBox*>(editor_))
    check->setChecked(text == QStringLiteral("true"));
  else if (auto* choice = qobject_cast<QComboBox*>(editor_))
    choice->setCurrentIndex(choice->findData(text));
  else if (auto* line = qobject_cast<QLineEdit*>(editor_))
    line->setText(text);
  else if (auto* number = qobject_cast<NumberBox*>(editor_))
    number->setText(text);
  judge(text);
}

void SettingField::judge(const QString& text) {
  text_ = text;
  auto named = spec_;  // the sentence names the setting as the form does
  named.key = translated(spec_.label).toStdString();
  const auto before = value_;
  const bool wasRefused = !problem_->isHidden();
  try {
    const bool isText = std::holds_alternative<std::string>(spec_.default_value);
    const bool isReal = std::holds_alternative<double>(spec_.default_value);
    const auto typed = isText ? text : text.trimmed();
    value_ = parse_setting(named, (isReal ? withPoint(typed) : typed).toStdString());
    showProblem({});
  } catch (const Error& error) {
    value_.reset();
    showProblem(translated(withLocalMarks(error.message())));
  }
  if (value_ != before || wasRefused != !problem_->isHidden()) Q_EMIT changed();
}

void SettingField::showProblem(const QString& sentence) {
  problemText_->setText(sentence);
  problem_->setVisible(!sentence.isEmpty());
  editor_->setAccessibleDescription(sentence.isEmpty() ? why_->text() : sentence);
}

void SettingField::colorProblem() {
  colorAsProblem(*problemText_, palette());
  const int side = fontMetrics().height();
  problemIcon_->setPixmap(style()->standardIcon(QStyle::SP_MessageBoxWarning).pixmap(side, side));
}

void SettingField::retranslate() {
  const auto label = translated(spec_.label);
  label_->setText(label);
  why_->setText(translated(spec_.why));
  why_->setVisible(!spec_.why.empty());
  editor_->setAccessibleName(label);
  editor_->setToolTip(QString::fromStdString(spec_.key));
  if (auto* check = qobject_cast<QCheckBox*>(editor_)) check->setText(label);
  if (auto* choice = qobject_cast<QComboBox*>(editor_)) {
    choice->view()->setAccessibleName(label);
    for (int i = 0; i < choice->count(); ++i)
      choice->setItemText(i, translated(spec_.choices[static_cast<std::size_t>(i)]));
  }
  if (value_ && std::holds_alternative<double>(*value_)) return setValue(*value_);
  judge(text_);
}

void SettingField::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
    if (problemText_) colorProblem();
  }
  QWidget::changeEvent(event);
}

}  // namespace ptw
