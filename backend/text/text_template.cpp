#include "text/text_template.h"

#include <algorithm>

#include "report/message.h"

namespace ptw {
namespace {

[[noreturn]] void refuse(std::string_view text, const std::string& origin) {
  throw Error(PTW_TR("text",
                     "%1: the template \"%2\" has a brace without its partner. Write {name} "
                     "for a field, {{ and }} for braces."),
              {origin, std::string(text)});
}

}  // namespace

TextTemplate::TextTemplate(std::string_view text, const std::string& origin) {
  std::string plain;
  const auto flush = [&] {
    if (!plain.empty()) parts_.push_back({std::move(plain), false});
    plain.clear();
  };
  for (std::size_t at = 0; at < text.size(); ++at) {
    const char c = text[at];
    const bool doubled = at + 1 < text.size() && text[at + 1] == c;
    if (c != '{' && c != '}') {
      plain += c;
    } else if (doubled) {
      plain += c;
      ++at;
    } else {
      const auto end = text.find_first_of("{}", at + 1);
      if (c == '}' || end == text.npos || text[end] == '{' || end == at + 1) refuse(text, origin);
      flush();
      parts_.push_back({std::string(text.substr(at + 1, end - at - 1)), true});
      at = end;
    }
  }
  flush();
}

std::string TextTemplate::fill(
    const std::function<std::string(const std::string& name)>& value) const {
  std::string text;
  for (const auto& part : parts_) text += part.is_field ? value(part.text) : part.text;
  return text;
}

std::vector<std::string> TextTemplate::fields() const {
  std::vector<std::string> names;
  for (const auto& part : parts_)
    if (part.is_field) names.push_back(part.text);
  return names;
}

}  // namespace ptw
