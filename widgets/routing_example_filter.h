// The routed examples with a given text, class and prompt.
#pragma once

#include <QSortFilterProxyModel>

namespace ptw {

class RoutingExampleModel;

class RoutingExampleFilter : public QSortFilterProxyModel {
  Q_OBJECT

 public:
  RoutingExampleFilter(RoutingExampleModel* examples, QObject* parent);

  /// Case does not matter; empty shows all.
  void setText(const QString& text);

  /// -1 shows all.
  void setLabel(int label);
  void setPrompt(int prompt);

  /// What is shown, in its order: step, input, class, prompt and the probability of each prompt.
  [[nodiscard]] QString csv() const;

 protected:
  [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex& parent) const override;

 private:
  RoutingExampleModel* examples_;
  QString text_;
  int label_ = -1;
  int prompt_ = -1;
};

}  // namespace ptw
