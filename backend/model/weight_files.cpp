#include "model/weight_files.h"

#include <set>

#include "files/json_text.h"
#include "files/open_file.h"
#include "files/read_file.h"
#include "report/message.h"

namespace ptw {
namespace {

constexpr std::uintmax_t kLongestIndex = 4 << 20;

std::set<std::string> shards(const std::filesystem::path& index_file) {
  const auto index = parse_json(read_file(index_file, kLongestIndex));
  std::set<std::string> files;
  if (index.is_object() && index.contains("weight_map") && index["weight_map"].is_object())
    for (const auto& [name, file] : index["weight_map"].items()) {
      const auto text = file.is_string() ? file.get<std::string>() : std::string();
      if (text.empty() || text == ".." ||
          text.find_first_of(std::string_view("/\0", 2)) != std::string::npos)
        throw Error(PTW_TR("model", "%1 names a file outside its folder."), {index_file.string()});
      files.insert(text);
    }
  if (files.empty())
    throw Error(PTW_TR("model", "%1 lists no weight files. Download it once more."),
                {index_file.string()});
  return files;
}

std::vector<std::filesystem::path> files_of(const std::filesystem::path& folder, const char* whole,
                                            const char* index) {
  if (is_there(folder / whole)) return {folder / whole};
  std::vector<std::filesystem::path> files;
  if (is_there(folder / index))
    for (const auto& shard : shards(folder / index)) files.push_back(folder / shard);
  return files;
}

}  // namespace

WeightFiles weight_files(const std::filesystem::path& folder) {
  auto files = files_of(folder, "model.safetensors", "model.safetensors.index.json");
  if (!files.empty()) return {false, std::move(files)};
  return {true, files_of(folder, "pytorch_model.bin", "pytorch_model.bin.index.json")};
}

}  // namespace ptw
