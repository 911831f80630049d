#include "files/sha256.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>
#include <map>
#include <mutex>
#include <tuple>

#include "files/mapped_file.h"

namespace ptw {
namespace {

namespace fs = std::filesystem;

std::string hexadecimal(const unsigned char* bytes, std::size_t count) {
  constexpr std::string_view digits = "0123456789abcdef";
  std::string text;
  for (std::size_t i = 0; i < count; ++i) {
    text += digits[bytes[i] >> 4];
    text += digits[bytes[i] & 0xf];
  }
  return text;
}

/// What a file was when it was hashed.
using Seen = std::tuple<dev_t, ino_t, off_t, time_t, long>;

Seen seen(const struct stat& file) {
  return {file.st_dev, file.st_ino, file.st_size, file.st_mtim.tv_sec, file.st_mtim.tv_nsec};
}

}  // namespace

std::string sha256(std::string_view bytes) {
  std::array<unsigned char, EVP_MAX_MD_SIZE> digest{};
  unsigned int size = 0;
  EVP_Digest(bytes.data(), bytes.size(), digest.data(), &size, EVP_sha256(), nullptr);
  return hexadecimal(digest.data(), size);
}

std::string sha256_of(const fs::path& file) {
  static std::mutex mutex;
  static std::map<Seen, std::string> known;
  const WatchedFile watched(file);
  const std::scoped_lock lock(mutex);
  if (const auto found = known.find(seen(watched.seen())); found != known.end())
    return found->second;
  const MappedFile mapped(file);
  const auto hash =
      sha256({reinterpret_cast<const char*>(mapped.bytes().data()), mapped.bytes().size()});
  watched.require_unchanged();
  return known[seen(watched.seen())] = hash;
}

std::string sha256_of(std::vector<fs::path> files) {
  if (files.empty()) return {};
  if (files.size() == 1) return sha256_of(files.front());
  std::ranges::sort(files, {}, [](const fs::path& file) { return file.filename(); });
  std::string list;
  for (const auto& file : files) list += sha256_of(file) + "  " + file.filename().string() + '\n';
  return sha256(list);
}

}  // namespace ptw
