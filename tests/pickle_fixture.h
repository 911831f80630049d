// Files of torch.save, made by hand: pickles from their instructions, archives from their records,
// as wrong as a test wants them.
#pragma once

#include <cstdint>
#include <cstring>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace ptw::handmade {

template <class Number>
std::string number(Number value) {
  std::string bytes(sizeof value, '\0');
  std::memcpy(bytes.data(), &value, sizeof value);
  return bytes;
}

// --- Pickles: every function gives the instructions that push a value ---

inline std::string text(std::string_view letters) {
  return "X" + number(static_cast<std::uint32_t>(letters.size())) + std::string(letters);
}

inline std::string integer(std::int64_t value) {
  return std::string("\x8a\x08") + number(value);
}

inline std::string global(const std::string& module, const std::string& name) {
  return "c" + module + "\n" + name + "\n";
}

inline std::string tuple(std::initializer_list<std::string> items) {
  std::string code = "(";
  for (const auto& item : items) code += item;
  return code + "t";
}

inline std::string extents(const std::vector<std::int64_t>& all) {
  std::string code = "(";
  for (const auto extent : all) code += integer(extent);
  return code + "t";
}

inline std::string storage(const std::string& type, const std::string& key, std::int64_t count) {
  return tuple({text("storage"), global("torch", type), text(key), text("cpu"), integer(count)}) +
         "Q";
}

inline std::string tensor(const std::string& storage, std::int64_t offset,
                          const std::vector<std::int64_t>& sizes,
                          const std::vector<std::int64_t>& strides) {
  return global("torch._utils", "_rebuild_tensor_v2") +
         tuple({storage, integer(offset), extents(sizes), extents(strides), "\x89",
                global("collections", "OrderedDict") + ")R"}) +
         "R";
}

inline std::string dict(const std::vector<std::pair<std::string, std::string>>& items) {
  std::string code = global("collections", "OrderedDict") + ")R(";
  for (const auto& [key, value] : items) code += text(key) + value;
  return code + "u";
}

inline std::string pickle(const std::string& code) {
  return "\x80\x02" + code + ".";
}

// --- Archives ---

struct Member {
  std::string name, bytes;
  std::uint16_t method = 0, flags = 0;
};

/// One member with its header, after `before` bytes of padding inside the header.
inline std::string record(const Member& member, std::size_t padding = 0) {
  const auto size = static_cast<std::uint32_t>(member.bytes.size());
  return "PK\3\4" + number(std::uint16_t{20}) + number(member.flags) + number(member.method) +
         std::string(8, '\0') + number(size) + number(size) +
         number(static_cast<std::uint16_t>(member.name.size())) +
         number(static_cast<std::uint16_t>(padding)) + member.name + std::string(padding, '\0') +
         member.bytes;
}

inline std::string entry(const Member& member, std::uint32_t size, std::uint32_t begin,
                         const std::string& extra = {}) {
  return "PK\1\2" + std::string(4, '\0') + number(member.flags) + number(member.method) +
         std::string(8, '\0') + number(size) + number(size) +
         number(static_cast<std::uint16_t>(member.name.size())) +
         number(static_cast<std::uint16_t>(extra.size())) + std::string(10, '\0') + number(begin) +
         member.name + extra;
}

inline std::string end_record(std::uint16_t count, std::uint32_t size, std::uint32_t begin) {
  return "PK\5\6" + std::string(4, '\0') + number(count) + number(count) + number(size) +
         number(begin) + number(std::uint16_t{0});
}

/// `alignment` is that of every member's bytes; torch.save's is 64.
inline std::string zip(const std::vector<Member>& members, std::size_t alignment = 64) {
  std::string bytes, directory;
  for (const auto& member : members) {
    const auto begin = bytes.size();
    const auto data = begin + 30 + member.name.size();
    bytes += record(member, (alignment - data % alignment) % alignment);
    directory += entry(member, static_cast<std::uint32_t>(member.bytes.size()),
                       static_cast<std::uint32_t>(begin));
  }
  const auto begin = static_cast<std::uint32_t>(bytes.size());
  return bytes + directory +
         end_record(static_cast<std::uint16_t>(members.size()),
                    static_cast<std::uint32_t>(directory.size()), begin);
}

/// The archive that torch.save makes of a pickle and its storages, by key.
inline std::string torch_zip(const std::string& code,
                             const std::vector<std::pair<std::string, std::string>>& storages,
                             std::size_t alignment = 64) {
  std::vector<Member> members = {{"archive/data.pkl", pickle(code)}};
  for (const auto& [key, bytes] : storages) members.push_back({"archive/data/" + key, bytes});
  members.push_back({"archive/version", "3\n"});
  return zip(members, alignment);
}

// --- The older format ---

inline const std::string magic("\x80\x02\x8a\x0a\x6c\xfc\x9c\x46\xf9\x20\x6a\xa8\x50\x19.", 15);

inline std::string facts(const std::string& little_endian = "\x88") {
  return pickle("}(" + text("protocol_version") + integer(1001) + text("little_endian") +
                little_endian + "u");
}

struct PlainStorage {
  std::string key;
  std::int64_t count;
  std::string bytes;
};

inline std::string plain(const std::string& code, const std::vector<PlainStorage>& storages) {
  std::string keys = "](", data;
  for (const auto& [key, count, bytes] : storages) {
    keys += text(key);
    data += number(count) + bytes;
  }
  return magic + pickle(integer(1001)) + facts() + pickle(code) + pickle(keys + "e") + data;
}

}  // namespace ptw::handmade
