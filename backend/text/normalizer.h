// What a text becomes before it is cut: the "normalizer" of a tokenizer.json.
#pragma once

#include <functional>
#include <string>

#include "text/json_part.h"
#include "text/text_pattern.h"

namespace ptw {

/// Of UTF-8 it makes UTF-8.
using Normalizer = std::function<std::string(std::string)>;

/// Null changes nothing. Throws Error when the part is damaged or of an unknown kind.
Normalizer read_normalizer(const JsonPart& part);

/// {"String": ...} or {"Regex": ...}.
TextPattern read_pattern(const JsonPart& part);

/// `text` with every match replaced.
std::string replaced(std::string_view text, const TextPattern& pattern, std::string_view by);

}  // namespace ptw
