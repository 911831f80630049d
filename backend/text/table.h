// Rows of named texts from JSONL, CSV and TSV files.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace ptw {

struct Row {
  std::size_t line = 0;  ///< where it begins in the file, from 1
  std::map<std::string, std::string> fields;

  // What the formats of the papers' tasks know further (task_format.h).
  std::string group;                    ///< rows that count together: the question they belong to
  std::vector<std::string> references;  ///< everything right for Table::reference_field
  bool is_right = true;                 ///< false: what the row offers is a wrong answer
};

struct Table {
  std::filesystem::path file;
  std::vector<Row> rows;
  std::string reference_field;  ///< the field that the rows' references are for

  /// Throws Error, naming file and line, when the row has no such field.
  [[nodiscard]] const std::string& field(const Row& row, const std::string& name) const;
};

/// Reads a UTF-8 file; its ending tells the format.
/// - .jsonl: an object per line. Numbers, booleans and nested values become their JSON text, null
///   counts as absent.
/// - .csv, .tsv: a header, then records as in RFC 4180, with commas or tabs between the fields.
/// Blank lines are skipped, a byte order mark and CRLF are fine. Throws Error, naming file and
/// line, for what is malformed, and for a file without rows.
Table read_table(const std::filesystem::path& file);

}  // namespace ptw
