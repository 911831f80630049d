// Texts with places for fields: "question: {question}", {{ and }} standing for single braces.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace ptw {

class TextTemplate {
 public:
  /// Throws Error, naming `origin`, for a brace without its partner, a place without a name, or too
  /// many places.
  TextTemplate(std::string_view text, std::string origin);

  /// The text with `value(name)` in every place. Throws Error when it grows beyond all measure.
  [[nodiscard]] std::string fill(
      const std::function<std::string(const std::string& name)>& value) const;

  /// How many bytes of the text stand before its first place.
  [[nodiscard]] std::size_t first_place() const;

  /// The name in every place, in order.
  [[nodiscard]] std::vector<std::string> fields() const;

 private:
  struct Part {
    std::string text;  ///< as it stands, or a field's name
    bool is_field = false;
  };
  std::string origin_;
  std::vector<Part> parts_;
};

}  // namespace ptw
