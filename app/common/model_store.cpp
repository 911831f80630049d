#include "app/common/model_store.h"

#include "app/common/demo.h"
#include "model/checkpoint.h"

namespace ptw {

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

Pretrained ModelStore::open(const std::string& model) {
  const auto opened = entry(model);
  const std::scoped_lock lock(opened->mutex);
  auto& pretrained = opened->pretrained;
  if (!pretrained.model) pretrained = open_pretrained(model_folder(model));
  pretrained.model->checkpoint().require_unchanged();
  return pretrained;
}

std::shared_ptr<const Vocabulary> ModelStore::vocabulary(const std::string& model) {
  const auto pretrained = open(model);
  const auto opened = entry(model);
  const std::scoped_lock lock(opened->mutex);
  if (!opened->vocabulary) opened->vocabulary = std::make_shared<const Vocabulary>(pretrained);
  return opened->vocabulary;
}

}  // namespace ptw
