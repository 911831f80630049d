#include "app/common/model_store.h"

#include "app/common/demo.h"
#include "model/checkpoint.h"
#include "model/weight_files.h"

namespace ptw {
namespace {

namespace fs = std::filesystem;

/// Names, sizes and times of the weights; empty when there are none.
std::string files_of(const fs::path& folder) {
  std::string all;
  try {
    for (const auto& file : weight_files(folder).files)
      all += file.string() + ' ' + std::to_string(fs::file_size(file)) + ' ' +
             std::to_string(fs::last_write_time(file).time_since_epoch().count()) + '\n';
  } catch (const std::exception&) {  // whoever opens it says why
    return {};
  }
  return all;
}

}  // namespace

std::shared_ptr<ModelStore::Entry> ModelStore::entry(const std::string& model) {
  const std::scoped_lock lock(mutex_);
  auto& found = entries_[model];
  if (!found) found = std::make_shared<Entry>();
  return found;
}

std::vector<std::string> ModelStore::known() {
  const std::scoped_lock lock(mutex_);
  std::vector<std::string> models{"demo"};
  for (const auto& [model, entry] : entries_) models.push_back(model);
  return models;
}

fs::path ModelStore::folder(const RunFolder& run) {
  return model_folder(needed_model(run, known()));
}

Pretrained ModelStore::open(const std::string& model) {
  const auto opened = entry(model);
  const std::scoped_lock lock(opened->mutex);
  const auto folder = model_folder(model);
  const auto files = files_of(folder);
  if (!opened->pretrained.model || (!files.empty() && files != opened->files)) {
    opened->pretrained = open_pretrained(folder);
    opened->vocabulary.reset();
    opened->files = files;
  }
  opened->pretrained.model->checkpoint().require_unchanged();
  return opened->pretrained;
}

std::shared_ptr<const Vocabulary> ModelStore::vocabulary(const std::string& model) {
  const auto pretrained = open(model);
  const auto opened = entry(model);
  const std::scoped_lock lock(opened->mutex);
  if (!opened->vocabulary) opened->vocabulary = std::make_shared<const Vocabulary>(pretrained);
  return opened->vocabulary;
}

}  // namespace ptw
