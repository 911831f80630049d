// Adapter folders as PEFT wrote them: they give PEFT's numbers here, and what is written here has
// PEFT's tensor names, shapes and config fields.
#include <QtTest>

#include <fstream>

#include "conformance_case.h"
#include "methods/adapter_folder.h"
#include "methods/prefix_table.h"
#include "methods/prompt_encoder.h"
#include "methods/registry.h"
#include "model/causal_model.h"
#include "model/encoder_decoder.h"
#include "model/generation.h"

namespace fs = std::filesystem;
using namespace ptw;

namespace {

/// A case, and the numbers that its model gives under a method, whichever the family.
class PeftCase : public Case {
 public:
  explicit PeftCase(const fs::path& folder)
      : Case(folder),
        model(open_model(base_of(folder))),
        batch(batch_of(golden.contains("input_ids")
                           ? golden
                           : SafetensorsFile(base_of(folder) / "golden.safetensors"))) {}

  std::shared_ptr<const FrozenModel> model;
  TokenBatch batch;

  torch::Tensor logits(const EmbeddedInput& input) const {
    if (const auto* causal = dynamic_cast<const CausalModel*>(model.get()))
      return causal->logits(input);
    return forward(*model, input, batch.labels).logits;
  }
  /// Of logits at every position: labels are shifted for a decoder-only model.
  torch::Tensor loss(const torch::Tensor& logits) const {
    if (model->info().has_encoder()) return mean_loss(logits, batch.labels);
    const auto virtual_tokens = logits.size(1) - batch.labels.size(1);
    const auto labels = torch::constant_pad_nd(batch.labels, {virtual_tokens, 0}, -100);
    return mean_loss(logits.slice(1, 0, labels.size(1) - 1), labels.slice(1, 1));
  }
  /// PEFT's generation of a decoder-only model may start from the first row alone.
  bool writes(const Method& method) const {
    const auto ids = golden.tensor("generate.ids");
    auto rows = batch;
    if (ids.size(0) == 1) {
      const auto length = batch.mask[0].sum().item<std::int64_t>();
      rows = {batch.ids.slice(0, 0, 1).slice(1, 0, length),
              batch.mask.slice(0, 0, 1).slice(1, 0, length),
              {}};
    }
    const std::int64_t first = model->info().has_encoder() ? 1 : 0;
    const auto texts = generate(*model->read(method.condition(*model, rows, {})), model->info(),
                                rows.ids.size(0), {.limit = ids.size(1) - first});
    return same_texts(texts, ids, first, model->info());
  }
};

/// The training-time parameters of a case, by PEFT's names without "encoder.".
std::map<std::string, torch::Tensor> encoder_of(const SafetensorsFile& golden) {
  const std::string key = "encoder.";
  std::map<std::string, torch::Tensor> tensors;
  for (const auto& name : golden.names())
    if (name.starts_with(key)) tensors[name.substr(key.size())] = golden.tensor(name);
  tensors.erase("last_hidden_state");
  return tensors;
}

/// What PEFT's prompt encoder of this case makes, and its parameters in our hands.
struct Encoder {
  std::vector<NamedTensor> parameters;
  torch::Tensor made;  // as many rows as prompt_embeddings has
};

Encoder encoder(const PeftCase& check, const fs::path& folder) {
  const auto tensors = encoder_of(check.golden);
  if (read_peft_config(folder).peft_type == "P_TUNING") {
    const PromptEncoder network(tensors, folder);
    return {network.parameters(), network()};
  }
  const auto& embedding = tensors.at("embedding.weight");
  if (!tensors.contains("transform.0.weight")) {
    const PrefixTable table(embedding);
    return {table.parameters(""), table.values()};
  }
  const PrefixTable table(embedding,
                          {{tensors.at("transform.0.weight"), tensors.at("transform.0.bias")},
                           {tensors.at("transform.2.weight"), tensors.at("transform.2.bias")}});
  return {table.parameters(""), table.values()};
}

nlohmann::json config_in(const fs::path& folder) {
  std::ifstream file(folder / "adapter_config.json");
  auto config = nlohmann::json::parse(file);
  config.erase("base_model_name_or_path");
  return config;
}

}  // namespace

class ConformancePeftTest : public QObject {
  Q_OBJECT

 private Q_SLOTS:
  void initTestCase() {
    if (!fs::is_directory(conformance_folder()))
      QSKIP("no golden numbers: set PTW_CONFORMANCE to their folder");
  }

