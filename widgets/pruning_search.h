// The run's own search of the ratios (XPrompt, published settings): the dev metric over the share
// masked, for tokens and for pieces.
#pragma once

#include <QWidget>
#include <vector>

#include "report/pruning.h"

class QCPGraph;

namespace ptw {

class PruningPage;

class PruningSearch : public QWidget {
  Q_OBJECT

 public:
  explicit PruningSearch(QWidget* parent = nullptr);

  /// Ascending in their ratios; both may be empty.
  void showTrials(const std::vector<RatioTrial>& tokens, const std::vector<RatioTrial>& pieces);

  [[nodiscard]] QString csv() const;

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void draw();
  void setReadings();
  void retranslate();

  std::vector<RatioTrial> tokens_;
  std::vector<RatioTrial> pieces_;
  PruningPage* page_ = nullptr;
  QCPGraph* tokenLine_ = nullptr;
  QCPGraph* pieceLine_ = nullptr;
  QCPGraph* chosen_ = nullptr;
};

}  // namespace ptw
