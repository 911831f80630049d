#include "model/causal_model.h"

#include <optional>

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

/// What is to be read behind what was read before.
struct Passage {
  torch::Tensor embeddings;  // [N, Q, E]
  torch::Tensor mask;        // [N, Q], the real ones
  torch::Tensor wanted;      // [N, U], whose output is asked for; undefined: all
};

torch::Tensor read_on(const CausalModel& model, const Passage& passage,
                      const LayerConditioning& layers, const Dropout& dropout, Reading& reading) {
  const auto& [embeddings, mask, wanted] = passage;
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
  if (!layers.watch)
    return model.run(embeddings, {positions, bias, wanted, layers, dropout}, reading.past);
  const CausalPass all{positions, bias, {}, layers, dropout};
  return at_tokens(wanted, model.run(embeddings, all, reading.past));
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
        read_on(model_, {model_.embed(one), torch::ones_like(one), {}}, layers_, {}, reading_);
    return model_.output()(hidden.select(1, 0));
  }
  void keep(const torch::Tensor& rows) override { reading_ = rows_of(reading_, rows); }

 private:
  const CausalModel& model_;
  LayerConditioning layers_;
  Reading reading_;
  torch::Tensor last_;  // [B, E], of the last real token
};

/// The index of every sequence's last real token, [N, 1].
torch::Tensor last_tokens(const torch::Tensor& mask) {
  const auto places = torch::arange(1, mask.size(1) + 1, torch::kInt64);
  return ((mask != 0).to(torch::kInt64) * places).argmax(1, true);
}

/// Reads its input when it is asked for something, since one target per input is read along with
/// it; at once if somebody watches.
class ReadPrefix : public ReadInput {
 public:
  ReadPrefix(const CausalModel& model, const EmbeddedInput& input, const Dropout& dropout)
      : model_(model), input_(input), dropout_(dropout) {
    if (input.layers.watch) read();
  }

  [[nodiscard]] torch::Tensor logits(const torch::Tensor& labels) const override {
    return model_.output()(before(labels));
  }
  [[nodiscard]] torch::Tensor nll(const torch::Tensor& labels) const override {
    return sequence_nll(model_.output(), before(labels), labels);
  }
  [[nodiscard]] std::unique_ptr<Decoding> begin() const override {
    const auto& [reading, last] = read();
    return std::make_unique<Writing>(model_, input_.layers, reading, last);
  }
  [[nodiscard]] std::vector<std::vector<std::int64_t>> openings() const override {
    std::vector<std::vector<std::int64_t>> rows(static_cast<std::size_t>(input_.mask.size(0)));
    if (!input_.pieces.defined() || !input_.pieces.sizes().equals(input_.mask.sizes())) return rows;
    const auto pieces = input_.pieces.masked_fill(input_.mask == 0, -1).contiguous();
    const auto* id = pieces.data_ptr<std::int64_t>();
    for (auto& row : rows)
      for (std::int64_t i = 0; i < pieces.size(1); ++i, ++id)
        if (*id >= 0) row.push_back(*id);
    return rows;
  }

 private:
  struct State {
    Reading reading;
    torch::Tensor last;  // [B, E], of the last real token
  };

  const State& read() const {
    if (!state_) {
      auto reading = before_input(input_, model_.info().layers);
      const Passage passage{input_.embeddings, input_.mask, last_tokens(input_.mask)};
      const auto hidden = read_on(model_, passage, input_.layers, dropout_, reading);
      state_ = {std::move(reading), hidden.select(1, 0)};
    }
    return *state_;
  }

  /// What is seen before each of the labels, [N, U, E].
  [[nodiscard]] torch::Tensor before(const torch::Tensor& labels) const {
    const auto inputs = input_.mask.size(0), candidates = labels.size(0) / inputs;
    if (candidates == 1 && !state_) return before_own(labels);
    const auto& [read_so_far, last] = read();
    const auto rows = torch::arange(inputs, torch::kInt64).repeat_interleave(candidates);
    auto first = last.index_select(0, rows).unsqueeze(1);
    if (labels.size(1) == 1) return first;
    auto reading = candidates == 1 ? read_so_far : rows_of(read_so_far, rows);
    const auto hidden = read_on(model_, written(labels), input_.layers, dropout_, reading);
    return torch::cat({first, hidden}, 1);
  }

  /// The same for every input's one target, in one pass over both.
  [[nodiscard]] torch::Tensor before_own(const torch::Tensor& labels) const {
    const auto target = written(labels);
    const auto begin = input_.mask.size(1), end = begin + target.mask.size(1);
    const auto places = torch::arange(begin, end, torch::kInt64).expand({labels.size(0), -1});
    const Passage passage{torch::cat({input_.embeddings, target.embeddings}, 1),
                          torch::cat({input_.mask, target.mask.to(input_.mask.scalar_type())}, 1),
                          torch::cat({last_tokens(input_.mask), places}, 1)};
    auto reading = before_input(input_, model_.info().layers);
    return read_on(model_, passage, input_.layers, dropout_, reading);
  }

  /// All labels but the last, which nothing follows.
  [[nodiscard]] Passage written(const torch::Tensor& labels) const {
    const auto ids = labels.slice(1, 0, labels.size(1) - 1);
    const auto real = ids != -100;
    return {model_.embed(ids.masked_fill(~real, model_.info().pad_id)), real, {}};
  }

  const CausalModel& model_;
  EmbeddedInput input_;
  Dropout dropout_;
  mutable std::optional<State> state_;  // what was read is kept
};

}  // namespace

torch::Tensor at_tokens(const torch::Tensor& wanted, const torch::Tensor& x) {
  if (!wanted.defined()) return x;
  std::vector<std::int64_t> places(static_cast<std::size_t>(x.dim()), 1), shape = x.sizes().vec();
  places.front() = wanted.size(0);
  places.rbegin()[1] = shape.rbegin()[1] = wanted.size(1);
  return x.gather(-2, wanted.reshape(places).expand(shape));
}

std::unique_ptr<ReadInput> CausalModel::read(const EmbeddedInput& input,
                                             const Dropout& dropout) const {
  return std::make_unique<ReadPrefix>(*this, input, dropout);
}

torch::Tensor CausalModel::logits(const EmbeddedInput& input) const {
  auto reading = before_input(input, info().layers);
  return output()(read_on(*this, {input.embeddings, input.mask, {}}, input.layers, {}, reading));
}

}  // namespace ptw
