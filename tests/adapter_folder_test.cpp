// Adapter folders: written, read back, and refused in one sentence when they are damaged.
#include <QtTest>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "engine_fixture.h"
#include "methods/adapter_folder.h"
#include "methods/prompt_tuning.h"
#include "pickle_fixture.h"
#include "safetensors_fixture.h"

namespace fs = std::filesystem;
using namespace ptw;
using nlohmann::json;

namespace {

std::string bytes_of(const std::map<std::string, torch::Tensor>& tensors) {
  const ScratchFolder scratch;
  write_safetensors(scratch / "bytes", tensors);
  return content(scratch / "bytes");
}

/// A model whose embeddings have eight numbers.
ModelInfo model_of_eight(std::int64_t encoder_layers) {
  ModelInfo info;
  info.embedding_size = 8;
  info.encoder_layers = encoder_layers;
  return info;
}

}  // namespace

class AdapterFolderTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void adapterIsReadBack();
  void hostileAdapter_data();
  void hostileAdapter();
  void hostileAdapterWeights_data();
  void hostileAdapterWeights();
};

void AdapterFolderTest::adapterIsReadBack() {
  const ScratchFolder scratch;
  for (const std::int64_t encoder_layers : {0, 2}) {
    const auto info = model_of_eight(encoder_layers);
    const auto prompt = torch::randn({5, 8});
    write_prompt_tuning_adapter(scratch.path(), prompt, info);
    QVERIFY(torch::equal(read_prompt_embeddings(scratch.path(), info), prompt));
    QVERIFY(torch::equal(load_adapter(scratch.path(), info)->soft_prompt(), prompt));
    const auto config = read_peft_config(scratch.path());
    QCOMPARE(config.virtual_tokens, std::int64_t{5});
    QCOMPARE(config.submodules, std::int64_t{encoder_layers > 0 ? 2 : 1});
  }
}

