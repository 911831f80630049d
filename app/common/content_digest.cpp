#include "app/common/content_digest.h"

#include <filesystem>
#include <vector>

#include "app/common/demo.h"
#include "files/sha256.h"
#include "training/run_contents.h"

namespace ptw {
namespace {

namespace fs = std::filesystem;

std::string model_digest(const std::string& model) {
  std::vector<fs::path> files;
  std::error_code none;
  for (fs::directory_iterator entry(model_folder(model), none), end; entry != end;
       entry.increment(none)) {
    std::error_code unknown;
    const bool is_file = entry->is_regular_file(unknown);
    if (is_file && entry->file_size(unknown) > 0) files.push_back(entry->path());
  }
  return sha256_of(std::move(files));
}

std::string task_digest(const std::string& name) {
  return task_hash(open_task(task_file(name)));
}

template <class Digest>
const std::string& remembered(std::map<std::string, std::string>& known, const std::string& name,
                              Digest digest) {
  const auto found = known.find(name);
  return found != known.end() ? found->second : known.emplace(name, digest(name)).first->second;
}

}  // namespace

std::string ContentDigest::operator()(const RunSpec& spec) {
  return remembered(models_, spec.model, model_digest) + remembered(tasks_, spec.task, task_digest);
}

}  // namespace ptw
