// What the program knows of a method before there is one: its name, its settings, how it is made.
#pragma once

#include <string>
#include <vector>

#include "methods/method.h"

namespace ptw {

struct MethodEntry {
  std::string name;         ///< on the command line and in run.json, e.g. "prompt-tuning"
  std::string title;        ///< for people, translatable
  std::string description;  ///< one sentence, translatable
  /// Its own; one with the key of a training setting stands in its place, with the default of this
  /// method's paper.
  std::vector<SettingSpec> settings;
  /// A fresh method. Throws Error when the settings do not fit model or task.
  std::unique_ptr<Method> (*create)(const InitialContext& context, const Settings& settings);
  /// A method from its adapter folder. Throws Error when it does not fit the model.
  std::unique_ptr<Method> (*load)(const std::filesystem::path& adapter, const ModelInfo& model);
  /// What PEFT calls it in adapter_config.json; empty when PEFT does not know it.
  std::string peft_type;
  /// Whether it trains weights of the model itself, which cannot be prepared once for all products:
  /// its runs are in fp32.
  bool trains_model = false;
};

}  // namespace ptw
