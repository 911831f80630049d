// The runs as an item model: one row per run, kept up to date by id.
#pragma once

#include <QAbstractTableModel>
#include <QHash>
#include <QLocale>
#include <QStringList>
#include <vector>

#include "report/run.h"

namespace ptw {

struct RunRow {
  QString id;
  QString name;
  QString method;
  QString task;
  QString model;
  int style = 0;  ///< index of its seriesStyle() in the plots
  RunStatus status = RunStatus::queued;
  QString phase;     ///< of a run with several, in the present language; empty otherwise
  double work = -1;  ///< the share done of a phase without steps; below 0 = none
  std::int64_t step = 0;
  std::int64_t steps = 0;  ///< 0 = unknown
  double secondsElapsed = 0;
  double secondsLeft = -1;  ///< below 0 = unknown
  double loss = 0;          ///< NaN = none yet
  QString metric;           ///< empty = none yet
  double metricValue = 0;
  double bestValue = 0;
  RunCost cost;
  QString problem;          ///< why it failed, waits or cannot be read, for a person
  bool elsewhere = false;   ///< another program trains it
  bool unreadable = false;  ///< there is nothing but its folder
  QStringList tags;
  QString note;
  QStringList settings;  ///< each as key=value
};

/// "0:41", "12:05", "1:02:05".
QString humanDuration(double seconds);

/// "512 kB", "34 MB", "1.2 GB" (powers of 1000).
QString humanBytes(std::int64_t bytes, const QLocale& locale = {});

/// "0.42 s", "38 ms".
QString humanStepTime(double seconds, const QLocale& locale = {});

/// "1.2 GFLOP", "340 MFLOP".
QString humanFlops(double flops, const QLocale& locale = {});

/// The status as a person says it.
QString statusText(RunStatus status);

class RunModel : public QAbstractTableModel {
  Q_OBJECT

 public:
  enum Column {
    Name,
    Method,
    Task,
    Status,
    Progress,
    TimeLeft,
    Time,
    Loss,
    Metric,
    Best,
    Parameters,
    Memory,
    StepTime,
    Flops,
    Tags,
    ColumnCount
  };

  /// Raw values to sort by (UserRole) and the done share 0..1 of a run (ShareRole; -1 unknown).
  static constexpr int SortRole = Qt::UserRole;
  static constexpr int ShareRole = Qt::UserRole + 1;
  /// The displayed text with numbers as files have them.
  static constexpr int FileRole = Qt::UserRole + 2;

  using QAbstractTableModel::QAbstractTableModel;

  /// Adds the run, or replaces the one with the same id.
  void put(const RunRow& row);
  void remove(const QString& id);
  void clear();

  /// Row of `id`, -1 when it is not here.
  [[nodiscard]] int rowOf(const QString& id) const;
  [[nodiscard]] const RunRow& at(int row) const { return rows_[std::size_t(row)]; }

  /// Values and headings in the present language: called after the language or palette changed.
  void refresh();

  [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
  [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
  [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                    int role) const override;

 private:
  std::vector<RunRow> rows_;
  QHash<QString, int> places_;  ///< in rows_, by id
};

}  // namespace ptw
