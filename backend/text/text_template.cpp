#include "text/text_template.h"

#include <utility>

#include "report/message.h"

namespace ptw {
namespace {

constexpr std::size_t most_places = 1000;
constexpr std::size_t longest_text = 64u << 20;

[[noreturn]] void refuse(std::string_view text, const std::string& origin) {
  throw Error(PTW_TR("text",
                     "%1: the template \"%2\" has a brace without its partner. Write {name} "
                     "for a field, {{ and }} for braces."),
              {origin, std::string(text)});
}

}  // namespace

TextTemplate::TextTemplate(std::string_view text, std::string origin) : origin_(std::move(origin)) {
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
      if (c == '}' || end == text.npos || text[end] == '{' || end == at + 1) refuse(text, origin_);
      flush();
      parts_.push_back({std::string(text.substr(at + 1, end - at - 1)), true});
      at = end;
    }
  }
  flush();
  if (fields().size() > most_places)
    throw Error(PTW_TR("text", "%1: a template has more than %2 fields. Use fewer."),
                {origin_, std::to_string(most_places)});
}

std::string TextTemplate::fill(
    const std::function<std::string(const std::string& name)>& value) const {
  std::string text;
  for (const auto& part : parts_) {
    text += part.is_field ? value(part.text) : part.text;
    if (text.size() > longest_text)
      throw Error(PTW_TR("text",
                         "%1: a template makes an example of more than %2 MB. Shorten it, or the "
                         "data."),
                  {origin_, std::to_string(longest_text >> 20)});
  }
  return text;
}

std::size_t TextTemplate::first_place() const {
  return parts_.empty() || parts_.front().is_field ? 0 : parts_.front().text.size();
}

std::vector<std::string> TextTemplate::fields() const {
  std::vector<std::string> names;
  for (const auto& part : parts_)
    if (part.is_field) names.push_back(part.text);
  return names;
}

}  // namespace ptw
