// Texts with places for fields: "question: {question}", {{ and }} standing for single braces.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace ptw {

class TextTemplate {
 public:
  /// Throws Error, naming `origin`, for a brace without its partner or a place without a name.
  TextTemplate(std::string_view text, const std::string& origin);

  /// The text with `value(name)` in every place.
  [[nodiscard]] std::string fill(
      const std::function<std::string(const std::string& name)>& value) const;

  /// The name in every place, in order.
  [[nodiscard]] std::vector<std::string> fields() const;

 private:
  struct Part {
    std::string text;  ///< as it stands, or a field's name
    bool is_field = false;
  };
  std::vector<Part> parts_;
};

}  // namespace ptw
