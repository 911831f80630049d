// How the dialog is put together: a form that scrolls, and below it what it comes to.
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

#include "widgets/column_scroll.h"
#include "widgets/labels.h"
#include "widgets/sweep_choices.h"
#include "widgets/sweep_form.h"
#include "widgets/sweep_row.h"
#include "widgets/sweep_settings.h"

namespace ptw {
namespace {

SettingSpec seedSpec() {
  return {"seed",
          PTW_TR("settings", "Seeds"),
          PTW_TR("settings", "One run for each; the papers report three."),
          std::int64_t{0},
          0,
          4294967295.0};
}

QLabel* bold(QWidget* parent) {
  auto* label = new QLabel(parent);
  auto face = label->font();
  face.setBold(true);
  label->setFont(face);
  return label;
}

}  // namespace

void SweepForm::build() {
  auto* layout = new QVBoxLayout(this);
  auto* scroll = new ColumnScroll(this);
  auto* page = new QWidget(scroll);
  auto* column = new QVBoxLayout(page);
  column->setSpacing(8);
  help_ = smallPrint(page);
  model_ = new SweepChoices("model", page);
  task_ = new SweepChoices("task", page);
  method_ = new SweepChoices("method", page);
  settingsTitle_ = bold(page);
  seeds_ = new SweepRow(seedSpec(), false, page);
  settings_ = new SweepSettings(page);
  for (QWidget* part : std::initializer_list<QWidget*>{help_, model_, task_, method_,
                                                       settingsTitle_, seeds_, settings_})
    column->addWidget(part);
  column->addStretch();
  scroll->setWidget(page);
  layout->addWidget(scroll, 1);
  buildFoot(*layout);
  for (auto* choices : {model_, task_})
    connect(choices, &SweepChoices::changed, this, &SweepForm::edit);
  connect(method_, &SweepChoices::changed, this, &SweepForm::showMethods);
  connect(settings_, &SweepSettings::changed, this, &SweepForm::edit);
  connect(seeds_, &SweepRow::changed, this, &SweepForm::edit);
}

void SweepForm::buildFoot(QVBoxLayout& layout) {
  nameLabel_ = new QLabel(this);
  name_ = new QLineEdit(this);
  name_->setObjectName("name");
  nameLabel_->setBuddy(name_);
  auto* nameRow = new QHBoxLayout;
  nameRow->addWidget(nameLabel_);
  nameRow->addWidget(name_, 1);
  preview_ = bold(this);
  preview_->setObjectName("preview");
  preview_->setWordWrap(true);
  problem_ = new QLabel(this);
  problem_->setObjectName("problem");
  problem_->setWordWrap(true);
  start_ = new QPushButton(this);
  start_->setObjectName("start");
  start_->setDefault(true);
  cancel_ = new QPushButton(this);
  cancel_->setObjectName("cancel");
  cancel_->setAutoDefault(false);
  auto* buttons = new QHBoxLayout;
  buttons->addWidget(preview_, 1);
  buttons->addWidget(start_);
  buttons->addWidget(cancel_);
  layout.addLayout(nameRow);
  layout.addWidget(problem_);
  layout.addLayout(buttons);
  connect(start_, &QPushButton::clicked, this, &SweepForm::start);
  connect(cancel_, &QPushButton::clicked, this, &QDialog::reject);
}

}  // namespace ptw
