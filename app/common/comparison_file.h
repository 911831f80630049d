// A comparison written to a file whose ending says what it is: .html with figures, .md, .tex or
// .csv. Without LibTorch, but with the plots of the window.
#pragma once

#include <filesystem>
#include <span>
#include <string>

#include "experiments/comparison_tables.h"

namespace ptw {

/// Throws Error, which names the endings, when `file` has another.
void check_comparison_file(const std::filesystem::path& file);

/// In the GUI thread, where there is a QGuiApplication. `language` is what `say` speaks, e.g. "en".
/// Throws Error.
void write_comparison(const std::filesystem::path& file, const ComparisonReport& report,
                      std::span<const PairReport> pairs, const Say& say,
                      const std::string& language);

}  // namespace ptw
