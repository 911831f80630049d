// Model folders: what is written is read back, and what is damaged or hostile is refused with one
// sentence that names the file.
#include <QtTest>

#include <cmath>
#include <limits>
#include <nlohmann/json.hpp>

#include "engine_fixture.h"
#include "model/checkpoint.h"
#include "pickle_fixture.h"
#include "safetensors_fixture.h"

namespace fs = std::filesystem;
using namespace ptw;
using nlohmann::json;
using Tensors = std::map<std::string, torch::Tensor>;

namespace {

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

/// The same weights as torch.save writes them, float32.
void write_bin(const fs::path& file, const Tensors& weights) {
  std::vector<std::pair<std::string, std::string>> items, storages;
  for (const auto& [name, weight] : weights) {
    const auto key = std::to_string(items.size());
    const auto whole = weight.contiguous();
    items.emplace_back(name, handmade::tensor(handmade::storage("FloatStorage", key, whole.numel()),
                                              0, whole.sizes().vec(), whole.strides().vec()));
    storages.emplace_back(key,
                          std::string(static_cast<const char*>(whole.data_ptr()), whole.nbytes()));
  }
  written(file, handmade::torch_zip(handmade::dict(items), storages));
}

torch::Tensor logits_of(const FrozenModel& model) {
  const auto ids = torch::arange(3, 13, torch::kInt64).view({2, 5});
  const TokenBatch batch{ids, torch::ones({2, 5}), ids.slice(1, 0, 3)};
  return model.read(unconditioned(model, batch))->logits(batch.labels);
}

}  // namespace

class CheckpointTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void halfPrecisionBecomesFloat32();
  void shardsGiveTheWholeModel();
  void filesOfTorchGiveTheSameModel();
  void safetensorsAreTakenFirst();
  void someWeightsReplaced();
  void tiedTableUnderAnyName();
  void untiedModelNeedsItsHead();
  void headOfItsOwn();
  void copiesOfTheTable();
  void twoTables();
  void weightsOfClassifiers_data();
  void weightsOfClassifiers();
  void quantizedWeights_data();
  void quantizedWeights();
  void pointersOfGitLfs_data();
  void pointersOfGitLfs();
  void namesThatATrainerLeaves();
  void folderInPlaceOfTheFile();

  void hostileIndex_data();
  void hostileIndex();
  void hostileConfig_data();
  void hostileConfig();
  void configWithoutAField();
  void weightsThatAreNoNumbers_data();
  void weightsThatAreNoNumbers();
  void weightsBeyondFloat32();
  void folderWithoutConfig();
};

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
    QVERIFY2(Checkpoint(checkpoint).weight(name).is_same(weight), "converted twice");
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

void CheckpointTest::filesOfTorchGiveTheSameModel() {
  const ScratchFolder scratch;
  const auto weights = tiny_weights();
  write_model(scratch / "safetensors", tiny_config().dump(), weights);
  const auto expected = logits_of(*open_model(scratch / "safetensors"));

  written(scratch / "whole" / "config.json", tiny_config().dump());
  write_bin(scratch / "whole" / "pytorch_model.bin", weights);
  QVERIFY(torch::equal(logits_of(*open_model(scratch / "whole")), expected));
  QCOMPARE(Checkpoint(scratch / "whole").names(), Checkpoint(scratch / "safetensors").names());

  std::map<std::string, Tensors> shards;
  json index = {{"weight_map", json::object()}};
  for (const auto& [name, weight] : weights) {
    const auto shard =
        "pytorch_model-0000" + std::to_string(shards.size() % 2 + 1) + "-of-00002.bin";
    index["weight_map"][name] = shard;
    shards[shard][name] = weight;
  }
  QCOMPARE(shards.size(), std::size_t{2});
  written(scratch / "shards" / "config.json", tiny_config().dump());
  written(scratch / "shards" / "pytorch_model.bin.index.json", index.dump());
  for (const auto& [file, tensors] : shards) write_bin(scratch / "shards" / file, tensors);
  QVERIFY(torch::equal(logits_of(*open_model(scratch / "shards")), expected));
}

void CheckpointTest::safetensorsAreTakenFirst() {
  const ScratchFolder scratch;
  const auto given = [&] { return Checkpoint(scratch.path()).weight("w", {1}).item<float>(); };
  const auto index = [](const char* file) { return json{{"weight_map", {{"w", file}}}}.dump(); };
  written(scratch / "pytorch_model.bin.index.json", index("shard.bin"));
  write_bin(scratch / "shard.bin", {{"w", torch::tensor({1.0F})}});
  QCOMPARE(given(), 1.0F);
  write_bin(scratch / "pytorch_model.bin", {{"w", torch::tensor({2.0F})}});
  QCOMPARE(given(), 2.0F);
  written(scratch / "model.safetensors.index.json", index("shard.safetensors"));
  write_safetensors(scratch / "shard.safetensors", {{"w", torch::tensor({3.0F})}});
  QCOMPARE(given(), 3.0F);
  write_safetensors(scratch / "model.safetensors", {{"w", torch::tensor({4.0F})}});
  QCOMPARE(given(), 4.0F);
}

