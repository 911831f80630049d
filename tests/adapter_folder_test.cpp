// Adapter folders: written, read back, and refused in one sentence when they are damaged.
#include <QtTest>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "engine_fixture.h"
#include "methods/adapter_folder.h"
#include "methods/prefix_tuning.h"
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
  void filesOfTorch();
  void whatATrainerLeaves_data();
  void whatATrainerLeaves();
  void adaptersOfOtherKinds_data();
  void adaptersOfOtherKinds();
  void pointerOfGitLfs();
  void promptBeyondFloat32();
  void arraysOfThreeDimensions();
  void prefixOfUnequalStacks();
  void prefixOfWords();
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
  with("modules_to_save", json::array({"lm_head"}), "modules_to_save");
  for (const auto* task : {"SEQ_CLS", "TOKEN_CLS", "QUESTION_ANS"}) with("task_type", task, task);
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

/// PEFT wrote adapter_model.bin until 0.7; safetensors, where both are there, count.
void AdapterFolderTest::filesOfTorch() {
  const ScratchFolder scratch;
  const auto info = model_of_eight(1);
  const auto prompt = torch::randn({5, 8});
  write_prompt_tuning_adapter(scratch.path(), torch::randn({5, 8}), info);
  const auto rows = torch::cat({prompt, torch::zeros({5, 8})});
  const std::string bytes(static_cast<const char*>(rows.data_ptr()), rows.nbytes());
  const auto code = handmade::dict(
      {{"prompt_embeddings",
        handmade::tensor(handmade::storage("FloatStorage", "0", 80), 0, {10, 8}, {8, 1})}});
  const auto file =
      written(scratch / "adapter_model.bin", handmade::torch_zip(code, {{"0", bytes}}));
  const auto read = [&] { return read_prompt_embeddings(scratch.path(), info); };
  QVERIFY(!torch::equal(read(), prompt));
  fs::remove(scratch / "adapter_model.safetensors");
  QVERIFY(torch::equal(read(), prompt));
  QCOMPARE(read_adapter_tensors(scratch.path()).tensors.size(), std::size_t{1});
  written(file, handmade::torch_zip(handmade::global("os", "system") + ")R", {}));
  QVERIFY(says(refusal([&] { std::ignore = read(); }), {file, "os.system"}));
}

void AdapterFolderTest::whatATrainerLeaves_data() {
  QTest::addColumn<QString>("name");
  QTest::addColumn<QString>("beside");
  for (const auto* name :
       {"prompt_encoder.default.embedding.weight", "module.prompt_encoder.default.embedding.weight",
        "base_model.prompt_encoder.embedding.weight", "module.prompt_embeddings",
        "base_model.model.prompt_embeddings"}) {
    QTest::newRow(name) << QString(name) << QString();
    QTest::addRow("%s and weights", name) << QString(name) << QString("base_model.shared.weight");
  }
  for (const auto* network :
       {"prompt_encoder.default.mlp_head.0.weight", "prompt_encoder.default.transform.0.weight",
        "module.prompt_encoder.default.lstm_head.weight_ih_l0"})
    QTest::newRow(network) << QString("prompt_encoder.default.embedding.weight")
                           << QString(network);
}

/// The table of prompt tuning is the prompt; what a network would have to make is named.
void AdapterFolderTest::whatATrainerLeaves() {
  QFETCH(QString, name);
  QFETCH(QString, beside);
  const ScratchFolder scratch;
  const auto info = model_of_eight(1);
  const auto rows = torch::randn({10, 8});
  write_prompt_tuning_adapter(scratch.path(), torch::randn({5, 8}), info);
  std::map<std::string, torch::Tensor> tensors = {{name.toStdString(), rows}};
  if (!beside.isEmpty()) tensors[beside.toStdString()] = torch::randn({3, 8});
  write_safetensors(scratch / "adapter_model.safetensors", tensors);
  const auto open = [&] { return load_adapter(scratch.path(), info)->soft_prompt(); };
  if (beside.contains("prompt_encoder"))
    QVERIFY(says(refusal([&] { std::ignore = open(); }),
                 {scratch / "adapter_model.safetensors", beside.toStdString(), "training"}));
  else
    QVERIFY(torch::equal(open(), rows.slice(0, 0, 5)));
}

void AdapterFolderTest::adaptersOfOtherKinds_data() {
  QTest::addColumn<QString>("type");
  for (const auto* type : {"LORA", "ADALORA", "IA3", "ADAPTION_PROMPT", "LOHA", "OFT"})
    QTest::newRow(type) << QString(type);
}

void AdapterFolderTest::adaptersOfOtherKinds() {
  QFETCH(QString, type);
  const ScratchFolder scratch;
  written(scratch / "adapter_config.json", json{{"peft_type", type.toStdString()},
                                                {"task_type", "SEQ_CLS"},
                                                {"modules_to_save", {"score"}}}
                                               .dump());
  const auto sentence =
      refusal([&] { std::ignore = load_adapter(scratch.path(), model_of_eight(0)); });
  QVERIFY(says(sentence, {scratch.path(), type.toStdString() + " adapter"}));
  QVERIFY(sentence.find("num_virtual_tokens") == std::string::npos);
}

