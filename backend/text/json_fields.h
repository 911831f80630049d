// The fields of a JSON file that belongs to a tokenizer, checked as they are read. A null stands
// for a field that is not there.
#pragma once

#include <filesystem>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <vector>

#include "text/added_tokens.h"

namespace ptw {

/// Every member throws Error, naming the file and the field, for a value of the wrong kind.
class JsonFields {
 public:
  /// A file that is not there has no fields. Throws Error when it is no JSON object.
  explicit JsonFields(std::filesystem::path file);

  [[nodiscard]] const std::filesystem::path& file() const { return file_; }
  [[nodiscard]] const nlohmann::json& all() const { return json_; }
  [[nodiscard]] const nlohmann::json* find(const std::string& key) const;

  // These leave `value` as it is when there is no such field.
  void read(const std::string& key, bool& value) const;
  void read(const std::string& key, int& value) const;

  [[nodiscard]] std::optional<std::string> text(const std::string& key) const;
  [[nodiscard]] std::optional<std::vector<AddedToken>> tokens(const std::string& key) const;

  /// A token stored as its text alone, which then has the flags of `plain`, or with its flags.
  [[nodiscard]] AddedToken token(const std::string& key, const nlohmann::json& stored,
                                 AddedToken plain = {}) const;

  [[noreturn]] void refuse(const std::string& key) const;

 private:
  std::filesystem::path file_;
  nlohmann::json json_;
};

}  // namespace ptw
