#include "widgets/sweep_series.h"

#include <QLocale>
#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "widgets/messages.h"
#include "widgets/numbers.h"
#include "widgets/sweep_measures.h"

namespace ptw {
namespace {

std::optional<double> number(const SettingValue& value) {
  if (const auto* integer = std::get_if<std::int64_t>(&value)) return double(*integer);
  if (const auto* real = std::get_if<double>(&value)) return *real;
  return std::nullopt;
}

std::optional<std::size_t> indexOf(const SweepReport& report, const std::string& key) {
  const auto found = std::ranges::find(report.settings, key, &SweptSetting::key);
  if (found == report.settings.end()) return std::nullopt;
  return std::size_t(found - report.settings.begin());
}

/// One run shows no spread.
QString spreadText(const MeasureLook& look, const Spread& measured) {
  const auto n = QLocale().toString(qlonglong(measured.n));
  if (measured.n < 2) return QString("%1 (n = %2)").arg(look.text(measured.mean), n);
  return QString("%1 ± %2 (n = %3)")
      .arg(look.number(measured.mean), look.text(measured.deviation), n);
}

/// Makes the points and series of one choice of axes.
class Drawing {
 public:
  Drawing(const SweepReport& report, const SweepAxes& axes)
      : report_(report),
        axes_(axes),
        x_(indexOf(report, axes.x)),
        cost_(measureLook(axes.x)),
        measure_(measureLook(axes.measure)) {
    for (std::size_t i = 0; i < report.settings.size(); ++i) all_.push_back(i);
    const auto series = indexOf(report, axes.series);
    if (series && series != x_) named_.push_back(*series);
    for (const auto i : all_)
      if (x_ && i != x_ && i != series) named_.push_back(i);
  }

  SweepFigure figure() {
    SweepFigure figure;
    figure.scatter = !x_;
    figure.x_title = x_ ? settingLabel(setting()) : cost_.title();
    figure.y_title = measure_.title();
    figure.series_title = seriesTitle();
    if (x_ && !isNumeric(setting()))
      for (std::size_t i = 0; i < setting().values.size(); ++i)
        figure.places << valueText(setting(), i);
    figure.whole = x_ && std::ranges::all_of(setting().values, [](const SettingValue& value) {
                     return std::holds_alternative<std::int64_t>(value);
                   });
    figure.series = gather();
    figure.positive = figure.places.isEmpty() && allPositive(figure.series);
    return figure;
  }

 private:
  [[nodiscard]] const SweptSetting& setting() const { return report_.settings[*x_]; }

  /// By the places of the settings that name a series, so that series stand in the sweep's order.
  std::vector<SweepSeries> gather() {
    std::map<std::vector<std::size_t>, SweepSeries> gathered;
    for (const auto& group : report_.groups) {
      const auto point = pointOf(group);
      if (!point) continue;
      std::vector<std::size_t> key;
      for (const auto i : named_) key.push_back(group.point[i]);
      auto& series = gathered[key];
      series.name = inWords(group, named_);
      series.values = valuesOf(group);
      series.points.push_back(*point);
    }
    std::vector<SweepSeries> all;
    for (auto& [key, series] : gathered) {
      std::ranges::stable_sort(series.points, {}, &SweepPoint::x);
      all.push_back(std::move(series));
    }
    return all;
  }

  [[nodiscard]] std::optional<SweepPoint> pointOf(const SweptGroup& group) const {
    const auto y = group.measures.find(axes_.measure);
    if (y == group.measures.end() || y->second.n == 0) return std::nullopt;
    SweepPoint point;
    point.y = y->second;
    point.number = measure_.number(point.y.mean);
    point.y_text = spreadText(measure_, point.y);
    point.y.mean /= measure_.scale;
    point.y.deviation /= measure_.scale;
    point.settings = inWords(group, all_);
    if (x_) {
      const auto place = group.point[*x_];
      point.x = isNumeric(setting()) ? *number(setting().values[place]) : double(place);
      point.x_text = valueText(setting(), place);
      return point;
    }
    const auto cost = group.measures.find(axes_.x);
    if (cost == group.measures.end() || cost->second.n == 0) return std::nullopt;
    point.x = cost->second.mean / cost_.scale;
    point.x_text = cost_.text(cost->second.mean);
    return point;
  }

  /// E.g. "Prompt length = 5, Initialisation = labels".
  [[nodiscard]] QString inWords(const SweptGroup& group,
                                const std::vector<std::size_t>& settings) const {
    QStringList parts;
    for (const auto i : settings)
      parts << QString("%1 = %2").arg(settingLabel(report_.settings[i]),
                                      valueText(report_.settings[i], group.point[i]));
    return parts.join(", ");
  }

  [[nodiscard]] QString valuesOf(const SweptGroup& group) const {
    QStringList values;
    for (const auto i : named_) values << valueText(report_.settings[i], group.point[i]);
    return values.join(", ");
  }

  [[nodiscard]] QString seriesTitle() const {
    QStringList labels;
    for (const auto i : named_) labels << settingLabel(report_.settings[i]);
    return labels.join(", ");
  }

  static bool allPositive(const std::vector<SweepSeries>& series) {
    return std::ranges::all_of(series, [](const auto& one) {
      return std::ranges::all_of(one.points, [](const auto& point) { return point.x > 0; });
    });
  }

  const SweepReport& report_;
  const SweepAxes& axes_;
  std::optional<std::size_t> x_;
  MeasureLook cost_;
  MeasureLook measure_;
  std::vector<std::size_t> all_;    ///< settings
  std::vector<std::size_t> named_;  ///< settings that tell the series apart
};

}  // namespace

SweepFigure sweepFigure(const SweepReport& report, const SweepAxes& axes) {
  return Drawing(report, axes).figure();
}

QString settingLabel(const SweptSetting& setting) {
  return setting.label.empty() ? QString::fromStdString(setting.key) : translated(setting.label);
}

QString valueText(const SweptSetting& setting, std::size_t value) {
  if (value < setting.names.size()) return translated(setting.names[value], "figures");
  return shownText(setting.values[value]);
}

bool isNumeric(const SweptSetting& setting) {
  return std::ranges::all_of(setting.values,
                             [](const auto& value) { return number(value).has_value(); });
}

}  // namespace ptw
