#include "text/table.h"

#include <algorithm>
#include <deque>
#include <string_view>
#include <utility>

#include "report/message.h"
#include "text/data_file.h"
#include "text/flat_object.h"
#include "text/json_record.h"

namespace ptw {
namespace {

void check_width(const std::filesystem::path& file, std::size_t line, std::size_t fields) {
  constexpr std::size_t most = 10'000;
  if (fields > most)
    refuse_line(PTW_TR("text",
                       "%1, line %2: there are more than %3 fields. Take out those that the task "
                       "does not use."),
                file, line, {std::to_string(most)});
}

void add_members(const JsonRecord& record, Fields& fields) {
  for (const auto& [name, value] : record.value.items())
    if (value.is_string())
      fields.add(name, value.get_ref<const std::string&>());
    else if (!value.is_null())
      fields.add(name, json_text(value));
}

void read_jsonl(const std::filesystem::path& file, FieldNames& names, const RowUse& use) {
  const auto bytes = read_data(file);
  check_line_count(file, bytes);
  Row row(names);
  for_filled_lines(bytes, [&](const Line& line) {
    row.line = line.number;
    row.fields.clear();
    if (!read_flat_object(line.text, row.fields)) {
      row.fields.clear();
      add_members(parse_json_line(file, line), row.fields);
    }
    check_width(file, line.number, names.size());
    use(row);
  });
}

struct Dialect {
  char separator = ',';
  bool quotes = true;  ///< RFC 4180; false: quotation marks are plain characters
};

bool is_between_marks(std::string_view field) {
  return field.size() > 1 && field.starts_with('"') && field.ends_with('"');
}

/// Cuts separated values into records, keeping count of the lines.
class RecordReader {
 public:
  RecordReader(const std::filesystem::path& file, std::string_view bytes, Dialect dialect)
      : file_(file),
        rest_(bytes),
        dialect_(dialect),
        line_end_(line_end_of(bytes, dialect.quotes)) {}

  /// False at the end of the file. The fields are good until the next record is read.
  bool read(std::vector<std::string_view>& fields) {
    skip_blank_lines();
    record_line_ = line_;
    fields.clear();
    unquoted_.clear();
    if (rest_.empty()) return false;
    do {
      fields.push_back(read_field());
      check_width(file_, record_line_, fields.size());
    } while (take(dialect_.separator));
    take_line_end();
    in_header_ = false;
    return true;
  }

  /// Where the last record began.
  [[nodiscard]] std::size_t line() const { return record_line_; }

 private:
  bool take(char expected) {
    if (rest_.empty() || rest_.front() != expected) return false;
    rest_.remove_prefix(1);
    return true;
  }

  [[nodiscard]] bool at_line_end() const {
    return rest_.empty() || rest_.front() == line_end_ ||
           (line_end_ == '\n' && rest_.starts_with("\r\n"));
  }

  void take_line_end() {
    if (line_end_ == '\n') take('\r');
    line_ += take(line_end_);
  }

  void skip_blank_lines() {
    while (!rest_.empty() && at_line_end()) take_line_end();
  }

  std::string_view read_field() {
    if (dialect_.quotes) return take('"') ? read_quoted() : read_plain();
    const auto field = read_plain();
    if (in_header_) all_between_marks_ = all_between_marks_ && is_between_marks(field);
    return is_between_marks(field) ? without_marks(field) : field;
  }

  std::string_view read_plain() {
    const auto end = std::ranges::find_if(
        rest_, [this](char byte) { return byte == dialect_.separator || byte == line_end_; });
    auto field = rest_.substr(0, static_cast<std::size_t>(end - rest_.begin()));
    const bool ends_line = end != rest_.end() && *end == '\n' && line_end_ == '\n';
    if (ends_line && field.ends_with('\r')) field.remove_suffix(1);
    rest_.remove_prefix(field.size());
    return field;
  }

  /// Behind the mark that opens.
  std::string_view read_quoted() {
    const auto opened = line_;
    const auto inside = rest_;
    bool doubled = false;
    for (auto mark = rest_.find('"'); mark != rest_.npos; mark = rest_.find('"')) {
      line_ += static_cast<std::size_t>(std::ranges::count(rest_.substr(0, mark), line_end_));
      rest_.remove_prefix(mark + 1);
      if (!take('"')) {
        check_closed();
        const auto field = inside.substr(0, inside.size() - rest_.size() - 1);
        return doubled ? with_single_marks(field) : field;
      }
      doubled = true;
    }
    refuse_line(PTW_TR("text",
                       "%1, line %2: a quotation mark is opened and never closed. Double the "
                       "quotation marks that belong to the text."),
                file_, opened);
  }

