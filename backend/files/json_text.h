// JSON that somebody else wrote: read in time and memory in proportion to the text, or not at all.
#pragma once

#include <cstddef>
#include <nlohmann/json.hpp>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "files/json_problem.h"

namespace ptw {

/// What becomes of a text that should be JSON.
template <class Json>
struct JsonReading {
  Json value = Json(Json::value_t::discarded);  ///< discarded unless the text is sound
  JsonProblem problem;
  std::string repeated;  ///< the first name that an object has twice; the last of them counts
};

/// What a small text may take in memory as JSON: enough for a tokenizer's many short values.
inline constexpr std::size_t json_spare = std::size_t{160} << 20;

/// Follows nlohmann-json's parser and builds the value.
template <class Json>
class JsonBuilder {
 public:
  /// `length` is that of the text. The value may take twice that and `spare` bytes more.
  explicit JsonBuilder(std::size_t length, std::size_t spare = json_spare)
      : allowed_(2 * length + spare) {}

  bool null() { return add(nullptr); }
  bool boolean(bool value) { return add(value); }
  bool number_integer(typename Json::number_integer_t value) { return add(value); }
  bool number_unsigned(typename Json::number_unsigned_t value) { return add(value); }
  bool number_float(double value, const std::string& /*token*/) { return add(value); }
  bool string(const std::string& value) { return charge(kText + value.size()) && add(value); }
  bool binary(const typename Json::binary_t& /*value*/) { return false; }
  bool start_array(std::size_t /*size*/) { return open(false); }
  bool start_object(std::size_t /*size*/) { return open(true); }
  bool end_array() { return add(close()); }
  bool end_object() { return add(close()); }
  bool key(const std::string& name) {
    open_.back().names.push_back(name);
    return charge(kMember + name.size());
  }
  bool parse_error(std::size_t byte, const std::string& token,
                   const typename Json::exception& problem) {
    reading_.problem = json_problem(byte, token, problem.what());
    return false;
  }

  /// What became of the text, when all of it was read or the parser stopped.
  JsonReading<Json> take(bool sound) {
    if (sound) reading_.value = std::move(done_.front());
    return std::move(reading_);
  }

 protected:
  /// How many arrays and objects are open.
  [[nodiscard]] std::size_t depth() const { return open_.size(); }
  [[nodiscard]] bool in_array() const { return !open_.empty() && !open_.back().is_object; }
  /// Takes the last value out of the array that is open.
  Json take_last() {
    auto& values = open_.back().values;
    Json last = std::move(values.back());
    values.pop_back();
    spent_ = open_.back().spent;
    return last;
  }

 private:
  struct Open {
    bool is_object = false;
    std::size_t spent = 0;           ///< when it was opened
    std::vector<std::string> names;  ///< of an object
    std::vector<Json> values;
  };

  // Bytes of memory, more or less.
  static constexpr std::size_t kElement = 32;
  static constexpr std::size_t kStructure = 64;
  static constexpr std::size_t kText = 48;
  static constexpr std::size_t kMember = 112;
  static constexpr std::size_t kDeepest = deepest_json;

  bool charge(std::size_t bytes) {
    spent_ += bytes;
    if (spent_ > allowed_) reading_.problem.fault = JsonFault::size;
    return spent_ <= allowed_;
  }

  bool open(bool is_object) {
    if (open_.size() == kDeepest) reading_.problem.fault = JsonFault::depth;
    if (open_.size() == kDeepest || !charge(kStructure)) return false;
    open_.push_back({is_object, spent_, {}, {}});
    return true;
  }

  template <class Value>
  bool add(Value&& value) {
    auto& values = open_.empty() ? done_ : open_.back().values;
    values.emplace_back(std::forward<Value>(value));
    return charge(kElement);
  }

  Json close() {
    auto last = std::move(open_.back());
    open_.pop_back();
    if (!last.is_object) return Json(typename Json::array_t(std::move(last.values)));
    typename Json::object_t members;
    if constexpr (requires { members.reserve(0); })
      fill_in_order(members, last);
    else
      for (std::size_t i = 0; i < last.names.size(); ++i)
        note(members.insert_or_assign(last.names[i], std::move(last.values[i])).second,
             last.names[i]);
    return Json(std::move(members));
  }

  /// Of an ordered object, which looks for a name among all the others and copies when it grows.
  template <class Members>
  void fill_in_order(Members& members, Open& last) {
    std::unordered_map<std::string_view, std::size_t> places;
    members.reserve(last.names.size());
    for (std::size_t i = 0; i < last.names.size(); ++i) {
      const auto [place, is_new] = places.emplace(last.names[i], members.size());
      if (is_new)
        members.emplace_back(last.names[i], std::move(last.values[i]));
      else
        members.data()[place->second].second = std::move(last.values[i]);
      note(is_new, last.names[i]);
    }
  }

  void note(bool is_new, const std::string& name) {
    if (!is_new && reading_.repeated.empty()) reading_.repeated = name;
  }

  std::size_t allowed_;
  std::size_t spent_ = 0;
  std::vector<Open> open_;
  std::vector<Json> done_;
  JsonReading<Json> reading_;
};

/// Reads `text` through `builder`, a JsonBuilder or derived from one, by iterators of that text.
template <class Json, class Builder, class Iterator>
JsonReading<Json> read_json_through(Builder& builder, std::string_view text, Iterator begin,
                                    Iterator end) {
  if (has_huge_token(text)) return {Json(Json::value_t::discarded), {JsonFault::size, 0, {}}, {}};
  const bool sound = Json::sax_parse(begin, end, &builder);
  return builder.take(sound);
}

template <class Json = nlohmann::json>
JsonReading<Json> read_json(std::string_view text, std::size_t spare = json_spare) {
  JsonBuilder<Json> builder(text.size(), spare);
  return read_json_through<Json>(builder, text, text.data(), text.data() + text.size());
}

/// The JSON in `text`; discarded when it is none, nested too deeply or too large.
template <class Json = nlohmann::json>
Json parse_json(std::string_view text) {
  return read_json<Json>(text).value;
}

}  // namespace ptw
