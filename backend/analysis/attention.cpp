#include "analysis/attention.h"

#include <algorithm>
#include <map>
#include <numeric>

#include "methods/masked_prompt.h"
#include "methods/xprompt.h"
#include "model/checkpoint.h"
#include "model/encoder_decoder.h"
#include "model/generation.h"

namespace ptw {
namespace {

/// The weights [heads, Q, K] of every layer, for each kind of sublayer, while it is told to look.
struct Recorder {
  bool looking = true;
  std::map<Sublayer, std::vector<torch::Tensor>> layers;

  void operator()(Sublayer sublayer, const AttentionSight& sight) {
    if (looking) layers[sublayer].push_back(sight.weights.squeeze(0).contiguous());
  }
};

/// What stands at the positions of a sequence: pieces, or the numbers of soft tokens.
struct Positions {
  std::vector<std::string> names;  ///< empty for a soft token
  std::vector<int> tokens;         ///< -1 for a piece
};

/// `numbers` are those of the soft tokens, which are below 0 among `ids`, in their order.
Positions positions_of(const std::vector<std::int64_t>& ids, const std::vector<int>& numbers,
                       const Tokenizer& tokenizer) {
  Positions positions;
  auto number = numbers.begin();
  for (const auto id : ids) {
    positions.names.push_back(id < 0 ? std::string() : tokenizer.piece(id));
    positions.tokens.push_back(id < 0 ? *number++ : -1);
  }
  return positions;
}

std::vector<int> counted_up_to(std::int64_t count) {
  std::vector<int> numbers(static_cast<std::size_t>(count));
  std::iota(numbers.begin(), numbers.end(), 0);
  return numbers;
}

/// The numbers of the soft tokens among `ids`, which are fewer than the prompt has where masked
/// ones leave the sequence.
std::vector<int> token_numbers(const Method* method, const std::vector<std::int64_t>& ids) {
  const auto count = std::ranges::count_if(ids, [](auto id) { return id < 0; });
  const auto* pruned = dynamic_cast<const Xprompt*>(method);
  if (!pruned || count == pruned->mask().token_count()) return counted_up_to(count);
  const auto kept = kept_token_indices(pruned->mask());
  return {kept.data_ptr<std::int64_t>(), kept.data_ptr<std::int64_t>() + kept.numel()};
}

std::vector<std::int64_t> as_ids(const torch::Tensor& row) {
  const auto flat = row.contiguous();
  return {flat.data_ptr<std::int64_t>(), flat.data_ptr<std::int64_t>() + flat.numel()};
}

/// The positions of a prefix and then others.
Positions behind(const std::vector<KeysValues>& prefix, const Positions& own) {
  const auto count = prefix.empty() ? 0 : prefix.front().keys.size(2);
  Positions keys{std::vector<std::string>(static_cast<std::size_t>(count)), counted_up_to(count)};
  keys.names.insert(keys.names.end(), own.names.begin(), own.names.end());
  keys.tokens.insert(keys.tokens.end(), own.tokens.begin(), own.tokens.end());
  return keys;
}

AttentionMap as_map(const std::string& name, const std::vector<torch::Tensor>& layers,
                    Positions queries, Positions keys) {
  const auto weights = torch::stack(layers).contiguous();
  AttentionMap map{name,
                   static_cast<int>(weights.size(0)),
                   static_cast<int>(weights.size(1)),
                   std::move(queries.names),
                   std::move(keys.names),
                   std::move(queries.tokens),
                   std::move(keys.tokens),
                   {}};
  map.weights.assign(weights.data_ptr<float>(), weights.data_ptr<float>() + weights.numel());
  return map;
}

/// A decoder-only model reads the input and then what it writes: both parts in one map, the first
/// one's rows closed against the second.
std::vector<torch::Tensor> one_behind_the_other(const std::vector<torch::Tensor>& both) {
  const auto count = both.size() / 2;
  std::vector<torch::Tensor> layers;
  for (std::size_t i = 0; i < count; ++i) {
    const auto missing = both[count + i].size(2) - both[i].size(2);
    layers.push_back(
        torch::cat({torch::constant_pad_nd(both[i], {0, missing}, 0), both[count + i]}, 1));
  }
  return layers;
}

}  // namespace

AttentionReport watch_attention(const Pretrained& pretrained, const Method* method,
                                const TokenizedExample& example, std::int64_t limit) {
  const torch::NoGradGuard no_gradient;
  const auto& model = method ? method->reader(*pretrained.model) : *pretrained.model;
  const auto& info = model.info();
  const auto& tokenizer = *pretrained.tokenizer;
  const std::vector<const TokenizedExample*> one = {&example};
  const auto batch = collate(one, info.pad_id);
  auto input = method ? method->condition(model, batch, {}) : unconditioned(model, batch);
  Recorder recorder;
  input.layers.watch = [&](Sublayer sublayer, std::size_t, const AttentionSight& sight) {
    recorder(sublayer, sight);
  };
  const auto read = model.read(input);
  recorder.looking = false;
  auto answer = generate(*read, info, 1, {.limit = limit}).front();
  AttentionReport report;
  report.answer = tokenizer.decode(answer);
  if (std::ssize(answer) < limit) answer.push_back(info.end_id);
  const auto labels = torch::tensor(answer).unsqueeze(0);
  recorder.looking = true;
  read->logits(labels);
  model.checkpoint().require_unchanged();

  const auto pieces = as_ids(input.pieces[0]);
  const auto& prefix = input.layers.prefix;
  const auto numbers = token_numbers(method, pieces);
  const auto* two_parts = dynamic_cast<const EncoderDecoder*>(&model);
  if (!two_parts) {
    // Every query but the input's own writes the next piece; the last key is never looked at.
    auto sequence = pieces;
    sequence.insert(sequence.end(), answer.begin(), answer.end() - 1);
    auto& both = recorder.layers[Sublayer::decoder_attention];
    const auto layers = answer.size() == 1 ? both : one_behind_the_other(both);
    const auto own = positions_of(sequence, numbers, tokenizer);
    report.maps.push_back(as_map("decoder", layers, own, behind(prefix.decoder_attention, own)));
    return report;
  }
  // What the decoder had read when it wrote each piece.
  const auto before = as_ids(two_parts->shifted_right(labels));
  const auto reading = positions_of(pieces, numbers, tokenizer);
  const auto writing = positions_of(answer, {}, tokenizer);
  report.maps.push_back(as_map("encoder", recorder.layers[Sublayer::encoder_attention], reading,
                               behind(prefix.encoder_attention, reading)));
  report.maps.push_back(as_map("cross", recorder.layers[Sublayer::cross_attention], writing,
                               behind(prefix.cross_attention, reading)));
  report.maps.push_back(
      as_map("decoder", recorder.layers[Sublayer::decoder_attention], writing,
             behind(prefix.decoder_attention, positions_of(before, {}, tokenizer))));
  return report;
}

}  // namespace ptw
