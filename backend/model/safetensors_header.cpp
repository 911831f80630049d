#include "model/safetensors_header.h"

#include <limits>
#include <nlohmann/json.hpp>
#include <set>

#include "files/shown.h"

namespace ptw {
namespace {

using nlohmann::json;
using Add = std::function<void(const std::string&, const SafetensorsEntry&)>;

constexpr std::size_t kMostDimensions = 16, kMostMetadata = 10'000;
constexpr auto kMost = static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max());

/// Hears the parts of the header: at depth 1 the names of tensors, at 2 the fields of one, at 3 the
/// numbers of its shape and offsets. What is nested elsewhere belongs to unknown fields.
class HeaderListener : public nlohmann::json_sax<json> {
 public:
  HeaderListener(const Add& add, std::map<std::string, std::string>& metadata)
      : add_(add), metadata_(metadata) {}

  [[nodiscard]] const std::string& fault() const { return fault_; }

  bool null() override { return other(); }
  bool boolean(bool /*value*/) override { return other(); }
  bool number_integer(number_integer_t /*value*/) override { return other(); }
  bool number_float(number_float_t /*value*/, const string_t& /*text*/) override { return other(); }
  bool binary(binary_t& /*value*/) override { return other(); }

  bool number_unsigned(number_unsigned_t value) override {
    if (depth_ != 3 || !in_list_) return other();
    if (field_ == "shape") {
      if (value > kMost || entry_.shape.size() == kMostDimensions) return malformed();
      entry_.shape.push_back(static_cast<std::int64_t>(value));
    } else if (field_ == "data_offsets") {
      if (offsets_ == 2) return no_sound_offsets();
      (offsets_++ == 0 ? entry_.offsets.first : entry_.offsets.second) = value;
    }
    return true;
  }

  bool string(string_t& value) override {
    if (depth_ != 2) return other();
    if (is_metadata() && metadata_.size() < kMostMetadata)
      metadata_[field_] = value;
    else if (field_ == "dtype")
      entry_.type = value;
    else
      return other();
    return true;
  }

  bool start_object(std::size_t /*size*/) override {
    if (depth_ == 1) {
      entry_ = {};
      offsets_ = 0;
      fields_.clear();
    } else if (depth_ > 1 && !other()) {
      return false;
    }
    ++depth_;
    return true;
  }

  bool end_object() override {
    --depth_;
    if (depth_ != 1 || is_metadata()) return true;
    if (fields_.size() != 3) return malformed();
    if (offsets_ != 2) return no_sound_offsets();
    add_(name_, entry_);
    return true;
  }

  bool key(string_t& value) override {
    if (depth_ == 1) {
      name_ = value;
      return !is_metadata() || !std::exchange(has_metadata_, true) || twice(value);
    }
    if (depth_ > 2) return true;
    field_ = value;
    return is_metadata() || !is_known() || fields_.insert(value).second || twice(value);
  }

  bool start_array(std::size_t /*size*/) override {
    if (depth_ == 0 || in_list_) return other();
    in_list_ = depth_ == 2 && !is_metadata() && (field_ == "shape" || field_ == "data_offsets");
    if (!in_list_ && !other()) return false;
    ++depth_;
    return true;
  }

  bool end_array() override {
    in_list_ = false;
    --depth_;
    return true;
  }

  bool parse_error(std::size_t /*position*/, const std::string& /*token*/,
                   const json::exception& /*error*/) override {
    return not_an_object();
  }

 private:
  [[nodiscard]] bool is_metadata() const { return name_ == "__metadata__"; }
  [[nodiscard]] bool is_known() const {
    return field_ == "dtype" || field_ == "shape" || field_ == "data_offsets";
  }

  bool wrong(const std::string& fault) {
    fault_ = fault;
    return false;
  }
  bool not_an_object() { return wrong("the header is not a JSON object"); }
  bool malformed() { return wrong("the entry of tensor " + shown(name_) + " is malformed"); }
  bool no_sound_offsets() { return wrong("tensor " + shown(name_) + " has no sound data_offsets"); }
  bool twice(const std::string& key) { return wrong("its header says " + shown(key) + " twice"); }

  /// A value that is none of those that are looked for: wrong in their place, else passed over.
  bool other() {
    if (depth_ == 0) return not_an_object();
    if (is_metadata()) return true;
    if (depth_ == 1) return malformed();
    const bool is_field = depth_ == 2 || in_list_;
    if (!is_field) return true;
    if (field_ == "data_offsets") return no_sound_offsets();
    return !is_known() || malformed();
  }

  const Add& add_;
  std::map<std::string, std::string>& metadata_;
  std::string fault_, name_, field_;
  SafetensorsEntry entry_;
  std::set<std::string> fields_;  ///< of the entry, those that are known
  int offsets_ = 0;               ///< read so far
  std::size_t depth_ = 0;
  bool in_list_ = false, has_metadata_ = false;
};

}  // namespace

std::string read_safetensors_header(std::string_view text, const Add& add,
                                    std::map<std::string, std::string>& metadata) {
  HeaderListener listener(add, metadata);
  json::sax_parse(text, &listener);
  return listener.fault();
}

}  // namespace ptw
