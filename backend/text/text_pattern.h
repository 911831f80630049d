// A regular expression, as the pre-tokenizers of a tokenizer.json have them.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string_view>
#include <vector>

struct pcre2_real_code_8;

namespace ptw {

/// Const after construction; copies share what was compiled.
class TextPattern {
 public:
  struct Match {
    std::size_t begin = 0;
    std::size_t end = 0;
  };

  /// `expression` in the syntax of Oniguruma, which the reference searches with. Nothing when it is
  /// malformed, or means something that PCRE has no words for.
  static std::optional<TextPattern> of_expression(std::string_view expression);
  static TextPattern of_text(std::string_view text);
  /// What looks like one character to a person.
  static TextPattern of_graphemes();

  /// From left to right, without empty ones. `text` must be UTF-8. Throws Error when it takes too
  /// many steps.
  [[nodiscard]] std::vector<Match> find_all(std::string_view text) const;

 private:
  explicit TextPattern(std::shared_ptr<pcre2_real_code_8> code) : code_(std::move(code)) {}
  std::shared_ptr<pcre2_real_code_8> code_;
};

}  // namespace ptw
