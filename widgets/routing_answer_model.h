// The answers to one sentence under every prompt as a table: the router's probability of the
// prompt, what the model then writes, and the label it finds most likely.
#pragma once

#include <QAbstractTableModel>

#include "report/routing.h"

namespace ptw {

class RoutingAnswerModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { promptColumn, probabilityColumn, answerColumn, labelColumn, columns };

  using QAbstractTableModel::QAbstractTableModel;

  void setAnswer(const RoutedAnswer& answer);
  void clear();
  void retranslate();

  [[nodiscard]] bool hasLabels() const;

  /// One line per prompt: step, input, prompt, probability, chosen, answer, label, its probability.
  [[nodiscard]] QString csv() const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                    int role) const override;

 private:
  [[nodiscard]] double probability(int prompt) const;
  [[nodiscard]] const LabelProbability* best(int prompt) const;
  [[nodiscard]] QString text(int prompt, int column) const;
  [[nodiscard]] QString describe(int prompt, int column) const;

  RoutedAnswer answer_;
};

}  // namespace ptw
