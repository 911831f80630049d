// How a text is cut into words before a model reads each: the "pre_tokenizer" of a tokenizer.json.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "text/json_part.h"

namespace ptw {

/// A part of a text; never empty.
struct Stretch {
  std::string text;
  bool first = false;  ///< the whole text begins with it
};

using PreTokenizer = std::function<std::vector<Stretch>(std::vector<Stretch>)>;

/// Null cuts nothing. Throws Error when the part is damaged or of an unknown kind.
PreTokenizer read_pre_tokenizer(const JsonPart& part);

/// The kind "ByteLevel", with a space put before a text or not.
PreTokenizer byte_level(const JsonPart& part, bool add_prefix_space);

/// Whether a pre-tokenizer or decoder of the kind "Metaspace" puts its sign before a text.
bool prepends(const JsonPart& part);

}  // namespace ptw
