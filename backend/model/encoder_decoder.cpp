#include "model/encoder_decoder.h"

#include <utility>

#include "model/attention.h"
#include "model/loss.h"
#include "model/unprojected_attention.h"

namespace ptw {
namespace {

/// What the decoder begins to write with, which need not be what it was trained to begin with.
std::int64_t first_input(const EncoderDecoder& model) {
  const auto start = model.info().writing.start_id;
  return start >= 0 ? start : model.start_id();
}

class Writing : public Decoding {
 public:
  Writing(const EncoderDecoder& model, Source source)
      : model_(model),
        source_(std::move(source)),
        past_(model.empty_past(source_, source_.cross_bias.size(0))) {}

  torch::Tensor first() override {
    const auto sequences = source_.cross_bias.size(0);
    return next(torch::full({sequences}, first_input(model_), torch::kInt64));
  }
  torch::Tensor next(const torch::Tensor& ids) override {
    const torch::NoGradGuard no_gradient;
    return model_.output()(model_.decode(ids.unsqueeze(1), source_, past_).select(1, 0));
  }
  void keep(const torch::Tensor& rows) override {
    select_rows(past_, rows);
    select_rows(source_.cross, rows);
    source_.cross_bias = source_.cross_bias.index_select(0, rows);
  }

 private:
  const EncoderDecoder& model_;
  Source source_;
  std::vector<KeysValues> past_;
};

class EncodedInput : public ReadInput {
 public:
  EncodedInput(const EncoderDecoder& model, Source source)
      : model_(model), source_(std::move(source)) {}

  [[nodiscard]] torch::Tensor logits(const torch::Tensor& labels) const override {
    return model_.output()(decoded(labels));
  }
  [[nodiscard]] torch::Tensor nll(const torch::Tensor& labels) const override {
    return sequence_nll(model_.output(), decoded(labels), labels);
  }
  [[nodiscard]] std::unique_ptr<Decoding> begin() const override {
    auto source = model_.projected(source_);
    source.dropout = {};
    return std::make_unique<Writing>(model_, std::move(source));
  }
  [[nodiscard]] std::vector<std::vector<std::int64_t>> openings() const override {
    return {static_cast<std::size_t>(source_.cross_bias.size(0)), {first_input(model_)}};
  }

 private:
  [[nodiscard]] torch::Tensor decoded(const torch::Tensor& labels) const {
    const auto source = model_.suited_to(labels, source_);
    auto past = model_.empty_past(source, labels.size(0));
    return model_.decode(model_.shifted_right(labels), source, past);
  }

  const EncoderDecoder& model_;
  Source source_;
};

}  // namespace

std::unique_ptr<ReadInput> EncoderDecoder::read(const EmbeddedInput& input,
                                                const Dropout& dropout) const {
  return std::make_unique<EncodedInput>(*this, encoded(input, dropout));
}

Source EncoderDecoder::encoded(const EmbeddedInput& input, const Dropout& dropout) const {
  const auto bias = closing_bias(input.mask != 0).unsqueeze(1).unsqueeze(1);
  return {encode(input, dropout), behind_prefix(bias, length(input.layers.prefix.cross_attention)),
          input.layers, dropout};
}

Source EncoderDecoder::projected(Source source) const {
  source.cross = cross_keys_values(source.encoded);
  const auto& prefix = source.layers.prefix.cross_attention;
  for (std::size_t layer = 0; layer < prefix.size(); ++layer)
    source.cross[layer] = joined(prefix[layer], source.cross[layer]);
  return source;
}

Source EncoderDecoder::suited_to(const torch::Tensor& labels, const Source& source) const {
  const auto queries = labels.numel() / source.encoded.size(0);
  const bool needs_keys =
      !source.layers.prefix.cross_attention.empty() || source.layers.watch ||
      source.dropout.is_active() || !does_without_keys() ||
      !is_better_unprojected(queries, source.encoded.size(1), info().key_value_heads.size);
  if (needs_keys) return projected(source);
  auto direct = source;
  direct.factor = source.encoded.detach().to(output().factors()->forward.type());
  return direct;
}

std::vector<KeysValues> EncoderDecoder::empty_past(const Source& source,
                                                   std::int64_t sequences) const {
  return starting_past(source.layers.prefix.decoder_attention,
                       static_cast<std::size_t>(info().layers), sequences);
}

torch::Tensor EncoderDecoder::shifted_right(const torch::Tensor& labels) const {
  const auto start = torch::full({labels.size(0), 1}, start_id(), labels.options());
  const auto shifted = torch::cat({start, labels.slice(1, 0, labels.size(1) - 1)}, 1);
  return shifted.masked_fill(shifted == -100, info().pad_id);
}

}  // namespace ptw
