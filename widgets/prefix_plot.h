// The keys and values of a prefix as heat maps of their norms, layers by positions. Both maps share
// one cell cursor, one zoom and the column of the selected position.
#pragma once

#include <QPoint>
#include <QString>
#include <array>
#include <optional>

#include "report/prefix.h"
#include "widgets/custom_plot.h"

namespace ptw {

/// One cell, both counted from 0.
struct PrefixSpot {
  int layer = 0;
  int position = 0;

  bool operator==(const PrefixSpot&) const = default;
};

class PrefixPlot : public QCustomPlot {
  Q_OBJECT

 public:
  enum Part { keys, values };

  explicit PrefixPlot(QWidget* parent = nullptr);

  void setStack(const PrefixStack& stack);
  void setShown(bool withKeys, bool withValues);

  /// Marks one position and goes there; -1 for none.
  void setSelected(int position);

  [[nodiscard]] PrefixSpot currentSpot() const { return cursor_; }
  [[nodiscard]] bool isShown(Part part) const { return shown_[part]; }

  /// Where a cell lies in the plot.
  [[nodiscard]] QRect rectOf(Part part, PrefixSpot spot) const;
  /// A cell in words.
  [[nodiscard]] QString describe(PrefixSpot spot) const;

  void retranslate();

 Q_SIGNALS:
  /// What the cell below the mouse holds, else the one with the cursor.
  void read(const QString& sentence);
  void positionChosen(int position);

 protected:
  bool event(QEvent* event) override;
  void changeEvent(QEvent* event) override;
  void focusInEvent(QFocusEvent* event) override;
  void focusOutEvent(QFocusEvent* event) override;
  void keyPressEvent(QKeyEvent* event) override;
  void leaveEvent(QEvent* event) override;
  void mouseDoubleClickEvent(QMouseEvent* event) override;
  void mouseMoveEvent(QMouseEvent* event) override;
  void mousePressEvent(QMouseEvent* event) override;
  void mouseReleaseEvent(QMouseEvent* event) override;
  void paintEvent(QPaintEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  /// One map with its title, its colours' legend and its marks.
  struct Pane {
    QCPLayoutGrid* grid = nullptr;
    QCPTextElement* title = nullptr;
    QCPAxisRect* area = nullptr;
    QCPColorScale* scale = nullptr;
    QCPColorMap* map = nullptr;
    QCPItemRect* halo = nullptr;  ///< below the cursor, so that it shows on every shade
    QCPItemRect* cursor = nullptr;
    QCPItemRect* column = nullptr;  ///< the selected position

    [[nodiscard]] QCPAxis* positions() const { return area->axis(QCPAxis::atBottom); }
    [[nodiscard]] QCPAxis* layers() const { return area->axis(QCPAxis::atLeft); }
  };

  [[nodiscard]] bool isEmpty() const { return stack_.layers == 0 || stack_.positions == 0; }
  void buildPane(Pane& pane);
  QCPItemRect* addMark(const Pane& pane);
  void arrange();
  void shareHeight();
  void arrangeAxes();
  [[nodiscard]] bool isStacked() const;
  void fill(Pane& pane, const std::vector<float>& norms);
  void fit();
  void keepWithin(const QCPRange& range);
  void placeMarks();
  void applyColors();
  void colorPane(Pane& pane);
  void tell();
  void setTexts();

  // Input, in prefix_plot_input.cpp.
  void goTo(PrefixSpot spot);
  void zoom(double factor);
  void bringIntoView(int position);
  [[nodiscard]] std::optional<PrefixSpot> spotAt(QPoint place) const;

  PrefixStack stack_;
  std::array<Pane, 2> panes_;
  std::array<bool, 2> shown_ = {true, true};
  PrefixSpot cursor_;
  int selected_ = -1;
  std::optional<QPoint> pressed_;
};

}  // namespace ptw
