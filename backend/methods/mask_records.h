// What was tried by hand on the checkpoints of a run, as a file: {"records": [{"step": 20,
// "tried": [{"tokens": "101", "pieces": ["11", "11", "10"], ...}, ...], "moves": [...]}, ...]}, 1 =
// kept.
#pragma once

#include <filesystem>
#include <vector>

#include "report/pruning.h"

namespace ptw {

/// None when there is no file. Throws Error, naming it, when it is not of that form.
std::vector<MaskRecord> read_mask_records(const std::filesystem::path& file);
void write_mask_records(const std::filesystem::path& file, const std::vector<MaskRecord>& records);

/// Puts `record` in the place of the one of the same step and number of pieces. A file that cannot
/// be read stands as it is, and its Error is thrown.
void keep_mask_record(const std::filesystem::path& file, const MaskRecord& record);

}  // namespace ptw
