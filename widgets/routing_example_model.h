// The examples of a routing report as a table: input, class, chosen prompt, and the router's
// probability of every prompt.
#pragma once

#include <QAbstractTableModel>

#include "report/routing.h"

namespace ptw {

class RoutingExampleModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column { inputColumn, classColumn, promptColumn, firstProbabilityColumn };
  enum Role { sortRole = Qt::UserRole };

  using QAbstractTableModel::QAbstractTableModel;

  void setReport(const RoutingReport& report);
  void clear();
  void retranslate();

  [[nodiscard]] const RoutingReport& report() const { return report_; }
  [[nodiscard]] const RoutedExample& example(int row) const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                    int role) const override;

 private:
  [[nodiscard]] QVariant exampleData(const RoutedExample& example, int column, int role) const;
  static QVariant probabilityData(const RoutedExample& example, int prompt, int role);
  [[nodiscard]] QString label(const RoutedExample& example) const;

  RoutingReport report_;
};

}  // namespace ptw
