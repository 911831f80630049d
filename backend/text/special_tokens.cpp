#include "text/special_tokens.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "report/message.h"

namespace ptw {
namespace {

using nlohmann::json;

struct RoleField {
  const char* name;
  std::optional<AddedToken> TokenRoles::*member;
};

constexpr std::array role_fields = {
    RoleField{"bos_token", &TokenRoles::beginning}, RoleField{"eos_token", &TokenRoles::end},
    RoleField{"unk_token", &TokenRoles::unknown},   RoleField{"sep_token", &TokenRoles::separator},
    RoleField{"pad_token", &TokenRoles::padding},   RoleField{"cls_token", &TokenRoles::classifier},
    RoleField{"mask_token", &TokenRoles::mask}};

void read_roles(const JsonFields& fields, SpecialTokens& tokens) {
  for (const auto& [name, member] : role_fields) {
    auto& role = tokens.roles.*member;
    if (const json* stored = fields.find(name))
      role = fields.token(name, *stored, role.value_or(AddedToken{}));
  }
}

void read_additional(const JsonFields& fields, SpecialTokens& tokens) {
  auto listed = fields.tokens("additional_special_tokens");
  if (!listed) return;
  if (!tokens.additional) tokens.additional.emplace();
  for (auto& token : *listed)
    if (std::ranges::find(*tokens.additional, token.content, &AddedToken::content) ==
        tokens.additional->end())
      tokens.additional->push_back(std::move(token));
}

std::map<std::int64_t, AddedToken> read_tokens_by_id(const JsonFields& config) {
  const std::string key = "added_tokens_decoder";
  const json* stored = config.find(key);
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

std::map<std::int64_t, AddedToken> read_ids_by_token(const std::filesystem::path& file) {
  const JsonFields fields(file);
  std::map<std::int64_t, AddedToken> tokens;
  for (const auto& [content, id] : fields.all().items()) {
    if (!id.is_number_integer() || id < 0) fields.refuse(content);
    tokens[id.get<std::int64_t>()] = {content};
  }
  return tokens;
}

}  // namespace

std::vector<AddedToken> TokenRoles::in_order() const {
  std::vector<AddedToken> tokens;
  for (const auto& field : role_fields)
    if (const auto& role = this->*field.member) tokens.push_back(*role);
  return tokens;
}

SpecialTokens read_special_tokens(const std::filesystem::path& model_folder,
                                  const JsonFields& config, TokenRoles defaults) {
  SpecialTokens tokens;
  tokens.roles = std::move(defaults);
  read_roles(config, tokens);
  read_additional(config, tokens);
  if (config.find("added_tokens_decoder")) {
    tokens.added = read_tokens_by_id(config);
    return tokens;
  }
  const JsonFields map(model_folder / "special_tokens_map.json");
  read_roles(map, tokens);
  read_additional(map, tokens);
  tokens.added = read_ids_by_token(model_folder / "added_tokens.json");
  return tokens;
}

void check_tokenizer_class(const JsonFields& config, const std::vector<std::string>& readable) {
  const auto kind = config.text("tokenizer_class");
  const auto fits = [&kind](const std::string& name) {
    return kind->find(name) != std::string::npos;
  };
  const bool names_none =
      !kind || *kind == "TokenizersBackend" || *kind == "PreTrainedTokenizerFast";
  if (names_none || std::ranges::any_of(readable, fits)) return;
  throw Error(PTW_TR("text",
                     "%1 asks for a tokenizer of the kind %2, which is not read here; expected was "
                     "%3. Choose another model."),
              {config.file().string(), *kind, readable.front()});
}

}  // namespace ptw
