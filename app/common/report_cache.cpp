#include "app/common/report_cache.h"

#include <nlohmann/json.hpp>

#include "files/durable_file.h"
#include "files/json_text.h"
#include "files/open_file.h"
#include "files/read_file.h"
#include "report/message.h"

namespace ptw {
namespace {

constexpr std::uintmax_t kLargestFile = 64 << 20;

}  // namespace

ReportCache::ReportCache(std::filesystem::path file) : file_(std::move(file)) {
  if (!is_there(file_)) return;
  try {
    values_ = parse_json(read_file(file_, kLargestFile)).get<decltype(values_)>();
  } catch (const Error&) {
  } catch (const nlohmann::json::exception&) {
  }
}

const std::vector<double>& ReportCache::get(const std::string& key,
                                            const std::function<std::vector<double>()>& measure) {
  auto& values = values_[key];
  if (!values.empty()) return values;
  values = measure();
  if (!values.empty()) write_file(file_, nlohmann::json(values_).dump());
  return values;
}

}  // namespace ptw
