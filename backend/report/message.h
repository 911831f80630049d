// Sentences that leave the engine: an English pattern with %1, %2 ... and its arguments, so that
// the window can show the same sentence in another language. The engine itself knows no Qt.
#pragma once

#include <stdexcept>
#include <string>
#include <vector>

/// Marks a literal for lupdate (which is told this alias of QT_TRANSLATE_NOOP); yields the literal.
#define PTW_TR(context, text) text

namespace ptw {

/// One sentence: what happened, to which file or setting, and what to do about it.
struct Message {
  std::string pattern;                 ///< English, with place markers %1 .. %9
  std::vector<std::string> arguments;  ///< what the markers stand for

  /// The sentence in English.
  [[nodiscard]] std::string english() const;
};

/// The project's one way to fail: every function that cannot do its work throws this.
/// A message is written for the person at the window and names the file and the remedy.
class Error : public std::runtime_error {
 public:
  explicit Error(std::string pattern, std::vector<std::string> arguments = {});
  [[nodiscard]] const Message& message() const { return message_; }

 private:
  explicit Error(Message message);
  Message message_;
};

/// What a problem says, without the backtrace that LibTorch's go on with.
std::string first_line(const std::exception& problem);

}  // namespace ptw
