// Probabilities of a task's labels as horizontal bars with percentages.
#pragma once

#include <QString>
#include <QWidget>
#include <vector>

namespace ptw {

struct LabelBar {
  QString label;
  double probability = 0;
  bool best = false;   ///< bold, with an arrow head before it
  bool right = false;  ///< the data's own answer, with a star behind it
  QString explanation;
};

class LabelBars : public QWidget {
  Q_OBJECT

 public:
  explicit LabelBars(QWidget* parent = nullptr);

  void setBars(std::vector<LabelBar> bars);

  [[nodiscard]] QSize sizeHint() const override;
  [[nodiscard]] QSize minimumSizeHint() const override;

 protected:
  bool event(QEvent* event) override;
  void paintEvent(QPaintEvent* event) override;

 private:
  void paintBar(QPainter& painter, const LabelBar& bar, const QRect& area) const;
  [[nodiscard]] int rowHeight() const;
  [[nodiscard]] QString spoken() const;

  std::vector<LabelBar> bars_;
};

}  // namespace ptw
