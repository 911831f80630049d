// What was measured on finished runs once, kept beside them: they do not change any more.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace ptw {

class ReportCache {
 public:
  /// `file` need not be there; one that is not sound counts as empty.
  explicit ReportCache(std::filesystem::path file);

  /// What is kept under `key`, else what `measure` gives, which is kept unless it is empty. Throws
  /// Error when the file cannot be written.
  const std::vector<double>& get(const std::string& key,
                                 const std::function<std::vector<double>()>& measure);

 private:
  std::filesystem::path file_;
  std::map<std::string, std::vector<double>> values_;
};

}  // namespace ptw
