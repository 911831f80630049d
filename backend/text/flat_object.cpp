#include "text/flat_object.h"

#include <algorithm>
#include <charconv>
#include <string>

#include "text/unicode.h"

namespace ptw {
namespace {

class FlatObject {
 public:
  FlatObject(std::string_view text, Fields& fields) : rest_(text), fields_(fields) {}

  bool read() {
    if (!take('{')) return false;
    if (take('}')) return at_end();
    do {
      if (!read_text(name_) || !take(':') || !read_value()) return false;
    } while (take(','));
    return take('}') && at_end();
  }

 private:
  bool read_value() {
    if (!rest_.empty() && rest_.front() == '"') {
      if (!read_text(value_)) return false;
      fields_.add(name_, value_);
      return true;
    }
    const auto end = std::ranges::find_if(
        rest_, [](char byte) { return byte == ',' || byte == '}' || is_blank(byte); });
    const auto word = rest_.substr(0, static_cast<std::size_t>(end - rest_.begin()));
    const bool nothing = word == "null";
    if (nothing ? fields_.find(name_).has_value() : !is_plain(word)) return false;
    rest_.remove_prefix(word.size());
    skip_blanks();
    if (!nothing) fields_.add(name_, word);
    return true;
  }

  /// Written as JSON would write it again.
  static bool is_plain(std::string_view word) {
    constexpr std::size_t digits = 18;
    if (word == "true" || word == "false" || word == "0") return true;
    return !word.empty() && word.size() <= digits && word.front() != '0' &&
           std::ranges::all_of(word, [](char byte) { return byte >= '0' && byte <= '9'; });
  }

  bool read_text(std::string& text) {
    if (rest_.empty() || rest_.front() != '"') return false;
    rest_.remove_prefix(1);
    text.clear();
    while (true) {
      const auto end = std::ranges::find_if(rest_, [](char byte) {
        return byte == '"' || byte == '\\' || static_cast<unsigned char>(byte) < 0x20;
      });
      const auto plain = static_cast<std::size_t>(end - rest_.begin());
      text += rest_.substr(0, plain);
      rest_.remove_prefix(plain);
      if (rest_.empty()) return false;
      if (rest_.front() == '"') break;
      if (rest_.front() != '\\' || !read_escape(text)) return false;
    }
    rest_.remove_prefix(1);
    skip_blanks();
    return true;
  }

  bool read_escape(std::string& text) {
    constexpr std::string_view letters = "\"\\/bfnrt", meant = "\"\\/\b\f\n\r\t";
    if (rest_.size() < 2) return false;
    if (rest_[1] == 'u') return read_code(text);
    const auto at = letters.find(rest_[1]);
    if (at == letters.npos) return false;
    text += meant[at];
    rest_.remove_prefix(2);
    return true;
  }

  /// \uXXXX, unless it is half of a character.
  bool read_code(std::string& text) {
    constexpr std::size_t length = 6;
    if (rest_.size() < length) return false;
    std::uint32_t code = 0;
    const auto* last = rest_.data() + length;
    const auto [end, problem] = std::from_chars(rest_.data() + 2, last, code, 16);
    if (problem != std::errc() || end != last || (code >= 0xD800 && code < 0xE000)) return false;
    text += to_utf8(std::u32string(1, static_cast<char32_t>(code)));
    rest_.remove_prefix(length);
    return true;
  }

  static bool is_blank(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n';
  }
  void skip_blanks() {
    while (!rest_.empty() && is_blank(rest_.front())) rest_.remove_prefix(1);
  }
  bool take(char expected) {
    skip_blanks();
    if (rest_.empty() || rest_.front() != expected) return false;
    rest_.remove_prefix(1);
    skip_blanks();
    return true;
  }
  [[nodiscard]] bool at_end() const { return rest_.empty(); }

  std::string_view rest_;
  Fields& fields_;
  std::string name_;
  std::string value_;
};

}  // namespace

bool read_flat_object(std::string_view line, Fields& fields) {
  return FlatObject(line, fields).read();
}

}  // namespace ptw
