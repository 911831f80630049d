#include "widgets/figure_chooser.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QListWidget>
#include <QPushButton>
#include <QScreen>
#include <QScrollArea>
#include <QVBoxLayout>

#include "widgets/figure_text.h"

namespace ptw {

FigureChooser::FigureChooser(std::vector<PaperFigure> figures, QWidget* parent)
    : QDialog(parent), figures_(std::move(figures)) {
  build();
  retranslate();
  resize(QSize(820, 480).boundedTo(screen()->availableSize() - QSize(20, 60)));
}

void FigureChooser::build() {
  auto* layout = new QVBoxLayout(this);
  auto* halves = new QHBoxLayout;
  list_ = new QListWidget(this);
  list_->setObjectName("figures");
  list_->setWordWrap(true);
  list_->setSpacing(3);
  list_->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
  auto* scroll = new QScrollArea(this);
  scroll->setWidgetResizable(true);
  scroll->setFrameShape(QFrame::NoFrame);
  scroll->setFocusPolicy(Qt::NoFocus);
  text_ = new QLabel(scroll);
  text_->setObjectName("text");
  text_->setWordWrap(true);
  text_->setAlignment(Qt::AlignTop | Qt::AlignLeft);
  text_->setTextInteractionFlags(Qt::TextSelectableByMouse);
  text_->setContentsMargins(8, 0, 0, 0);
  scroll->setWidget(text_);
  halves->addWidget(list_, 2);
  halves->addWidget(scroll, 3);
  layout->addLayout(halves, 1);
  auto* buttons = new QHBoxLayout;
  sweep_ = new QPushButton(this);
  sweep_->setObjectName("sweep");
  sweep_->setDefault(true);
  lesson_ = new QPushButton(this);
  lesson_->setObjectName("lesson");
  cancel_ = new QPushButton(this);
  cancel_->setAutoDefault(false);
  buttons->addStretch();
  for (auto* button : {sweep_, lesson_, cancel_}) buttons->addWidget(button);
  layout->addLayout(buttons);
  connect(list_, &QListWidget::currentRowChanged, this, &FigureChooser::showFigure);
  connect(list_, &QListWidget::itemActivated, sweep_, &QPushButton::click);
  connect(cancel_, &QPushButton::clicked, this, &QDialog::reject);
  connect(sweep_, &QPushButton::clicked, this, [this] {
    accept();
    Q_EMIT sweepRequested(chosen());
  });
  connect(lesson_, &QPushButton::clicked, this, [this] {
    accept();
    Q_EMIT lessonRequested(chosen());
  });
}

const PaperFigure& FigureChooser::chosen() const {
  return figures_[std::size_t(std::max(0, list_->currentRow()))];
}

void FigureChooser::fill() {
  const int row = std::max(0, list_->currentRow());
  const QSignalBlocker blocker(list_);
  list_->clear();
  for (const auto& figure : figures_) {
    const auto paper = figureText(figure.paper);
    auto* item = new QListWidgetItem(QString("%1\n%2").arg(figureText(figure.title), paper), list_);
    item->setData(Qt::AccessibleTextRole, figureTitle(figure));
  }
  list_->setCurrentRow(row);
  showFigure(row);
}

void FigureChooser::showFigure(int row) {
  const auto& figure = figures_[std::size_t(row)];
  const auto question = figureText(figure.question).toHtmlEscaped();
  text_->setText(QString("<p><i>%1</i></p>%2").arg(question, figureHtml(figure)));
}

void FigureChooser::retranslate() {
  setWindowTitle(tr("New from paper"));
  list_->setAccessibleName(tr("Figures and tables of the papers"));
  text_->setAccessibleName(tr("What the figure is about"));
  sweep_->setText(tr("&Make it again..."));
  sweep_->setToolTip(tr("Shows the sweep behind the figure, to be changed before it starts"));
  lesson_->setText(tr("As a &lesson"));
  lesson_->setToolTip(tr("Leads through the figure step by step, for a class or for yourself"));
  cancel_->setText(tr("Cancel"));
  setWhatsThis(
      tr("Figures and tables of the papers, made again on your model and data. Each is a sweep: "
         "its runs wait in the queue, and the Sweeps view draws them as the paper does."));
  fill();
}

void FigureChooser::changeEvent(QEvent* event) {
  if (event->type() == QEvent::LanguageChange) retranslate();
  QDialog::changeEvent(event);
}

}  // namespace ptw
