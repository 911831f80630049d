// JSON objects of a data file that remember their lines, and reading their fields with errors for
// people. For readers of data files only: it includes nlohmann-json.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "text/data_file.h"

namespace ptw {

struct JsonRecord {
  std::size_t line = 0;  ///< where it begins in the file, from 1
  nlohmann::json value;  ///< an object
};

/// The object that the line of `file` holds. Throws Error, naming file and line, for anything else.
JsonRecord parse_json_line(const std::filesystem::path& file, const Line& line);

/// Hands on the file's objects, of which every line that is not blank holds one. Throws Error,
/// naming file and line, for anything else.
void read_json_lines(const std::filesystem::path& file,
                     const std::function<void(const JsonRecord&)>& use);

/// Hands on the objects of a list that is the whole file, or the member `key`, unless that is
/// empty, of the object that is the whole file. Throws Error, naming file and line, for anything
/// else. There may be none.
void read_json_list(const std::filesystem::path& file, const std::string& key,
                    const std::function<void(const JsonRecord&)>& use);

/// A text as it stands, any other value as JSON writes it.
std::string json_text(const nlohmann::json& value);

/// The members of one object. Every function throws Error, naming file, line and member, when the
/// member is missing or of another kind. A view: record and strings must outlive it.
class RecordFields {
 public:
  /// `format` is what the file is read as, for the message.
  RecordFields(const std::filesystem::path& file, const char* format, const JsonRecord& record)
      : RecordFields(file, format, record.line, record.value) {}

  [[nodiscard]] bool has(const char* name) const;
  [[nodiscard]] bool has_object(const char* name) const;
  [[nodiscard]] std::string text(const char* name) const;
  /// As json_text() has it; null is refused.
  [[nodiscard]] std::string any(const char* name) const;
  [[nodiscard]] std::size_t index(const char* name) const;
  [[nodiscard]] RecordFields object(const char* name) const;
  [[nodiscard]] std::vector<RecordFields> objects(const char* name) const;
  [[nodiscard]] std::vector<std::string> texts(const char* name) const;
  [[nodiscard]] const nlohmann::json& list(const char* name) const;

  /// The object's one member, which must be an object.
  [[nodiscard]] RecordFields only_object() const;

  [[nodiscard]] std::size_t line() const { return line_; }

  [[noreturn]] void refuse(const std::string& name) const;

 private:
  RecordFields(const std::filesystem::path& file, const char* format, std::size_t line,
               const nlohmann::json& value)
      : file_(&file), format_(format), line_(line), value_(&value) {}

  [[nodiscard]] const nlohmann::json& member(const char* name) const;

  const std::filesystem::path* file_;
  const char* format_;
  std::size_t line_;
  const nlohmann::json* value_;
};

}  // namespace ptw
