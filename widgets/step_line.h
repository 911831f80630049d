// A vertical line at one step through several axis rects.
#pragma once

#include <QList>
#include <cstdint>
#include <optional>

#include "widgets/custom_plot.h"

namespace ptw {

class StepLine {
 public:
  StepLine() = default;

  /// The plot owns the items; `layer` should be a buffered one of its own.
  StepLine(const QList<QCPAxisRect*>& panes, const QString& layer);

  void setPen(const QPen& pen);

  /// Shows the line in the visible panes, or hides it; does not replot.
  void setStep(std::optional<std::int64_t> step);
  [[nodiscard]] std::optional<std::int64_t> step() const { return step_; }

 private:
  QList<QCPItemLine*> lines_;
  std::optional<std::int64_t> step_;
};

}  // namespace ptw
