// SentencePiece's table of characters: which of them become what before a text is cut. It is a
// double array of darts-clone behind its size, and zero-terminated texts that its values point to.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ptw {

class Charsmap {
 public:
  /// Nothing when a search could leave the table. An empty one changes nothing.
  static std::optional<Charsmap> read(std::string_view bytes);

  /// `text` as the library tokenizers reads it: what looks like one character to a person is
  /// replaced as a whole by the first entry that it begins with. SentencePiece itself takes the
  /// longest. `text` must be UTF-8.
  [[nodiscard]] std::string normalize(std::string_view text) const;

 private:
  /// What the first entry that `text` begins with becomes.
  [[nodiscard]] std::optional<std::string_view> replacement(std::string_view text) const;

  std::vector<std::uint32_t> units_;
  std::string texts_;
};

}  // namespace ptw
