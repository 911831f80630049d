// The mask of a soft prompt as a grid of tokens by pieces, shaded by importance, to click, paint,
// and walk with the keyboard. It proposes masks; whoever listens decides which one it shows.
#pragma once

#include <QAbstractScrollArea>
#include <optional>
#include <vector>

#include "report/prompt_mask.h"
#include "widgets/mask_area.h"
#include "widgets/mask_geometry.h"
#include "widgets/mask_scale.h"

namespace ptw {

class MaskStyle;

class MaskGrid : public QAbstractScrollArea {
  Q_OBJECT

 public:
  explicit MaskGrid(QWidget* parent = nullptr);

  /// Importance of every token [m] and piece [m * k]; either may be empty.
  void setImportance(std::vector<double> tokens, std::vector<double> pieces);
  void setMask(const PromptMask& mask);
  /// Outlines what `preview` masks.
  void setPreview(std::optional<PromptMask> preview);
  /// Marks one row and goes there; -1 for none.
  void setSelected(int token);

  /// What is shown, with what is being painted.
  [[nodiscard]] const PromptMask& mask() const { return mask_; }
  [[nodiscard]] MaskSpot currentSpot() const { return cursor_; }
  [[nodiscard]] const MaskScale& scale() const { return scale_; }
  [[nodiscard]] const std::vector<double>& tokenImportance() const { return tokenImportance_; }
  [[nodiscard]] const std::vector<double>& pieceImportance() const { return pieceImportance_; }

  /// Where a cell or header lies in the viewport.
  [[nodiscard]] QRect rectOf(MaskSpot spot) const;
  /// A cell or header in words.
  [[nodiscard]] QString describe(MaskSpot spot) const;

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 Q_SIGNALS:
  void edited(const ptw::PromptMask& mask);  ///< proposed by a person
  void tokenChosen(int token);

 protected:
  void changeEvent(QEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;
  bool viewportEvent(QEvent* event) override;

 private:
  enum class Drag { none, paint, rectangle };

  [[nodiscard]] bool isEmpty() const { return mask_.tokens.empty(); }
  [[nodiscard]] MaskGeometry geometry() const;
  void updateScrollBars();
  void bringIntoView(MaskSpot spot);
  void describeCursor();
  void retranslate();

  // Input, in mask_grid_input.cpp.
  void goTo(MaskSpot spot);
  void walk(MaskSpot to, bool extend);
  [[nodiscard]] MaskSpot clamped(MaskSpot spot) const;
  [[nodiscard]] MaskSpot dragSpot(QPoint position) const;
  [[nodiscard]] MaskArea areaOf(MaskSpot a, MaskSpot b) const;
  [[nodiscard]] MaskArea marked() const;
  [[nodiscard]] bool wouldKeep(MaskSpot spot) const;
  void paintTo(MaskSpot spot);
  void finishDrag();
  void dropDrag();
  void applyMarked();

  // Painting, in mask_grid_paint.cpp.
  void paintCells(QPainter& painter, const MaskGeometry& places, const MaskStyle& style) const;
  void paintOutline(QPainter& painter, const MaskGeometry& places, const MaskStyle& style) const;
  void paintMarked(QPainter& painter, const MaskGeometry& places) const;
  void paintSelected(QPainter& painter, const MaskGeometry& places) const;
  void paintCursor(QPainter& painter, const MaskGeometry& places) const;
  void paintHeaders(QPainter& painter, const MaskGeometry& places, const MaskStyle& style) const;
  void paintRowHeader(QPainter& painter, const QRect& area, int token, bool number,
                      const MaskStyle& style) const;
  void paintColumnHeader(QPainter& painter, const QRect& area, int piece, int labelWidth) const;
  [[nodiscard]] double shade(int token, int piece) const;
  [[nodiscard]] bool previewMasks(int token, int piece) const;
  [[nodiscard]] QFont smallFont() const;

  PromptMask mask_;
  std::optional<PromptMask> preview_;
  std::vector<double> tokenImportance_;
  std::vector<double> pieceImportance_;
  MaskScale scale_;
  MaskScale tokenScale_;
  int selected_ = -1;

  MaskSpot cursor_;
  MaskSpot anchor_;       ///< where a rectangle began
  bool marking_ = false;  ///< there is a rectangle from the anchor to the cursor
  Drag drag_ = Drag::none;
  PromptMask beforeDrag_;
  MaskSpot lastPainted_;
  bool dragKeeps_ = false;
};

}  // namespace ptw
