// The parts of the pruning view, and how they hang together.
#include <QAbstractItemView>
#include <QAction>
#include <QComboBox>
#include <QLabel>
#include <QMenu>
#include <QProgressBar>
#include <QScrollArea>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/column_scroll.h"
#include "widgets/flow_layout.h"
#include "widgets/labels.h"
#include "widgets/mask_grid.h"
#include "widgets/mask_history_view.h"
#include "widgets/mask_legend.h"
#include "widgets/mask_pieces_box.h"
#include "widgets/mask_ratios.h"
#include "widgets/mask_score_line.h"
#include "widgets/mask_session.h"
#include "widgets/pruning_figure.h"
#include "widgets/pruning_search.h"
#include "widgets/pruning_view.h"
#include "widgets/selection.h"

namespace ptw {
namespace {

QScrollArea* scrolling(QWidget* page) {
  auto* area = new QScrollArea;
  area->setFrameShape(QFrame::NoFrame);
  area->setWidgetResizable(true);
  area->setFocusPolicy(Qt::NoFocus);
  area->setWidget(page);
  return area;
}

}  // namespace

void PruningView::build() {
  auto* layout = new QVBoxLayout(this);
  layout->setContentsMargins(6, 4, 6, 4);
  layout->setSpacing(2);
  busy_ = new QProgressBar(this);
  busy_->setRange(0, 0);
  busy_->setTextVisible(false);
  busy_->setFixedHeight(4);
  auto room = busy_->sizePolicy();
  room.setRetainSizeWhenHidden(true);
  busy_->setSizePolicy(room);
  problem_ = new QLabel(this);
  problem_->setObjectName("problem");
  problem_->setTextFormat(Qt::PlainText);
  problem_->setWordWrap(true);
  colorProblem();
  pages_ = new QStackedWidget(this);
  empty_ = emptyState(pages_);
  pages_->addWidget(empty_);
  pages_->addWidget(buildContent());
  layout->addWidget(busy_);
  layout->addWidget(problem_);
  layout->addWidget(pages_, 1);
}

QWidget* PruningView::buildContent() {
  auto* scroll = new ColumnScroll(pages_);
  auto* content = new QWidget(scroll);
  auto* layout = new QVBoxLayout(content);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(4);
  score_ = new MaskScoreLine(session_->history(), content);
  splitter_ = new QSplitter(Qt::Vertical, content);
  splitter_->setChildrenCollapsible(false);
  splitter_->addWidget(buildGrid());
  splitter_->addWidget(buildTabs());
  connect(splitter_, &QSplitter::splitterMoved, this, [this] { placedByHand_ = true; });
  editing_ = new QWidget(content);
  auto* below = new QVBoxLayout(editing_);
  below->setContentsMargins(0, 0, 0, 0);
  below->setSpacing(4);
  below->addWidget(buildBar());
  below->addWidget(splitter_, 1);
  layout->addWidget(score_);
  layout->addWidget(editing_, 1);
  scroll->setWidget(content);
  return scroll;
}

QWidget* PruningView::buildBar() {
  auto* bar = new QWidget(this);
  auto* row = new FlowLayout(bar);
  undo_ = addButton(bar, "undo");
  redo_ = addButton(bar, "redo");
  removal_ = new QComboBox(bar);
  removal_->setObjectName("removal");
  removal_->addItems({QString(), QString()});
  row->addWidget(removal_);
  retrain_ = addButton(bar, "retrain");
  retrain_->setPopupMode(QToolButton::InstantPopup);
  retrain_->setMenu(new QMenu(retrain_));
  addRetrain(true, "fromTrained");
  addRetrain(false, "fromInitial");
  return bar;
}

QToolButton* PruningView::addButton(QWidget* bar, const char* name) {
  auto* button = new QToolButton(bar);
  button->setObjectName(name);
  button->setFocusPolicy(Qt::StrongFocus);
  bar->layout()->addWidget(button);
  return button;
}

void PruningView::addRetrain(bool fromTrained, const char* name) {
  auto* action = retrain_->menu()->addAction(QString());
  action->setObjectName(name);
  connect(action, &QAction::triggered, this,
          [this, fromTrained] { Q_EMIT retrainRequested(mask(), removesTokens(), fromTrained); });
}

QWidget* PruningView::buildGrid() {
  auto* box = new QWidget(this);
  auto* layout = new QVBoxLayout(box);
  layout->setContentsMargins(0, 0, 0, 0);
  layout->setSpacing(2);
  grid_ = new MaskGrid(box);
  grid_->setObjectName("grid");
  legend_ = new MaskLegend(box);
  layout->addWidget(grid_, 1);
  layout->addWidget(legend_);
  return box;
}

QWidget* PruningView::buildTabs() {
  tabs_ = new QTabWidget(this);
  tabs_->setObjectName("pages");
  tabs_->setDocumentMode(true);
  auto small = tabs_->font();
  small.setPointSizeF(small.pointSizeF() * 0.88);
  tabs_->tabBar()->setFont(small);
  ratios_ = new MaskRatios(tabs_);
  history_ = new MaskHistoryView(session_->history(), tabs_);
  figure_ = new PruningFigure(tabs_);
  search_ = new PruningSearch(tabs_);
  for (QWidget* page : std::initializer_list<QWidget*>{scrolling(ratios_), history_,
                                                       scrolling(figure_), scrolling(search_)})
    tabs_->addTab(page, QString());
  return tabs_;
}

void PruningView::connectBar() {
  auto* stack = session_->undoStack();
  connect(undo_, &QToolButton::clicked, stack, &QUndoStack::undo);
  connect(redo_, &QToolButton::clicked, stack, &QUndoStack::redo);
  connect(stack, &QUndoStack::indexChanged, this, &PruningView::retranslateUndo);
  const auto shortcut = [this](const QKeySequence& keys) {
    auto* made = new QShortcut(keys, editing_);
    made->setContext(Qt::WidgetWithChildrenShortcut);
    return made;
  };
  connect(shortcut(Qt::CTRL | Qt::Key_Z), &QShortcut::activated, stack, &QUndoStack::undo);
  for (const auto& keys :
       {QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_Z), QKeySequence(Qt::CTRL | Qt::Key_Y)})
    connect(shortcut(keys), &QShortcut::activated, stack, &QUndoStack::redo);
  connect(removal_, &QComboBox::currentIndexChanged, this, [this](int index) {
    session_->setRemovesTokens(index == 1,
                               index == 1 ? tr("remove the token") : tr("zero the vector"));
  });
}

