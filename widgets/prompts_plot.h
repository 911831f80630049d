// The prompts of several runs among the vocabulary of their model, whose kinds of pieces can be
// told apart.
#pragma once

#include <QStringList>
#include <array>
#include <vector>

#include "report/comparison.h"
#include "widgets/plane_plot.h"

namespace ptw {

class PromptsPlot : public PlanePlot {
  Q_OBJECT

 public:
  explicit PromptsPlot(QWidget* parent = nullptr);

  /// `names` and `styles`, indices of seriesStyle(), are the runs'.
  void setProjection(const JointProjection& projection, const QStringList& names,
                     const std::vector<int>& styles);
  [[nodiscard]] const JointProjection& projection() const { return projection_; }

  [[nodiscard]] QSize minimumSizeHint() const override;

  /// What a kind of pieces is called.
  [[nodiscard]] static QString kindName(PieceKind kind);

 protected:
  [[nodiscard]] std::optional<Named> named(const QPointF& position) const override;
  [[nodiscard]] int tokenAt(const QPointF& position) const override;
  [[nodiscard]] int tokenCount() const override;
  void drawSelected() override;
  void changeEvent(QEvent* event) override;
  void resizeEvent(QResizeEvent* event) override;

 private:
  struct Place {
    int run = -1, token = -1;
  };
  [[nodiscard]] Place placeAt(const QPointF& position) const;
  void placeLegend();
  void showLegend(bool shown);
  void followPalette();
  void retranslate();

  JointProjection projection_;
  QStringList names_;
  std::vector<int> styles_;
  std::array<QCPGraph*, 4> kinds_ = {};  ///< by PieceKind
  std::vector<QCPGraph*> prompts_;       ///< by run
  QCPGraph* rings_ = nullptr;
};

}  // namespace ptw
