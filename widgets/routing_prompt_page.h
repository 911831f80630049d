// The page "Prompts" of the routing view: the prompts side by side, each with its share and the
// vocabulary pieces nearest to its tokens.
#pragma once

#include <vector>

#include "report/neighbors.h"
#include "widgets/view_page.h"

namespace ptw {

class RoutingTable;
class RoutingPieceModel;
class Selection;

class RoutingPromptPage : public ViewPage {
  Q_OBJECT

 public:
  explicit RoutingPromptPage(Selection* selection, QWidget* parent = nullptr);

  /// Empty when they are not known.
  void showShares(const std::vector<double>& shares);
  void showNeighbors(const NeighborReport& report);
  void clear();

 protected:
  void retranslate() override;

 private:
  void put();
  void setRowHeights();
  void selectToken(const QModelIndex& cell);

  Selection* selection_;
  RoutingPieceModel* model_;
  RoutingTable* table_;
  std::vector<double> shares_;
  NeighborReport neighbors_;
};

}  // namespace ptw