void PruningView::connectParts() {
  connect(session_, &MaskSession::changed, this, &PruningView::maskChanged);
  connect(session_, &MaskSession::moved, this, &PruningView::tellTried);
  connect(grid_, &MaskGrid::edited, this,
          [this](const PromptMask& mask) { edit(mask, tr("edit in the grid")); });
  connect(grid_, &MaskGrid::tokenChosen, selection_, &Selection::setToken);
  connect(selection_, &Selection::tokenChanged, grid_, &MaskGrid::setSelected);
  grid_->setSelected(selection_->token());
  connect(ratios_, &MaskRatios::ratiosChanged, this, &PruningView::preview);
  connect(ratios_, &MaskRatios::applied, this, &PruningView::applyPreview);
  connect(ratios_, &MaskRatios::dropped, this, &PruningView::dropPreview);
  connect(ratios_, &MaskRatios::negativeRequested, this, &PruningView::maskNegative);
  connect(ratios_, &MaskRatios::randomRequested, this, &PruningView::maskRandom);
  connect(ratios_, &MaskRatios::invertRequested, this,
          [this] { edit(inverted(session_->mask()), tr("invert")); });
  connect(ratios_, &MaskRatios::resetRequested, this,
          [this] { edit(session_->first(), tr("reset")); });
  connect(ratios_->pieces(), &MaskPiecesBox::piecesChosen, this, &PruningView::piecesChanged);
  connect(history_, &MaskHistoryView::chosen, this,
          [this](int row) { session_->goBack(row, tr("go back")); });
  connect(figure_, &PruningFigure::requested, this, &PruningView::figureRequested);
}

