// Model folders, weight files and adapter folders: what is written is read back, and what is
// damaged or hostile is refused with one sentence that names the file.
#include <QtTest>

#include <limits>
#include <nlohmann/json.hpp>
#include <random>

#include "engine_fixture.h"
#include "methods/adapter_folder.h"
#include "methods/prompt_tuning.h"
#include "model/checkpoint.h"
#include "model/safetensors.h"

namespace fs = std::filesystem;
using namespace ptw;
using nlohmann::json;
using Tensors = std::map<std::string, torch::Tensor>;

namespace {

/// A safetensors file from its parts, as wrong as the test wants it.
std::string raw(const std::string& header, std::size_t data, std::uint64_t claimed) {
  std::string bytes(sizeof claimed, '\0');
  std::memcpy(bytes.data(), &claimed, sizeof claimed);
  return bytes + header + std::string(data, '\1');
}

std::string raw(const std::string& header, std::size_t data = 0) {
  return raw(header, data, header.size());
}

std::string entry(const std::string& shape, const std::string& offsets,
                  const std::string& type = "\"F32\"") {
  return R"({"dtype":)" + type + R"(,"shape":)" + shape + R"(,"data_offsets":)" + offsets + "}";
}

std::string repeated(const std::string& text, int times) {
  std::string all;
  for (int i = 0; i < times; ++i) all += text;
  return all;
}

json tiny_config() {
  return {{"model_type", "t5"},
          {"vocab_size", 32},
          {"d_model", 8},
          {"d_kv", 4},
          {"d_ff", 16},
          {"num_layers", 1},
          {"num_heads", 2},
          {"feed_forward_proj", "gated-gelu"},
          {"tie_word_embeddings", true}};
}

/// Weights of a T5 of that shape, its table of embeddings under `table`.
Tensors tiny_weights(const std::string& table = "shared.weight") {
  torch::manual_seed(7);
  Tensors all;
  const auto add = [&](const std::string& name, std::initializer_list<std::int64_t> shape) {
    all[name + ".weight"] = torch::randn(shape);
  };
  all[table] = torch::randn({32, 8});
  const auto attention = [&](const std::string& name) {
    for (const auto* matrix : {".q", ".k", ".v", ".o"}) add(name + matrix, {8, 8});
  };
  for (const std::string stack : {"encoder", "decoder"}) {
    const auto layer = stack + ".block.0.layer.";
    const int last = stack == "encoder" ? 1 : 2;
    attention(layer + "0.SelfAttention");
    add(layer + "0.SelfAttention.relative_attention_bias", {32, 2});
    if (last == 2) attention(layer + "1.EncDecAttention");
    for (int i = 0; i <= last; ++i) add(layer + std::to_string(i) + ".layer_norm", {8});
    const auto feed_forward = layer + std::to_string(last) + ".DenseReluDense.";
    add(feed_forward + "wi_0", {16, 8});
    add(feed_forward + "wi_1", {16, 8});
    add(feed_forward + "wo", {8, 16});
    add(stack + ".final_layer_norm", {8});
  }
  return all;
}

void write_model(const fs::path& folder, const std::string& config, const Tensors& weights) {
  written(folder / "config.json", config);
  write_safetensors(folder / "model.safetensors", weights);
}

torch::Tensor logits_of(const FrozenModel& model) {
  const auto ids = torch::arange(3, 13, torch::kInt64).view({2, 5});
  const TokenBatch batch{ids, torch::ones({2, 5}), ids.slice(1, 0, 3)};
  return model.read(unconditioned(model, batch))->logits(batch.labels);
}

/// Opens the file and looks at all it holds.
void read_all(const fs::path& file) {
  const SafetensorsFile opened(file);
  for (const auto& name : opened.names()) std::ignore = opened.tensor(name).clone();
}

}  // namespace

class CheckpointTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void everyTypeIsReadBack();
  void unalignedTensorsAreCopied();
  void halfPrecisionBecomesFloat32();
  void shardsGiveTheWholeModel();
  void tiedTableUnderAnyName();
  void untiedModelNeedsItsHead();
  void unwritableFileIsNamed();

  void hostileFile_data();
  void hostileFile();
  void truncatedAnywhere();
  void flippedBytes();
  void folderInPlaceOfTheFile();

  void hostileIndex_data();
  void hostileIndex();
  void hostileConfig_data();
  void hostileConfig();
  void configWithoutAField();
  void folderWithoutConfig();

  void adapterIsReadBack();
  void hostileAdapter_data();
  void hostileAdapter();
};

void CheckpointTest::everyTypeIsReadBack() {
  const ScratchFolder scratch;
  const auto file = scratch / "all.safetensors";
  const auto values = torch::tensor({-2.0, -0.5, 0.0, 1.0, 8.0, 31.0}).view({2, 3});
  Tensors tensors = {{"empty", torch::empty({0, 4})}, {"scalar", torch::tensor(3.5F)}};
  for (const auto type : {torch::kFloat64, torch::kFloat32, torch::kFloat16, torch::kBFloat16,
                          torch::kInt64, torch::kInt32, torch::kInt16, torch::kInt8})
    tensors[c10::toString(type)] = values.to(type);
  tensors["turned"] = values.t();
  write_safetensors(file, tensors, {{"format", "pt"}});

  const SafetensorsFile opened(file);
  QCOMPARE(opened.names().size(), tensors.size());
  QCOMPARE(opened.metadata(), (std::map<std::string, std::string>{{"format", "pt"}}));
  for (const auto& [name, tensor] : tensors) {
    const auto stored = opened.tensor(name);
    QCOMPARE(stored.scalar_type(), tensor.scalar_type());
    QVERIFY2(stored.sizes() == tensor.sizes() && torch::equal(stored, tensor), name.c_str());
  }
  QVERIFY(says(refusal([&] { std::ignore = opened.tensor("nothing"); }), {file, "nothing"}));
}

void CheckpointTest::unalignedTensorsAreCopied() {
  const ScratchFolder scratch;
  const auto file = scratch / "odd.safetensors";
  const auto bytes = torch::tensor({1, 2, 3}, torch::kInt8);
  const auto reals = torch::tensor({0.25F, -7.5F});
  write_safetensors(file, {{"a", bytes}, {"b", reals}});
  const auto tensor = SafetensorsFile(file).tensor("b");
  QCOMPARE(reinterpret_cast<std::uintptr_t>(tensor.data_ptr()) % alignof(float), std::uintptr_t{0});
  QVERIFY(torch::equal(tensor, reals));
}

void CheckpointTest::halfPrecisionBecomesFloat32() {
  const ScratchFolder scratch;
  const auto values = torch::tensor({-2.0F, 0.125F, 96.0F, 1.5F}).view({2, 2});
  write_safetensors(scratch / "model.safetensors", {{"bf16", values.to(torch::kBFloat16)},
                                                    {"fp16", values.to(torch::kFloat16)},
                                                    {"fp32", values},
                                                    {"int64", values.to(torch::kInt64)}});
  const Checkpoint checkpoint(scratch.path());
  for (const auto* name : {"bf16", "fp16", "fp32"}) {
    const auto weight = checkpoint.weight(name, {2, 2});
    QCOMPARE(weight.scalar_type(), torch::kFloat32);
    QVERIFY2(torch::equal(weight, values), name);
  }
  const auto file = (scratch / "model.safetensors").string();
  const auto asked = [&](const char* name, std::initializer_list<std::int64_t> shape) {
    return refusal([&] { std::ignore = checkpoint.weight(name, shape); });
  };
  QVERIFY(says(asked("int64", {2, 2}), {file, "int64", "floating-point"}));
  QVERIFY(says(asked("fp32", {4}), {file, "fp32", "[2, 2]", "[4]"}));
  QVERIFY(says(asked("gone", {4}), {scratch.path(), "gone"}));
}

