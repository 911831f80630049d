// What the command line prints: text for people, JSON for programs.
#pragma once

#include <cstdint>
#include <exception>
#include <nlohmann/json.hpp>
#include <string>

#include "report/prediction.h"
#include "report/run.h"

namespace ptw::cli {

/// Says on standard error what would make training on this machine quicker.
void advise();

/// One JSON document on one line of standard output.
void print_json(const nlohmann::ordered_json& document);

/// Throws Error when something that was printed did not arrive: the disk is full, or whoever reads
/// has gone.
void check_output();

nlohmann::ordered_json to_json(const Prediction& prediction);

/// "0:41", "1:02:05".
std::string clock(double seconds);

/// 0.6042 as "0.604".
std::string decimals(double value, int digits = 3);

/// A line that redraws itself on a terminal; nothing where standard error is no terminal.
class ProgressBar {
 public:
  ProgressBar();
  void show(std::int64_t step, std::int64_t steps, double seconds_left, double loss);
  /// Wipes the line, so that something else can be printed.
  void clear();

 private:
  bool terminal_;
};

}  // namespace ptw::cli
