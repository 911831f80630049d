// The dialog "New from paper": the figures of the papers, what each is about, and the buttons that
// make one again, as a sweep to edit or as a lesson.
#pragma once

#include <QDialog>
#include <vector>

#include "report/figure.h"

class QLabel;
class QListWidget;
class QPushButton;

namespace ptw {

class FigureChooser : public QDialog {
  Q_OBJECT

 public:
  explicit FigureChooser(std::vector<PaperFigure> figures, QWidget* parent = nullptr);

 Q_SIGNALS:
  void sweepRequested(const ptw::PaperFigure& figure);
  void lessonRequested(const ptw::PaperFigure& figure);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void build();
  void retranslate();
  void fill();
  void showFigure(int row);
  [[nodiscard]] const PaperFigure& chosen() const;

  std::vector<PaperFigure> figures_;
  QListWidget* list_ = nullptr;
  QLabel* text_ = nullptr;
  QPushButton* sweep_ = nullptr;
  QPushButton* lesson_ = nullptr;
  QPushButton* cancel_ = nullptr;
};

}  // namespace ptw
