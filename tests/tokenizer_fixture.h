// What the tests of tokenizers share: model folders made for a test, the reference's answers, and a
// count of the cases that differ.
#pragma once

#include <QTemporaryDir>
#include <QtTest>

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>
#include <tuple>
#include <vector>

#include "report/message.h"
#include "text/tokenizer.h"

namespace ptw {

using Ids = std::vector<std::int64_t>;

const std::filesystem::path demo_model =
    std::filesystem::path(PTW_SOURCE_DIR) / "resources/demo/model";
constexpr std::int64_t demo_rows = 8128;

inline std::string read(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

/// A model folder that is gone at the end of its test.
class Folder {
 public:
  [[nodiscard]] std::filesystem::path path() const { return directory_.path().toStdString(); }
  void add(const std::string& name, const std::string& bytes) const {
    std::ofstream(path() / name, std::ios::binary) << bytes;
  }
  void add_demo_pieces() const { add("spiece.model", read(demo_model / "spiece.model")); }
  [[nodiscard]] auto open(std::int64_t rows = demo_rows) const {
    return open_tokenizer(path(), rows);
  }
  [[nodiscard]] std::string refusal(std::int64_t rows = demo_rows) const {
    try {
      std::ignore = open(rows);
    } catch (const Error& error) {
      return error.what();
    }
    return {};
  }

 private:
  QTemporaryDir directory_;
};

/// Whether `sentence` is one line with `part` in it.
inline bool says(const std::string& sentence, const std::string& part) {
  const bool sound = sentence.find(part) != sentence.npos && sentence.find('\n') == sentence.npos;
  if (!sound) qWarning("refused with \"%s\"", sentence.c_str());
  return sound;
}

/// The folder of the reference's answers; it need not be there.
inline std::filesystem::path conformance() {
  const auto given = qEnvironmentVariable("PTW_CONFORMANCE").toStdString();
  return given.empty() ? std::filesystem::path(PTW_SOURCE_DIR) / "../shared/conformance"
                       : std::filesystem::path(given);
}

/// Counts the cases of one kind and reports those that differ.
class Count {
 public:
  explicit Count(std::string name) : name_(std::move(name)) {}
  ~Count() { qInfo("%s: %d cases, %d differ", name_.c_str(), cases_, differ_); }
  Count(const Count&) = delete;
  Count& operator=(const Count&) = delete;

  template <class Value>
  void check(const nlohmann::json& text, const Value& ours, const nlohmann::json& theirs) {
    ++cases_;
    if (ours == theirs.get<Value>()) return;
    ++differ_;
    qWarning("%s: %s gives %s instead of %s", name_.c_str(), text.dump().c_str(),
             nlohmann::json(ours).dump().c_str(), theirs.dump().c_str());
  }
  [[nodiscard]] bool good() const { return cases_ > 0 && differ_ == 0; }

 private:
  std::string name_;
  int cases_ = 0;
  int differ_ = 0;
};

}  // namespace ptw