  void check_closed() const {
    if (!at_line_end() && rest_.front() != dialect_.separator)
      refuse_line(PTW_TR("text",
                         "%1, line %2: text follows a closing quotation mark. Double the "
                         "quotation marks that belong to the text."),
                  file_, line_);
  }

  /// A field of a dialect without quotes, whose marks are some that a program put there.
  std::string_view without_marks(std::string_view field) {
    const auto inside = field.substr(1, field.size() - 2);
    bool doubled = false;
    for (std::size_t at = 0; (at = inside.find('"', at)) != inside.npos; at += 2) {
      if (inside.substr(at, 2) != "\"\"") return field;
      doubled = true;
    }
    if (doubled) return with_single_marks(inside);
    return all_between_marks_ ? inside : field;
  }

  std::string_view with_single_marks(std::string_view field) {
    std::string text;
    for (std::size_t at = 0; at < field.size(); ++at) {
      text += field[at];
      at += field[at] == '"';
    }
    return unquoted_.emplace_back(std::move(text));
  }

  const std::filesystem::path& file_;
  std::string_view rest_;
  Dialect dialect_;
  char line_end_;
  std::size_t line_ = 1;
  std::size_t record_line_ = 1;
  bool in_header_ = true;
  bool all_between_marks_ = true;     ///< the fields of the header
  std::deque<std::string> unquoted_;  ///< of this record
};

std::size_t columns_of(const std::filesystem::path& file, std::string_view bytes, char separator) {
  std::vector<std::string_view> names;
  try {
    RecordReader(file, bytes, {separator}).read(names);
  } catch (const Error&) {
    return 0;
  }
  return names.size();
}

/// Whether all records have as many fields as the header.
bool is_sound(const std::filesystem::path& file, std::string_view bytes, char separator) {
  try {
    RecordReader reader(file, bytes, {separator});
    std::vector<std::string_view> names, fields;
    reader.read(names);
    while (reader.read(fields))
      if (fields.size() != names.size()) return false;
    return true;
  } catch (const Error&) {
    return false;
  }
}

/// The first that cuts the header, and among several the first that cuts all records likewise.
char separator_of(const std::filesystem::path& file, std::string_view bytes) {
  std::string candidates;
  for (const char separator : {',', ';', '\t'})
    if (columns_of(file, bytes, separator) > 1) candidates += separator;
  if (candidates.empty() || !candidates.starts_with(',')) candidates += ',';
  if (candidates.size() == 1) return candidates.front();
  for (const char separator : candidates)
    if (is_sound(file, bytes, separator)) return separator;
  return candidates.front();
}

void read_separated(const std::filesystem::path& file, std::string_view bytes, Dialect dialect,
                    FieldNames& names, const RowUse& use) {
  RecordReader reader(file, bytes, dialect);
  std::vector<std::string_view> fields;
  if (!reader.read(fields)) return;
  for (const auto name : fields) {
    if (names.find(name))
      refuse_line(PTW_TR("text", "%1, line %2: two columns are called \"%3\". Rename one."), file,
                  reader.line(), {std::string(name)});
    names.add(name);
  }
  Row row(names);
  while (reader.read(fields)) {
    if (fields.size() != names.size())
      refuse_line(PTW_TR("text",
                         "%1, line %2: there are %3 columns, but the header names %4. Check "
                         "separators and quotation marks."),
                  file, reader.line(),
                  {std::to_string(fields.size()), std::to_string(names.size())});
    row.line = reader.line();
    row.fields.clear();
    for (std::uint32_t i = 0; i < names.size(); ++i) row.fields.add(i, fields[i]);
    use(row);
  }
}

std::string lower_ending(const std::filesystem::path& file) {
  std::string ending = file.extension().string();
  for (char& letter : ending)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return ending;
}

}  // namespace

void read_rows(const std::filesystem::path& file, FieldNames& names, const RowUse& use) {
  const auto ending = lower_ending(file);
  if (ending == ".jsonl") return read_jsonl(file, names, use);
  if (ending != ".csv" && ending != ".tsv")
    throw Error(PTW_TR("text",
                       "%1 is no data file this program reads. Use a file that ends in "
                       ".jsonl, .csv or .tsv."),
                {file.string()});
  const auto bytes = read_data(file);
  if (ending == ".tsv" || bytes.find('"') == bytes.npos) check_line_count(file, bytes);
  if (ending == ".csv")
    read_separated(file, bytes, {separator_of(file, bytes)}, names, use);
  else
    read_separated(file, bytes, {'\t', false}, names, use);
}

Table read_table(const std::filesystem::path& file) {
  Table table;
  table.file = file;
  MemoryBudget budget(file);
  read_rows(file, *table.names, [&](const Row& row) {
    budget.charge(row.fields.bytes() + 2 * sizeof(Row));
    table.rows.push_back(row);
  });
  if (table.rows.empty()) refuse_empty(file);
  return table;
}

}  // namespace ptw
