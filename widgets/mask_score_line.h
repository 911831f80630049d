// What the mask in force makes of the dev metric, in large, and below it what it is compared with,
// what is left of the prompt, and what masked tokens cost as zero vectors and removed.
#pragma once

#include <QWidget>

#include "widgets/mask_history.h"

class QLabel;

namespace ptw {

class MaskScoreLine : public QWidget {
  Q_OBJECT

 public:
  explicit MaskScoreLine(const MaskHistory* history, QWidget* parent = nullptr);

  /// Shows the mask in force. `failed`: no score is to be expected.
  void showCurrent(bool failed);

  /// Nothing is known of the checkpoint after `step` updates yet. `failed` as above.
  void showExpected(std::int64_t step, bool failed);

  /// A sentence in place of the small print, until the next showCurrent().
  void showNotice(const QString& sentence);

 protected:
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  [[nodiscard]] QString figureText() const;
  [[nodiscard]] QString detailText() const;
  [[nodiscard]] QString costText() const;
  [[nodiscard]] QString costOf(bool removed) const;
  void setTexts();
  void holdHeight();
  void colorNotice();

  const MaskHistory* history_;
  QLabel* figure_ = nullptr;
  QLabel* detail_ = nullptr;
  QLabel* cost_ = nullptr;
  QLabel* notice_ = nullptr;
  int lastScored_ = -1;
  bool failed_ = false;
  std::int64_t expected_ = -1;  ///< the step that is waited for; -1 for none
};

}  // namespace ptw
