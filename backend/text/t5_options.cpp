#include "text/t5_options.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

#include "files/read_file.h"
#include "report/message.h"

namespace ptw {
namespace {

using nlohmann::json;

constexpr std::uintmax_t largest_file = 64u << 20;
constexpr int most_extra_ids = 100'000;

/// An empty object when there is no such file.
json read_object(const std::filesystem::path& file) {
  std::error_code ignored;
  if (!std::filesystem::exists(file, ignored)) return json::object();
  const auto object = json::parse(read_file(file, largest_file), nullptr, false);
  if (!object.is_object())
    throw Error(PTW_TR("text", "%1 is not a JSON object. Download it once more."), {file.string()});
  return object;
}

/// tokenizer_config.json, whose null stands for "not said".
class Config {
 public:
  explicit Config(std::filesystem::path file) : file_(std::move(file)), json_(read_object(file_)) {}

  [[nodiscard]] const json* find(const std::string& key) const {
    const auto found = json_.find(key);
    return found == json_.end() || found->is_null() ? nullptr : &*found;
  }

  [[noreturn]] void refuse(const std::string& key) const {
    throw Error(PTW_TR("text",
                       "%1: %2 is not what a tokenizer can use. Download the file once "
                       "more."),
                {file_.string(), key});
  }

  void read(const std::string& key, bool& value) const {
    const json* stored = find(key);
    if (!stored) return;
    if (!stored->is_boolean()) refuse(key);
    value = stored->get<bool>();
  }

  void read(const std::string& key, int& value) const {
    const json* stored = find(key);
    if (!stored) return;
    if (!stored->is_number_integer() || *stored < 0 || *stored > most_extra_ids) refuse(key);
    value = stored->get<int>();
  }

  [[nodiscard]] AddedToken token(const std::string& key, const json& stored) const {
    if (stored.is_string()) return {stored.get<std::string>()};
    if (!stored.is_object()) refuse(key);
    const auto flag = [&](const char* name) {
      const auto found = stored.find(name);
      return found != stored.end() && *found == true;
    };
    const auto content = stored.find("content");
    if (content == stored.end() || !content->is_string()) refuse(key);
    return {content->get<std::string>(), flag("lstrip"), flag("rstrip"), flag("single_word")};
  }

  [[nodiscard]] const std::filesystem::path& file() const { return file_; }

 private:
  std::filesystem::path file_;
  json json_;
};

void check_kind(const Config& config) {
  const json* kind = config.find("tokenizer_class");
  if (!kind) return;
  if (!kind->is_string()) config.refuse("tokenizer_class");
  if (kind->get<std::string>().find("T5Tokenizer") == std::string::npos)
    throw Error(PTW_TR("text",
                       "%1 asks for a tokenizer of the kind %2; this one reads T5Tokenizer "
                       "only. Choose a model of the T5 family."),
                {config.file().string(), kind->get<std::string>()});
}

/// The order decides the ids of roles that are no pieces.
void read_roles(const Config& config, T5Options& options) {
  const auto read = [&](const char* role, std::string* name) {
    const json* stored = config.find(role);
    if (!stored && !name) return;
    options.roles.push_back(stored ? config.token(role, *stored) : AddedToken{*name});
    if (name) *name = options.roles.back().content;
  };
  read("bos_token", nullptr);
  read("eos_token", &options.end);
  read("unk_token", &options.unknown);
  read("sep_token", nullptr);
  read("pad_token", &options.padding);
  read("cls_token", nullptr);
  read("mask_token", nullptr);
}

std::optional<std::vector<AddedToken>> read_additional(const Config& config, int extra_ids) {
  const std::string key = "additional_special_tokens";
  const json* stored = config.find(key);
  if (!stored) return std::nullopt;
  if (!stored->is_array()) config.refuse(key);
  std::vector<AddedToken> tokens;
  for (const auto& token : *stored) tokens.push_back(config.token(key, token));
  const auto listed = std::ranges::count_if(tokens, is_sentinel);
  if (listed > 0 && extra_ids > 0 && listed != extra_ids) config.refuse(key + " / extra_ids");
  return tokens;
}

std::map<std::int64_t, AddedToken> read_added(const Config& config) {
  const std::string key = "added_tokens_decoder";
  const json* stored = config.find(key);
  if (!stored) return {};
  if (!stored->is_object()) config.refuse(key);
  std::map<std::int64_t, AddedToken> tokens;
  for (const auto& [name, token] : stored->items()) {
    std::int64_t id = -1;
    const auto [end, problem] = std::from_chars(name.data(), name.data() + name.size(), id);
    if (problem != std::errc{} || end != name.data() + name.size() || id < 0) config.refuse(key);
    tokens[id] = config.token(key, token);
  }
  return tokens;
}

bool is_mt5(const std::filesystem::path& model_folder) {
  const auto config = read_object(model_folder / "config.json");
  const auto kind = config.find("model_type");
  return kind != config.end() && *kind == "mt5";
}

}  // namespace

bool is_sentinel(const AddedToken& token) {
  return token.content.find("<extra_id_") != std::string::npos;
}

T5Options read_t5_options(const std::filesystem::path& model_folder) {
  const Config config(model_folder / "tokenizer_config.json");
  check_kind(config);
  T5Options options;
  if (is_mt5(model_folder)) options.extra_ids = 0;
  config.read("legacy", options.legacy);
  config.read("add_prefix_space", options.add_prefix_space);
  config.read("extra_ids", options.extra_ids);
  read_roles(config, options);
  options.additional_special_tokens = read_additional(config, options.extra_ids);
  options.added_tokens = read_added(config);
  if (const json* name = config.find("vocab_file"); name && name->is_string())
    options.vocabulary_file = std::filesystem::path(name->get<std::string>()).filename().string();
  return options;
}

}  // namespace ptw
