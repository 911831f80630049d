// A choice of how many pieces every soft token is cut into: the divisors of the embedding size.
#pragma once

#include <QComboBox>

namespace ptw {

class MaskPiecesBox : public QComboBox {
  Q_OBJECT

 public:
  explicit MaskPiecesBox(QWidget* parent = nullptr);

  void setEmbeddingSize(int size);
  [[nodiscard]] int embeddingSize() const { return embeddingSize_; }

  /// Without telling.
  void setPieces(int pieces);
  [[nodiscard]] int pieces() const { return currentData().toInt(); }

 Q_SIGNALS:
  void piecesChosen(int pieces);

 protected:
  void changeEvent(QEvent* event) override;
  void wheelEvent(QWheelEvent* event) override;

 private:
  void fill(int pieces);
  void retranslate();

  int embeddingSize_ = 0;
};

}  // namespace ptw
