#include "training/run_contents.h"

#include "files/open_file.h"
#include "files/sha256.h"
#include "model/weight_files.h"

namespace ptw {
namespace {

namespace fs = std::filesystem;

/// Those of the names that are there.
std::string hash_of(const fs::path& folder, std::initializer_list<const char*> names) {
  std::vector<fs::path> files;
  for (const auto* name : names)
    if (is_there(folder / name)) files.push_back(folder / name);
  return sha256_of(std::move(files));
}

}  // namespace

std::string task_hash(const Task& task) {
  std::vector<fs::path> files{task.file};
  for (const auto& [split, file] : task.data) files.push_back(file);
  return sha256_of(std::move(files));
}

std::string weights_hash(const fs::path& model_folder) {
  return sha256_of(weight_files(model_folder).files);
}

RunContents contents_of(const fs::path& model_folder, const Task& task) {
  return {weights_hash(model_folder), hash_of(model_folder, {"config.json"}),
          hash_of(model_folder,
                  {"added_tokens.json", "merges.txt", "special_tokens_map.json", "spiece.model",
                   "tokenizer.json", "tokenizer.model", "tokenizer_config.json", "vocab.json"}),
          task_hash(task)};
}

}  // namespace ptw
