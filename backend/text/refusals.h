// Sentences that several kinds of tokenizers are refused with.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace ptw {

/// The tokenizer has more pieces than the model's table has rows.
[[noreturn]] void refuse_rows(const std::filesystem::path& file, std::int64_t pieces,
                              std::int64_t rows);

/// The tokenizer or the model's table lacks a token that plays a part.
[[noreturn]] void refuse_role(const std::filesystem::path& file, const std::string& token);

/// The model's table has no row for `piece` of a text.
[[noreturn]] void refuse_piece(const std::string& piece);

/// A text makes more work than any that a person writes.
[[noreturn]] void refuse_text(std::string_view text);

}  // namespace ptw
