#include "text/table.h"

#include <set>
#include <string_view>
#include <utility>

#include "report/message.h"
#include "text/data_file.h"
#include "text/json_record.h"

namespace ptw {
namespace {

std::vector<Row> read_jsonl(const std::filesystem::path& file) {
  std::vector<Row> rows;
  read_json_lines(file, [&rows](const JsonRecord& record) {
    Row& row = rows.emplace_back();
    row.line = record.line;
    for (const auto& [name, value] : record.value.items())
      if (!value.is_null()) row.fields[name] = json_text(value);
  });
  return rows;
}

/// Cuts separated values into records, keeping count of the lines.
class RecordReader {
 public:
  RecordReader(const std::filesystem::path& file, std::string_view bytes, char separator)
      : file_(file), rest_(bytes), separator_(separator) {}

  /// False at the end of the file.
  bool read(std::vector<std::string>& fields) {
    skip_blank_lines();
    record_line_ = line_;
    fields.clear();
    if (rest_.empty()) return false;
    do fields.push_back(read_field());
    while (take(separator_));
    take_line_end();
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
    return rest_.empty() || rest_.front() == '\n' || rest_.starts_with("\r\n");
  }

  void take_line_end() {
    take('\r');
    line_ += take('\n');
  }

  void skip_blank_lines() {
    while (!rest_.empty() && at_line_end()) take_line_end();
  }

  std::string read_field() { return take('"') ? read_quoted() : read_plain(); }

  std::string read_plain() {
    std::string field;
    while (!at_line_end() && rest_.front() != separator_) field += take_any();
    return field;
  }

  std::string read_quoted() {
    const auto opened = line_;
    std::string field;
    while (!rest_.empty()) {
      const bool quote = take('"');
      if (quote && !take('"')) return closed(std::move(field));
      field += quote ? '"' : take_any();
    }
    refuse_line(PTW_TR("text",
                       "%1, line %2: a quotation mark is opened and never closed. Double the "
                       "quotation marks that belong to the text."),
                file_, opened);
  }

  std::string closed(std::string field) const {
    if (!at_line_end() && rest_.front() != separator_)
      refuse_line(PTW_TR("text",
                         "%1, line %2: text follows a closing quotation mark. Double the "
                         "quotation marks that belong to the text."),
                  file_, line_);
    return field;
  }

  char take_any() {
    const char byte = rest_.front();
    rest_.remove_prefix(1);
    line_ += byte == '\n';
    return byte;
  }

  const std::filesystem::path& file_;
  std::string_view rest_;
  char separator_;
  std::size_t line_ = 1;
  std::size_t record_line_ = 1;
};

void check_header(const std::filesystem::path& file, std::size_t line,
                  const std::vector<std::string>& names) {
  std::set<std::string> seen;
  for (const auto& name : names)
    if (!seen.insert(name).second)
      refuse_line(PTW_TR("text", "%1, line %2: two columns are called \"%3\". Rename one."), file,
                  line, {name});
}

std::vector<Row> read_separated(const std::filesystem::path& file, char separator) {
  const auto bytes = read_data(file);
  RecordReader reader(file, bytes, separator);
  std::vector<std::string> names;
  if (!reader.read(names)) return {};
  check_header(file, reader.line(), names);
  std::vector<Row> rows;
  for (std::vector<std::string> fields; reader.read(fields);) {
    if (fields.size() != names.size())
      refuse_line(PTW_TR("text",
                         "%1, line %2: there are %3 columns, but the header names %4. Check "
                         "separators and quotation marks."),
                  file, reader.line(),
                  {std::to_string(fields.size()), std::to_string(names.size())});
    Row& row = rows.emplace_back();
    row.line = reader.line();
    for (std::size_t i = 0; i < names.size(); ++i) row.fields[names[i]] = std::move(fields[i]);
  }
  return rows;
}

std::string lower_ending(const std::filesystem::path& file) {
  std::string ending = file.extension().string();
  for (char& letter : ending)
    if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
  return ending;
}

}  // namespace

const std::string& Table::field(const Row& row, const std::string& name) const {
  const auto found = row.fields.find(name);
  if (found != row.fields.end()) return found->second;
  std::string names;
  for (const auto& [known, value] : row.fields) names += (names.empty() ? "" : ", ") + known;
  refuse_line(PTW_TR("text", "%1, line %2: there is no field \"%3\" here; there are: %4."), file,
              row.line, {name, names});
}

Table read_table(const std::filesystem::path& file) {
  const auto ending = lower_ending(file);
  if (ending != ".jsonl" && ending != ".csv" && ending != ".tsv")
    throw Error(PTW_TR("text",
                       "%1 is no data file this program reads. Use a file that ends in "
                       ".jsonl, .csv or .tsv."),
                {file.string()});
  Table table;
  table.file = file;
  table.rows =
      ending == ".jsonl" ? read_jsonl(file) : read_separated(file, ending == ".csv" ? ',' : '\t');
  if (table.rows.empty()) refuse_empty(file);
  return table;
}

}  // namespace ptw
