#include "model/writing_rules.h"

#include <algorithm>
#include <nlohmann/json.hpp>

#include "files/json_text.h"
#include "files/open_file.h"
#include "files/read_file.h"
#include "model/config_reader.h"
#include "report/message.h"

namespace ptw {
namespace {

using nlohmann::json;

constexpr std::int64_t kLongestText = 1 << 30;

/// What would change the text and is not applied, with the values that change nothing.
const std::vector<Inert>& not_applied() {
  static const std::vector<Inert> fields = {{"constraints", {}},
                                            {"early_stopping", {true, false}},
                                            {"diversity_penalty", {0}},
                                            {"do_sample", {false}},
                                            {"dola_layers", {}},
                                            {"encoder_no_repeat_ngram_size", {0}},
                                            {"encoder_repetition_penalty", {1}},
                                            {"exponential_decay_length_penalty", {}},
                                            {"force_words_ids", {}},
                                            {"forced_decoder_ids", {json::array()}},
                                            {"guidance_scale", {1}},
                                            {"length_penalty", {1}},
                                            {"num_beam_groups", {1}},
                                            {"num_beams", {1}},
                                            {"penalty_alpha", {0}},
                                            {"renormalize_logits", {false}},
                                            {"sequence_bias", {}},
                                            {"stop_strings", {json::array()}},
                                            {"watermarking_config", {}}};
  return fields;
}

/// What BART's config.json means where it says nothing, and by the older name of a field.
json with_defaults_of_bart(json config) {
  if (!config.contains("forced_eos_token_id")) config["forced_eos_token_id"] = 2;
  const auto old = config.find("force_bos_token_to_be_generated");
  const auto forced = config.find("forced_bos_token_id");
  const bool is_forced = forced != config.end() && !forced->is_null();
  if (!is_forced && old != config.end() && *old == true)
    config["forced_bos_token_id"] = config.value("bos_token_id", json(0));
  return config;
}

/// What generate() obeys, and the file that says it. A generation_config.json that was made from a
/// config.json leaves to that what it does not name.
struct Source {
  json fields;
  std::filesystem::path file;
};

Source source_of(const json& config, const std::filesystem::path& folder) {
  const auto own =
      config.value("model_type", json()) == "bart" ? with_defaults_of_bart(config) : config;
  const auto file = folder / "generation_config.json";
  if (!is_there(file)) return {own, folder / "config.json"};
  auto fields = parse_json(read_file(file, kLargestConfig));
  if (!fields.is_object())
    throw Error(PTW_TR("model", "%1 is not a JSON object. Download it once more."),
                {file.string()});
  if (fields.value("_from_model_config", json()) == true)
    for (const auto& [field, value] : config.items())
      if (!fields.contains(field)) fields[field] = value;
  return {std::move(fields), file};
}

/// Lists of ids: a word that must not be written is one of them.
std::vector<std::vector<std::int64_t>> words(const ConfigReader& read, const Source& source,
                                             const char* field, std::int64_t vocabulary_size) {
  std::vector<std::vector<std::int64_t>> all;
  if (!read.says(field)) return all;
  const auto& stored = source.fields.at(field);
  if (!stored.is_array()) read.refuse(field);
  for (const auto& word : stored) {
    const json one = {{field, word}};
    all.push_back(ConfigReader(one, source.file).ids(field, vocabulary_size));
    if (all.back().empty()) read.refuse(field);
  }
  return all;
}

}  // namespace

WritingRules read_writing_rules(const json& config, const std::filesystem::path& folder,
                                std::int64_t vocabulary_size) {
  const auto source = source_of(config, folder);
  const ConfigReader read(source.fields, source.file);
  const auto count = [&](const char* field) {
    return static_cast<std::int64_t>(read.number(field, kLongestText, 0));
  };
  WritingRules rules;
  rules.end_ids = read.ids("eos_token_id", vocabulary_size);
  rules.start_id = read.id("decoder_start_token_id", vocabulary_size, -1);
  rules.first_id = read.id("forced_bos_token_id", vocabulary_size, -1);
  rules.last_ids = read.ids("forced_eos_token_id", vocabulary_size);
  rules.never = read.ids("suppress_tokens", vocabulary_size);
  rules.never_first = read.ids("begin_suppress_tokens", vocabulary_size);
  rules.never_together = words(read, source, "bad_words_ids", vocabulary_size);
  rules.longest_repeated = count("no_repeat_ngram_size");
  rules.repetition_penalty = read.number("repetition_penalty", 1e6, 1);
  if (rules.repetition_penalty == 0) read.refuse("repetition_penalty");
  rules.shortest = count("min_length");
  rules.shortest_new = count("min_new_tokens");
  rules.stops_early = read.says("early_stopping") && source.fields.at("early_stopping") == true;
  for (const auto& [field, values] : not_applied())
    if (read.says(field) && std::ranges::count(values, source.fields.at(field)) == 0)
      rules.left_out.emplace_back(field);
  return rules;
}

}  // namespace ptw
