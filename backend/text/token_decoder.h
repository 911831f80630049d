// How pieces become a text again: the "decoder" of a tokenizer.json.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "text/json_part.h"

namespace ptw {

/// What it yields is put together without anything between.
using TokenDecoder = std::function<std::vector<std::string>(std::vector<std::string>)>;

/// Null sets spaces between the pieces. Throws Error when the part is damaged or of an unknown
/// kind.
TokenDecoder read_token_decoder(const JsonPart& part);

/// Whether the pieces are written in the letters of byte_level.h.
bool decodes_letters(const JsonPart& part);

}  // namespace ptw
