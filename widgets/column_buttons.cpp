#include "widgets/column_buttons.h"

#include <QEvent>
#include <QToolButton>
#include <algorithm>

#include "widgets/flow_layout.h"

namespace ptw {
namespace {

constexpr int kShownCharacters = 200;

QString shortened(const std::string& text) {
  const auto whole = QString::fromStdString(text).simplified();
  return whole.size() > kShownCharacters ? whole.left(kShownCharacters) + QChar(0x2026) : whole;
}

}  // namespace

ColumnButtons::ColumnButtons(QWidget* parent) : QWidget(parent) {
  auto* layout = new FlowLayout(this);
  auto policy = sizePolicy();
  policy.setHeightForWidth(layout->hasHeightForWidth());
  setSizePolicy(policy);
}

void ColumnButtons::setColumns(const std::vector<TaskColumn>& columns) {
  const bool same = std::ranges::equal(columns, columns_, {}, &TaskColumn::name, &TaskColumn::name);
  columns_ = columns;
  if (!same) build();
  retranslate();
}

void ColumnButtons::build() {
  for (auto* button : buttons_) delete button;
  buttons_.clear();
  for (const auto& column : columns_) {
    auto* button = new QToolButton(this);
    const auto name = QString::fromStdString(column.name);
    button->setObjectName("column " + name);
    button->setText(QString(name).replace('&', "&&"));
    button->setFocusPolicy(Qt::TabFocus);  // a click leaves the cursor in the template
    layout()->addWidget(button);
    button->show();
    connect(button, &QToolButton::clicked, this, [this, name] { Q_EMIT chosen(name); });
    buttons_.push_back(button);
  }
}

void ColumnButtons::retranslate() {
  for (std::size_t i = 0; i < buttons_.size(); ++i) {
    const auto name = QString::fromStdString(columns_[i].name);
    buttons_[i]->setAccessibleName(tr("Insert the column %1").arg(name));
    buttons_[i]->setToolTip(tr("Inserts {%1} into the template. For example: %2")
                                .arg(name, shortened(columns_[i].example))
                                .toHtmlEscaped());
  }
}

void ColumnButtons::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QWidget::changeEvent(event);
}

}  // namespace ptw
