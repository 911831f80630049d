// What a person keeps about a run, in notes.json.
#pragma once

#include <string>
#include <vector>

namespace ptw {

struct RunNotes {
  std::vector<std::string> tags;
  std::string note;
};

}  // namespace ptw
