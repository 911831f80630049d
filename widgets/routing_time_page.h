// The page "Over time" of the routing view: the stacked areas of the prompts' shares.
#pragma once

#include <cstdint>
#include <optional>

#include "report/routing.h"
#include "widgets/view_page.h"

namespace ptw {

class RoutingPlot;
class Selection;

class RoutingTimePage : public ViewPage {
  Q_OBJECT

 public:
  explicit RoutingTimePage(Selection* selection, QWidget* parent = nullptr);

  void showHistory(const RoutingHistory& history);
  void clear();
  void setCursorStep(std::optional<std::int64_t> step);

  /// One line per checkpoint and prompt: step, prompt, share.
  [[nodiscard]] QString csv() const;

 Q_SIGNALS:
  void stepClicked(std::int64_t step);

 protected:
  void retranslate() override;

 private:
  RoutingHistory history_;
  RoutingPlot* plot_;
};

}  // namespace ptw
