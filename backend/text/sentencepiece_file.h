// What must be known about a SentencePiece file before the library sees it. The file is a protocol
// buffer; the library trusts the normalisation tables inside and would read past their ends.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace ptw {

/// Why `file` must not be given to the library; nothing when it may.
std::optional<std::string> flaw_of_sentencepiece_file(std::string_view file);

/// The number of pieces in a file without such a flaw.
std::int64_t count_pieces(std::string_view file);

/// Whether `file` is the list of base64 texts that OpenAI's tiktoken reads.
bool is_tiktoken_file(std::string_view file);

/// Appended to a file, sets its normalizer_spec.add_dummy_prefix to false (concatenated protocol
/// buffers are merged).
inline constexpr std::string_view without_dummy_prefix{"\x1A\x02\x18\x00", 4};

}  // namespace ptw
