// What the engine keeps open between two questions.
#pragma once

#include <mutex>

#include "app/common/mask_bench.h"
#include "app/common/model_store.h"
#include "app/common/run_comparer.h"
#include "app/desktop/engine.h"
#include "text/table_cache.h"
#include "training/run_folder.h"

namespace ptw {

struct Engine::Store {
  ModelStore models;
  std::mutex folders;  ///< held while a run's folder is made
  TableCache drafts;   ///< the data of tasks that are being described

  std::mutex comparing;
  RunComparer comparer{models};

  /// The prompt that masks are tried on, ready for the next mask.
  std::mutex bench_mutex;
  std::unique_ptr<MaskBench> bench;
  std::string bench_question;
};

}  // namespace ptw