void AdapterFolderTest::hostileAdapter_data() {
  QTest::addColumn<QByteArray>("config");
  QTest::addColumn<QString>("fault");
  const json sound = {{"peft_type", "PROMPT_TUNING"},
                      {"task_type", "SEQ_2_SEQ_LM"},
                      {"num_virtual_tokens", 5},
                      {"num_transformer_submodules", 2},
                      {"token_dim", 8}};
  QTest::newRow("not JSON") << QByteArray("{") << "adapter_config.json";
  QTest::newRow("a list") << QByteArray("[]") << "adapter_config.json";
  QTest::newRow("empty") << QByteArray() << "adapter_config.json";
  QTest::newRow("not UTF-8") << QByteArray("{\"peft_type\": \"\xff\"}") << "adapter_config.json";
  const QByteArray open(200'000, '['), closed(200'000, ']');
  QTest::newRow("nested, open") << open << "adapter_config.json";
  QTest::newRow("a nested field")
      << "{\"peft_type\": \"PROMPT_TUNING\", \"num_virtual_tokens\": 5, \"more\": " + open +
             closed + "}"
      << "adapter_config.json";
  const auto with = [&](const char* field, const json& value, const char* fault) {
    auto config = sound;
    config[field] = value;
    QTest::newRow((field + (" = " + value.dump())).c_str())
        << QByteArray::fromStdString(config.dump()) << fault;
  };
  with("peft_type", "LORA", "LORA");
  with("peft_type", "LO\nRA", "LO?RA");
  with("workbench_method", "magic", "magic");
  for (const auto& entry : method_registry())
    if (entry.peft_type.empty()) with("workbench_method", entry.name, entry.name.c_str());
  with("peft_type", nullptr, "peft_type");
  with("peft_type", 3, "peft_type");
  for (const json& absurd : {json(0), json(-5), json(1e18), json(1ULL << 63), json("5"), json(5.5),
                             json(nullptr), json::array({5})})
    with("num_virtual_tokens", absurd, "num_virtual_tokens");
  for (const json& absurd : {json(0), json(-2), json(1ULL << 63), json("2")})
    with("num_transformer_submodules", absurd, "num_transformer_submodules");
  with("num_virtual_tokens", 6, "12 rows");
  with("num_virtual_tokens", 1'000'000, "2000000 rows");
  with("num_transformer_submodules", 1, "5 rows");
}

void AdapterFolderTest::hostileAdapter() {
  QFETCH(QByteArray, config);
  QFETCH(QString, fault);
  const ScratchFolder scratch;
  auto info = model_of_eight(1);
  const auto open = [&] { std::ignore = load_adapter(scratch.path(), info); };
  QVERIFY(says(refusal(open), {scratch.path(), "adapter_config.json"}));
  write_prompt_tuning_adapter(scratch.path(), torch::randn({5, 8}), info);
  const auto sound = content(scratch / "adapter_config.json");
  written(scratch / "adapter_config.json", config.toStdString());
  QVERIFY(says(refusal(open), {scratch.path(), fault.toStdString()}));

  written(scratch / "adapter_config.json", sound);
  info.embedding_size = 16;
  QVERIFY(says(refusal(open), {scratch.path(), "size 8", "size 16"}));
  info.embedding_size = 8;
  QCOMPARE(refusal(open), std::string());
  fs::remove(scratch / "adapter_model.safetensors");
  QVERIFY(says(refusal(open), {scratch / "adapter_model.safetensors"}));
}

void AdapterFolderTest::hostileAdapterWeights_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QString>("fault");
  const auto row = [](const char* name, const std::string& bytes, const char* fault) {
    QTest::newRow(name) << QByteArray::fromStdString(bytes) << fault;
  };
  const auto prompt = [&](const char* name, const torch::Tensor& tensor, const char* fault) {
    row(name, bytes_of({{"prompt_embeddings", tensor}}), fault);
  };
  const auto sound = bytes_of({{"prompt_embeddings", torch::ones({10, 8})}});
  row("empty", "", "shorter");
  row("cut", sound.substr(0, sound.size() - 4), "outside the file");
  row("one byte more", sound + "x", "belong to no tensor");
  row("halves exchanged", sound.substr(sound.size() / 2) + sound.substr(0, sound.size() / 2),
      "the header claims");
  row("a pickle", handmade::dict({}), "not a sound safetensors file");
  row("another tensor", bytes_of({{"base_model.lora_A", torch::ones({10, 8})}}),
      "has no tensor prompt_embeddings");
  row("no tensor", raw("{}"), "has no tensor prompt_embeddings");
  prompt("whole numbers", torch::ones({10, 8}, torch::kInt64), "10 rows");
  prompt("one dimension", torch::ones({80}), "10 rows");
  prompt("no dimension", torch::ones({}), "10 rows");
  prompt("three dimensions", torch::ones({10, 8, 1}), "10 rows");
  prompt("turned", torch::ones({8, 10}), "10 rows");
  prompt("no rows", torch::ones({0, 8}), "10 rows");
  prompt("narrower", torch::ones({10, 4}), "size 4");
  prompt("no columns", torch::ones({10, 0}), "size 0");
  for (const auto type : {torch::kFloat32, torch::kFloat16, torch::kBFloat16}) {
    auto poisoned = torch::ones({10, 8}, type);
    poisoned[4][7] = std::nan("");
    prompt((std::string("a NaN, ") + c10::toString(type)).c_str(), poisoned,
           "the tensor prompt_embeddings has values");
  }
  prompt("all NaN", torch::full({10, 8}, std::nan("")), "the tensor prompt_embeddings has values");
  auto infinite = torch::ones({10, 8});
  infinite[9][0] = -std::numeric_limits<float>::infinity();
  prompt("infinite in the unused half", infinite, "the tensor prompt_embeddings has values");
}

void AdapterFolderTest::hostileAdapterWeights() {
  QFETCH(QByteArray, bytes);
  QFETCH(QString, fault);
  const ScratchFolder scratch;
  const auto info = model_of_eight(1);
  write_prompt_tuning_adapter(scratch.path(), torch::randn({5, 8}), info);
  written(scratch / "adapter_model.safetensors", bytes.toStdString());
  const auto sentence = refusal([&] { std::ignore = load_adapter(scratch.path(), info); });
  QVERIFY(says(sentence, {scratch.path(), fault.toStdString()}));
  QVERIFY2(sentence.size() < 400, "a sentence, not the file");
}

QTEST_GUILESS_MAIN(AdapterFolderTest)
#include "adapter_folder_test.moc"