void CheckpointTest::shardsGiveTheWholeModel() {
  const ScratchFolder scratch;
  const auto whole = demo_model_folder();
  const SafetensorsFile weights(whole / "model.safetensors");
  std::map<std::string, Tensors> shards;
  json index = {{"metadata", {{"total_size", 1}}}, {"weight_map", json::object()}};
  for (const auto& name : weights.names()) {
    const auto shard =
        "model-0000" + std::to_string(index["weight_map"].size() % 3 + 1) + "-of-00003.safetensors";
    index["weight_map"][name] = shard;
    shards[shard][name] = weights.tensor(name);
  }
  QCOMPARE(shards.size(), std::size_t{3});
  for (const auto& [file, tensors] : shards) write_safetensors(scratch / file, tensors);
  written(scratch / "model.safetensors.index.json", index.dump());
  fs::copy_file(whole / "config.json", scratch / "config.json");

  const auto ours = open_model(scratch.path()), theirs = open_model(whole);
  QVERIFY(torch::equal(ours->embedding_table(), theirs->embedding_table()));
  QVERIFY(torch::equal(logits_of(*ours), logits_of(*theirs)));
}

void CheckpointTest::tiedTableUnderAnyName() {
  const ScratchFolder scratch;
  torch::Tensor expected;
  for (const auto* name : {"shared.weight", "encoder.embed_tokens.weight",
                           "decoder.embed_tokens.weight", "lm_head.weight"}) {
    write_model(scratch / name, tiny_config().dump(), tiny_weights(name));
    const auto model = open_model(scratch / name);
    const auto logits = logits_of(*model);
    if (!expected.defined()) expected = logits;
    QVERIFY2(torch::equal(logits, expected), name);
    std::int64_t parameters = 0;
    for (const auto& [weight, tensor] : tiny_weights(name)) parameters += tensor.numel();
    QCOMPARE(model->info().parameters, parameters);
  }
}

void CheckpointTest::untiedModelNeedsItsHead() {
  const ScratchFolder scratch;
  auto config = tiny_config();
  config["tie_word_embeddings"] = false;
  auto weights = tiny_weights();
  write_model(scratch.path(), config.dump(), weights);
  const auto open = [&] { std::ignore = open_model(scratch.path()); };
  QVERIFY(says(refusal(open), {scratch.path(), "lm_head.weight"}));
  weights["lm_head.weight"] = torch::randn({32, 8});
  write_model(scratch.path(), config.dump(), weights);
  QCOMPARE(refusal(open), std::string());
}

void CheckpointTest::unwritableFileIsNamed() {
  const ScratchFolder scratch;
  const auto file = scratch.path() / "nowhere" / "a.safetensors";
  QVERIFY(says(refusal([&] { write_safetensors(file, {}); }), {file}));
}

