// What was measured on finished runs once, kept beside them under the digest of all that was asked.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace ptw {

/// Answers are metrics, each in 0..1.
class ReportCache {
 public:
  /// `file` need not be there; one that is not sound counts as empty.
  explicit ReportCache(std::filesystem::path file);

  /// The `count` numbers that are kept for `question`, a text that changes with everything that
  /// they depend on; what `measure` gives where there are none or others than that, which is kept
  /// unless it is empty. Throws Error when the file cannot be written.
  const std::vector<double>& get(const std::string& question, std::size_t count,
                                 const std::function<std::vector<double>()>& measure);

 private:
  std::filesystem::path file_;
  std::map<std::string, std::vector<double>> values_;  // by the question's digest
};

}  // namespace ptw
