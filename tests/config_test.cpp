// config.json of the families beside T5 (checkpoint_test has that): fields that are missing, of a
// wrong type, absurdly large or contradictory are refused with one sentence that names file and
// field.
#include <QtTest>

#include <nlohmann/json.hpp>

#include "engine_fixture.h"
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
       {"pad_token_id", "eos_token_id", "decoder_start_token_id", "forced_bos_token_id"},
       {"dropout"},
       {"scale_embedding"},
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

QTEST_GUILESS_MAIN(ConfigTest)
#include "config_test.moc"