void AdapterFolderTest::pointerOfGitLfs() {
  const ScratchFolder scratch;
  const auto info = model_of_eight(1);
  write_prompt_tuning_adapter(scratch.path(), torch::randn({5, 8}), info);
  const std::string pointer =
      "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 13\n";
  const auto open = [&] { std::ignore = load_adapter(scratch.path(), info); };
  written(scratch / "adapter_model.safetensors", pointer);
  QVERIFY(says(refusal(open), {scratch / "adapter_model.safetensors", "git lfs pull"}));
  fs::remove(scratch / "adapter_model.safetensors");
  written(scratch / "adapter_model.bin", pointer);
  QVERIFY(says(refusal(open), {scratch / "adapter_model.bin", "git lfs pull"}));
  const auto array = written(scratch / "prompt.npy", pointer);
  QVERIFY(says(refusal([&] { std::ignore = load_adapter(array, info); }), {array, "git lfs pull"}));
}

void AdapterFolderTest::promptBeyondFloat32() {
  const ScratchFolder scratch;
  const auto info = model_of_eight(1);
  write_prompt_tuning_adapter(scratch.path(), torch::randn({5, 8}), info);
  auto rows = torch::ones({10, 8}, torch::kFloat64);
  rows[2][3] = 1e300;
  write_safetensors(scratch / "adapter_model.safetensors", {{"prompt_embeddings", rows}});
  QVERIFY(says(refusal([&] { std::ignore = load_adapter(scratch.path(), info); }),
               {scratch / "adapter_model.safetensors", "prompt_embeddings", "float32"}));
}

/// One prompt more or less around the array changes nothing; two prompts are none.
void AdapterFolderTest::arraysOfThreeDimensions() {
  const ScratchFolder scratch;
  const auto prompt = torch::randn({5, 8});
  const auto array = [&](const std::string& shape, const torch::Tensor& values) {
    auto header = "{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + ", }";
    header += std::string(117 - header.size(), ' ') + '\n';
    return written(scratch / "prompt.npy",
                   std::string("\x93NUMPY\1\0v\0", 10) + header +
                       std::string(static_cast<const char*>(values.data_ptr()), values.nbytes()));
  };
  const auto info = model_of_eight(1);
  for (const auto* shape : {"(5, 8)", "(1, 5, 8)"})
    QVERIFY(torch::equal(load_adapter(array(shape, prompt), info)->soft_prompt(), prompt));
  for (const auto* shape : {"(5, 8, 1)", "(40,)", "(1, 1, 5, 8)", "(5, 1, 8)"}) {
    const auto file = array(shape, prompt);
    QVERIFY(says(refusal([&] { std::ignore = load_adapter(file, info); }), {file, "no prompt"}));
  }
}

/// PEFT counts the encoder's layers and deals the slices out in fours, as far as there are decoder
/// layers; more of those than it counts it does not reach.
void AdapterFolderTest::prefixOfUnequalStacks() {
  auto info = model_of_eight(3);
  info.layers = 2;
  info.heads = 2;
  info.key_value_heads = info.encoder_heads = {2, 4};
  const auto table = torch::randn({4, 6 * 8});
  const PrefixTuning method("peft", {{"decoder", PrefixTable(table)}}, info);
  const ScratchFolder scratch;
  method.save_adapter(scratch.path(), info);
  const auto config = read_adapter_fields(scratch.path());
  QCOMPARE(config.at("num_layers").get<int>(), 3);
  QCOMPARE(config.at("peft_type").get<std::string>(), std::string("PREFIX_TUNING"));
  const auto read = load_adapter(scratch.path(), info);
  const auto layers = dynamic_cast<const PrefixTuning&>(*read).prefix().decoder_attention;
  QCOMPARE(layers.size(), std::size_t{2});
  for (const auto& [layer, slice] : {std::pair(0, 0), std::pair(1, 4)}) {
    const auto& [keys, values] = layers[static_cast<std::size_t>(layer)];
    QVERIFY(torch::equal(keys, slice_of(table, slice, info.key_value_heads)));
    QVERIFY(torch::equal(values, slice_of(table, slice + 1, info.key_value_heads)));
  }
  info.layers = 4;
  QVERIFY(says(refusal([&] { std::ignore = load_adapter(scratch.path(), info); }),
               {"does not fit", "paper"}));
}

/// Both forms begin with what the model makes of the same words, though PEFT's deals the slices
/// out.
void AdapterFolderTest::prefixOfWords() {
  const auto& entry = find_method("prefix-tuning");
  const auto begun = [&](const std::string& form) {
    Settings settings;
    for (const auto& spec : all_settings(entry)) settings[spec.key] = spec.default_value;
    settings["form"] = form;
    settings["reparameterization"] = false;
    settings["prefix_length"] = std::int64_t{4};
    settings["init_text"] = std::string("up down");
    const auto method = entry.create({word_model(), {}, 1}, settings);
    return dynamic_cast<const PrefixTuning&>(*method).prefix().decoder_attention;
  };
  const auto paper = begun("paper"), peft = begun("peft");
  QCOMPARE(peft.size(), paper.size());
  for (std::size_t layer = 0; layer < paper.size(); ++layer) {
    QVERIFY(torch::equal(peft[layer].keys, paper[layer].keys));
    QVERIFY(torch::equal(peft[layer].values, paper[layer].values));
  }
}

QTEST_GUILESS_MAIN(AdapterFolderTest)
#include "adapter_folder_test.moc"
