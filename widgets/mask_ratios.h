// Edits of the whole mask: two sliders that say which share of lowest importance to mask, with a
// preview before they apply, and buttons for the masks people compare with.
#pragma once

#include <QWidget>

class QGridLayout;
class QLabel;
class QPushButton;
class QSlider;

namespace ptw {

class MaskPiecesBox;
class MaskSwatch;

class MaskRatios : public QWidget {
  Q_OBJECT

 public:
  explicit MaskRatios(QWidget* parent = nullptr);

  [[nodiscard]] double tokenRatio() const;
  [[nodiscard]] double pieceRatio() const;

  /// Moves the sliders without asking for a preview.
  void setRatios(double tokens, double pieces);

  /// What the sliders would do, in words; empty when there is no preview.
  void showPreview(const QString& text);

  [[nodiscard]] MaskPiecesBox* pieces() const { return pieces_; }

 Q_SIGNALS:
  void ratiosChanged();
  void applied();
  void dropped();
  void negativeRequested();
  void randomRequested();
  void invertRequested();
  void resetRequested();

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void build();
  QSlider* addSlider(QGridLayout& grid, const char* name);
  QPushButton* addButton(QLayout& row, const char* name, void (MaskRatios::*signal)());
  void showValues();
  void retranslate();

  QLabel* tokensLabel_ = nullptr;
  QLabel* piecesLabel_ = nullptr;
  QSlider* tokens_ = nullptr;
  QSlider* piecesShare_ = nullptr;
  QLabel* tokensValue_ = nullptr;
  QLabel* piecesValue_ = nullptr;
  MaskSwatch* outline_ = nullptr;
  QLabel* preview_ = nullptr;
  QPushButton* apply_ = nullptr;
  QPushButton* drop_ = nullptr;
  QPushButton* negative_ = nullptr;
  QPushButton* random_ = nullptr;
  QPushButton* invert_ = nullptr;
  QPushButton* reset_ = nullptr;
  QLabel* cutLabel_ = nullptr;
  MaskPiecesBox* pieces_ = nullptr;
  bool previewing_ = false;
};

}  // namespace ptw
