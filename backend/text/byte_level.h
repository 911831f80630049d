// Bytes as the vocabularies of GPT-2's kind write them: every byte is one visible letter, so that
// any run of bytes is a word of a text file. A space is "Ġ", a new line "Ċ".
#pragma once

#include <string>
#include <string_view>

namespace ptw {

std::string letters_of_bytes(std::string_view bytes);

/// Characters that stand for no byte stay as they are.
std::string bytes_of_letters(std::string_view letters);

/// Whether every character stands for a byte.
bool are_letters(std::string_view text);

/// Bytes for people: spaces as "▁"; what is not UTF-8 by itself, and control characters, byte by
/// byte as "<0x0A>", both as SentencePiece writes them.
std::string readable_bytes(std::string_view bytes);

}  // namespace ptw
