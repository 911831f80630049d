// The lines that most JSONL files consist of, read without the detour over a JSON value.
#pragma once

#include <string_view>

#include "text/row.h"

namespace ptw {

/// Adds the members of a JSON object to `fields` as read_rows() has them, when it holds nothing but
/// texts, plain whole numbers, true, false and null. False for everything else, sound or not; then
/// the fields are to be cleared. `line` must be UTF-8.
bool read_flat_object(std::string_view line, Fields& fields);

}  // namespace ptw
