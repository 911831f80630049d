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
using Seen = std::tuple<std::string, std::uintmax_t, fs::file_time_type>;

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
  const MappedFile mapped(file);
  const Seen seen{fs::absolute(file).string(), mapped.bytes().size(), fs::last_write_time(file)};
  const std::scoped_lock lock(mutex);
  auto& hash = known[seen];
  if (hash.empty())
    hash = sha256({reinterpret_cast<const char*>(mapped.bytes().data()), mapped.bytes().size()});
  return hash;
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
