#include "widgets/pruning_page.h"

#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "widgets/export_button.h"
#include "widgets/flow_layout.h"
#include "widgets/labels.h"
#include "widgets/pruning_plot.h"

namespace ptw {

PruningPage::PruningPage(const QString& fileName, const std::function<QString()>& csv,
                         QWidget* parent)
    : QWidget(parent) {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(2, 4, 2, 2);
  layout->setSpacing(2);
  pages_ = new QStackedWidget(this);
  empty_ = emptyState(pages_);
  empty_->setMargin(4);
  plot_ = new PruningPlot(pages_);
  pages_->addWidget(empty_);
  pages_->addWidget(plot_);
  auto* row = new QWidget(this);
  controls_ = new FlowLayout(row);
  export_ = new ExportButton(fileName, this);
  export_->addPictures(plot_);
  export_->addTable(csv);
  controls_->addWidget(export_);
  layout->addWidget(pages_, 1);
  layout->addWidget(row);
  setFilled(false);
}

void PruningPage::setFilled(bool filled) {
  pages_->setCurrentIndex(filled ? 1 : 0);
  export_->setEnabled(filled);
  if (filled) plot_->replot(QCustomPlot::rpQueuedReplot);
}

void PruningPage::setTexts(const QString& name, const QString& empty) {
  empty_->setText(empty);
  plot_->setAccessibleName(name);
}

}  // namespace ptw
