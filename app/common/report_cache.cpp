#include "app/common/report_cache.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "files/durable_file.h"
#include "files/json_text.h"
#include "files/open_file.h"
#include "files/read_file.h"
#include "files/sha256.h"
#include "report/message.h"

namespace ptw {
namespace {

constexpr std::uintmax_t kLargestFile = 64 << 20;

bool is_answer(const std::vector<double>& values, std::size_t count) {
  return values.size() == count &&
         std::ranges::all_of(values, [](double value) { return value >= 0 && value <= 1; });
}

}  // namespace

ReportCache::ReportCache(std::filesystem::path file) : file_(std::move(file)) {
  try {
    values_ = parse_json(read_file(file_, kLargestFile)).get<decltype(values_)>();
  } catch (const Error&) {
  } catch (const nlohmann::json::exception&) {
  }
}

const std::vector<double>& ReportCache::get(const std::string& question, std::size_t count,
                                            const std::function<std::vector<double>()>& measure) {
  auto& values = values_[sha256(question)];
  if (is_answer(values, count)) return values;
  values = measure();
  if (!values.empty()) write_file(file_, nlohmann::json(values_).dump());
  return values;
}

}  // namespace ptw
