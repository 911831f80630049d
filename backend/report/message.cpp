#include "report/message.h"

#include <utility>

namespace ptw {

std::string Message::english() const {
  std::string text;
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool marker = pattern[i] == '%' && i + 1 < pattern.size() && pattern[i + 1] >= '1' &&
                        pattern[i + 1] <= '9';
    if (!marker) {
      text += pattern[i];
      continue;
    }
    const auto argument = static_cast<std::size_t>(pattern[++i] - '1');
    if (argument < arguments.size()) text += arguments[argument];
  }
  return text;
}

Error::Error(std::string pattern, std::vector<std::string> arguments)
    : Error(Message{std::move(pattern), std::move(arguments)}) {}

Error::Error(Message message)
    : std::runtime_error(message.english()), message_(std::move(message)) {}

std::string first_line(const std::exception& problem) {
  const std::string text = problem.what();
  return text.substr(0, text.find('\n'));
}

}  // namespace ptw
