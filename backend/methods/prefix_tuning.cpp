#include "methods/prefix_tuning.h"

#include "methods/adapter_folder.h"
#include "report/message.h"

namespace ptw {

std::map<std::string, PrefixShape> prefix_shapes(const std::string& form, const ModelInfo& model) {
  const PrefixShape decoder{model.key_value_heads, 2 * model.layers};
  if (!model.has_encoder()) return {{"decoder", decoder}};
  if (form == "paper")
    return {{"encoder", {model.encoder_heads, 2 * model.encoder_layers}},
            {"decoder", decoder},
            {"cross", decoder}};
  const auto& heads = model.key_value_heads;
  if (heads.width() != model.embedding_size || model.encoder_heads.count != heads.count ||
      model.encoder_layers < model.layers)
    throw Error(PTW_TR("methods",
                       "PEFT's prefix-tuning does not fit the model in %1, whose heads do not fill "
                       "the embedding or whose decoder has more layers than the encoder, or other "
                       "heads. Choose the form \"paper\"."),
                {model.folder.string()});
  return {{"decoder", {heads, 2 * model.encoder_layers}}};
}

std::int64_t dealt_slice(std::int64_t layer, std::int64_t slices) {
  return 4 * layer % slices;
}

PrefixTuning::PrefixTuning(std::string form, PrefixTables tables, const ModelInfo& model,
                           nlohmann::ordered_json origin)
    : form_(std::move(form)),
      tables_(std::move(tables)),
      encoder_heads_(model.encoder_heads),
      decoder_heads_(model.key_value_heads),
      decoder_layers_(model.layers),
      has_encoder_(model.has_encoder()),
      origin_(std::move(origin)) {}

std::vector<NamedTensor> PrefixTuning::parameters() const {
  std::vector<NamedTensor> all;
  for (const auto& [stack, table] : tables_)
    for (auto& parameter : table.parameters(stack + ".")) all.push_back(std::move(parameter));
  return all;
}

std::vector<KeysValues> PrefixTuning::dealt_in_fours(const torch::Tensor& table) const {
  std::vector<KeysValues> layers;
  for (std::int64_t layer = 0; layer < decoder_layers_; ++layer) {
    const auto slice = dealt_slice(layer, table.size(1) / decoder_heads_.width());
    layers.push_back(
        {slice_of(table, slice, decoder_heads_), slice_of(table, slice + 1, decoder_heads_)});
  }
  return layers;
}

std::vector<torch::Tensor> PrefixTuning::made() const {
  std::vector<torch::Tensor> values;
  for (const auto& [stack, table] : tables_) values.push_back(table.values());
  return values;
}

Prefix PrefixTuning::prefix_of(std::span<const torch::Tensor> made) const {
  Prefix prefix;
  prefix.takes_positions = !has_encoder_ || form_ == "peft";
  auto values = made.begin();
  for (const auto& [stack, table] : tables_) {
    if (stack == "encoder")
      prefix.encoder_attention = layers_of(*values, encoder_heads_);
    else if (stack == "cross")
      prefix.cross_attention = layers_of(*values, decoder_heads_);
    else if (prefix.takes_positions && has_encoder_)
      prefix.decoder_attention = dealt_in_fours(*values);
    else
      prefix.decoder_attention = layers_of(*values, decoder_heads_);
    ++values;
  }
  return prefix;
}

Prefix PrefixTuning::prefix() const {
  return prefix_of(made());
}

EmbeddedInput PrefixTuning::condition(const FrozenModel& model, const TokenBatch& batch,
                                      const Pass& pass) const {
  auto input = unconditioned(model, batch);
  input.layers.prefix = pass.made.empty() ? prefix() : prefix_of(pass.made);
  return input;
}

std::int64_t PrefixTuning::stored_parameters() const {
  std::int64_t count = 0;
  for (const auto& [stack, table] : tables_) count += table.values().numel();
  return count;
}

void PrefixTuning::settle() {
  for (auto& [stack, table] : tables_)
    if (table.is_projected()) table = PrefixTable(table.values());
}

/// PEFT's own folder once only the table is left; before that, and in the paper's form, its part of
/// what we write is named as ours.
void PrefixTuning::save_adapter(const std::filesystem::path& folder, const ModelInfo& model) const {
  const auto decoder = tables_.at("decoder").values().detach();
  auto config = peft_config("PREFIX_TUNING", decoder.size(0), model);
  const auto parameters = this->parameters();
  const bool projected = tables_.at("decoder").is_projected();
  config["prefix_projection"] = projected;
  config["encoder_hidden_size"] = projected ? parameters[2].tensor.size(0) : model.embedding_size;
  if (!has_encoder_) {
    config["num_attention_heads"] = decoder_heads_.count;
    config["token_dim"] = decoder_heads_.width();
  }
  keep_fields(config, origin_);
  std::map<std::string, torch::Tensor> tensors = {{"prompt_embeddings", decoder}};
  if (projected || tables_.size() > 1) {
    add_method_part(config, {"prefix-tuning", "PREFIX_TUNING", {{"form", form_}}, {}});
    for (const auto& [name, tensor] : parameters) tensors[name] = tensor.detach();
  }
  write_adapter(folder, config, tensors);
}

}  // namespace ptw
