#include "app/cli/output.h"

#include <unistd.h>

#include <cerrno>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <iostream>

#include "analysis/machine.h"

#include "report/decimals.h"
#include "report/message.h"

namespace ptw::cli {

void advise() {
  if (blas_has_own_threads())
    std::cerr << "OpenBLAS makes threads of its own here (libopenblas0-pthread): install "
                 "libopenblas0-openmp, and training takes less than half the time."
              << std::endl;
}

void print_json(const nlohmann::ordered_json& document) {
  std::cout << document.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << std::endl;
}

void check_output() {
  if (std::cout.flush()) return;
  std::cout.clear();
  errno = 0;
  std::cout.put('\n').flush();  // to learn why
  throw Error(PTW_TR("app", "Standard output cannot be written: %1. Make room, or read all of it."),
              {std::strerror(errno)});
}

nlohmann::ordered_json to_json(const Prediction& prediction) {
  nlohmann::ordered_json json = {{"generated", prediction.generated}};
  if (prediction.labels.empty()) return json;
  const auto* best = &prediction.labels.front();
  for (const auto& label : prediction.labels) {
    json["probabilities"][label.label] = label.probability;
    if (label.probability > best->probability) best = &label;
  }
  json["label"] = best->label;
  return json;
}

std::string clock(double seconds) {
  const auto whole = std::llround(seconds);
  char text[32];
  if (whole >= 3600)
    std::snprintf(text, sizeof text, "%lld:%02lld:%02lld", whole / 3600, whole / 60 % 60,
                  whole % 60);
  else
    std::snprintf(text, sizeof text, "%lld:%02lld", whole / 60, whole % 60);
  return text;
}

std::string decimals(double value, int digits) {
  return ptw::decimals(value, digits);
}

ProgressBar::ProgressBar() : terminal_(::isatty(STDERR_FILENO) == 1) {}

void ProgressBar::show(std::int64_t step, std::int64_t steps, double seconds_left, double loss) {
  if (!terminal_) return;
  constexpr int kWidth = 30;
  const auto filled = static_cast<int>(kWidth * step / std::max<std::int64_t>(steps, 1));
  std::cerr << "\r[" << std::string(static_cast<std::size_t>(filled), '#')
            << std::string(static_cast<std::size_t>(kWidth - filled), '.') << "] " << step << '/'
            << steps << "  loss " << decimals(loss) << "  " << clock(seconds_left) << " left   "
            << std::flush;
}

void ProgressBar::clear() {
  if (terminal_) std::cerr << '\r' << std::string(78, ' ') << '\r' << std::flush;
}

}  // namespace ptw::cli
