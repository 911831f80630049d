// Fields of a config.json, checked as they are read.
#pragma once

#include <cstdint>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "model/activation.h"

namespace ptw {

inline constexpr std::int64_t kWidest = 1 << 20;  ///< far beyond the largest published model
inline constexpr std::int64_t kDeepest = 1 << 10;
inline constexpr std::uintmax_t kLargestConfig = 4 << 20;  ///< of a file, in bytes

/// A field that would change numbers and is not computed, with the values that change nothing.
struct Inert {
  const char* field;
  std::vector<nlohmann::json> values;
};

/// Another name of a field: what stands there counts, as in transformers.
struct Alias {
  const char* name;
  const char* field;
};

/// `config` with its aliases under the names that they stand for.
nlohmann::json without_aliases(nlohmann::json config, const std::vector<Alias>& aliases);

/// Every member throws Error, naming file and field, for a value of the wrong type or size.
class ConfigReader {
 public:
  /// `section` is put before the names of fields: "rope_parameters.", say.
  ConfigReader(const nlohmann::json& config, std::filesystem::path file, std::string section = {})
      : config_(config), file_(std::move(file)), section_(std::move(section)) {}

  /// Throws Error, naming it, for a field that is there with a value that changes numbers.
  void must_change_nothing(const std::vector<Inert>& fields) const;

  [[nodiscard]] bool says(const char* field) const { return find(field) != nullptr; }

  /// A size in 1..limit; it must be there.
  [[nodiscard]] std::int64_t size(const char* field, std::int64_t limit) const;
  [[nodiscard]] std::int64_t size(const char* field, std::int64_t limit, std::int64_t absent) const;
  /// A token id in 0..limit-1; -1 is another way to say that there is none.
  [[nodiscard]] std::int64_t id(const char* field, std::int64_t limit, std::int64_t absent) const;
  /// One such id or a list of them; none where the field is missing.
  [[nodiscard]] std::vector<std::int64_t> ids(const char* field, std::int64_t limit) const;
  /// A number in 0..limit.
  [[nodiscard]] double number(const char* field, double limit, double absent) const;
  [[nodiscard]] bool flag(const char* field, bool absent) const;
  [[nodiscard]] std::string text(const char* field, const std::string& absent) const;
  /// The fields of an object; null where the field is missing.
  [[nodiscard]] const nlohmann::json* object(const char* field) const;

  [[nodiscard]] Activation activation(const char* field, const std::string& absent) const;
  /// The activation that transformers calls `name`, which `field` says.
  [[nodiscard]] Activation named(const std::string& name, const char* field) const;

  [[noreturn]] void refuse(const char* field) const;

 private:
  [[nodiscard]] const nlohmann::json* find(const char* field) const;
  [[nodiscard]] std::int64_t checked_id(const nlohmann::json& stored, const char* field,
                                        std::int64_t limit) const;
  const nlohmann::json& config_;
  std::filesystem::path file_;
  std::string section_;
};

/// What changes numbers in any family.
std::vector<Inert> with_common_fields(std::vector<Inert> fields);

}  // namespace ptw
