// Fields of a config.json, checked as they are read.
#pragma once

#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>

#include "model/activation.h"

namespace ptw {

inline constexpr std::int64_t kWidest = 1 << 20;  ///< far beyond the largest published model
inline constexpr std::int64_t kDeepest = 1 << 10;

/// Every member throws Error, naming file and field, for a value of the wrong type or size.
class ConfigReader {
 public:
  ConfigReader(const nlohmann::json& config, std::filesystem::path file)
      : config_(config), file_(std::move(file)) {}

  /// A size in 1..limit; it must be there.
  [[nodiscard]] std::int64_t size(const char* field, std::int64_t limit) const;
  [[nodiscard]] std::int64_t size(const char* field, std::int64_t limit, std::int64_t absent) const;
  /// A token id in 0..limit-1; -1 is another way to say that there is none.
  [[nodiscard]] std::int64_t id(const char* field, std::int64_t limit, std::int64_t absent) const;
  /// A number in 0..limit.
  [[nodiscard]] double number(const char* field, double limit, double absent) const;
  [[nodiscard]] bool flag(const char* field, bool absent) const;
  [[nodiscard]] std::string text(const char* field, const std::string& absent) const;

  [[nodiscard]] Activation activation(const char* field, const std::string& absent) const;

  [[noreturn]] void refuse(const char* field) const;

 private:
  [[nodiscard]] const nlohmann::json* find(const char* field) const;
  const nlohmann::json& config_;
  std::filesystem::path file_;
};

}  // namespace ptw
