#include "model/encoder_decoder.h"

#include <utility>

#include "model/attention.h"

namespace ptw {
namespace {

class Writing : public Decoding {
 public:
  Writing(const EncoderDecoder& model, Source source)
      : model_(model),
        source_(std::move(source)),
        past_(model.empty_past(source_, source_.cross_bias.size(0))) {}

  torch::Tensor first() override {
    const auto sequences = source_.cross_bias.size(0);
    return next(torch::full({sequences}, model_.start_id(), torch::kInt64));
  }
  torch::Tensor next(const torch::Tensor& ids) override {
    const torch::NoGradGuard no_gradient;
    return model_.decode(ids.unsqueeze(1), source_, past_).select(1, 0);
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
    auto past = model_.empty_past(source_, labels.size(0));
    return model_.decode(model_.shifted_right(labels), source_, past);
  }
  [[nodiscard]] std::unique_ptr<Decoding> begin() const override {
    auto source = source_;
    source.dropout = {};
    return std::make_unique<Writing>(model_, std::move(source));
  }

 private:
  const EncoderDecoder& model_;
  Source source_;
};

}  // namespace

std::unique_ptr<ReadInput> EncoderDecoder::read(const EmbeddedInput& input,
                                                const Dropout& dropout) const {
  return std::make_unique<EncodedInput>(*this, encoded(input, dropout));
}

Source EncoderDecoder::encoded(const EmbeddedInput& input, const Dropout& dropout) const {
  Source source{cross_keys_values(encode(input, dropout)),
                closing_bias(input.mask != 0).unsqueeze(1).unsqueeze(1), input.layers, dropout};
  const auto& prefix = input.layers.prefix.cross_attention;
  source.cross_bias = behind_prefix(source.cross_bias, length(prefix));
  for (std::size_t layer = 0; layer < prefix.size(); ++layer)
    source.cross[layer] = joined(prefix[layer], source.cross[layer]);
  return source;
}

std::vector<KeysValues> EncoderDecoder::empty_past(const Source& source,
                                                   std::int64_t sequences) const {
  return starting_past(source.layers.prefix.decoder_attention, source.cross.size(), sequences);
}

torch::Tensor EncoderDecoder::shifted_right(const torch::Tensor& labels) const {
  const auto start = torch::full({labels.size(0), 1}, start_id(), labels.options());
  const auto shifted = torch::cat({start, labels.slice(1, 0, labels.size(1) - 1)}, 1);
  return shifted.masked_fill(shifted == -100, info().pad_id);
}

}  // namespace ptw
