// config.json and generation_config.json: fields that are missing, of a
// wrong type, absurdly large or contradictory are refused with one sentence that names file and
// field.
#include <QtTest>

#include <nlohmann/json.hpp>

#include "engine_fixture.h"
#include "model/gpt2_config.h"
#include "model/llama_config.h"
#include "model/t5_config.h"

using namespace ptw;
using nlohmann::json;

namespace {

json bart() {
  return {{"model_type", "bart"},
          {"vocab_size", 32},
          {"d_model", 8},
          {"encoder_layers", 1},
          {"encoder_attention_heads", 2},
          {"encoder_ffn_dim", 16},
          {"decoder_layers", 1},
          {"decoder_attention_heads", 2},
          {"decoder_ffn_dim", 16},
          {"max_position_embeddings", 64}};
}

json gpt2() {
  return {{"model_type", "gpt2"}, {"vocab_size", 32}, {"n_embd", 8},
          {"n_layer", 1},         {"n_head", 2},      {"n_positions", 64}};
}

json t5() {
  return {{"model_type", "t5"}, {"vocab_size", 32}, {"d_model", 8},  {"d_kv", 4},
          {"d_ff", 16},         {"num_layers", 1},  {"num_heads", 2}};
}

json llama() {
  return {{"model_type", "llama"},    {"vocab_size", 32},
          {"hidden_size", 8},         {"intermediate_size", 16},
          {"num_hidden_layers", 1},   {"num_attention_heads", 2},
          {"num_key_value_heads", 1}, {"max_position_embeddings", 64}};
}

/// A family: a sound configuration, and which fields are what.
struct Family {
  json sound;
  std::vector<const char*> sizes, ids, numbers, flags;
  const char* activation;
};

const std::vector<Family>& families() {
  static const std::vector<Family> all = {
      {bart(),
       {"vocab_size", "d_model", "encoder_layers", "encoder_attention_heads", "encoder_ffn_dim",
        "decoder_layers", "decoder_attention_heads", "decoder_ffn_dim", "max_position_embeddings"},
       {"pad_token_id", "eos_token_id", "decoder_start_token_id", "forced_bos_token_id",
        "forced_eos_token_id"},
       {"dropout"},
       {"scale_embedding", "tie_word_embeddings"},
       "activation_function"},
      {gpt2(),
       {"vocab_size", "n_embd", "n_inner", "n_layer", "n_head", "n_positions"},
       {"pad_token_id", "eos_token_id"},
       {"layer_norm_epsilon", "resid_pdrop"},
       {"scale_attn_weights", "scale_attn_by_inverse_layer_idx", "tie_word_embeddings"},
       "activation_function"},
      {llama(),
       {"vocab_size", "hidden_size", "intermediate_size", "num_hidden_layers",
        "num_attention_heads", "num_key_value_heads", "head_dim", "max_position_embeddings"},
       {"pad_token_id", "eos_token_id"},
       {"rms_norm_eps"},
       {"tie_word_embeddings"},
       "hidden_act"}};
  return all;
}

/// No weights are there: a sound configuration gets as far as asking for them.
std::string opened(const ScratchFolder& folder, const json& config) {
  written(folder / "config.json", config.dump());
  return refusal([&] { std::ignore = open_model(folder.path()); });
}

}  // namespace

class ConfigTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void soundOnesAreRead();
  void wrongField_data();
  void wrongField();
  void headSizeOfLlama();
  void typeOfT5();
  void rotationOfLlama();
  void stretchedRotation_data();
  void stretchedRotation();
  void fieldsThatChangeNumbers_data();
  void fieldsThatChangeNumbers();
  void otherNames();
  void activations();
  void feedForwardOfT5();
  void scaleOfT5();
  void otherArchitectures_data();
  void otherArchitectures();
  void quantizedModels_data();
  void quantizedModels();
  void listsOfEndIds();
  void rulesOfWriting();
  void rulesThatAreWrong_data();
  void rulesThatAreWrong();
};

void ConfigTest::soundOnesAreRead() {
  for (const auto& family : families()) {
    const ScratchFolder folder;
    QVERIFY(says(opened(folder, family.sound), {"holds no model.safetensors"}));
  }
}

