// What a path on disk is, by what it holds: somebody gives a folder or a file, and it opens as
// that.
#pragma once

#include <filesystem>

namespace ptw {

enum class PathKind {
  model,    ///< a Hugging Face model folder
  adapter,  ///< an adapter folder, or a prompt as an .npy file
  run,      ///< a run folder
  task,     ///< a task file
  data,     ///< a JSONL, CSV or TSV file
  unknown
};

PathKind kind_of(const std::filesystem::path& path);

}  // namespace ptw
