// What stands before and after every input: the "post_processor" of a tokenizer.json.
#pragma once

#include <cstdint>
#include <vector>

#include "text/json_part.h"

namespace ptw {

struct Surroundings {
  std::vector<std::int64_t> before;
  std::vector<std::int64_t> after;
};

/// Nothing for null. Throws Error when the part is damaged or of an unknown kind.
Surroundings read_post_processor(const JsonPart& part);

}  // namespace ptw
