// How evenly the router spreads the examples over the prompts, as one number and what it means.
#pragma once

#include <QLabel>
#include <vector>

namespace ptw {

class RoutingBalance : public QLabel {
  Q_OBJECT

 public:
  explicit RoutingBalance(QWidget* parent = nullptr);

  /// The share of the examples that each prompt is given; empty when it is not known.
  void setShares(std::vector<double> shares);

 protected:
  void changeEvent(QEvent* event) override;

 private:
  void retranslate();
  [[nodiscard]] QString sentence() const;
  [[nodiscard]] QString uneven(const QString& balance) const;

  std::vector<double> shares_;
};

}  // namespace ptw
