// ZIP archives whose members are stored as they are, as torch.save writes them. Libraries for ZIP
// give no safe way to the place of a member in a mapped file, so the directory is read here.
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <span>
#include <string>

namespace ptw {

/// The bytes of every member of a ZIP or ZIP64 archive, by name, as views of `file`. Throws Error,
/// naming `path`, when the archive is damaged, split or encrypted, when a member is compressed, or
/// when two share a name or bytes. Checksums are not looked at.
std::map<std::string, std::span<const std::byte>> zip_members(std::span<const std::byte> file,
                                                              const std::filesystem::path& path);

}  // namespace ptw
