#include "analysis/process_memory.h"

#include <algorithm>
#include <fstream>
#include <string>

#include "model/tensor_heap.h"

namespace ptw {
namespace {

/// A line of /proc/self/status, e.g. "VmRSS:", in bytes; 0 where there is none.
std::int64_t status_bytes(const std::string& key) {
  std::ifstream file("/proc/self/status");
  std::string word;
  std::int64_t kibibytes = 0;
  while (file >> word)
    if (word == key && file >> kibibytes) return kibibytes * 1024;
  return 0;
}

/// Since Linux 4.0, see proc(5).
bool forget_peak() {
  std::ofstream file("/proc/self/clear_refs");
  file << '5' << std::flush;
  return file.good();
}

}  // namespace

PeakMemory::PeakMemory() {
  give_freed_memory_back();
  forgets_ = forget_peak();
  before_ = peak_ = status_bytes("VmRSS:");
}

void PeakMemory::update() {
  peak_ = std::max(peak_, status_bytes(forgets_ ? "VmHWM:" : "VmRSS:"));
}

}  // namespace ptw
