#include "widgets/sweep_model.h"

#include <QLocale>

#include "widgets/save_file.h"
#include "widgets/sweep_measures.h"
#include "widgets/sweep_series.h"

namespace ptw {
namespace {

/// All 0 where the group does not have it.
Spread measured(const SweptGroup& group, const std::string& measure) {
  const auto found = group.measures.find(measure);
  return found == group.measures.end() ? Spread{} : found->second;
}

QString exact(double value) {
  return QString::number(value, 'g', 9);
}

}  // namespace

void SweepModel::setReport(const SweepReport& report, const std::string& measure) {
  beginResetModel();
  report_ = report;
  measure_ = measure;
  endResetModel();
}

void SweepModel::retranslate() {
  Q_EMIT headerDataChanged(Qt::Horizontal, 0, columnCount() - 1);
}

int SweepModel::rowCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : int(report_.groups.size());
}

int SweepModel::columnCount(const QModelIndex& parent) const {
  return parent.isValid() ? 0 : settings() + measureColumns;
}

QString SweepModel::text(const SweptGroup& group, int column) const {
  if (column < settings()) {
    const auto setting = std::size_t(column);
    return valueText(report_.settings[setting], group.point[setting]);
  }
  const auto look = measureLook(measure_);
  const auto values = measured(group, measure_);
  switch (column - settings()) {
    case meanColumn:
      return values.n > 0 ? look.number(values.mean) : "-";
    case deviationColumn:
      return values.n > 1 ? look.number(values.deviation) : "-";
    case nColumn:
      return QLocale().toString(qlonglong(values.n));
    default:
      return QLocale().toString(qlonglong(group.planned));
  }
}

/// Missing values come before all others.
QVariant SweepModel::sortValue(const SweptGroup& group, int column) const {
  if (column < settings()) return qulonglong(group.point[std::size_t(column)]);
  const auto values = measured(group, measure_);
  switch (column - settings()) {
    case meanColumn:
      return values.n > 0 ? values.mean : -1;
    case deviationColumn:
      return values.n > 1 ? values.deviation : -1;
    case nColumn:
      return qlonglong(values.n);
    default:
      return qlonglong(group.planned);
  }
}

QVariant SweepModel::data(const QModelIndex& index, int role) const {
  if (!index.isValid()) return {};
  const auto& group = report_.groups[std::size_t(index.row())];
  const bool isText =
      index.column() < settings() && !isNumeric(report_.settings[std::size_t(index.column())]);
  switch (role) {
    case Qt::DisplayRole:
      return text(group, index.column());
    case sortRole:
      return sortValue(group, index.column());
    case Qt::TextAlignmentRole:
      return QVariant::fromValue(Qt::AlignVCenter | (isText ? Qt::AlignLeft : Qt::AlignRight));
    default:
      return {};
  }
}

QVariant SweepModel::headerData(int section, Qt::Orientation orientation, int role) const {
  if (orientation != Qt::Horizontal || section >= columnCount()) return {};
  if (role == Qt::DisplayRole && section < settings())
    return settingLabel(report_.settings[std::size_t(section)]);
  const auto title = measureLook(measure_).title();
  const QStringList names{tr("Mean"), tr("Std. dev."), tr("n"), tr("Planned")};
  const QStringList helps{tr("%1: the mean over the finished runs").arg(title),
                          tr("%1: the standard deviation over the finished runs, with n - 1; one "
                             "run shows no spread")
                              .arg(title),
                          tr("Finished runs that measured it"),
                          tr("Runs that the sweep has for these settings, one for each seed")};
  if (section < settings()) return {};
  if (role == Qt::DisplayRole) return names[section - settings()];
  if (role == Qt::ToolTipRole) return helps[section - settings()];
  return {};
}

QStringList SweepModel::csvLead(const SweptGroup& group) const {
  QStringList fields;
  for (std::size_t i = 0; i < report_.settings.size(); ++i)
    fields << QString::fromStdString(to_text(report_.settings[i].values[group.point[i]]));
  return fields;
}

QString SweepModel::csv() const {
  QStringList header;
  for (const auto& setting : report_.settings) header << QString::fromStdString(setting.key);
  auto text =
      csvLine(header + QStringList{"measure", "mean", "standard_deviation", "n", "planned"});
  for (const auto& group : report_.groups)
    for (const auto& measure : measuresIn(report_)) {
      const auto [mean, deviation, n] = measured(group, measure);
      text += csvLine(csvLead(group) +
                      QStringList{QString::fromStdString(measure), n > 0 ? exact(mean) : "",
                                  n > 1 ? exact(deviation) : "", QString::number(n),
                                  QString::number(group.planned)});
    }
  return text;
}

}  // namespace ptw
