// A config.json, for every family of models, and the same text as its generation_config.json.
#include "files/json_text.h"
#include "fuzz/fuzz.h"
#include "model/bart_config.h"
#include "model/gpt2_config.h"
#include "model/llama_config.h"
#include "model/t5_config.h"

using namespace ptw;

namespace {

void require(bool sound) {
  if (!sound) std::abort();
}

template <class Read>
void attempt_on(const nlohmann::json& config, Read read) {
  fuzz::attempt([&] { read(config, "config.json"); });
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto config = parse_json(fuzz::text(data, size));
  if (!config.is_object()) return 0;
  attempt_on(config, [](const auto&... from) {
    const auto t5 = read_t5_config(from...);
    require(t5.heads > 0 && t5.d_kv > 0 && t5.vocabulary_size > t5.pad_id);
  });
  attempt_on(config, [](const auto&... from) {
    const auto bart = read_bart_config(from...);
    require(bart.width % bart.encoder.heads == 0 && bart.width % bart.decoder.heads == 0);
  });
  attempt_on(config, [](const auto&... from) {
    const auto gpt2 = read_gpt2_config(from...);
    require(gpt2.width % gpt2.heads == 0 && gpt2.vocabulary_size > gpt2.pad_id);
  });
  attempt_on(config, [](const auto&... from) {
    const auto llama = read_llama_config(from...);
    require(llama.heads % llama.key_value_heads == 0);
    require(llama.head_size > 0 && llama.head_size % 2 == 0);
  });
  std::ignore = fuzz::scratch().write("generation_config.json", fuzz::text(data, size));
  attempt_on(config, [](const auto& fields, const auto&) {
    const auto rules = read_writing_rules(fields, fuzz::scratch().path(), 100);
    for (const auto id : rules.end_ids) require(id >= 0 && id < 100);
    require(rules.first_id >= -1 && rules.first_id < 100 && rules.repetition_penalty > 0);
  });
  return 0;
}
