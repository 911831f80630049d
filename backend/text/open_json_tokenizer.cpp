#include "text/open_json_tokenizer.h"

#include <algorithm>
#include <string>
#include <utility>

#include "files/shown.h"
#include "report/message.h"
#include "text/json_tokenizer.h"
#include "text/refusals.h"
#include "text/special_tokens.h"

namespace ptw {
namespace {

namespace fs = std::filesystem;

std::optional<bool> read_flag(const JsonFields& config, const char* key) {
  if (!config.find(key)) return std::nullopt;
  bool value = false;
  config.read(key, value);
  return value;
}

/// Of a list of ids the first.
std::optional<std::int64_t> read_id(const JsonFields& config, const char* key) {
  const auto* id = config.find(key);
  if (id && id->is_array() && !id->empty()) id = &id->front();
  return id && id->is_number_integer() ? std::optional(id->get<std::int64_t>()) : std::nullopt;
}

class Assembly {
 public:
  Assembly(const fs::path& folder, TokenizerFamily family, std::int64_t rows)
      : family_(family),
        rows_(rows),
        config_(folder / "tokenizer_config.json"),
        model_config_(folder / "config.json"),
        special_(read_special_tokens(folder, config_, {})),
        stored_(read_tokenizer_json(folder / "tokenizer.json",
                                    read_flag(config_, "add_prefix_space"), rows)) {}

  std::unique_ptr<Tokenizer> open() {
    add_tokens();
    JsonTokenizerOptions options;
    for (const auto& token : named_tokens()) options.special.push_back(token.content);
    if (const auto unknown = stored_.model->unknown())
      options.special.push_back(*stored_.model->token(*unknown));
    options.end = role(special_.roles.end, "eos_token_id", usual_end());
    const auto padding = role(special_.roles.padding, "pad_token_id", "<pad>");
    options.padding = has_row(padding) ? padding : options.end;
    options.targets_are_inputs = family_ == TokenizerFamily::t5 || family_ == TokenizerFamily::bart;
    check_rows(options.special);
    require(options.end);
    set_surroundings(options.end);
    return std::make_unique<JsonTokenizer>(std::move(stored_), options, rows_);
  }

 private:
  /// The tokens that play a part, and those that are special besides.
  [[nodiscard]] std::vector<AddedToken> named_tokens() const {
    auto tokens = special_.roles.in_order();
    for (const auto& token : special_.additional.value_or(std::vector<AddedToken>{}))
      tokens.push_back(token);
    return tokens;
  }

  /// As the reference adds what tokenizer.json does not have among its added tokens.
  void add_tokens() {
    for (const auto& [id, token] : special_.added) {
      if (stored_.added.id(token.content)) continue;
      if (const auto next = stored_.next_id(token.content); next != id && id < rows_)
        throw Error(PTW_TR("text",
                           "%1 gives the added token \"%2\" the id %3, but in tokenizer.json it "
                           "gets %4. Put the two files that the model came with into the folder."),
                    {config_.file().string(), shown(token.content), std::to_string(id),
                     std::to_string(next)});
      add(token);
    }
    for (auto token : named_tokens()) {
      token.special = true;
      if (!stored_.added.id(token.content)) add(token);
    }
  }

  void add(const AddedToken& token) {
    const auto id = stored_.next_id(token.content);
    if (id < rows_ || stored_.model->id(token.content)) stored_.added.add(id, token);
  }

  /// What a file names, else what config.json has an id for, else the usual.
  [[nodiscard]] std::string role(const std::optional<AddedToken>& named, const char* key,
                                 const std::string& usual) const {
    if (named) return named->content;
    const auto id = read_id(model_config_, key);
    const auto& added = stored_.added.by_id();
    if (id && added.contains(*id)) return added.at(*id).content;
    const auto* token = id ? stored_.model->token(*id) : nullptr;
    return token ? *token : usual;
  }

  [[nodiscard]] const char* usual_end() const {
    return family_ == TokenizerFamily::gpt2 ? "<|endoftext|>" : "</s>";
  }

  [[nodiscard]] bool has_row(const std::string& token) const {
    const auto id = stored_.id(token);
    return id && *id < rows_;
  }

  void require(const std::string& token) const {
    if (!has_row(token)) refuse_role(stored_.file, token);
  }

  void check_rows(const std::vector<std::string>& special) const {
    const auto ordinary = [&](const std::string& token) {
      return !stored_.added.id(token) && std::ranges::find(special, token) == special.end();
    };
    if (std::ranges::any_of(stored_.model->tokens_from(rows_), ordinary))
      refuse_rows(stored_.file, stored_.model->size(), rows_);
  }

  /// LlamaTokenizer goes by tokenizer_config.json alone, others by tokenizer.json: there the two
  /// must agree.
  void set_surroundings(const std::string& end) {
    const auto beginning = role(special_.roles.beginning, "bos_token_id", "<s>");
    auto& [before, after] = stored_.surroundings;
    const auto adds_beginning = read_flag(config_, "add_bos_token");
    const auto adds_end = read_flag(config_, "add_eos_token");
    if (family_of_class(config_.text("tokenizer_class").value_or("")) == TokenizerFamily::llama) {
      if (adds_beginning.value_or(true)) require(beginning);
      before.clear(), after.clear();
      if (adds_beginning.value_or(true)) before.push_back(*stored_.id(beginning));
      if (adds_end.value_or(false)) after.push_back(*stored_.id(end));
      return;
    }
    check("add_bos_token", adds_beginning, before, beginning);
    check("add_eos_token", adds_end, after, end);
    for (const auto& ids : {before, after})
      for (const auto id : ids)
        if (id >= rows_ || !(stored_.added.by_id().contains(id) || stored_.model->token(id)))
          require(std::to_string(id));
  }

  void check(const char* key, std::optional<bool> said, const std::vector<std::int64_t>& ids,
             const std::string& token) const {
    const auto id = stored_.id(token);
    if (!said || *said == (id && std::ranges::find(ids, *id) != ids.end())) return;
    throw Error(PTW_TR("text",
                       "%1 says \"%2\": %3, but the post_processor of %4 does otherwise. Make the "
                       "two agree."),
                {config_.file().string(), key, *said ? "true" : "false", stored_.file.string()});
  }

  TokenizerFamily family_;
  std::int64_t rows_;
  JsonFields config_;
  JsonFields model_config_;
  SpecialTokens special_;
  TokenizerJson stored_;
};

}  // namespace

std::unique_ptr<Tokenizer> open_json_tokenizer(const fs::path& model_folder, TokenizerFamily family,
                                               std::int64_t vocabulary_size) {
  return Assembly(model_folder, family, vocabulary_size).open();
}

}  // namespace ptw
