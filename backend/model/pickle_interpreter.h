// How pickle::read goes through a pickle.
#pragma once

#include <cstring>
#include <string>
#include <unordered_map>

#include "model/pickle.h"

namespace ptw::pickle {

class Interpreter {
 public:
  Interpreter(std::string_view bytes, const std::filesystem::path& path)
      : bytes_(bytes), path_(path) {}

  Pickle run();

 private:
  static constexpr std::size_t kMostValues = 500'000, kLongestKey = 1'000;

  // Each takes the instructions of its kind and says whether this was one.
  bool constant(unsigned char instruction);
  bool text(unsigned char instruction);
  bool stack(unsigned char instruction);
  bool memo(unsigned char instruction);
  bool container(unsigned char instruction);
  bool filling(unsigned char instruction);
  bool call(unsigned char instruction);

  [[noreturn]] void fail(const std::string& fault) const;
  [[noreturn]] void misplaced(const char* what) const;

  std::string_view take(std::uint64_t size);
  std::string_view take_line();
  template <class Number>
  Number number() {
    Number value = 0;
    std::memcpy(&value, take(sizeof value).data(), sizeof value);
    return value;
  }

  void push(Value value);
  [[nodiscard]] Ref top() const;
  Ref pop();
  std::vector<Ref> pop_to_mark();
  template <class Kind>
  Kind& as(Ref ref, const char* what) {
    auto* value = std::get_if<Kind>(&values_[ref]);
    if (!value) misplaced(what);
    return *value;
  }

  std::int64_t long_integer();
  void remember(std::uint64_t place);
  void recall(std::uint64_t place);
  void tuple(std::size_t size);
  void append(const std::vector<Ref>& items);
  void set_items(const std::vector<Ref>& items);
  void name(std::string_view module, std::string_view name);
  void storage();
  void reduce();
  void count_copies(std::size_t items);
  void ordered_dict(const std::vector<Ref>& arguments);
  void rebuild_tensor(const std::vector<Ref>& arguments);
  std::vector<std::int64_t> extents(Ref ref);

  std::string_view bytes_;
  const std::filesystem::path& path_;
  std::size_t position_ = 0;
  std::vector<Value> values_;
  std::vector<Ref> stack_;
  std::vector<std::size_t> marks_;  ///< heights of the stack
  std::unordered_map<std::uint64_t, Ref> memo_;
  std::size_t copied_ = 0;  ///< items of containers that may be asked for again and again
};

}  // namespace ptw::pickle
