#include "text/oniguruma.h"

#include <algorithm>
#include <array>

namespace ptw {
namespace {

// PCRE's own \s takes U+180E for white space, too, and its \w changes with its version.
constexpr std::string_view spaces =
    R"(\x09-\x0D\x20\x85\xA0\x{1680}\x{2000}-\x{200A}\x{2028}\x{2029}\x{202F}\x{205F}\x{3000})";
constexpr std::string_view no_spaces =
    R"(\x{0}-\x08\x0E-\x1F\x21-\x84\x86-\x9F\xA1-\x{167F}\x{1681}-\x{1FFF}\x{200B}-\x{2027})"
    R"(\x{202A}-\x{202E}\x{2030}-\x{205E}\x{2060}-\x{2FFF}\x{3001}-\x{10FFFF})";
constexpr std::string_view word_characters =
    R"(\p{L}\p{Nl}\p{M}\p{Nd}\p{Pc}\x{24B6}-\x{24E9}\x{1F130}-\x{1F149}\x{1F150}-\x{1F169})"
    R"(\x{1F170}-\x{1F189})";

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_hexadecimal(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
}

bool is_sign(char c) {
  return c > ' ' && c < 0x7F && !is_digit(c) && !(c >= 'a' && c <= 'z') && !(c >= 'A' && c <= 'Z');
}

class Translation {
 public:
  explicit Translation(std::string_view expression) : rest_(expression) {}

  std::optional<std::string> all() {
    while (sound_ && !rest_.empty()) {
      if (rest_.front() == '\\')
        take_escape();
      else if (rest_.front() == '[')
        take_class();
      else if (rest_.front() == '(')
        take_group();
      else if (rest_.front() == '{')
        take_count();
      else
        copy(1);
    }
    return sound_ ? std::optional(written_) : std::nullopt;
  }

 private:
  void copy(std::size_t count) {
    written_ += rest_.substr(0, count);
    rest_.remove_prefix(std::min(count, rest_.size()));
  }

  void take(std::size_t count, std::string_view instead) {
    written_ += instead;
    rest_.remove_prefix(count);
  }

  void set_of(std::string_view characters) {
    take(2, in_class_ ? characters : '[' + std::string(characters) + ']');
  }

  void take_escape() {
    const char c = rest_.size() > 1 ? rest_[1] : '\0';
    if (is_sign(c) || c == 'r' || c == 'n' || c == 't' || c == 'f')
      copy(2);
    else if (c == 's')
      set_of(spaces);
    else if (c == 'S')
      set_of(no_spaces);
    else if (c == 'w')
      set_of(word_characters);
    else if (c == 'd')
      take(2, R"(\p{Nd})");
    else if (c == 'D')
      take(2, R"(\P{Nd})");
    else if (c == 'p' || c == 'P')
      take_property();
    else if (c == 'u')
      take_code();
    else if (c == 'x')
      take_hexadecimal();
    else
      sound_ = false;
  }

  void take_property() {
    const auto end = rest_.find('}');
    sound_ = rest_.size() > 2 && rest_[2] == '{' && end != std::string_view::npos;
    copy(end + 1);
  }

  void take_code() {
    const auto digits = rest_.substr(2, 4);
    sound_ = digits.size() == 4 && std::ranges::all_of(digits, is_hexadecimal);
    if (sound_) take(6, "\\x{" + std::string(digits) + '}');
  }

  void take_hexadecimal() {
    const auto digits = rest_.substr(2, 2);
    if (digits.starts_with('{')) return copy(3);
    sound_ = digits.size() == 2 && std::ranges::all_of(digits, is_hexadecimal);
    copy(4);
  }

  /// A class inside a class adds its characters.
  void take_class() {
    in_class_ = true;
    copy(rest_.starts_with("[^") ? 2 : 1);
    if (rest_.starts_with(']')) sound_ = false;
    for (int depth = 1; sound_ && depth > 0;) {
      if (rest_.empty() || rest_.starts_with("&&") || rest_.starts_with("[^") ||
          rest_.starts_with("[:") || rest_.starts_with("-[") || rest_.starts_with("[]")) {
        sound_ = false;
      } else if (rest_.front() == '[') {
        ++depth, take(1, "");
        sound_ = !rest_.starts_with('-');
      } else if (rest_.front() == ']') {
        if (--depth > 0) {
          take(1, "");
          sound_ = !rest_.starts_with('-');
        }
      } else if (rest_.front() == '\\') {
        take_escape();
      } else {
        copy(1);
      }
    }
    in_class_ = false;
    if (sound_) copy(1);
  }

  void take_group() {
    constexpr std::array known = {"(?:", "(?i:", "(?=", "(?!", "(?>", "(?<=", "(?<!"};
    const auto* begins =
        std::ranges::find_if(known, [this](const char* group) { return rest_.starts_with(group); });
    if (begins != known.end()) return copy(std::string_view(*begins).size());
    sound_ = !rest_.starts_with("(?") && !rest_.starts_with("(*");
    copy(1);
  }

  /// "{2,5}"; what follows it has another meaning to PCRE.
  void take_count() {
    const auto end = rest_.find('}');
    const auto count = rest_.substr(1, end == std::string_view::npos ? 0 : end - 1);
    const auto comma = std::ranges::count(count, ',');
    sound_ = !count.empty() && is_digit(count.front()) && comma <= 1 &&
             std::ranges::all_of(count, [](char c) { return is_digit(c) || c == ','; });
    copy(end + 1);
    if (rest_.starts_with('+') || rest_.starts_with('?') || rest_.starts_with('*')) sound_ = false;
  }

  std::string_view rest_;
  std::string written_;
  bool in_class_ = false;
  bool sound_ = true;
};

}  // namespace

std::optional<std::string> pcre_of_oniguruma(std::string_view expression) {
  return Translation(expression).all();
}

}  // namespace ptw
