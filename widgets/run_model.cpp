#include "widgets/run_model.h"

#include <QApplication>
#include <QLocale>
#include <algorithm>
#include <cmath>

#include "widgets/series_icon.h"
#include "widgets/status_icon.h"

namespace ptw {
namespace {

bool isWaiting(RunStatus status) {
  return status == RunStatus::queued || status == RunStatus::loading;
}

double share(const RunRow& run) {
  if (run.status == RunStatus::finished) return 1;
  if (run.steps <= 0) return -1;
  return std::clamp(double(run.step) / double(run.steps), 0.0, 1.0);
}

QString percent(const RunRow& run) {
  const double done = share(run);
  return done < 0 ? QString() : QString("%1 %").arg(std::floor(done * 100));
}

QString lossText(const RunRow& run, const QLocale& locale) {
  return std::isfinite(run.loss) ? locale.toString(run.loss, 'f', 4) : QString();
}

bool isEvaluated(const RunRow& run) {
  return !run.metric.isEmpty() && std::isfinite(run.metricValue);
}

/// The number first: it is what a narrow column still shows.
QString metricText(const RunRow& run, const QLocale& locale) {
  return isEvaluated(run) ? locale.toString(run.metricValue, 'f', 3) + ' ' + run.metric : QString();
}

QString bestText(const RunRow& run, const QLocale& locale) {
  return isEvaluated(run) ? locale.toString(run.bestValue, 'f', 3) : QString();
}

/// "tune", or "prune 40 %" where the phase is a piece of work.
QString phaseText(const RunRow& run) {
  if (run.work < 0) return run.phase;
  return RunModel::tr("%1 %2 %").arg(run.phase).arg(qRound(100 * run.work));
}

/// A method that trains nothing has a cost, too, which is known once it is done.
bool isCounted(const RunRow& run) {
  return run.cost.trainable_parameters > 0 || run.cost.stored_parameters > 0 ||
         run.status == RunStatus::finished;
}

QString parameterText(const RunRow& run, const QLocale& locale) {
  return isCounted(run) ? locale.toString(qlonglong(run.cost.trainable_parameters)) : QString();
}

QString shownStatus(const RunRow& run) {
  if (run.unreadable) return RunModel::tr("cannot be read");
  if (run.elsewhere) return RunModel::tr("trains in another program");
  return run.status == RunStatus::running && !run.phase.isEmpty() ? phaseText(run)
                                                                  : statusText(run.status);
}

QString text(const RunRow& run, int column, const QLocale& locale = {}) {
  switch (column) {
    case RunModel::Name:
      return run.name;
    case RunModel::Method:
      return run.method;
    case RunModel::Task:
      return run.task;
    case RunModel::Status:
      return shownStatus(run);
    case RunModel::Progress:
      return percent(run);
    case RunModel::TimeLeft:
      return run.secondsLeft < 0 ? QString() : humanDuration(run.secondsLeft);
    case RunModel::Time:
      return isWaiting(run.status) ? QString() : humanDuration(run.secondsElapsed);
    case RunModel::Loss:
      return lossText(run, locale);
    case RunModel::Metric:
      return metricText(run, locale);
    case RunModel::Best:
      return bestText(run, locale);
    case RunModel::Parameters:
      return parameterText(run, locale);
    case RunModel::Memory:
      return run.cost.peak_memory_bytes > 0 ? humanBytes(run.cost.peak_memory_bytes, locale)
                                            : QString();
    case RunModel::StepTime:
      return run.cost.seconds_per_step > 0 ? humanStepTime(run.cost.seconds_per_step, locale)
                                           : QString();
    case RunModel::Flops:
      return run.cost.inference_flops > 0 ? humanFlops(run.cost.inference_flops, locale)
                                          : QString();
    case RunModel::Tags:
      return run.tags.join(", ");
    default:
      return {};
  }
}

/// What the column is sorted by; unknown numbers come last in ascending order.
QVariant sortKey(const RunRow& run, int column) {
  constexpr double kLast = std::numeric_limits<double>::max();
  switch (column) {
    case RunModel::Status:
      return int(run.status);
    case RunModel::Progress:
      return share(run);
    case RunModel::TimeLeft:
      return run.secondsLeft < 0 ? kLast : run.secondsLeft;
    case RunModel::Time:
      return run.secondsElapsed;
    case RunModel::Loss:
      return std::isfinite(run.loss) ? run.loss : kLast;
    case RunModel::Metric:
      return isEvaluated(run) ? run.metricValue : kLast;
    case RunModel::Best:
      return isEvaluated(run) ? run.bestValue : kLast;
    case RunModel::Parameters:
      return qlonglong(run.cost.trainable_parameters);
    case RunModel::Memory:
      return qlonglong(run.cost.peak_memory_bytes);
    case RunModel::StepTime:
      return run.cost.seconds_per_step;
    case RunModel::Flops:
      return run.cost.inference_flops;
    default:
      return text(run, column);
  }
}

QString toolTip(const RunRow& run, int column) {
  if ((column == RunModel::Status || run.unreadable) && !run.problem.isEmpty()) return run.problem;
  if (column == RunModel::Status && run.elsewhere)
    return RunModel::tr(
        "Another program trains this run: what it does is followed here, but only "
        "there it can be paused and stopped");
  if (column == RunModel::Progress && run.steps > 0)
    return RunModel::tr("step %1 of %2").arg(run.step).arg(run.steps);
  if (column == RunModel::Parameters && isCounted(run))
    return RunModel::tr("%1 trained, %2 stored in the adapter")
        .arg(QLocale().toString(qlonglong(run.cost.trainable_parameters)),
             QLocale().toString(qlonglong(run.cost.stored_parameters)));
  if ((column == RunModel::Metric || column == RunModel::Best) && isEvaluated(run))
    return RunModel::tr("%1: %2 (best %3)")
        .arg(run.metric, QLocale().toString(run.metricValue, 'f', 3), bestText(run, {}));
  if (column == RunModel::Flops && run.cost.inference_flops > 0)
    return RunModel::tr(
               "%L1 floating-point operations to read an example and score its target: "
               "every matrix product that is executed, counted")
        .arg(run.cost.inference_flops, 0, 'f', 0);
  if (column == RunModel::Name) return RunModel::tr("%1, model %2").arg(run.name, run.model);
  if (column == RunModel::Tags && !run.note.isEmpty()) return run.note;
  return text(run, column);
}

int alignment(int column) {
  const bool number =
      column >= RunModel::TimeLeft && column != RunModel::Metric && column != RunModel::Tags;
  return int((number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
}

QVariant icon(const RunRow& run, int column) {
  const QPalette palette = QApplication::palette();
  if (column == RunModel::Name && !run.unreadable)
    return seriesIcon(seriesStyle(run.style, palette), palette);
  if (column == RunModel::Status) return statusIcon(run.status, palette);
  return {};
}

}  // namespace

QString humanDuration(double seconds) {
  const auto whole = std::int64_t(std::llround(std::max(seconds, 0.0)));
  const QString rest = QString("%1").arg(whole % 60, 2, 10, QChar('0'));
  const std::int64_t minutes = whole / 60;
  if (minutes < 60) return QString("%1:%2").arg(minutes).arg(rest);
  return QString("%1:%2:%3").arg(minutes / 60).arg(minutes % 60, 2, 10, QChar('0')).arg(rest);
}

QString humanBytes(std::int64_t bytes, const QLocale& locale) {
  if (bytes < 1'000'000) return QString("%1 kB").arg((bytes + 500) / 1000);
  if (bytes < 1'000'000'000) return QString("%1 MB").arg((bytes + 500'000) / 1'000'000);
  return QString("%1 GB").arg(locale.toString(double(bytes) / 1e9, 'f', 1));
}

QString humanStepTime(double seconds, const QLocale& locale) {
  if (seconds < 1) return RunModel::tr("%1 ms").arg(locale.toString(1e3 * seconds, 'g', 3));
  return RunModel::tr("%1 s").arg(locale.toString(seconds, 'g', 3));
}

QString humanFlops(double flops, const QLocale& locale) {
  if (flops < 1e9)
    return QString("%1 MFLOP").arg(locale.toString(flops / 1e6, 'f', flops < 1e7 ? 2 : 0));
  return QString("%1 GFLOP").arg(locale.toString(flops / 1e9, 'f', flops < 1e10 ? 2 : 0));
}

QString statusText(RunStatus status) {
  switch (status) {
    case RunStatus::queued:
      return RunModel::tr("queued");
    case RunStatus::loading:
      return RunModel::tr("loading");
    case RunStatus::running:
      return RunModel::tr("running");
    case RunStatus::paused:
      return RunModel::tr("paused");
    case RunStatus::stopped:
      return RunModel::tr("stopped");
    case RunStatus::interrupted:
      return RunModel::tr("interrupted");
    case RunStatus::finished:
      return RunModel::tr("finished");
    case RunStatus::failed:
      return RunModel::tr("failed");
  }
  return {};
}

void RunModel::put(const RunRow& row) {
  const int known = rowOf(row.id);
  if (known >= 0) {
    rows_[std::size_t(known)] = row;
    Q_EMIT dataChanged(index(known, 0), index(known, ColumnCount - 1));
    return;
  }
  beginInsertRows({}, int(rows_.size()), int(rows_.size()));
  places_.insert(row.id, int(rows_.size()));
  rows_.push_back(row);
  endInsertRows();
}

void RunModel::remove(const QString& id) {
  const int row = rowOf(id);
  if (row < 0) return;
  beginRemoveRows({}, row, row);
  rows_.erase(rows_.begin() + row);
  places_.remove(id);
  for (int later = row; later < int(rows_.size()); ++later) places_[at(later).id] = later;
  endRemoveRows();
}

void RunModel::clear() {
  beginResetModel();
  rows_.clear();
  places_.clear();
  endResetModel();
}

int RunModel::rowOf(const QString& id) const {
  return places_.value(id, -1);
}

void RunModel::refresh() {
  Q_EMIT headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
  if (!rows_.empty())
    Q_EMIT dataChanged(index(0, 0), index(int(rows_.size()) - 1, ColumnCount - 1));
}

int RunModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : int(rows_.size());
}

int RunModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : int(ColumnCount);
}

