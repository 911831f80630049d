// The page of the Compare view with all prompts in one plane.
#pragma once

#include <vector>

#include "report/comparison.h"
#include "widgets/view_page.h"

namespace ptw {

class PromptsPlot;
class Selection;

class CompareProjectionPage : public ViewPage {
  Q_OBJECT

 public:
  explicit CompareProjectionPage(Selection* selection, QWidget* parent = nullptr);
  void showReport(const ComparisonReport& report, const std::vector<int>& styles);

  /// One line per point: kind, label, x, y; the kind of a token is its run's name.
  [[nodiscard]] QString csv() const;

 protected:
  void retranslate() override;

 private:
  ComparisonReport report_;
  PromptsPlot* plot_;
};

}  // namespace ptw
