#include "model/causal_model.h"

#include "model/attention.h"
#include "model/loss.h"
#include "report/message.h"

namespace ptw {
namespace {

/// What of a sequence has been read so far: the keys in the cache and which of them are real.
struct Reading {
  std::vector<KeysValues> past;
  torch::Tensor open;    // [N, K] bool; a prefix is always open
  torch::Tensor length;  // [N] int64, the next position
};

/// Reads `embeddings` [N, Q, E], of which `mask` [N, Q] are real, behind what was read before.
torch::Tensor read_on(const CausalModel& model, const torch::Tensor& embeddings,
                      const torch::Tensor& mask, const LayerConditioning& layers,
                      const Dropout& dropout, Reading& reading) {
  const auto real = mask.to(torch::kInt64);
  const auto counted = real.cumsum(1) - 1;
  const auto positions = (counted + reading.length.unsqueeze(1)).clamp_min(0);
  const auto limit = model.info().last_position;
  if (limit >= 0 && positions.max().item<std::int64_t>() > limit)
    throw Error(PTW_TR("model",
                       "The model in %1 has %2 positions, too few for prompt, input and target "
                       "together. Shorten the prompt or the longest input."),
                {model.info().folder.string(), std::to_string(limit + 1)});
  const auto queries = mask.size(1), before = reading.open.size(1);
  const auto earlier = torch::ones({queries, queries}, torch::kBool).tril();
  const auto among = (mask != 0).unsqueeze(1).logical_and(earlier);
  const auto open = torch::cat({reading.open.unsqueeze(1).expand({-1, queries, before}), among}, 2);
  reading.open = torch::cat({reading.open, mask != 0}, 1);
  reading.length = reading.length + real.sum(1);
  const auto bias = closing_bias(open).unsqueeze(1);
  return model.run(embeddings, {positions, bias, layers, dropout}, reading.past);
}

Reading before_input(const EmbeddedInput& input, std::int64_t layers) {
  const auto sequences = input.mask.size(0);
  const auto& prefix = input.layers.prefix;
  const auto keys = length(prefix.decoder_attention);
  return {starting_past(prefix.decoder_attention, static_cast<std::size_t>(layers), sequences),
          torch::ones({sequences, keys}, torch::kBool),
          torch::full({sequences}, prefix.takes_positions ? keys : 0, torch::kInt64)};
}

Reading rows_of(const Reading& reading, const torch::Tensor& rows) {
  auto chosen = reading;
  select_rows(chosen.past, rows);
  chosen.open = reading.open.index_select(0, rows);
  chosen.length = reading.length.index_select(0, rows);
  return chosen;
}

class Writing : public Decoding {
 public:
  Writing(const CausalModel& model, LayerConditioning layers, Reading reading, torch::Tensor last)
      : model_(model),
        layers_(std::move(layers)),
        reading_(std::move(reading)),
        last_(std::move(last)) {}

  torch::Tensor first() override {
    const torch::NoGradGuard no_gradient;
    return model_.output()(last_);
  }
  torch::Tensor next(const torch::Tensor& ids) override {
    const torch::NoGradGuard no_gradient;
    const auto one = ids.unsqueeze(1);
    const auto hidden =
        read_on(model_, model_.embed(one), torch::ones_like(one), layers_, {}, reading_);
    return model_.output()(hidden.select(1, 0));
  }
  void keep(const torch::Tensor& rows) override { reading_ = rows_of(reading_, rows); }

 private:
  const CausalModel& model_;
  LayerConditioning layers_;
  Reading reading_;
  torch::Tensor last_;  // [B, E], of the last real token
};

class ReadPrefix : public ReadInput {
 public:
  ReadPrefix(const CausalModel& model, const EmbeddedInput& input, const Dropout& dropout)
      : model_(model),
        layers_(input.layers),
        dropout_(dropout),
        reading_(before_input(input, model.info().layers)) {
    const auto hidden = read_on(model, input.embeddings, input.mask, layers_, dropout_, reading_);
    const auto places = torch::arange(1, input.mask.size(1) + 1, torch::kInt64);
    const auto last = ((input.mask != 0).to(torch::kInt64) * places).argmax(1);
    const auto rows = torch::arange(input.mask.size(0), torch::kInt64);
    last_ = hidden.index({rows, last});
  }

  [[nodiscard]] torch::Tensor logits(const torch::Tensor& labels) const override {
    return model_.output()(before(labels));
  }
  [[nodiscard]] torch::Tensor nll(const torch::Tensor& labels) const override {
    return sequence_nll(model_.output(), before(labels), labels);
  }
  [[nodiscard]] std::unique_ptr<Decoding> begin() const override {
    return std::make_unique<Writing>(model_, layers_, reading_, last_);
  }

 private:
  /// What is seen before each of the labels, [N, U, E].
  [[nodiscard]] torch::Tensor before(const torch::Tensor& labels) const {
    const auto inputs = last_.size(0), candidates = labels.size(0) / inputs;
    const auto rows = torch::arange(inputs, torch::kInt64).repeat_interleave(candidates);
    const auto first = last_.index_select(0, rows).unsqueeze(1);
    if (labels.size(1) == 1) return first;
    const auto written = labels.slice(1, 0, labels.size(1) - 1);
    const auto ids = written.masked_fill(written == -100, model_.info().pad_id);
    auto reading = candidates == 1 ? reading_ : rows_of(reading_, rows);
    const auto hidden =
        read_on(model_, model_.embed(ids), written != -100, layers_, dropout_, reading);
    return torch::cat({first, hidden}, 1);
  }

  const CausalModel& model_;
  LayerConditioning layers_;
  Dropout dropout_;
  Reading reading_;
  torch::Tensor last_;  // [B, E], of the last real token
};

}  // namespace

std::unique_ptr<ReadInput> CausalModel::read(const EmbeddedInput& input,
                                             const Dropout& dropout) const {
  return std::make_unique<ReadPrefix>(*this, input, dropout);
}

torch::Tensor CausalModel::logits(const EmbeddedInput& input) const {
  auto reading = before_input(input, info().layers);
  return output()(read_on(*this, input.embeddings, input.mask, input.layers, {}, reading));
}

}  // namespace ptw
