#include "app/common/content_digest.h"

#include <filesystem>

#include "app/common/demo.h"
#include "experiments/identity.h"
#include "files/sha256.h"
#include "training/run_contents.h"

namespace ptw {
namespace {

namespace fs = std::filesystem;

std::string folder_digest(const fs::path& folder) {
  std::vector<fs::path> files;
  std::error_code none;
  for (fs::directory_iterator entry(folder, none), end; entry != end; entry.increment(none)) {
    std::error_code unknown;
    const bool is_file = entry->is_regular_file(unknown);
    if (is_file && entry->file_size(unknown) > 0) files.push_back(entry->path());
  }
  return sha256_of(std::move(files));
}

std::string model_digest(const std::string& model) {
  return folder_digest(model_folder(model));
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

std::string question_for(const RunFolder& run, const fs::path& adapter, ModelStore& models,
                         const Task& task, const std::vector<std::string>& splits) {
  auto files = folder_digest(adapter) + folder_digest(models.folder(run)) + sha256_of(task.file);
  for (const auto& split : splits)
    if (const auto data = task.data.find(split); data != task.data.end())
      files += split + sha256_of(data->second);
  return canonical_text(run.spec(), files);
}

TaskHashes task_hashes(const RunFolder& run) {
  const auto today = task_digest(run.spec().task);
  const auto trained = run.contents().task;
  return {trained.empty() ? today : trained, today};
}

}  // namespace ptw
