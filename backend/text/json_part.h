// A part of a tokenizer.json, which knows its place in the file. All that it says is either used or
// refused by name.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "text/json_fields.h"

namespace ptw {

/// Lives no longer than the fields. Every member throws Error, naming the file and the place, for a
/// value of the wrong kind.
class JsonPart {
 public:
  explicit JsonPart(const JsonFields& fields) : JsonPart(fields, fields.all(), {}, 0) {}

  [[nodiscard]] const nlohmann::json& value() const { return value_; }
  [[nodiscard]] bool is_null() const { return value_.is_null(); }

  /// Null for what is not there. Refuses what is nested too deeply for a reader that recurses.
  [[nodiscard]] JsonPart operator[](const std::string& key) const;
  [[nodiscard]] std::vector<JsonPart> list() const;

  [[nodiscard]] std::string text() const;
  [[nodiscard]] bool flag(bool otherwise) const;  ///< `otherwise` for null
  [[nodiscard]] std::int64_t id() const;          ///< a whole number from 0 to 2^31 - 1

  /// The field "type"; "null" where nothing is there.
  [[nodiscard]] std::string type() const;
  /// Refuses fields besides these, unless they ask for nothing: null, false or an empty text.
  void allow(std::initializer_list<std::string_view> fields) const;

  /// The file is damaged here.
  [[noreturn]] void refuse() const;
  /// The file is sound, but asks here for `what`, which is not known.
  [[noreturn]] void refuse_unknown(const std::string& what) const;

 private:
  JsonPart(const JsonFields& fields, const nlohmann::json& value, std::string place, int depth)
      : fields_(fields), value_(value), place_(std::move(place)), depth_(depth) {}

  const JsonFields& fields_;
  const nlohmann::json& value_;
  std::string place_;
  int depth_;
};

}  // namespace ptw
