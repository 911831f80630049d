// Pruning a soft prompt by hand (XPrompt): a grid of its pieces to mask and keep, what every mask
// makes of the dev metric, and the experiments around it.
#pragma once

#include <QWidget>
#include <optional>
#include <random>

#include "report/pruning.h"

class QComboBox;
class QLabel;
class QProgressBar;
class QSplitter;
class QStackedWidget;
class QTabWidget;
class QToolButton;

namespace ptw {

class MaskGrid;
class MaskHistoryView;
class MaskLegend;
class MaskRatios;
class MaskScoreLine;
class MaskSession;
class PruningFigure;
class PruningSearch;
class Selection;

class PruningView : public QWidget {
  Q_OBJECT

 public:
  explicit PruningView(Selection* selection, QWidget* parent = nullptr);
  ~PruningView() override;

  /// Length of the model's embedding vectors; call it before the first report.
  void setEmbeddingSize(int size);

  /// The step that is looked at from now on: until its report comes, what is shown of another one
  /// cannot be taken for it.
  void expect(std::int64_t step);

  /// A checkpoint. One of the same step and shape as the one shown leaves mask and history as they
  /// are (clear() comes between two runs); any other goes on from its record, or starts from its
  /// own mask.
  void showReport(const PruningReport& report);

  /// Only of masks in the history of the step shown; others are ignored.
  void showScore(const MaskScore& score);
  void showFigure(const MaskingFigure& figure);
  void showBusy();
  void showProblem(const QString& sentence);
  void clear();

  [[nodiscard]] PromptMask mask() const;
  [[nodiscard]] bool removesTokens() const;
  [[nodiscard]] int pieces() const;

 Q_SIGNALS:
  /// Another mask is in force and wants a score: after every edit, undo, redo and return to an
  /// earlier mask, and when a report starts a history.
  void maskEdited(const ptw::PromptMask& mask, bool removesTokens);
  /// Something to be kept was tried, undone, redone or scored.
  void masksTried(const ptw::MaskRecord& record);
  void piecesChanged(int pieces);
  void figureRequested();
  /// `fromTrained`: the survivors go back to their values after prompt tuning, else to the initial.
  void retrainRequested(const ptw::PromptMask& mask, bool removesTokens, bool fromTrained);

 protected:
  void changeEvent(QEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  // Made in pruning_view_build.cpp.
  void build();
  QWidget* buildContent();
  QWidget* buildBar();
  QWidget* buildGrid();
  QWidget* buildTabs();
  QToolButton* addButton(QWidget* bar, const char* name);
  void addRetrain(bool fromTrained, const char* name);
  void connectBar();
  void connectParts();
  void retranslate();
  void retranslateUndo();

  void maskChanged();
  void edit(const PromptMask& mask, const QString& what);
  void preview();
  void dropPreview();
  void applyPreview();
  void maskNegative();
  void maskRandom();
  [[nodiscard]] PromptMask byRatios() const;
  [[nodiscard]] QString previewText(const PromptMask& mask) const;
  [[nodiscard]] bool isShown(const PruningReport& report) const;
  void setBusy(bool busy);
  void setExpected(std::int64_t step);
  void showScoreLine();
  void tellTried();
  void colorProblem();

  Selection* selection_;
  MaskSession* session_;
  PruningReport report_;
  std::optional<PromptMask> preview_;
  std::mt19937_64 random_{std::random_device{}()};
  std::int64_t expected_ = -1;  ///< another step than that of the report; -1 when there is none
  bool failed_ = false;         ///< the mask in force could not be scored
  bool placedByHand_ = false;   ///< a person has moved the splitter

  QProgressBar* busy_ = nullptr;
  QLabel* problem_ = nullptr;
  QStackedWidget* pages_ = nullptr;
  QLabel* empty_ = nullptr;
  MaskScoreLine* score_ = nullptr;
  QWidget* editing_ = nullptr;  ///< all but the score
  QToolButton* undo_ = nullptr;
  QToolButton* redo_ = nullptr;
  QComboBox* removal_ = nullptr;
  QToolButton* retrain_ = nullptr;
  QSplitter* splitter_ = nullptr;
  MaskGrid* grid_ = nullptr;
  MaskLegend* legend_ = nullptr;
  QTabWidget* tabs_ = nullptr;
  MaskRatios* ratios_ = nullptr;
  MaskHistoryView* history_ = nullptr;
  PruningFigure* figure_ = nullptr;
  PruningSearch* search_ = nullptr;
};

}  // namespace ptw