void CheckpointTest::hostileFile_data() {
  QTest::addColumn<QByteArray>("bytes");
  QTest::addColumn<QString>("fault");
  const auto row = [](const char* name, const std::string& bytes, const char* fault) {
    QTest::newRow(name) << QByteArray::fromStdString(bytes) << QString(fault);
  };
  const auto sound = entry("[2]", "[0,8]");
  const auto one = [&](const char* name, const std::string& tensor, const char* fault) {
    row(name, raw("{\"a\":" + tensor + "}", 8), fault);
  };
  row("empty file", "", "shorter");
  row("seven bytes", "1234567", "shorter");
  row("header of 2^63 bytes", raw("{}", 0, std::uint64_t{1} << 63), "claims");
  row("header of 2^64-1 bytes", raw("{}", 0, std::numeric_limits<std::uint64_t>::max()), "claims");
  row("header beyond the file", raw("{}", 0, 3), "claims");
  row("header empty", raw(""), "not a JSON object");
  row("header not JSON", raw("{\"a\":"), "not a JSON object");
  row("header not UTF-8", raw("{\"\xff\":1}"), "not a JSON object");
  row("header an array", raw("[]"), "not a JSON object");
  row("header a number", raw("1e999"), "not a JSON object");
  row("nested lists, open", raw(std::string(100'000, '[')), "not a JSON object");
  row("nested lists, closed", raw(std::string(100'000, '[') + std::string(100'000, ']')),
      "not a JSON object");
  row("nested objects", raw(repeated("{\"a\":", 100'000) + "1" + repeated("}", 100'000)),
      "malformed");
  one("nested shape", entry(std::string(100'000, '[') + std::string(100'000, ']'), "[0,8]"),
      "malformed");
  row("overlap", raw("{\"a\":" + sound + ",\"b\":" + entry("[2]", "[4,12]") + "}", 12), "overlap");
  row("same bytes twice", raw("{\"a\":" + sound + ",\"b\":" + sound + "}", 8), "overlap");
  row("gap", raw("{\"a\":" + sound + ",\"b\":" + entry("[2]", "[12,20]") + "}", 20), "gaps");
  row("gap at the start", raw("{\"a\":" + entry("[2]", "[4,12]") + "}", 12), "gaps");
  row("name twice", raw("{\"a\":" + sound + ",\"a\":" + sound + "}", 8), "twice");
  row("field twice",
      raw(R"({"a":{"dtype":"F32","shape":[1],"shape":[2],"data_offsets":[0,8]}})", 8), "twice");
  row("trailing bytes", raw("{\"a\":" + sound + "}", 9), "belong to no tensor");
  row("bytes without tensors", raw("{}", 1), "belong to no tensor");
  row("cut short", raw("{\"a\":" + sound + "}", 7), "outside");
  one("beyond the end", entry("[2]", "[8,16]"), "outside");
  one("end before begin", entry("[2]", "[8,0]"), "outside");
  one("offsets around 2^64", entry("[2]", "[18446744073709551608,18446744073709551615]"),
      "outside");
  one("negative offset", entry("[2]", "[-8,0]"), "data_offsets");
  one("real offset", entry("[2]", "[0.0,8.0]"), "data_offsets");
  one("three offsets", entry("[2]", "[0,4,8]"), "data_offsets");
  one("offsets a text", entry("[2]", "\"0,8\""), "data_offsets");
  one("negative shape", entry("[-2]", "[0,8]"), "malformed");
  one("negative shape twice", entry("[-1,-2]", "[0,8]"), "malformed");
  one("huge extent", entry("[18446744073709551615]", "[0,8]"), "malformed");
  one("product overflows to 8", entry("[2,2305843009213693953]", "[0,8]"), "shape");
  one("overflow beside 0", entry("[0,4611686018427387904,4611686018427387904]", "[0,0]"), "shape");
  one("seventeen dimensions", entry("[1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,2]", "[0,8]"), "malformed");
  one("shape too small", entry("[1]", "[0,8]"), "shape");
  one("shape too large", entry("[3]", "[0,8]"), "shape");
  one("shape a number", entry("2", "[0,8]"), "malformed");
  one("other type's size", entry("[2]", "[0,8]", "\"F64\""), "shape");
  one("unknown type", entry("[2]", "[0,8]", "\"F8_E4M3\""), "F8_E4M3");
  one("type a number", entry("[2]", "[0,8]", "32"), "malformed");
  one("no dtype", R"({"shape":[2],"data_offsets":[0,8]})", "malformed");
  one("no shape", R"({"dtype":"F32","data_offsets":[0,8]})", "malformed");
  one("no data_offsets", R"({"dtype":"F32","shape":[2]})", "malformed");
  one("entry a number", "8", "malformed");
}

void CheckpointTest::hostileFile() {
  QFETCH(QByteArray, bytes);
  QFETCH(QString, fault);
  const ScratchFolder scratch;
  const auto file = written(scratch / "model.safetensors", bytes.toStdString());
  QVERIFY(says(refusal([&] { read_all(file); }), {file, fault.toStdString()}));
}

/// A file with a little of everything.
static fs::path small_file(const ScratchFolder& scratch) {
  const auto file = scratch / "small.safetensors";
  write_safetensors(file,
                    {{"a", torch::arange(6, torch::kFloat32).view({2, 3})},
                     {"b", torch::ones({4}, torch::kBFloat16)},
                     {"c", torch::tensor({5}, torch::kInt64)}},
                    {{"format", "pt"}});
  return file;
}

void CheckpointTest::truncatedAnywhere() {
  const ScratchFolder scratch;
  const auto bytes = content(small_file(scratch));
  const auto file = scratch / "cut.safetensors";
  for (std::size_t length = 0; length < bytes.size(); ++length) {
    written(file, bytes.substr(0, length));
    QVERIFY2(says(refusal([&] { read_all(file); }), {file}), std::to_string(length).c_str());
  }
  written(file, bytes);
  QCOMPARE(refusal([&] { read_all(file); }), std::string());
}

void CheckpointTest::flippedBytes() {
  const ScratchFolder scratch;
  const auto sound = content(small_file(scratch));
  const auto file = scratch / "flipped.safetensors";
  std::mt19937 random(20240229);
  int refused = 0;
  for (int mutation = 0; mutation < 2000; ++mutation) {
    auto bytes = sound;
    for (auto flips = 1 + random() % 4; flips > 0; --flips)
      bytes[random() % bytes.size()] = static_cast<char>(random());
    written(file, bytes);
    const auto sentence = refusal([&] { read_all(file); });
    if (sentence.empty()) continue;
    ++refused;
    QVERIFY2(sentence.find(file) != std::string::npos && !sentence.starts_with("not an Error"),
             (std::to_string(mutation) + ": " + sentence).c_str());
  }
  QVERIFY2(refused > 1000, std::to_string(refused).c_str());
}

void CheckpointTest::folderInPlaceOfTheFile() {
  const ScratchFolder scratch;
  const auto file = scratch / "model.safetensors";
  fs::create_directory(file);
  written(scratch / "config.json", tiny_config().dump());
  QVERIFY(says(refusal([&] { read_all(file); }), {file}));
  QVERIFY(says(refusal([&] { std::ignore = open_model(scratch.path()); }), {file}));
}

void CheckpointTest::hostileIndex_data() {
  QTest::addColumn<QString>("index");
  QTest::addColumn<QString>("named");
  const QString index = "model.safetensors.index.json";
  QTest::newRow("not JSON") << "{" << index;
  QTest::newRow("a list") << "[]" << index;
  QTest::newRow("no map") << "{}" << index;
  QTest::newRow("empty map") << R"({"weight_map":{}})" << index;
  QTest::newRow("map a list") << R"({"weight_map":[]})" << index;
  QTest::newRow("file a number") << R"({"weight_map":{"a":1}})" << index;
  QTest::newRow("outside") << R"({"weight_map":{"a":"../a.safetensors"}})" << index;
  QTest::newRow("absolute") << R"({"weight_map":{"a":"/etc/passwd"}})" << index;
  QTest::newRow("the folder itself") << R"({"weight_map":{"a":".."}})"
                                     << "..";
  QTest::newRow("missing") << R"({"weight_map":{"a":"gone.safetensors"}})"
                           << "gone.safetensors";
  QTest::newRow("damaged") << R"({"weight_map":{"a":"cut.safetensors"}})"
                           << "cut.safetensors";
}

void CheckpointTest::hostileIndex() {
  QFETCH(QString, index);
  QFETCH(QString, named);
  const ScratchFolder scratch;
  written(scratch / "model.safetensors.index.json", index.toStdString());
  written(scratch / "cut.safetensors", raw("{}", 0, 9));
  const auto sentence = refusal([&] { const Checkpoint checkpoint(scratch.path()); });
  QVERIFY(says(sentence, {scratch / named.toStdString()}));
}

void CheckpointTest::hostileConfig_data() {
  QTest::addColumn<QByteArray>("config");
  QTest::addColumn<QString>("fault");
  const auto row = [](const char* name, const std::string& text, const char* fault) {
    QTest::newRow(name) << QByteArray::fromStdString(text) << QString(fault);
  };
  row("empty", "", "not a JSON object");
  row("not JSON", "{\"model_type\": \"t5\"", "not a JSON object");
  row("a list", "[]", "not a JSON object");
  row("nested", std::string(100'000, '['), "not a JSON object");
  const auto with = [&](const char* field, const json& value, const std::string& fault) {
    auto config = tiny_config();
    config[field] = value;
    const auto name = field + (" = " + value.dump());
    row(name.c_str(), config.dump(), fault.c_str());
  };
  for (const auto* field : {"vocab_size", "d_model", "d_kv", "d_ff", "num_heads", "num_layers",
                            "num_decoder_layers", "relative_attention_num_buckets"})
    for (const json& absurd : {json(0), json(-1), json(1e18), json(1'000'000'000'000'000'000),
                               json(18'446'744'073'709'551'615U), json("8"), json(true), json(8.5),
                               json::array({8}), json::object({{"size", 8}})})
      with(field, absurd, std::string(": ") + field);
  for (const auto* field : {"pad_token_id", "eos_token_id", "decoder_start_token_id"})
    for (const json& absurd : {json(-1), json(32), json(1e18), json("1"), json::array({1})})
      with(field, absurd, std::string(": ") + field);
  for (const json& absurd : {json(-1), json(2), json("0.1")}) {
    with("layer_norm_epsilon", absurd, ": layer_norm_epsilon");
    with("dropout_rate", absurd, ": dropout_rate");
  }
  with("relative_attention_max_distance", 16, "relative_attention_max_distance");
  with("relative_attention_num_buckets", 31, "relative_attention_num_buckets");
  with("tie_word_embeddings", "yes", "tie_word_embeddings");
  with("feed_forward_proj", "gated-nothing", "feed_forward_proj");
  with("feed_forward_proj", 3, "feed_forward_proj");
  with("model_type", "gpt9", "known are: mt5, t5");
  with("model_type", 5, "known are: mt5, t5");
  with("model_type", nullptr, "known are: mt5, t5");
  auto deep = tiny_config().dump();
  deep.replace(deep.find("\"d_model\":8") + 10, 1,
               std::string(100'000, '[') + std::string(100'000, ']'));
  row("d_model nested", deep, ": d_model");
  // Contradictions to the weights name the weight and both shapes.
  with("d_model", 16, "[32, 8], but config.json says [32, 16]");
  with("vocab_size", 33, "[32, 8], but config.json says [33, 8]");
  with("num_heads", 4, "SelfAttention");
  with("d_ff", 8, "DenseReluDense.wi_0.weight");
  with("num_layers", 2, "encoder.block.1");
  with("num_decoder_layers", 3, "decoder.block.1");
  with("feed_forward_proj", "relu", "DenseReluDense.wi.weight");
}

void CheckpointTest::hostileConfig() {
  QFETCH(QByteArray, config);
  QFETCH(QString, fault);
  const ScratchFolder scratch;
  write_model(scratch.path(), config.toStdString(), tiny_weights());
  const auto sentence = refusal([&] { std::ignore = open_model(scratch.path()); });
  QVERIFY(says(sentence, {scratch.path(), fault.toStdString()}));
  QVERIFY2(sentence.size() < 400, "a sentence, not the file");
}

void CheckpointTest::configWithoutAField() {
  for (const auto* field : {"vocab_size", "d_model", "d_kv", "d_ff", "num_heads", "num_layers"}) {
    const ScratchFolder scratch;
    auto config = tiny_config();
    config.erase(field);
    write_model(scratch.path(), config.dump(), tiny_weights());
    const auto sentence = refusal([&] { std::ignore = open_model(scratch.path()); });
    QVERIFY(says(sentence, {scratch / "config.json", field}));
  }
}

void CheckpointTest::folderWithoutConfig() {
  const ScratchFolder scratch;
  const auto open = [&] { std::ignore = open_model(scratch.path()); };
  QVERIFY(says(refusal(open), {scratch.path(), "config.json"}));
  written(scratch / "config.json", tiny_config().dump());
  QVERIFY(says(refusal(open), {scratch.path(), "model.safetensors"}));
  QVERIFY(says(refusal([&] { std::ignore = open_model(scratch / "gone"); }), {scratch / "gone"}));
  fs::remove(scratch / "config.json");
  fs::create_directory(scratch / "config.json");
  QVERIFY(says(refusal(open), {scratch / "config.json"}));
}

void CheckpointTest::adapterIsReadBack() {
  const ScratchFolder scratch;
  ModelInfo info;
  info.embedding_size = 8;
  for (const std::int64_t encoder_layers : {0, 2}) {
    info.encoder_layers = encoder_layers;
    const auto prompt = torch::randn({5, 8});
    write_prompt_tuning_adapter(scratch.path(), prompt, info);
    QVERIFY(torch::equal(read_prompt_embeddings(scratch.path(), info), prompt));
    QVERIFY(torch::equal(load_adapter(scratch.path(), info)->soft_prompt(), prompt));
    const auto config = read_peft_config(scratch.path());
    QCOMPARE(config.virtual_tokens, std::int64_t{5});
    QCOMPARE(config.submodules, std::int64_t{encoder_layers > 0 ? 2 : 1});
  }
}

void CheckpointTest::hostileAdapter_data() {
  QTest::addColumn<QByteArray>("config");
  QTest::addColumn<QString>("fault");
  const json sound = {{"peft_type", "PROMPT_TUNING"},
                      {"task_type", "SEQ_2_SEQ_LM"},
                      {"num_virtual_tokens", 5},
                      {"num_transformer_submodules", 2},
                      {"token_dim", 8}};
  QTest::newRow("not JSON") << QByteArray("{") << "adapter_config.json";
  QTest::newRow("a list") << QByteArray("[]") << "adapter_config.json";
  const auto with = [&](const char* field, const json& value, const char* fault) {
    auto config = sound;
    config[field] = value;
    QTest::newRow((field + (" = " + value.dump())).c_str())
        << QByteArray::fromStdString(config.dump()) << fault;
  };
  with("peft_type", "LORA", "LORA");
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

void CheckpointTest::hostileAdapter() {
  QFETCH(QByteArray, config);
  QFETCH(QString, fault);
  const ScratchFolder scratch;
  ModelInfo info;
  info.embedding_size = 8;
  info.encoder_layers = 1;
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
  const auto weights = scratch / "adapter_model.safetensors";
  fs::resize_file(weights, fs::file_size(weights) - 4);
  QVERIFY(says(refusal(open), {weights}));
  write_safetensors(weights, {{"prompt_embeddings", torch::ones({10, 8}, torch::kInt64)}});
  QVERIFY(says(refusal(open), {weights}));
  write_safetensors(weights, {{"prompt_embeddings", torch::ones({80})}});
  QVERIFY(says(refusal(open), {weights}));
  write_safetensors(weights, {{"base_model.lora_A", torch::ones({10, 8})}});
  QVERIFY(says(refusal(open), {weights, "prompt_embeddings"}));
  fs::remove(weights);
  QVERIFY(says(refusal(open), {weights}));
}

QTEST_GUILESS_MAIN(CheckpointTest)
#include "checkpoint_test.moc"
