#include "app/common/content_digest.h"

#include <algorithm>
#include <filesystem>
#include <string_view>
#include <vector>

#include "app/common/demo.h"
#include "experiments/identity.h"
#include "files/mapped_file.h"
#include "text/task.h"

namespace ptw {
namespace {

namespace fs = std::filesystem;

/// Of names and contents, in the order of the names.
std::string digest_of(std::vector<fs::path> files) {
  std::ranges::sort(files);
  std::string hashes;
  for (const auto& file : files) {
    const MappedFile mapped(file);
    const auto bytes = mapped.bytes();
    const std::string_view text(reinterpret_cast<const char*>(bytes.data()), bytes.size());
    hashes += file.filename().string() + ' ' + fingerprint(text) + '\n';
  }
  return fingerprint(hashes);
}

std::string model_digest(const std::string& model) {
  std::vector<fs::path> files;
  std::error_code none;
  for (const auto& entry : fs::directory_iterator(model_folder(model), none))
    if (entry.is_regular_file() && entry.file_size() > 0) files.push_back(entry.path());
  return digest_of(std::move(files));
}

std::string task_digest(const std::string& name) {
  const auto task = open_task(task_file(name));
  std::vector<fs::path> files{task.file};
  for (const auto& [split, file] : task.data) files.push_back(file);
  return digest_of(std::move(files));
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
