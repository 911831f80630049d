#include "report/message.h"

#include <algorithm>
#include <filesystem>
#include <new>
#include <numeric>
#include <string_view>
#include <utility>

#include "report/legible.h"

namespace ptw {
namespace {

/// The pattern cut at its markers: every second piece is one.
std::vector<std::string> cut_at_markers(std::string_view pattern) {
  std::vector<std::string> pieces(1);
  for (std::size_t i = 0; i < pattern.size(); ++i) {
    const bool marker = pattern[i] == '%' && i + 1 < pattern.size() && pattern[i + 1] >= '1' &&
                        pattern[i + 1] <= '9';
    if (marker) {
      pieces.emplace_back(1, pattern[++i]);
      pieces.emplace_back();
    } else {
      pieces.back() += pattern[i];
    }
  }
  return pieces;
}

/// How many characters each of the texts may have, so that together they have `room`.
std::size_t fair_share(const std::vector<std::size_t>& lengths, std::size_t room) {
  std::size_t share = room;
  const auto taken = [&] {
    return std::accumulate(
        lengths.begin(), lengths.end(), std::size_t{0},
        [share](std::size_t sum, std::size_t length) { return sum + std::min(length, share); });
  };
  while (share > 0 && taken() > room) --share;
  return share;
}

}  // namespace

std::string Message::english() const {
  auto pieces = cut_at_markers(pattern);
  std::size_t room = longest_sentence;
  std::vector<std::size_t> lengths;
  for (std::size_t i = 0; i < pieces.size(); ++i) {
    if (i % 2 == 1) {
      const auto argument = static_cast<std::size_t>(pieces[i].front() - '1');
      pieces[i] = argument < arguments.size() ? legible(arguments[argument]) : "";
      lengths.push_back(character_count(pieces[i]));
    } else {
      room -= std::min(room, character_count(pieces[i]));
    }
  }
  const auto share = fair_share(lengths, room);
  std::string text;
  for (std::size_t i = 0; i < pieces.size(); ++i)
    text += i % 2 == 1 ? legible(pieces[i], share) : pieces[i];
  return legible(text);
}

Error::Error(std::string pattern, std::vector<std::string> arguments)
    : Error(Message{std::move(pattern), std::move(arguments)}) {}

Error::Error(Message message)
    : std::runtime_error(message.english()), message_(std::move(message)) {}

std::string first_line(const std::exception& problem) {
  if (const auto* file = dynamic_cast<const std::filesystem::filesystem_error*>(&problem))
    return Message{PTW_TR("files", "%1 cannot be used: %2. Check the name and the folder."),
                   {file->path1().string(), file->code().message()}}
        .english();
  if (dynamic_cast<const std::bad_alloc*>(&problem))
    return Message{PTW_TR("files",
                          "There is not enough memory for this. Close other programs, or "
                          "use a smaller model or file."),
                   {}}
        .english();
  const std::string_view text = problem.what();
  return legible(text.substr(0, text.find('\n')));
}

}  // namespace ptw
