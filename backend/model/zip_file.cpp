#include "model/zip_file.h"

#include <algorithm>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <utility>
#include <vector>

#include "report/message.h"

namespace ptw {
namespace {

constexpr std::string_view kMember = "PK\3\4", kEntry = "PK\1\2", kEnd = "PK\5\6",
                           kEnd64 = "PK\6\6", kEnd64Locator = "PK\6\7";
constexpr std::size_t kMemberSize = 30, kEntrySize = 46, kEndSize = 22, kEnd64Size = 56,
                      kLocatorSize = 20;
constexpr std::uint32_t kIn64 = 0xFFFFFFFF;  // the number is in the ZIP64 field instead
constexpr std::uint16_t kEncrypted = 0x2041, kExtra64 = 1;

class ZipReader {
 public:
  ZipReader(std::span<const std::byte> file, const std::filesystem::path& path)
      : file_(reinterpret_cast<const char*>(file.data()), file.size()), path_(path) {}

  std::map<std::string, std::span<const std::byte>> members();

 private:
  struct Directory {
    std::uint64_t count, size, begin;
  };
  struct Entry {
    std::string_view name;
    std::uint64_t size, packed_size, begin;
  };

  [[noreturn]] void damaged(const std::string& fault) const {
    throw Error(PTW_TR("model",
                       "%1 is not a sound ZIP archive: %2. Download or save it once more, "
                       "or get the model in the safetensors format."),
                {path_.string(), fault});
  }
  [[nodiscard]] std::string_view slice(std::uint64_t begin, std::uint64_t size) const {
    if (begin > file_.size() || size > file_.size() - begin) damaged("it is cut short");
    return file_.substr(begin, size);
  }
  template <class Number>
  [[nodiscard]] Number number(std::uint64_t begin) const {
    Number value = 0;
    std::memcpy(&value, slice(begin, sizeof value).data(), sizeof value);
    return value;
  }
  [[nodiscard]] bool has(std::string_view signature, std::uint64_t begin) const {
    return slice(begin, signature.size()) == signature;
  }

  [[nodiscard]] std::size_t end_record() const;
  [[nodiscard]] Directory directory() const;
  [[nodiscard]] Directory directory64(std::size_t locator) const;
  Entry read_entry(std::uint64_t& position) const;
  void read_extra64(std::string_view extra, Entry& entry) const;
  [[nodiscard]] std::uint64_t data_begin(const Entry& entry) const;

  std::string_view file_;
  const std::filesystem::path& path_;
};

/// Where the record at the end of the archive begins; only a comment may follow it.
std::size_t ZipReader::end_record() const {
  if (file_.size() < kEndSize) damaged("it is cut short");
  const auto last = file_.size() - kEndSize;
  const auto first = last - std::min<std::size_t>(last, 0xFFFF);
  for (auto begin = last + 1; begin-- > first;)
    if (has(kEnd, begin) && number<std::uint16_t>(begin + 20) == last - begin) return begin;
  damaged("its end is missing (it may be cut short)");
}

ZipReader::Directory ZipReader::directory64(std::size_t locator) const {
  const auto record = number<std::uint64_t>(locator + 8);
  if (record > locator || locator - record < kEnd64Size || !has(kEnd64, record))
    damaged("its ZIP64 directory is lost");
  if (number<std::uint32_t>(record + 16) != 0 || number<std::uint32_t>(record + 20) != 0)
    damaged("it is split into several files");
  return {number<std::uint64_t>(record + 32), number<std::uint64_t>(record + 40),
          number<std::uint64_t>(record + 48)};
}

ZipReader::Directory ZipReader::directory() const {
  const auto end = end_record();
  if (end >= kLocatorSize && has(kEnd64Locator, end - kLocatorSize))
    return directory64(end - kLocatorSize);
  if (number<std::uint16_t>(end + 4) != 0 || number<std::uint16_t>(end + 6) != 0)
    damaged("it is split into several files");
  return {number<std::uint16_t>(end + 10), number<std::uint32_t>(end + 12),
          number<std::uint32_t>(end + 16)};
}

/// Takes from the field of ZIP64 what did not fit into the entry.
void ZipReader::read_extra64(std::string_view extra, Entry& entry) const {
  const auto at = static_cast<std::uint64_t>(extra.data() - file_.data());
  for (std::uint64_t begin = 0; extra.size() - begin >= 4;) {
    const auto kind = number<std::uint16_t>(at + begin);
    const auto size = number<std::uint16_t>(at + begin + 2);
    begin += 4;
    if (size > extra.size() - begin) return;
    if (kind == kExtra64) {
      const auto end = begin + size;
      for (auto* field : {&entry.size, &entry.packed_size, &entry.begin}) {
        if (*field != kIn64 || end - begin < 8) continue;
        *field = number<std::uint64_t>(at + begin);
        begin += 8;
      }
      return;
    }
    begin += size;
  }
}

ZipReader::Entry ZipReader::read_entry(std::uint64_t& position) const {
  if (!slice(position, kEntrySize).starts_with(kEntry)) damaged("its directory is malformed");
  const auto flags = number<std::uint16_t>(position + 8);
  const auto method = number<std::uint16_t>(position + 10);
  const auto name_size = number<std::uint16_t>(position + 28);
  const auto extra_size = number<std::uint16_t>(position + 30);
  const auto comment_size = number<std::uint16_t>(position + 32);
  Entry entry{slice(position + kEntrySize, name_size), number<std::uint32_t>(position + 24),
              number<std::uint32_t>(position + 20), number<std::uint32_t>(position + 42)};
  read_extra64(slice(position + kEntrySize + name_size, extra_size), entry);
  if (flags & kEncrypted) damaged("it is encrypted");
  if (method != 0 || entry.size != entry.packed_size) damaged("it is compressed");
  position += kEntrySize + name_size + extra_size + comment_size;
  return entry;
}

/// Where the bytes of a member begin, after a header of its own.
std::uint64_t ZipReader::data_begin(const Entry& entry) const {
  const auto name_size = number<std::uint16_t>(entry.begin + 26);
  if (!slice(entry.begin, kMemberSize).starts_with(kMember) ||
      slice(entry.begin + kMemberSize, name_size) != entry.name)
    damaged("its directory does not match its members");
  return entry.begin + kMemberSize + name_size + number<std::uint16_t>(entry.begin + 28);
}

std::map<std::string, std::span<const std::byte>> ZipReader::members() {
  const auto directory = this->directory();
  if (directory.count > slice(directory.begin, directory.size).size() / kEntrySize)
    damaged("its directory is malformed");
  std::map<std::string, std::span<const std::byte>> found;
  std::vector<std::pair<std::uint64_t, std::uint64_t>> places;
  auto position = directory.begin;
  for (std::uint64_t i = 0; i < directory.count; ++i) {
    const auto entry = read_entry(position);
    const auto begin = data_begin(entry);
    const auto bytes = std::as_bytes(std::span(slice(begin, entry.size)));
    if (!found.emplace(entry.name, bytes).second) damaged("two members share a name");
    places.emplace_back(entry.begin, begin + entry.size);
  }
  if (position - directory.begin != directory.size) damaged("its directory is malformed");
  places.emplace_back(directory.begin, position);
  std::ranges::sort(places);
  for (std::size_t i = 1; i < places.size(); ++i)
    if (places[i].first < places[i - 1].second) damaged("its members overlap");
  return found;
}

}  // namespace

std::map<std::string, std::span<const std::byte>> zip_members(std::span<const std::byte> file,
                                                              const std::filesystem::path& path) {
  return ZipReader(file, path).members();
}

}  // namespace ptw