/// The tabs go below the grid in a tall room and beside it in a wide one, with the
/// room they need, until someone moves the border.
void PruningView::resizeEvent(QResizeEvent* event) {
  QWidget::resizeEvent(event);
  const bool wide = width() * 10 > height() * 11;
  const auto orientation = wide ? Qt::Horizontal : Qt::Vertical;
  if (orientation != splitter_->orientation()) placedByHand_ = false;
  splitter_->setOrientation(orientation);
  if (placedByHand_) return;
  const int all = wide ? width() : height();
  const int least = wide ? fontMetrics().horizontalAdvance('0') * 34 : fontMetrics().height() * 14;
  const int tabs = std::max(least, all * 2 / 5);
  splitter_->setSizes({std::max(all - tabs, 1), tabs});
}

void PruningView::retranslateUndo() {
  const auto* stack = session_->undoStack();
  undo_->setEnabled(stack->canUndo());
  redo_->setEnabled(stack->canRedo());
  undo_->setToolTip(stack->canUndo() ? tr("Undo: %1 (Ctrl+Z)").arg(stack->undoText())
                                     : tr("Undo (Ctrl+Z)"));
  redo_->setToolTip(stack->canRedo() ? tr("Redo: %1 (Ctrl+Shift+Z)").arg(stack->redoText())
                                     : tr("Redo (Ctrl+Shift+Z)"));
}

void PruningView::retranslate() {
  undo_->setText(QString(QChar(0x21b6)));
  undo_->setAccessibleName(tr("Undo"));
  redo_->setText(QString(QChar(0x21b7)));
  redo_->setAccessibleName(tr("Redo"));
  retranslateUndo();
  removal_->setItemText(0, tr("Zero the vector"));
  removal_->setItemText(1, tr("Remove the token"));
  removal_->setAccessibleName(tr("What becomes of masked tokens"));
  removal_->view()->setAccessibleName(removal_->accessibleName());
  removal_->setToolTip(
      tr("Masked tokens stay as zero vectors, as the mask of XPrompt (Ma et al. 2022), section "
         "Hierarchical Structured Pruning, has it, or leave the sequence, which makes the model "
         "faster"));
  retrain_->setText(tr("Rewind and retrain"));
  retrain_->setToolTip(
      tr("Starts a run that trains what is kept again, the mask staying fixed: "
         "XPrompt (Ma et al. 2022), section Rewinding"));
  retrain_->menu()->actions().at(0)->setText(tr("From the &trained values (XPrompt)"));
  retrain_->menu()->actions().at(1)->setText(tr("From the &initial values (lottery ticket)"));
  busy_->setAccessibleName(tr("The mask is being scored"));
  const QString titles[] = {tr("Edit"), tr("History"), tr("Figure 2"), tr("Search")};
  for (int i = 0; i < tabs_->count(); ++i) tabs_->setTabText(i, titles[i]);
  tabs_->setAccessibleName(tr("Editing and comparing masks"));
  tabs_->setTabToolTip(2, tr("XPrompt (Ma et al. 2022), Figure 2"));
  tabs_->setTabToolTip(3, tr("XPrompt (Ma et al. 2022), published settings"));
  empty_->setText(
      tr("Start a run with a soft prompt or open one: its tokens and pieces appear here with how "
         "much each matters, to mask, compare and retrain."));
  setWhatsThis(
      tr("Prunes the soft prompt as XPrompt (Ma et al. 2022) does, by hand: mask tokens and "
         "pieces, and the dev metric of what is left appears by itself."));
}

}  // namespace ptw
