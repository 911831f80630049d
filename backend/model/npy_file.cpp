#include "model/npy_file.h"

#include <algorithm>
#include <charconv>
#include <cstring>
#include <limits>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "files/lfs_pointer.h"
#include "files/mapped_file.h"
#include "report/message.h"

namespace ptw {
namespace {

constexpr std::string_view kMagic{"\x93NUMPY", 6};
constexpr std::size_t kMostDimensions = 8;

struct Header {
  std::string_view type;  ///< e.g. "<f4"
  bool fortran_order = false;
  std::vector<std::int64_t> shape;
};

/// Reads a header such as {'descr': '<f4', 'fortran_order': False, 'shape': (3, 4), }: the three
/// fields in any order. Every member gives nothing where something else stands.
class HeaderReader {
 public:
  explicit HeaderReader(std::string_view text) : rest_(text) {}

  std::optional<Header> read() {
    Header header;
    std::map<std::string_view, bool> seen;
    if (!skip("{")) return std::nullopt;
    while (!skip("}")) {
      const auto key = text();
      if (!key || !seen.emplace(*key, true).second || !skip(":") || !field(*key, header))
        return std::nullopt;
      if (!skip(",") && !rest_.starts_with('}')) return std::nullopt;
    }
    if (seen.size() != 3 || !rest_.empty()) return std::nullopt;
    return header;
  }

 private:
  /// Passes over `token` and the white space after it, when it is what comes next.
  bool skip(std::string_view token) {
    if (!rest_.starts_with(token)) return false;
    rest_.remove_prefix(token.size());
    rest_.remove_prefix(std::min(rest_.find_first_not_of(" \n"), rest_.size()));
    return true;
  }

  std::optional<std::string_view> text() {
    const auto quote = rest_.substr(0, 1);
    if (quote != "'" && quote != "\"") return std::nullopt;
    const auto end = rest_.find(quote, 1);
    if (end == std::string_view::npos) return std::nullopt;
    const auto content = rest_.substr(1, end - 1);
    skip(rest_.substr(0, end + 1));
    return content;
  }

  bool field(std::string_view key, Header& header) {
    if (key == "shape") return shape(header.shape);
    if (key == "descr") {
      const auto type = text();
      header.type = type.value_or("");
      return type.has_value();
    }
    header.fortran_order = key == "fortran_order" && skip("True");
    return header.fortran_order || (key == "fortran_order" && skip("False"));
  }

  bool shape(std::vector<std::int64_t>& extents) {
    if (!skip("(")) return false;
    bool separated = true;
    while (!skip(")")) {
      const auto value = extent();
      if (!value || !separated || extents.size() == kMostDimensions) return false;
      extents.push_back(*value);
      separated = skip(",");
      if (!separated && extents.size() == 1) return false;  // (3) is a number, (3,) a tuple
    }
    return true;
  }

  std::optional<std::int64_t> extent() {
    std::int64_t value = 0;
    const auto [end, problem] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    if (problem != std::errc() || value < 0) return std::nullopt;
    skip(rest_.substr(0, static_cast<std::size_t>(end - rest_.data())));
    return value;
  }

  std::string_view rest_;
};

class NpyFile {
 public:
  explicit NpyFile(const std::filesystem::path& path) : path_(path), file_(path) {
    const auto bytes = file_.bytes();
    rest_ = {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
  }

  torch::Tensor read() {
    const auto header = read_header();
    const auto stored = read_numbers(header);
    if (!header.fortran_order) return stored.view(header.shape);
    const std::vector<std::int64_t> turned(header.shape.rbegin(), header.shape.rend());
    std::vector<std::int64_t> order;
    for (auto i = turned.size(); i-- > 0;) order.push_back(static_cast<std::int64_t>(i));
    return stored.view(turned).permute(order).contiguous();
  }

 private:
  [[noreturn]] void damaged(const std::string& fault) const {
    throw Error(PTW_TR("model",
                       "%1 is not a sound .npy file: %2. Save it once more with numpy.save, "
                       "as float32."),
                {path_.string(), fault});
  }

  std::string_view take(std::size_t size) {
    if (size > rest_.size()) damaged("it is cut short");
    const auto taken = rest_.substr(0, size);
    rest_.remove_prefix(size);
    return taken;
  }

  Header read_header() {
    refuse_lfs_pointer(path_, rest_);
    if (!rest_.starts_with(kMagic)) damaged("it does not begin as one");
    take(kMagic.size());
    const auto version = take(2);
    if (version[0] < 1 || version[0] > 3 || version[1] != 0) damaged("its version is not known");
    std::uint32_t size = 0;
    const auto stored = take(version[0] == 1 ? 2 : 4);
    std::memcpy(&size, stored.data(), stored.size());
    const auto header = HeaderReader(take(size)).read();
    if (!header) damaged("its header is malformed");
    return *header;
  }

  /// All numbers in the order of the file, [count].
  torch::Tensor read_numbers(const Header& header) {
    static const std::map<std::string_view, torch::ScalarType> types = {
        {"f2", torch::kFloat16}, {"f4", torch::kFloat32}, {"f8", torch::kFloat64}};
    const bool known = header.type.size() == 3 && (header.type[0] == '<' || header.type[0] == '>');
    const auto type = known ? types.find(header.type.substr(1)) : types.end();
    if (type == types.end()) damaged("its numbers are of another type than float16, 32 or 64");
    const auto size = torch::elementSize(type->second);
    const auto count = count_of(header.shape);
    if (rest_.size() % size != 0 || rest_.size() / size != static_cast<std::size_t>(count))
      damaged("its shape does not match its size (it may be cut short)");
    auto numbers = torch::empty({count}, type->second);
    auto* start = static_cast<char*>(numbers.data_ptr());
    if (count > 0) std::memcpy(start, rest_.data(), rest_.size());
    if (header.type[0] == '>')
      for (auto* number = start; number != start + rest_.size(); number += size)
        std::reverse(number, number + size);
    return numbers;
  }

  /// The product of the extents, which may not overflow, not even beside an extent of 0.
  [[nodiscard]] std::int64_t count_of(const std::vector<std::int64_t>& shape) const {
    std::int64_t count = 1;
    for (const auto extent : shape) {
      const auto factor = std::max<std::int64_t>(extent, 1);
      if (factor > std::numeric_limits<std::int64_t>::max() / count)
        damaged("its shape is too large");
      count *= factor;
    }
    return std::ranges::count(shape, 0) > 0 ? 0 : count;
  }

  const std::filesystem::path& path_;
  MappedFile file_;
  std::string_view rest_;
};

}  // namespace

torch::Tensor read_npy(const std::filesystem::path& path) {
  return NpyFile(path).read();
}

}  // namespace ptw