void ConfigTest::wrongField_data() {
  QTest::addColumn<QByteArray>("config");
  QTest::addColumn<QString>("field");
  for (const auto& family : families()) {
    const auto type = family.sound["model_type"].get<std::string>();
    const auto with = [&](const char* field, const json& value) {
      auto config = family.sound;
      config[field] = value;
      const auto text = value.dump();
      QTest::addRow("%s: %s = %.40s", type.c_str(), field, text.c_str())
          << QByteArray::fromStdString(config.dump()) << QString(field);
    };
    for (const auto* field : family.sizes)
      for (const json& absurd :
           {json(0), json(-1), json(1e18), json(1'000'000'000'000'000'000),
            json(18'446'744'073'709'551'615U), json("8"), json(true), json(8.5), json::array({8}),
            json::object({{"size", 8}}), json(std::string(100'000, '9'))})
        with(field, absurd);
    for (const auto* field : family.ids)
      for (const json& absurd : {json(-2), json(32), json(1e18), json(18'446'744'073'709'551'615U),
                                 json("1"), json::object()})
        with(field, absurd);
    for (const auto* field : family.numbers)
      for (const json& absurd : {json(-1), json(1e30), json("0.1"), json::array()})
        with(field, absurd);
    for (const auto* field : family.flags)
      for (const json& absurd : {json("yes"), json(1), json::array()}) with(field, absurd);
    for (const json& absurd : {json("swoosh"), json(3), json("line\nbreak")})
      with(family.activation, absurd);
  }
  const auto contradiction = [](json config, const char* field, int value, const char* named) {
    config[field] = value;
    QTest::addRow("%s = %d", field, value) << QByteArray::fromStdString(config.dump()) << named;
  };
  contradiction(bart(), "encoder_attention_heads", 3, "encoder_attention_heads");
  contradiction(bart(), "decoder_attention_heads", 5, "decoder_attention_heads");
  contradiction(gpt2(), "n_head", 3, "n_head");
  contradiction(llama(), "num_key_value_heads", 3, "num_key_value_heads");
  contradiction(llama(), "num_attention_heads", 3, "num_attention_heads");
  contradiction(llama(), "head_dim", 3, "head_dim");
}

void ConfigTest::wrongField() {
  QFETCH(QByteArray, config);
  QFETCH(QString, field);
  const ScratchFolder folder;
  const auto sentence = opened(folder, json::parse(config.toStdString()));
  QVERIFY(says(sentence, {folder / "config.json", field.toStdString()}));
  QVERIFY2(sentence.size() < 400, "a sentence, not the file");
}

/// A null is another way to leave a field out; newer configurations have one here.
void ConfigTest::headSizeOfLlama() {
  auto config = llama();
  config["head_dim"] = nullptr;
  QCOMPARE(read_llama_config(config, "config.json").head_size, std::int64_t{4});
  config["num_attention_heads"] = 16;
  QVERIFY(says(refusal([&] { read_llama_config(config, "config.json"); }),
               {"config.json", "num_attention_heads"}));
}

void ConfigTest::typeOfT5() {
  const json config = {{"model_type", 16}, {"vocab_size", 32}};
  QVERIFY(says(refusal([&] { read_t5_config(config, "config.json"); }),
               {"config.json", "model_type", "16"}));
}

/// transformers 5 has the base of the rotation in an object, where earlier versions know only its
/// rule of stretching; "default" stretches nothing.
void ConfigTest::rotationOfLlama() {
  const auto base = [](const json& fields) {
    auto config = llama();
    config.update(fields);
    return read_llama_config(config, "config.json").rotary_base;
  };
  QCOMPARE(base(json::object()), 10'000.0);
  QCOMPARE(base({{"rope_theta", 500.0}}), 500.0);
  const json plain = {{"rope_type", "default"}, {"rope_theta", 900.0}};
  QCOMPARE(base({{"rope_parameters", plain}}), 900.0);
  QCOMPARE(base({{"rope_parameters", plain}, {"rope_theta", 500.0}}), 900.0);
  QCOMPARE(base({{"rope_parameters", {{"rope_theta", 900.0}}}}), 900.0);
  QCOMPARE(base({{"rope_parameters", nullptr}, {"rope_theta", 500.0}}), 500.0);
  QCOMPARE(base({{"rope_scaling", {{"type", "default"}}}, {"rope_theta", 500.0}}), 500.0);
  QCOMPARE(base({{"rope_scaling", {{"rope_type", "default"}}}}), 10'000.0);
  QCOMPARE(base({{"rope_scaling", nullptr}}), 10'000.0);
}

void ConfigTest::stretchedRotation_data() {
  QTest::addColumn<QByteArray>("fields");
  QTest::addColumn<QString>("named");
  const auto row = [](const json& fields, const char* named) {
    QTest::newRow(fields.dump().c_str()) << QByteArray::fromStdString(fields.dump()) << named;
  };
  for (const auto* field : {"rope_parameters", "rope_scaling"}) {
    for (const auto* rule : {"linear", "dynamic", "yarn", "longrope", "llama3", "su", "new"})
      for (const auto* key : {"rope_type", "type"})
        row({{field, {{key, rule}, {"factor", 2.0}}}}, rule);
    row({{field, {{"rope_type", 3}}}}, "rope_type");
    row({{field, {{"rope_type", "default"}, {"partial_rotary_factor", 0.5}}}},
        "partial_rotary_factor");
    row({{field, {{"full_attention", {{"rope_theta", 1e6}}}}}}, field);
    row({{field, 2.0}}, field);
  }
  row({{"rope_parameters", {{"rope_theta", "a lot"}}}}, "rope_theta");
  row({{"rope_parameters", {{"rope_theta", 0.5}}}}, "rope_theta");
}

void ConfigTest::stretchedRotation() {
  QFETCH(QByteArray, fields);
  QFETCH(QString, named);
  auto config = llama();
  config.update(json::parse(fields.toStdString()));
  const ScratchFolder folder;
  QVERIFY(says(opened(folder, config), {folder / "config.json", "rope", named.toStdString()}));
}

/// What is not computed is refused by name, unless it has the value that changes nothing.
void ConfigTest::fieldsThatChangeNumbers_data() {
  QTest::addColumn<QByteArray>("config");
  QTest::addColumn<QString>("field");
  QTest::addColumn<QByteArray>("neutral");
  const auto row = [](const json& config, const char* field, const json& value,
                      const json& neutral) {
    auto with = config;
    with[field] = value;
    QTest::addRow("%s: %s", config["model_type"].get<std::string>().c_str(), field)
        << QByteArray::fromStdString(with.dump()) << field
        << QByteArray::fromStdString(neutral.dump());
  };
  for (const auto& config : {t5(), bart(), gpt2(), llama()}) {
    row(config, "pruned_heads", {{"0", {1}}}, json::object());
    row(config, "tie_encoder_decoder", true, false);
    row(config, "add_cross_attention", true, false);
  }
  for (const auto& config : {t5(), bart()}) row(config, "is_encoder_decoder", false, true);
  for (const auto& config : {gpt2(), llama()}) row(config, "is_encoder_decoder", true, false);
  for (const auto* field : {"normalize_before", "add_final_layer_norm",
                            "static_position_embeddings", "do_blenderbot_90_layernorm"})
    row(bart(), field, true, false);
  row(bart(), "normalize_embedding", false, true);
  row(bart(), "extra_pos_embeddings", 0, 2);
  row(llama(), "partial_rotary_factor", 0.25, 1.0);
}

void ConfigTest::fieldsThatChangeNumbers() {
  QFETCH(QByteArray, config);
  QFETCH(QString, field);
  QFETCH(QByteArray, neutral);
  const ScratchFolder folder;
  auto fields = json::parse(config.toStdString());
  QVERIFY(says(opened(folder, fields), {folder / "config.json", field.toStdString()}));
  for (const auto& harmless : {json::parse(neutral.toStdString()), json()}) {
    fields[field.toStdString()] = harmless;
    QVERIFY(says(opened(folder, fields), {"holds no model.safetensors"}));
  }
}

void ConfigTest::otherNames() {
  auto config = gpt2();
  for (const auto* field : {"n_embd", "n_layer", "n_head", "n_positions"}) config.erase(field);
  config.update({{"hidden_size", 24},
                 {"num_hidden_layers", 3},
                 {"num_attention_heads", 4},
                 {"max_position_embeddings", 50}});
  const auto shape = read_gpt2_config(config, "config.json");
  QCOMPARE(shape.width, std::int64_t{24});
  QCOMPARE(shape.layers, std::int64_t{3});
  QCOMPARE(shape.heads, std::int64_t{4});
  QCOMPARE(shape.positions, std::int64_t{50});
  auto mt5 = t5();
  mt5.erase("num_heads");
  mt5["num_attention_heads"] = 6;
  QCOMPARE(read_t5_config(mt5, "config.json").heads, std::int64_t{6});
}

void ConfigTest::activations() {
  const std::map<std::string, Activation> known = {{"relu", Activation::relu},
                                                   {"gelu", Activation::gelu},
                                                   {"gelu_python", Activation::gelu},
                                                   {"gelu_new", Activation::gelu_new},
                                                   {"gelu_fast", Activation::gelu_new},
                                                   {"gelu_pytorch_tanh", Activation::gelu_new},
                                                   {"silu", Activation::silu},
                                                   {"swish", Activation::silu},
                                                   {"quick_gelu", Activation::quick_gelu}};
  for (const auto& [name, activation] : known) {
    auto config = llama();
    config["hidden_act"] = name;
    QVERIFY2(read_llama_config(config, "config.json").activation == activation, name.c_str());
  }
}

void ConfigTest::feedForwardOfT5() {
  const auto read = [](const json& fields) {
    auto config = t5();
    config.update(fields);
    const auto shape = read_t5_config(config, "config.json");
    return std::pair(shape.gated, shape.activation);
  };
  QCOMPARE(read(json::object()), std::pair(false, Activation::relu));
  QCOMPARE(read({{"feed_forward_proj", "gated-gelu"}}), std::pair(true, Activation::gelu_new));
  QCOMPARE(read({{"feed_forward_proj", "gated-silu"}}), std::pair(true, Activation::silu));
  QCOMPARE(read({{"feed_forward_proj", "gated-quick_gelu"}}),
           std::pair(true, Activation::quick_gelu));
  QCOMPARE(read({{"feed_forward_proj", "gated-gelu"}, {"dense_act_fn", "gelu"}}),
           std::pair(true, Activation::gelu));
  QCOMPARE(read({{"feed_forward_proj", "relu"}, {"is_gated_act", true}}),
           std::pair(true, Activation::relu));
}

void ConfigTest::scaleOfT5() {
  const auto scaled = [](const char* type, const json& fields) {
    auto config = t5();
    config["model_type"] = type;
    config.update(fields);
    return read_t5_config(config, "config.json").scaled;
  };
  QCOMPARE(scaled("t5", json::object()), std::optional(true));
  QCOMPARE(scaled("t5", {{"tie_word_embeddings", false}}), std::optional(false));
  QCOMPARE(scaled("t5", {{"scale_decoder_outputs", false}}), std::optional(false));
  QCOMPARE(scaled("mt5", {{"scale_decoder_outputs", true}}), std::optional(true));
  QCOMPARE(scaled("mt5", {{"tie_word_embeddings", true}}), std::optional<bool>());
}

void ConfigTest::otherArchitectures_data() {
  QTest::addColumn<QByteArray>("config");
  QTest::addColumn<QString>("head");
  const auto row = [](json config, const char* head) {
    config["architectures"] = json::array({head});
    QTest::newRow(head) << QByteArray::fromStdString(config.dump()) << head;
  };
  for (const auto* head : {"GPT2ForSequenceClassification", "GPT2ForTokenClassification"})
    row(gpt2(), head);
  for (const auto* head :
       {"BartForSequenceClassification", "BartForQuestionAnswering", "BartForCausalLM"})
    row(bart(), head);
  for (const auto* head : {"T5ForSequenceClassification", "T5EncoderModel"}) row(t5(), head);
  for (const auto* head : {"LlamaForSequenceClassification", "LlamaForTokenClassification"})
    row(llama(), head);
}

void ConfigTest::otherArchitectures() {
  QFETCH(QByteArray, config);
  QFETCH(QString, head);
  const ScratchFolder folder;
  const auto fields = json::parse(config.toStdString());
  QVERIFY(says(opened(folder, fields), {folder / "config.json", head.toStdString()}));
}

void ConfigTest::quantizedModels_data() {
  QTest::addColumn<QByteArray>("how");
  QTest::addColumn<QString>("named");
  const auto row = [](const json& how, const char* named) {
    QTest::newRow(how.dump().c_str()) << QByteArray::fromStdString(how.dump()) << named;
  };
  row({{"quant_method", "gptq"}, {"bits", 4}}, "gptq");
  row({{"quant_method", "awq"}}, "awq");
  row({{"quant_method", "fp8"}}, "fp8");
  row({{"load_in_8bit", true}}, "bitsandbytes");
  row(json::object(), "quantization_config");
}

void ConfigTest::quantizedModels() {
  QFETCH(QByteArray, how);
  QFETCH(QString, named);
  const ScratchFolder folder;
  auto config = llama();
  config["quantization_config"] = json::parse(how.toStdString());
  QVERIFY(says(opened(folder, config), {folder / "config.json", "quantised", named.toStdString()}));
}

void ConfigTest::listsOfEndIds() {
  for (const auto& family : families()) {
    auto config = family.sound;
    config["eos_token_id"] = {7, 9};
    const ScratchFolder folder;
    QVERIFY(says(opened(folder, config), {"holds no model.safetensors"}));
    const auto rules = read_writing_rules(config, folder.path(), 32);
    QCOMPARE(rules.end_ids, (std::vector<std::int64_t>{7, 9}));
  }
  auto config = llama();
  config["eos_token_id"] = {7, 9};
  QCOMPARE(read_llama_config(config, "config.json").end_id, std::int64_t{7});
}

/// generation_config.json is what counts where it is there, config.json otherwise.
void ConfigTest::rulesOfWriting() {
  const ScratchFolder folder;
  const auto read = [&](const json& config) {
    return read_writing_rules(config, folder.path(), 32);
  };
  auto config = bart();
  QCOMPARE(read(config).first_id, std::int64_t{-1});
  QCOMPARE(read(config).last_ids, std::vector<std::int64_t>{2});  // BartConfig's default
  config["force_bos_token_to_be_generated"] = true;
  config["bos_token_id"] = 5;
  config["forced_eos_token_id"] = nullptr;
  QCOMPARE(read(config).first_id, std::int64_t{5});
  QVERIFY(read(config).last_ids.empty());
  config["forced_bos_token_id"] = 6;
  QCOMPARE(read(config).first_id, std::int64_t{6});

  json said = {{"forced_eos_token_id", 3},
               {"eos_token_id", {3, 4}},
               {"decoder_start_token_id", 8},
               {"no_repeat_ngram_size", 3},
               {"min_length", 12},
               {"early_stopping", true},
               {"num_beams", 4},
               {"length_penalty", 2.0},
               {"temperature", 0.5},
               {"guidance_scale", 1.5},
               {"diversity_penalty", 0.0}};
  written(folder / "generation_config.json", said.dump());
  const auto rules = read(config);
  QCOMPARE(rules.first_id, std::int64_t{-1});
  QCOMPARE(rules.last_ids, std::vector<std::int64_t>{3});
  QCOMPARE(rules.end_ids, (std::vector<std::int64_t>{3, 4}));
  QCOMPARE(rules.start_id, std::int64_t{8});
  QCOMPARE(rules.longest_repeated, std::int64_t{3});
  QCOMPARE(rules.shortest, std::int64_t{12});
  QVERIFY(rules.stops_early);
  QCOMPARE(rules.left_out,
           (std::vector<std::string>{"guidance_scale", "length_penalty", "num_beams"}));
  said["_from_model_config"] = true;
  written(folder / "generation_config.json", said.dump());
  QCOMPARE(read(config).first_id, std::int64_t{6});
}

void ConfigTest::rulesThatAreWrong_data() {
  QTest::addColumn<QByteArray>("said");
  QTest::addColumn<QString>("named");
  const auto row = [](const char* field, const json& value) {
    const json said = {{field, value}};
    QTest::newRow(said.dump().c_str()) << QByteArray::fromStdString(said.dump()) << field;
  };
  row("eos_token_id", 32);
  row("eos_token_id", {1, "2"});
  row("forced_bos_token_id", "0");
  row("forced_bos_token_id", {0, 1});
  row("suppress_tokens", json::array({-2}));
  row("bad_words_ids", {{1, 2}, {32}});
  row("bad_words_ids", json::array({json::array()}));
  row("bad_words_ids", 3);
  row("repetition_penalty", 0);
  row("no_repeat_ngram_size", "3");
  QTest::newRow("a list") << QByteArray("[]") << "generation_config.json";
  QTest::newRow("nested") << QByteArray(100'000, '[') << "generation_config.json";
}

void ConfigTest::rulesThatAreWrong() {
  QFETCH(QByteArray, said);
  QFETCH(QString, named);
  const ScratchFolder folder;
  written(folder / "generation_config.json", said.toStdString());
  QVERIFY(says(opened(folder, llama()), {folder / "generation_config.json", named.toStdString()}));
}

QTEST_GUILESS_MAIN(ConfigTest)
#include "config_test.moc"
