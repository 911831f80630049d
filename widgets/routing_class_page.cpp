#include "widgets/routing_class_page.h"

#include <QHeaderView>

#include "widgets/export_button.h"
#include "widgets/routing_class_delegate.h"
#include "widgets/routing_class_model.h"
#include "widgets/routing_style.h"
#include "widgets/routing_table.h"

namespace ptw {

RoutingClassPage::RoutingClassPage(Selection* selection, QWidget* parent)
    : ViewPage("routing-classes", parent),
      model_(new RoutingClassModel(this)),
      table_(new RoutingTable(selection, Qt::Horizontal, this)) {
  table_->setObjectName("classes");
  table_->setModel(model_);
  table_->setItemDelegate(new RoutingClassDelegate(table_));
  table_->horizontalHeader()->setMinimumSectionSize(
      fontMetrics().horizontalAdvance(promptName(19)) + 6);
  auto* classes = table_->verticalHeader();
  classes->setDefaultSectionSize(fontMetrics().height() * 2 + 8);
  classes->setSectionsClickable(false);
  setContent(table_);
  exports()->addTable([this] { return model_->csv(); });
  connect(table_, &RoutingTable::opened, this,
          [this](const QModelIndex& cell) { Q_EMIT classOpened(model_->labelAt(cell.row())); });
  RoutingClassPage::retranslate();
}

void RoutingClassPage::showReport(const RoutingReport& report, const RoutingCounts& counts) {
  step_ = report.step;
  examples_ = counts.all.total;
  model_->setCounts(report.labels, counts);
  setFilled(examples_ > 0);
  retranslate();
}

void RoutingClassPage::clear() {
  examples_ = 0;
  model_->setCounts({}, {});
  setFilled(false);
}

void RoutingClassPage::retranslate() {
  setTexts(tr("Step %1, %2 dev examples: how many of each class a prompt is given. The deeper the "
              "shade, the larger its share of the class.")
               .arg(step_)
               .arg(examples_),
           tr("How many examples of each class every prompt is given will be shown here."));
  table_->setAccessibleName(tr("Prompts by class"));
  table_->setWhatsThis(
      tr("The classes of the dev examples and the prompts that the router gives them (SMoP, Choi "
         "et al. 2023: p = softmax(u x)). Click a column to select its prompt, double-click a cell "
         "to see "
         "its examples, Esc selects all prompts."));
  model_->retranslate();
}

}  // namespace ptw
