#include "text/table_to_text.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "report/message.h"
#include "text/data_file.h"
#include "text/json_record.h"
#include "text/table.h"
#include "text/unicode.h"

namespace ptw {
namespace {

std::string triple(const std::string& subject, const std::string& relation,
                   const std::string& object) {
  return subject + " : " + relation + " : " + object;
}

std::string lower_case(const std::string& text) {
  auto codes = to_code_points(text);
  for (char32_t& c : codes) c = to_lower(c);
  return to_utf8(codes);
}

std::string webnlg_triples(const RecordFields& entry) {
  std::string text;
  for (const auto& each : entry.objects("modifiedtripleset"))
    text += (text.empty() ? "| " : " | ") +
            triple(each.text("subject"), each.text("property"), each.text("object"));
  return text;
}

std::vector<std::string> good_texts(const RecordFields& entry) {
  std::vector<std::string> texts;
  for (const auto& each : entry.objects("lexicalisations"))
    if (each.text("comment") == "good") texts.push_back(each.text("lex"));
  return texts;
}

std::string dart_triples(const RecordFields& entry) {
  std::string text;
  for (const auto& each : entry.list("tripleset")) {
    const bool three = each.is_array() && each.size() == 3 && each[0].is_string() &&
                       each[1].is_string() && each[2].is_string();
    if (!three) entry.refuse("tripleset");
    text += (text.empty() ? "" : " | ") + triple(each[0].get<std::string>(),
                                                 lower_case(each[1].get<std::string>()),
                                                 each[2].get<std::string>());
  }
  return text;
}

/// Makes one row of neighbouring texts for one table.
class TableRows {
 public:
  TableRows(FieldNames& names, const RowUse& use) : names_(names), use_(use) {}

  void add(std::size_t line, const std::string& table, std::string text, bool is_labelled = true) {
    if (row_ && table_ != table) finish();
    if (!row_) {
      row_.emplace(names_);
      row_->line = line;
      row_->fields.add("table", table);
      row_->is_labelled = is_labelled;
      table_ = table;
    }
    if (is_labelled) row_->references.push_back(std::move(text));
  }
  void finish() {
    if (row_) use_(*row_);
    row_.reset();
  }

 private:
  FieldNames& names_;
  const RowUse& use_;
  std::optional<Row> row_;
  std::string table_;
};

void read_e2e_lines(const std::filesystem::path& file, TableRows& rows) {
  constexpr std::string_view separator = "||";
  const auto bytes = read_data(file);
  for_filled_lines(bytes, [&](const Line& line) {
    const auto middle = line.text.find(separator);
    const std::string source(trim(line.text.substr(0, middle)));
    std::string text(middle == line.text.npos ? ""
                                              : trim(line.text.substr(middle + separator.size())));
    if (source.empty() || text.empty())
      refuse_line(PTW_TR("text",
                         "%1, line %2: this is no table with its text. Write them as \"name : X | "
                         "area : Y||text\"."),
                  file, line.number);
    rows.add(line.number, source, std::move(text));
  });
}

/// As the authors of prefix-tuning call what the challenge calls otherwise.
std::string attribute_name(std::string_view name) {
  if (name == "eatType") return "Type";
  if (name == "priceRange") return "price";
  return name == "familyFriendly" ? "family friendly" : std::string(name);
}

/// "name[X], area[Y]" as "name : X | area : Y"; empty when it is nothing of the kind.
std::string table_of(std::string_view meaning) {
  std::string table;
  for (auto rest = trim(meaning); !rest.empty();) {
    const auto open = rest.find('[');
    const auto close = rest.find(']', open);
    if (open == rest.npos || close == rest.npos) return {};
    table += (table.empty() ? "" : " | ") + attribute_name(trim(rest.substr(0, open))) + " : " +
             std::string(trim(rest.substr(open + 1, close - open - 1)));
    rest = trim(rest.substr(close + 1));
    if (rest.starts_with(',')) rest.remove_prefix(1);
  }
  return table;
}

void read_e2e_csv(const std::filesystem::path& file, TableRows& rows) {
  FieldNames columns;
  read_rows(file, columns, [&](const Row& row) {
    const auto meaning = row.fields.find("mr") ? row.fields.find("mr") : row.fields.find("MR");
    const auto text = row.fields.find("ref");
    const auto table = meaning ? table_of(*meaning) : "";
    if (table.empty())
      refuse_line(PTW_TR("text",
                         "%1, line %2: this is no row of the E2E challenge. It has the columns mr, "
                         "for example \"name[X], area[Y]\", and ref."),
                  file, row.line);
    rows.add(row.line, table, std::string(text.value_or("")), text.has_value());
  });
}

}  // namespace

void read_e2e(const std::filesystem::path& file, FieldNames& names, const RowUse& use) {
  TableRows rows(names, use);
  file.extension() == ".csv" ? read_e2e_csv(file, rows) : read_e2e_lines(file, rows);
  rows.finish();
}

void read_webnlg(const std::filesystem::path& file, FieldNames& names, const RowUse& use) {
  read_json_list(file, "entries", [&](const JsonRecord& record) {
    const auto entry = RecordFields(file, "webnlg", record).only_object();
    Row row(names);
    row.line = record.line;
    row.fields.add("table", webnlg_triples(entry));
    row.fields.add("category", entry.text("category"));
    row.references = good_texts(entry);
    if (!row.references.empty()) use(row);
  });
}

void read_dart(const std::filesystem::path& file, FieldNames& names, const RowUse& use) {
  read_json_list(file, "", [&](const JsonRecord& record) {
    const RecordFields entry(file, "dart", record);
    Row row(names);
    row.line = record.line;
    row.fields.add("table", dart_triples(entry));
    for (const auto& each : entry.objects("annotations"))
      row.references.push_back(each.text("text"));
    if (row.references.empty()) entry.refuse("annotations");
    use(row);
  });
}

}  // namespace ptw
