// Rows of named texts from JSONL, CSV and TSV files.
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "text/row.h"

namespace ptw {

/// Hands on the rows of a UTF-8 file, whose fields' names go to `names`; its ending tells the
/// format.
/// - .jsonl: an object per line. Numbers, booleans and nested values become their JSON text, null
///   counts as absent.
/// - .csv: a header, then records as in RFC 4180. The header tells what separates the fields: a
///   comma, or, as where commas are decimal, a semicolon, or a tab.
/// - .tsv: a header, then records that tabs separate. Quotation marks mean nothing (IANA's
///   text/tab-separated-values, and so GLUE); but marks around a field are taken off where others
///   are doubled inside, or where the header has them too.
/// Blank lines are skipped, a byte order mark and lines that end with CRLF or CR are fine. Throws
/// Error, naming file and line, for what is malformed.
void read_rows(const std::filesystem::path& file, FieldNames& names, const RowUse& use);

struct Table {
  std::filesystem::path file;
  std::shared_ptr<FieldNames> names = std::make_shared<FieldNames>();
  std::vector<Row> rows;
};

/// All rows of the file. Throws Error as read_rows() does, and for a file without rows.
Table read_table(const std::filesystem::path& file);

}  // namespace ptw
