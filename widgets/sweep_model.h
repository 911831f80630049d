// The groups of a sweep as a table: the swept settings, and one measure's mean, standard deviation
// and n beside the number of runs planned.
#pragma once

#include <QAbstractTableModel>
#include <string>

#include "report/sweep.h"

namespace ptw {

class SweepModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Role { sortRole = Qt::UserRole };
  /// After those of the swept settings.
  enum Column { meanColumn, deviationColumn, nColumn, plannedColumn, measureColumns };

  using QAbstractTableModel::QAbstractTableModel;

  void setReport(const SweepReport& report, const std::string& measure);
  void retranslate();

  /// One line per group and measure: the settings by key, measure, mean, standard_deviation, n,
  /// planned; in the measures' own units, e.g. bytes.
  [[nodiscard]] QString csv() const;

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                    int role) const override;

 private:
  [[nodiscard]] int settings() const { return int(report_.settings.size()); }
  [[nodiscard]] QString text(const SweptGroup& group, int column) const;
  [[nodiscard]] QVariant sortValue(const SweptGroup& group, int column) const;
  [[nodiscard]] QStringList csvLead(const SweptGroup& group) const;

  SweepReport report_;
  std::string measure_;
};

}  // namespace ptw
