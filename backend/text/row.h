// A row of a data file: named texts, packed so that many short ones take little more memory than
// the file.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace ptw {

/// The names of a file's fields, numbered as they come. Names that differ only in Unicode
/// composition are one.
class FieldNames {
 public:
  FieldNames() = default;
  FieldNames(const FieldNames&) = delete;
  FieldNames& operator=(const FieldNames&) = delete;

  std::uint32_t add(std::string_view name);
  [[nodiscard]] std::optional<std::uint32_t> find(std::string_view name) const;
  [[nodiscard]] const std::string& operator[](std::uint32_t number) const {
    return *names_[number];
  }
  [[nodiscard]] std::size_t size() const { return names_.size(); }

 private:
  std::map<std::string, std::uint32_t, std::less<>> numbers_;
  std::vector<const std::string*> names_;  ///< keys of numbers_
};

class Fields {
 public:
  /// `names` must outlive the fields.
  explicit Fields(FieldNames& names) : names_(&names) {}

  /// Of a name that is added again the last text counts.
  void add(std::uint32_t name, std::string_view text);
  void add(std::string_view name, std::string_view text) { add(names_->add(name), text); }
  void clear();

  [[nodiscard]] std::optional<std::string_view> find(std::string_view name) const;
  /// Calls `use` with the number of the name and the text of every field.
  template <class Use>
  void for_each(Use use) const {
    for (std::size_t i = 0; i < places_.size(); ++i) use(places_[i].name, text(i));
  }
  [[nodiscard]] std::map<std::string, std::string> all() const;
  /// Of memory, more or less.
  [[nodiscard]] std::size_t bytes() const;

 private:
  struct Place {
    std::uint32_t name = 0;
    std::uint32_t end = 0;  ///< of its text in texts_
  };
  [[nodiscard]] std::string_view text(std::size_t place) const;

  FieldNames* names_;
  std::string texts_;
  std::vector<Place> places_;
};

struct Row {
  explicit Row(FieldNames& names) : fields(names) {}

  /// Throws Error, naming `file` and line, when there is no such field.
  [[nodiscard]] std::string_view field(const std::filesystem::path& file,
                                       std::string_view name) const;

  std::size_t line = 0;  ///< where it begins in the file, from 1
  Fields fields;

  // What the formats of the papers' tasks know further (task_format.h).
  std::string group;                    ///< rows that count together: the question they belong to
  std::vector<std::string> references;  ///< everything right for TaskFormat::reference
  bool is_right = true;                 ///< false: what the row offers is a wrong answer
  bool is_labelled = true;              ///< false: the file keeps what is right to itself
};

/// What is done with every row; the row is good until the function returns.
using RowUse = std::function<void(const Row&)>;

}  // namespace ptw
