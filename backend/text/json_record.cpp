#include "text/json_record.h"

#include <iterator>
#include <string_view>
#include <utility>

#include "files/json_text.h"
#include "report/message.h"
#include "text/data_file.h"
#include "text/unicode.h"

namespace ptw {
namespace {

using nlohmann::json;

json parse_line(const std::filesystem::path& file, const Line& line) {
  auto reading = read_json(line.text, line_spare);
  if (reading.value.is_object()) return std::move(reading.value);
  const auto fault = reading.problem.fault;
  const bool is_plain = fault == JsonFault::none || fault == JsonFault::syntax;
  if (!is_plain && trim(line.text).starts_with('{'))
    refuse_json(file, line.text, reading.problem, line.number);
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

/// Hands on the objects of the list as soon as they are read, and notes where they begin.
class ListBuilder : public JsonBuilder<json> {
 public:
  ListBuilder(const std::string& bytes, const std::string& key,
              const std::function<void(const JsonRecord&)>& use)
      : JsonBuilder(bytes.size(), line_spare),
        bytes_(bytes),
        key_(key),
        in_list_(key.empty()),
        use_(use) {}

  JsonReading<json> read() {
    return read_json_through<json>(*this, bytes_, CountingIterator(bytes_.data(), line_),
                                   CountingIterator(bytes_.data() + bytes_.size(), line_));
  }

  bool key(const std::string& name) {
    if (depth() == 1 && !key_.empty()) in_list_ = name == key_;
    return JsonBuilder::key(name);
  }
  bool start_object(std::size_t size) {
    if (at_list()) begin_ = line_;
    return JsonBuilder::start_object(size);
  }
  bool end_object() {
    if (!JsonBuilder::end_object()) return false;
    if (at_list()) use_({begin_, take_last()});
    return true;
  }

  /// Where the last object began.
  [[nodiscard]] std::size_t line() const { return begin_; }

 private:
  [[nodiscard]] bool at_list() const {
    return in_list_ && depth() == (key_.empty() ? 1 : 2) && in_array();
  }

  const std::string& bytes_;
  const std::string& key_;
  bool in_list_;
  const std::function<void(const JsonRecord&)>& use_;
  std::size_t line_ = 1;
  std::size_t begin_ = 1;
};

}  // namespace

JsonRecord parse_json_line(const std::filesystem::path& file, const Line& line) {
  return {line.number, parse_line(file, line)};
}

void read_json_lines(const std::filesystem::path& file,
                     const std::function<void(const JsonRecord&)>& use) {
  const auto bytes = read_data(file);
  for_filled_lines(bytes, [&](const Line& line) { use(parse_json_line(file, line)); });
}

void read_json_list(const std::filesystem::path& file, const std::string& key,
                    const std::function<void(const JsonRecord&)>& use) {
  const auto bytes = read_data(file);
  ListBuilder builder(bytes, key, use);
  const auto reading = builder.read();
  if (reading.problem.fault != JsonFault::none) refuse_json(file, bytes, reading.problem);
  const auto& root = reading.value;
  const json list = key.empty() ? root : root.is_object() ? root.value(key, json()) : json();
  if (!list.is_array() || !list.empty() || (!key.empty() && reading.repeated == key))
    refuse_line(PTW_TR("text",
                       "%1, line %2: this is no list of JSON objects. Choose the file of that data "
                       "set, or another \"format\" in the task."),
                file, builder.line());
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

bool RecordFields::has_object(const char* name) const {
  return has(name) && member(name).is_object();
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

std::vector<std::string> RecordFields::texts(const char* name) const {
  std::vector<std::string> found;
  for (const auto& item : list(name)) {
    if (!item.is_string()) refuse(name);
    found.push_back(item.get<std::string>());
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
