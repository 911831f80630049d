#include "app/cli/input.h"

#include <iostream>
#include <utility>

#include "report/message.h"
#include "report/utf8.h"

namespace ptw::cli {
namespace {

std::vector<std::string> lines_of_input() {
  std::vector<std::string> lines;
  for (std::string line; std::getline(std::cin, line);) {
    if (lines.empty() && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
    if (line.ends_with('\r')) line.pop_back();
    if (!is_utf8(line))
      throw Error(PTW_TR("app",
                         "Standard input, line %1: this is not UTF-8. Convert it to the encoding "
                         "UTF-8."),
                  {std::to_string(lines.size() + 1)});
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace

std::vector<std::string> texts_or_input(std::vector<std::string> given) {
  return given.empty() ? lines_of_input() : std::move(given);
}

}  // namespace ptw::cli