void CheckpointTest::someWeightsReplaced() {
  const ScratchFolder scratch;
  write_safetensors(scratch / "model.safetensors",
                    {{"a", torch::zeros({2, 2})}, {"b", torch::zeros({3})}});
  const Checkpoint stored(scratch.path());
  const auto trained = torch::ones({2, 2}, torch::requires_grad());
  const auto tuned = stored.with({{"a", trained}});
  QCOMPARE(tuned.names(), (std::vector<std::string>{"a", "b"}));
  QVERIFY(tuned.weight("a", {2, 2}).is_same(trained));
  QVERIFY(torch::equal(tuned.weight("b", {3}), torch::zeros({3})));
  QVERIFY(torch::equal(stored.weight("a", {2, 2}), torch::zeros({2, 2})));
  tuned.weight("a", {2, 2}).sum().backward();
  QVERIFY(torch::equal(trained.grad(), torch::ones({2, 2})));

  const auto half = trained.detach().to(torch::kBFloat16);
  QVERIFY(stored.with({{"a", half}}).weight("a", {2, 2}).is_same(half));
  const auto replacing = [&](const char* name, const torch::Tensor& tensor) {
    return refusal([&] { std::ignore = stored.with({{name, tensor}}); });
  };
  QVERIFY(says(replacing("c", trained), {scratch.path(), " c "}));
  QVERIFY(says(replacing("a", torch::ones({4})), {scratch / "model.safetensors", "[2, 2]", "[4]"}));
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

/// Whatever tie_word_embeddings says, an output matrix with numbers of its own is used;
/// scale_decoder_outputs alone says whether the output is scaled.
void CheckpointTest::headOfItsOwn() {
  const ScratchFolder scratch;
  auto weights = tiny_weights();
  weights["lm_head.weight"] = torch::randn({32, 8});
  auto config = tiny_config();
  config["tie_word_embeddings"] = false;
  write_model(scratch / "published", config.dump(), weights);
  config["tie_word_embeddings"] = true;
  config["scale_decoder_outputs"] = false;
  write_model(scratch / "saved again", config.dump(), weights);
  config["scale_decoder_outputs"] = true;
  write_model(scratch / "scaled", config.dump(), weights);
  const auto published = open_model(scratch / "published"),
             again = open_model(scratch / "saved again");
  QVERIFY(torch::equal(logits_of(*again), logits_of(*published)));
  QCOMPARE(again->info().parameters, published->info().parameters);
  QVERIFY(torch::allclose(logits_of(*open_model(scratch / "scaled")),
                          logits_of(*published) / std::sqrt(8.0), 1e-5, 1e-6));
}

/// Published files repeat the table under several names: that is no head of its own, and a model
/// whose table is trained has but one.
void CheckpointTest::copiesOfTheTable() {
  const ScratchFolder scratch;
  auto weights = tiny_weights();
  const auto table = weights.at("shared.weight");
  write_model(scratch / "one", tiny_config().dump(), weights);
  for (const auto* name :
       {"lm_head.weight", "encoder.embed_tokens.weight", "decoder.embed_tokens.weight"})
    weights[name] = table.clone();
  write_model(scratch / "four", tiny_config().dump(), weights);
  const auto one = open_model(scratch / "one"), four = open_model(scratch / "four");
  QVERIFY(torch::equal(logits_of(*four), logits_of(*one)));
  const auto trained = [&](const FrozenModel& model) {
    return logits_of(*model.over(model.checkpoint().with({{"shared.weight", table * 2}}),
                                 FactorForm::as_it_lies));
  };
  QVERIFY(torch::equal(trained(*four), trained(*one)));
}

void CheckpointTest::twoTables() {
  const ScratchFolder scratch;
  auto weights = tiny_weights();
  weights["encoder.embed_tokens.weight"] = torch::randn({32, 8});
  write_model(scratch.path(), tiny_config().dump(), weights);
  QVERIFY(says(refusal([&] { std::ignore = open_model(scratch.path()); }),
               {scratch.path(), "encoder.embed_tokens.weight"}));
}

void CheckpointTest::weightsOfClassifiers_data() {
  QTest::addColumn<QString>("name");
  for (const auto* name :
       {"score.weight", "classifier.weight", "classification_head.dense.weight", "qa_outputs.bias"})
    QTest::newRow(name) << QString(name);
}

void CheckpointTest::weightsOfClassifiers() {
  QFETCH(QString, name);
  const ScratchFolder scratch;
  auto weights = tiny_weights();
  weights[name.toStdString()] = torch::randn({2, 8});
  write_model(scratch.path(), tiny_config().dump(), weights);
  QVERIFY(says(refusal([&] { std::ignore = open_model(scratch.path()); }),
               {scratch.path(), name.toStdString(), "head"}));
}

void CheckpointTest::quantizedWeights_data() {
  QTest::addColumn<QString>("ending");
  QTest::addColumn<QString>("way");
  const auto row = [](const char* ending, const char* way) {
    QTest::newRow(ending) << QString(ending) << QString(way);
  };
  row(".qweight", "GPTQ");
  row(".weight.absmax", "bitsandbytes");
  row(".SCB", "bitsandbytes");
  row(".weight_scale_inv", "fp8");
  row(".weight_packed", "compressed-tensors");
}

void CheckpointTest::quantizedWeights() {
  QFETCH(QString, ending);
  QFETCH(QString, way);
  const ScratchFolder scratch;
  auto weights = tiny_weights();
  const std::string name = "encoder.block.0.layer.0.SelfAttention.q";
  weights.erase(name + ".weight");
  weights[name + ending.toStdString()] = torch::ones({4}, torch::kInt32);
  write_model(scratch.path(), tiny_config().dump(), weights);
  QVERIFY(says(refusal([&] { std::ignore = open_model(scratch.path()); }),
               {scratch.path(), "quantised", way.toStdString()}));
}

void CheckpointTest::pointersOfGitLfs_data() {
  QTest::addColumn<QString>("file");
  for (const auto* file : {"config.json", "generation_config.json", "model.safetensors",
                           "pytorch_model.bin", "model.safetensors.index.json"})
    QTest::newRow(file) << QString(file);
}

void CheckpointTest::pointersOfGitLfs() {
  QFETCH(QString, file);
  const ScratchFolder scratch;
  write_model(scratch.path(), tiny_config().dump(), tiny_weights());
  if (file != "config.json") fs::remove(scratch / "model.safetensors");
  written(scratch / file.toStdString(),
          "version https://git-lfs.github.com/spec/v1\noid sha256:4d7a\nsize 13\n");
  QVERIFY(says(refusal([&] { std::ignore = open_model(scratch.path()); }),
               {scratch / file.toStdString(), "git lfs pull"}));
}

/// DistributedDataParallel and torch.compile put a word before all names.
void CheckpointTest::namesThatATrainerLeaves() {
  const ScratchFolder scratch;
  write_model(scratch / "plain", tiny_config().dump(), tiny_weights());
  const auto expected = logits_of(*open_model(scratch / "plain"));
  for (const std::string word : {"module.", "_orig_mod.", "_orig_mod.module."}) {
    Tensors weights;
    for (const auto& [name, weight] : tiny_weights()) weights[word + name] = weight;
    write_model(scratch / word, tiny_config().dump(), weights);
    QVERIFY2(torch::equal(logits_of(*open_model(scratch / word)), expected), word.c_str());
  }
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
  QTest::addColumn<QString>("text");
  QTest::addColumn<QString>("named");
  for (const QString index : {"model.safetensors.index.json", "pytorch_model.bin.index.json"}) {
    const auto row = [&](const QString& name, const QString& text, const QString& named = {}) {
      QTest::newRow(qPrintable(index + ": " + name))
          << index << text << (named.isEmpty() ? index : named);
    };
    row("not JSON", "{");
    row("a list", "[]");
    row("no map", "{}");
    row("empty map", R"({"weight_map":{}})");
    row("map a list", R"({"weight_map":[]})");
    row("file a number", R"({"weight_map":{"a":1}})");
    row("outside", R"({"weight_map":{"a":"../a.safetensors"}})");
    row("inside and out", R"({"weight_map":{"a":"b/../../a.safetensors"}})");
    row("absolute", R"({"weight_map":{"a":"/etc/passwd"}})");
    row("the folder above", R"({"weight_map":{"a":".."}})");
    row("cut by a zero", R"({"weight_map":{"a":"cut.safetensors\u0000.bin"}})");
    row("the folder itself", R"({"weight_map":{"a":"."}})", ".");
    row("empty", "");
    row("cut", R"({"weight_map":{"a":"cut.safe)");
    row("not a number", R"({"weight_map":{"a":NaN}})");
    const QString open(200'000, '['), closed(200'000, ']');
    row("nested, open", "{\"weight_map\":" + open);
    row("nested file", "{\"weight_map\":{\"a\":" + open + closed + "}}");
    row("missing", R"({"weight_map":{"a":"gone.safetensors"}})", "gone.safetensors");
    row("damaged", R"({"weight_map":{"a":"cut.safetensors"}})", "cut.safetensors");
  }
}

void CheckpointTest::hostileIndex() {
  QFETCH(QString, index);
  QFETCH(QString, text);
  QFETCH(QString, named);
  const ScratchFolder scratch;
  written(scratch / index.toStdString(), text.toStdString());
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
    const auto name = (field + (" = " + value.dump())).substr(0, 80);
    row(name.c_str(), config.dump(), fault.c_str());
  };
  for (const auto* field : {"vocab_size", "d_model", "d_kv", "d_ff", "num_heads", "num_layers",
                            "num_decoder_layers", "relative_attention_num_buckets"})
    for (const json& absurd : {json(0), json(-1), json(1e18), json(1'000'000'000'000'000'000),
                               json(18'446'744'073'709'551'615U), json("8"), json(true), json(8.5),
                               json::array({8}), json::object({{"size", 8}})})
      with(field, absurd, std::string(": ") + field);
  for (const auto* field : {"pad_token_id", "eos_token_id", "decoder_start_token_id"})
    for (const json& absurd : {json(-2), json(32), json(1e18), json("1"), json::array({"1"})})
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
  with("model_type", "gpt9", "known are: bart, gpt2, llama, mt5, t5");
  with("model_type", 5, "known are: bart, gpt2, llama, mt5, t5");
  with("model_type", nullptr, "known are: bart, gpt2, llama, mt5, t5");
  auto deep = tiny_config().dump();
  deep.replace(deep.find("\"d_model\":8") + 10, 1,
               std::string(100'000, '[') + std::string(100'000, ']'));
  row("d_model nested", deep, "not a JSON object");
  with("model_type", std::string(100'000, 'x'), "known are: bart, gpt2");
  with("model_type", "t5\nt5", "known are: bart, gpt2");
  with("feed_forward_proj", std::string(100'000, 'x'), "feed_forward_proj");
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

void CheckpointTest::weightsThatAreNoNumbers_data() {
  QTest::addColumn<double>("value");
  QTest::addColumn<bool>("half");
  constexpr auto infinity = std::numeric_limits<double>::infinity();
  for (const bool half : {false, true})
    for (const double value : {std::nan(""), infinity, -infinity})
      QTest::addRow("%f as %s", value, half ? "bfloat16" : "float32") << value << half;
}

void CheckpointTest::weightsThatAreNoNumbers() {
  QFETCH(double, value);
  QFETCH(bool, half);
  const ScratchFolder scratch;
  const auto type = half ? torch::kBFloat16 : torch::kFloat32;
  const std::string name = "decoder.final_layer_norm.weight";
  auto weights = tiny_weights();
  weights.at(name) = weights.at(name).to(type);
  weights["unused"] = torch::full({3}, value);  // nobody asks for it
  write_model(scratch.path(), tiny_config().dump(), weights);
  const auto open = [&] { std::ignore = open_model(scratch.path()); };
  QCOMPARE(refusal(open), std::string());
  weights.at(name)[5] = value;
  write_model(scratch.path(), tiny_config().dump(), weights);
  QVERIFY(says(refusal(open), {scratch / "model.safetensors", name, "NaN"}));
}

void CheckpointTest::weightsBeyondFloat32() {
  const ScratchFolder scratch;
  const std::string name = "decoder.final_layer_norm.weight";
  auto weights = tiny_weights();
  weights.at(name) = weights.at(name).to(torch::kFloat64);
  write_model(scratch.path(), tiny_config().dump(), weights);
  const auto open = [&] { std::ignore = open_model(scratch.path()); };
  QCOMPARE(refusal(open), std::string());
  weights.at(name)[5] = 1e39;
  write_model(scratch.path(), tiny_config().dump(), weights);
  QVERIFY(says(refusal(open), {scratch / "model.safetensors", name, "float32"}));
}

void CheckpointTest::folderWithoutConfig() {
  const ScratchFolder scratch;
  const auto open = [&] { std::ignore = open_model(scratch.path()); };
  QVERIFY(says(refusal(open), {scratch.path(), "config.json"}));
  written(scratch / "config.json", tiny_config().dump());
  QVERIFY(says(refusal(open), {scratch.path(), "model.safetensors", "pytorch_model.bin"}));
  QVERIFY(says(refusal([&] { std::ignore = open_model(scratch / "gone"); }), {scratch / "gone"}));
  fs::remove(scratch / "config.json");
  fs::create_directory(scratch / "config.json");
  QVERIFY(says(refusal(open), {scratch / "config.json"}));
}

QTEST_GUILESS_MAIN(CheckpointTest)
#include "checkpoint_test.moc"