  void adapter_data() {
    QTest::addColumn<QString>("folder");
    for (const auto& folder : sorted_folders(conformance_folder() / "methods"))
      if (fs::exists(folder / "adapter_config.json") && fs::exists(base_of(folder)))
        QTest::newRow(folder.filename().c_str()) << QString::fromStdString(folder);
    for (const auto& model : sorted_folders(conformance_folder() / "families"))
      if ((is_causal(model) || is_encoder_decoder(model)) && !is_stretched(model))
        for (const auto& folder : sorted_folders(model))
          if (fs::exists(folder / "adapter_config.json"))
            QTest::newRow((model.filename().string() + ", " + folder.filename().string()).c_str())
                << QString::fromStdString(folder);
  }
  void adapter();

 private:
  static void compareOutput(PeftCase& check, const Method& method);
  static void compareGradients(PeftCase& check, const Method& method, const fs::path& folder);
  static void compareWritten(const Method& method, const ModelInfo& model, const fs::path& theirs);
};

void ConformancePeftTest::adapter() {
  QFETCH(QString, folder);
  const fs::path path = folder.toStdString();
  PeftCase check(path);
  const auto method = load_adapter(path, check.model->info());
  compareOutput(check, *method);
  if (check.golden.contains("encoder.embedding.weight")) compareGradients(check, *method, path);
  compareWritten(*method, check.model->info(), path);
  const auto failures = check.report();
  QVERIFY2(failures.empty(), failures.c_str());
}

void ConformancePeftTest::compareOutput(PeftCase& check, const Method& method) {
  const auto input = method.condition(*check.model, check.batch, {});
  if (check.golden.contains("encoder_last_hidden_state"))
    check.compare("encoder_last_hidden_state",
                  deviation(dynamic_cast<const EncoderDecoder&>(*check.model).encode(input),
                            check.golden.tensor("encoder_last_hidden_state"), input.mask),
                  kLogits);
  const auto logits = check.logits(input);
  const auto defined =
      check.model->info().has_encoder() ? torch::ones(logits.sizes().slice(0, 2)) : input.mask;
  check.compare("logits", deviation(logits, check.golden.tensor("logits"), defined), kLogits);
  check.compare("loss", deviation(check.loss(logits), check.golden.tensor("loss")), kLoss);
  check.equal("generate.ids", check.writes(method));
}

/// What the training-time parameters make is what PEFT stored, and the loss has PEFT's gradient by
/// each of them.
void ConformancePeftTest::compareGradients(PeftCase& check, const Method& method,
                                           const fs::path& folder) {
  const auto parameter = method.parameters().at(0).tensor;
  const auto loss = check.loss(check.logits(method.condition(*check.model, check.batch, {})));
  const auto upstream = torch::autograd::grad({loss}, {parameter})[0];
  const auto network = encoder(check, folder);
  check.compare("prompt_embeddings",
                deviation(network.made, check.golden.tensor("prompt_embeddings")), kLoss);
  const auto missing = network.made.size(0) - upstream.size(0);
  const auto padded = torch::constant_pad_nd(upstream, {0, 0, 0, missing}, 0);
  std::vector<torch::Tensor> tensors;
  for (const auto& [name, tensor] : network.parameters) tensors.push_back(tensor);
  const auto gradients = torch::autograd::grad({network.made}, tensors, {padded});
  for (std::size_t i = 0; i < tensors.size(); ++i) {
    const auto name = "grad.encoder." + network.parameters[i].name;
    check.compare(name, relative_deviation(gradients[i], check.golden.tensor(name)), kGradient);
  }
}

void ConformancePeftTest::compareWritten(const Method& method, const ModelInfo& model,
                                         const fs::path& theirs) {
  QTemporaryDir written;
  const fs::path ours = written.path().toStdString();
  method.save_adapter(ours, model);
  const SafetensorsFile their_file(theirs / "adapter_model.safetensors");
  const SafetensorsFile our_file(ours / "adapter_model.safetensors");
  QCOMPARE(our_file.names(), their_file.names());
  const auto stored = their_file.tensor("prompt_embeddings");
  const auto copy = our_file.tensor("prompt_embeddings");
  QCOMPARE(copy.sizes(), stored.sizes());
  const auto used = read_peft_config(theirs).virtual_tokens;
  QVERIFY(torch::equal(copy.slice(0, 0, used), stored.slice(0, 0, used)));
  QCOMPARE(QString::fromStdString(config_in(ours).dump(1)),
           QString::fromStdString(config_in(theirs).dump(1)));
}

QTEST_GUILESS_MAIN(ConformancePeftTest)
#include "conformance_peft_test.moc"
