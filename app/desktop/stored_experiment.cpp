#include "app/desktop/stored_experiment.h"

#include "app/desktop/engine.h"

namespace ptw {

void storeExperiment(QSettings& settings, const RunSpec& spec) {
  settings.remove("experiment");
  settings.beginGroup("experiment");
  settings.setValue("name", QString::fromStdString(spec.name));
  settings.setValue("model", QString::fromStdString(spec.model));
  settings.setValue("task", QString::fromStdString(spec.task));
  settings.setValue("method", QString::fromStdString(spec.method));
  for (const auto& [key, value] : spec.settings)
    settings.setValue("settings/" + QString::fromStdString(key),
                      QString::fromStdString(to_text(value)));
  settings.endGroup();
}

std::optional<RunSpec> storedExperiment(QSettings& settings) {
  const auto text = [&](const char* key) {
    return settings.value(QString("experiment/") + key).toString().toStdString();
  };
  RunSpec spec{text("name"), text("model"), text("task"), text("method"), {}};
  for (const auto& method : known_methods()) {
    if (method.name != spec.method) continue;
    for (const auto& setting : method.settings) try {
        const auto key = "settings/" + setting.key;
        if (settings.contains(QString::fromStdString("experiment/" + key)))
          spec.settings[setting.key] = parse_setting(setting, text(key.c_str()));
      } catch (const Error&) {  // its default is used
      }
    return spec;
  }
  return std::nullopt;
}

}  // namespace ptw
