// Models that are open: each is loaded once, however many runs and views use it, and again when its
// files are others.
#pragma once

#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <tuple>
#include <vector>

#include "analysis/vocabulary.h"
#include "app/common/needed_model.h"
#include "model/pretrained.h"

namespace ptw {

/// May be used from several threads; loading happens in the calling thread.
class ModelStore {
 public:
  /// `model` is "demo" or a folder. Throws Error.
  Pretrained open(const std::string& model);
  std::shared_ptr<const Vocabulary> vocabulary(const std::string& model);

  /// The model that the run was trained with, also where that lies elsewhere, if it is known.
  /// Throws Error.
  Pretrained open(const RunFolder& run) { return open(needed_model(run, known())); }
  std::shared_ptr<const Vocabulary> vocabulary(const RunFolder& run) {
    return vocabulary(needed_model(run, known()));
  }

  /// Where that model lies. Throws Error.
  std::filesystem::path folder(const RunFolder& run);

  /// Without opening it.
  void know(const std::string& model) { std::ignore = entry(model); }

 private:
  struct Entry {
    std::mutex mutex;
    Pretrained pretrained;
    std::string files;  ///< as they were when it was loaded
    std::shared_ptr<const Vocabulary> vocabulary;
  };
  std::shared_ptr<Entry> entry(const std::string& model);
  std::vector<std::string> known();

  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<Entry>> entries_;
};

}  // namespace ptw
