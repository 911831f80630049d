// Where the phases of a run begin: a dotted line through all panes, named at the top.
#pragma once

#include <QString>
#include <vector>

#include "widgets/step_line.h"

namespace ptw {

struct PhaseMark {
  std::int64_t step = 0;
  QString name;
};

class PhaseMarks {
 public:
  PhaseMarks() = default;

  /// The plot owns the items.
  explicit PhaseMarks(const QList<QCPAxisRect*>& panes);

  /// Replaces the marks; does not replot.
  void set(const std::vector<PhaseMark>& marks);
  void setColor(const QColor& color);

  /// After panes were shown or hidden.
  void update();

 private:
  struct Item {
    StepLine line;
    QCPItemText* name;
  };
  void add();
  void paint(Item& item) const;

  QList<QCPAxisRect*> panes_;
  std::vector<PhaseMark> marks_;
  std::vector<Item> items_;
  QColor color_;
};

}  // namespace ptw