QVariant RunModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const RunRow& run = at(index.row());
  switch (role) {
    case Qt::DisplayRole:
      return text(run, index.column());
    case Qt::ToolTipRole:
      return toolTip(run, index.column());
    case Qt::DecorationRole:
      return icon(run, index.column());
    case Qt::TextAlignmentRole:
      return alignment(index.column());
    case FileRole:
      return text(run, index.column(), QLocale::c());
    case SortRole:
      return sortKey(run, index.column());
    case ShareRole:
      return share(run);
    default:
      return {};
  }
}

QVariant RunModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal) return {};
  if (role == Qt::TextAlignmentRole) return alignment(section);
  if (role != Qt::DisplayRole) return {};
  switch (section) {
    case Name:
      return tr("Run");
    case Method:
      return tr("Method");
    case Task:
      return tr("Task");
    case Status:
      return tr("Status");
    case Progress:
      return tr("Progress");
    case TimeLeft:
      return tr("Time left");
    case Time:
      return tr("Time");
    case Loss:
      return tr("Loss");
    case Metric:
      return tr("Dev metric");
    case Best:
      return tr("Best");
    case Parameters:
      return tr("Parameters");
    case Memory:
      return tr("Memory");
    case StepTime:
      return tr("Step time");
    case Flops:
      return tr("Inference");
    case Tags:
      return tr("Tags");
    default:
      return {};
  }
}

}  // namespace ptw
