// The page "By class" of the routing view: a heat map of classes by prompts.
#pragma once

#include <cstdint>

#include "report/routing.h"
#include "widgets/routing_counts.h"
#include "widgets/view_page.h"

namespace ptw {

class RoutingTable;
class RoutingClassModel;
class Selection;

class RoutingClassPage : public ViewPage {
  Q_OBJECT

 public:
  explicit RoutingClassPage(Selection* selection, QWidget* parent = nullptr);

  void showReport(const RoutingReport& report, const RoutingCounts& counts);
  void clear();

 Q_SIGNALS:
  /// The examples of this class are wanted; -1 for all classes.
  void classOpened(int label);

 protected:
  void retranslate() override;

 private:
  RoutingClassModel* model_;
  RoutingTable* table_;
  std::int64_t step_ = 0;
  int examples_ = 0;
};

}  // namespace ptw
