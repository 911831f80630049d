#include "files/read_file.h"

#include <fstream>

#include "report/message.h"

namespace ptw {

std::string read_file(const std::filesystem::path& file, std::uintmax_t limit) {
  std::error_code problem;
  const auto status = std::filesystem::status(file, problem);
  if (!std::filesystem::exists(status))
    throw Error(PTW_TR("files", "There is no file %1. Check the name and the folder."),
                {file.string()});
  if (!std::filesystem::is_regular_file(status))
    throw Error(PTW_TR("files", "%1 is not a plain file. Choose a file."), {file.string()});
  const auto size = std::filesystem::file_size(file, problem);
  if (!problem && size > limit)
    throw Error(
        PTW_TR("files", "%1 is too large: it has %2 bytes, and %3 is the most that is read."),
        {file.string(), std::to_string(size), std::to_string(limit)});
  std::ifstream stream(file, std::ios::binary);
  std::string bytes(problem ? 0 : static_cast<std::size_t>(size), '\0');
  stream.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  if (problem || !stream)
    throw Error(PTW_TR("files", "%1 cannot be read. Check its permissions."), {file.string()});
  return bytes;
}

}  // namespace ptw
