#include "text/json_record.h"

#include <cstdint>
#include <iterator>
#include <stdexcept>
#include <string_view>
#include <utility>

#include "report/message.h"
#include "text/data_file.h"

namespace ptw {
namespace {

using nlohmann::json;

constexpr int deepest_nesting = 100;

void check_depth(int depth) {
  if (depth > deepest_nesting) throw std::length_error("nested too deeply");
}

json parse_line(const std::filesystem::path& file, const Line& line) {
  const auto shallow = [](int depth, json::parse_event_t, json&) {
    check_depth(depth);
    return true;
  };
  try {
    if (auto value = json::parse(line.text, shallow); value.is_object()) return value;
  } catch (const std::exception&) {
  }
  refuse_line(PTW_TR("text",
                     "%1, line %2: this is no JSON object. Every line must hold one, for example "
                     "{\"text\": \"...\", \"label\": \"...\"}."),
              file, line.number);
}

/// Walks through bytes and counts the lines in a number that all its copies share.
class CountingIterator {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = const char*;
  using reference = const char&;

  CountingIterator(const char* at, std::size_t& line) : at_(at), line_(&line) {}

  reference operator*() const { return *at_; }
  CountingIterator& operator++() {
    *line_ += *at_++ == '\n';
    return *this;
  }
  CountingIterator operator++(int) {
    const auto before = *this;
    ++*this;
    return before;
  }
  bool operator==(const CountingIterator& other) const { return at_ == other.at_; }
  bool operator!=(const CountingIterator& other) const { return at_ != other.at_; }

 private:
  const char* at_;
  std::size_t* line_;
};

/// Follows the parser and notes where the objects of the list begin.
class ListParser {
 public:
  explicit ListParser(std::string key) : key_(std::move(key)), in_list_(key_.empty()) {}

  json parse(const std::string& bytes) {
    const auto note = [this](int depth, json::parse_event_t event, json& value) {
      check_depth(depth);
      if (event == json::parse_event_t::key && depth == 1 && !key_.empty())
        in_list_ = value == key_;
      if (event == json::parse_event_t::object_start && in_list_ && depth == (key_.empty() ? 1 : 2))
        lines_.push_back(line_);
      return true;
    };
    return json::parse(CountingIterator(bytes.data(), line_),
                       CountingIterator(bytes.data() + bytes.size(), line_), note);
  }

  /// How far the parser came.
  [[nodiscard]] std::size_t line() const { return line_; }
  [[nodiscard]] const std::vector<std::size_t>& lines() const { return lines_; }

 private:
  std::string key_;
  bool in_list_;
  std::size_t line_ = 1;
  std::vector<std::size_t> lines_;
};

}  // namespace

void read_json_lines(const std::filesystem::path& file,
                     const std::function<void(const JsonRecord&)>& use) {
  const auto bytes = read_data(file);
  for (const auto& line : filled_lines(bytes)) use({line.number, parse_line(file, line)});
}

std::vector<JsonRecord> read_json_list(const std::filesystem::path& file, const std::string& key) {
  ListParser parser(key);
  json root;
  try {
    root = parser.parse(read_data(file));
  } catch (const Error&) {
    throw;
  } catch (const std::exception&) {
    refuse_line(PTW_TR("text",
                       "%1, line %2: this is not JSON. Check commas, quotation marks and "
                       "braces there."),
                file, parser.line());
  }
  json list = key.empty() ? std::move(root) : root.is_object() ? root.value(key, json()) : json();
  std::vector<JsonRecord> records;
  for (auto& value : list)
    if (list.is_array() && value.is_object() && records.size() < parser.lines().size())
      records.push_back({parser.lines()[records.size()], std::move(value)});
  if (!list.is_array() || records.size() != list.size())
    refuse_line(PTW_TR("text",
                       "%1, line %2: this is no list of JSON objects. Choose the file of that data "
                       "set, or another \"format\" in the task."),
                file, records.empty() ? 1 : records.back().line);
  return records;
}

std::string json_text(const json& value) {
  return value.is_string() ? value.get<std::string>() : value.dump();
}

bool RecordFields::has(const char* name) const {
  const auto found = value_->find(name);
  return found != value_->end() && !found->is_null();
}

std::string RecordFields::text(const char* name) const {
  if (!member(name).is_string()) refuse(name);
  return member(name).get<std::string>();
}

std::string RecordFields::any(const char* name) const {
  return json_text(member(name));
}

bool RecordFields::truth(const char* name) const {
  if (!member(name).is_boolean()) refuse(name);
  return member(name).get<bool>();
}

std::size_t RecordFields::index(const char* name) const {
  if (!member(name).is_number_unsigned()) refuse(name);
  return member(name).get<std::size_t>();
}

RecordFields RecordFields::object(const char* name) const {
  if (!member(name).is_object()) refuse(name);
  return {*file_, format_, line_, member(name)};
}

std::vector<RecordFields> RecordFields::objects(const char* name) const {
  std::vector<RecordFields> found;
  for (const auto& item : list(name)) {
    if (!item.is_object()) refuse(name);
    found.push_back({*file_, format_, line_, item});
  }
  return found;
}

const json& RecordFields::list(const char* name) const {
  if (!member(name).is_array()) refuse(name);
  return member(name);
}

RecordFields RecordFields::only_object() const {
  if (value_->size() != 1 || !value_->begin()->is_object())
    refuse(value_->empty() ? "1" : value_->begin().key());
  return {*file_, format_, line_, *value_->begin()};
}

void RecordFields::refuse(const std::string& name) const {
  refuse_line(PTW_TR("text",
                     "%1, line %2: \"%3\" is missing or not what a file of the format \"%4\" holds "
                     "there. Correct the line, or choose another \"format\" in the task."),
              *file_, line_, {name, format_});
}

const json& RecordFields::member(const char* name) const {
  if (!has(name)) refuse(name);
  return value_->at(name);
}

}  // namespace ptw
