#include "text/table_to_text.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

#include "report/message.h"
#include "text/data_file.h"
#include "text/json_record.h"
#include "text/unicode.h"

namespace ptw {
namespace {

Table empty_table(const std::filesystem::path& file) {
  Table table;
  table.file = file;
  table.reference_field = "text";
  return table;
}

Table filled(Table table) {
  if (table.rows.empty()) refuse_empty(table.file);
  return table;
}

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

}  // namespace

Table read_e2e(const std::filesystem::path& file) {
  constexpr std::string_view separator = "||";
  auto table = empty_table(file);
  const auto bytes = read_data(file);
  for (const auto& line : filled_lines(bytes)) {
    const auto middle = line.text.find(separator);
    const std::string source(trim(line.text.substr(0, middle)));
    const std::string text(
        middle == line.text.npos ? "" : trim(line.text.substr(middle + separator.size())));
    if (source.empty() || text.empty())
      refuse_line(PTW_TR("text",
                         "%1, line %2: this is no table with its text. Write them as \"name : X | "
                         "area : Y||text\"."),
                  file, line.number);
    if (table.rows.empty() || table.rows.back().fields.at("table") != source) {
      Row& row = table.rows.emplace_back();
      row.line = line.number;
      row.fields["table"] = source;
    }
    table.rows.back().references.push_back(text);
  }
  return filled(std::move(table));
}

Table read_webnlg(const std::filesystem::path& file) {
  auto table = empty_table(file);
  for (const auto& record : read_json_list(file, "entries")) {
    const auto entry = RecordFields(file, "webnlg", record).only_object();
    Row row;
    row.line = record.line;
    row.fields["table"] = webnlg_triples(entry);
    row.fields["category"] = entry.text("category");
    row.references = good_texts(entry);
    if (!row.references.empty()) table.rows.push_back(std::move(row));
  }
  return filled(std::move(table));
}

Table read_dart(const std::filesystem::path& file) {
  auto table = empty_table(file);
  for (const auto& record : read_json_list(file)) {
    const RecordFields entry(file, "dart", record);
    Row row;
    row.line = record.line;
    row.fields["table"] = dart_triples(entry);
    for (const auto& each : entry.objects("annotations"))
      row.references.push_back(each.text("text"));
    if (row.references.empty()) entry.refuse("annotations");
    table.rows.push_back(std::move(row));
  }
  return filled(std::move(table));
}

}  // namespace ptw
