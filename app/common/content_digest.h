// What the names of a model and a task mean on this machine, as a digest of the files behind them.
#pragma once

#include <map>
#include <string>

#include "report/run.h"

namespace ptw {

/// Reads every file once.
class ContentDigest {
 public:
  /// Of the spec's model and task, 128 hexadecimal digits. Throws Error when one cannot be read.
  std::string operator()(const RunSpec& spec);

 private:
  std::map<std::string, std::string> models_, tasks_;
};

}  // namespace ptw
