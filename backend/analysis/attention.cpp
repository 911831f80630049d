#include "analysis/attention.h"

#include <map>

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

/// What stands at every position of a sequence of ids; soft tokens are empty.
std::vector<std::string> named(const std::vector<std::int64_t>& ids, const Tokenizer& tokenizer) {
  std::vector<std::string> names;
  for (const auto id : ids) names.push_back(id < 0 ? std::string() : tokenizer.piece(id));
  return names;
}

std::vector<std::int64_t> as_ids(const torch::Tensor& row) {
  const auto flat = row.contiguous();
  return {flat.data_ptr<std::int64_t>(), flat.data_ptr<std::int64_t>() + flat.numel()};
}

/// What the keys of one kind of attention stand for.
struct Keys {
  std::vector<std::string> names;
  std::vector<bool> soft;
};

/// `prefix` positions and then `ids`.
Keys keys_behind(std::int64_t prefix, const std::vector<std::int64_t>& ids,
                 const Tokenizer& tokenizer) {
  std::vector<std::int64_t> all(static_cast<std::size_t>(prefix), -1);
  all.insert(all.end(), ids.begin(), ids.end());
  Keys keys{named(all, tokenizer), {}};
  for (const auto id : all) keys.soft.push_back(id < 0);
  return keys;
}

AttentionMap as_map(const std::string& name, const std::vector<torch::Tensor>& layers,
                    std::vector<std::string> queries, Keys keys) {
  const auto weights = torch::stack(layers).contiguous();
  AttentionMap map{name,
                   static_cast<int>(weights.size(0)),
                   static_cast<int>(weights.size(1)),
                   std::move(queries),
                   std::move(keys.names),
                   std::move(keys.soft),
                   {}};
  map.weights.assign(weights.data_ptr<float>(), weights.data_ptr<float>() + weights.numel());
  return map;
}

std::int64_t positions(const std::vector<KeysValues>& prefix) {
  return prefix.empty() ? 0 : prefix.front().keys.size(2);
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
  answer.push_back(info.end_id);
  recorder.looking = true;
  read->logits(torch::tensor(answer).unsqueeze(0));

  const auto pieces = as_ids(input.pieces[0]);
  const auto& prefix = input.layers.prefix;
  const auto writing = named(answer, tokenizer);
  if (!info.has_encoder()) {
    // Every query but the input's own writes the next piece; the last key is never looked at.
    auto sequence = pieces;
    sequence.insert(sequence.end(), answer.begin(), answer.end() - 1);
    auto& both = recorder.layers[Sublayer::decoder_attention];
    const auto layers = answer.size() == 1 ? both : one_behind_the_other(both);
    report.maps.push_back(
        as_map("decoder", layers, named(sequence, tokenizer),
               keys_behind(positions(prefix.decoder_attention), sequence, tokenizer)));
    return report;
  }
  auto before = answer;  // what the decoder had read when it wrote each piece
  before.pop_back();
  before.insert(before.begin(), info.pad_id);
  report.maps.push_back(
      as_map("encoder", recorder.layers[Sublayer::encoder_attention], named(pieces, tokenizer),
             keys_behind(positions(prefix.encoder_attention), pieces, tokenizer)));
  report.maps.push_back(as_map("cross", recorder.layers[Sublayer::cross_attention], writing,
                               keys_behind(positions(prefix.cross_attention), pieces, tokenizer)));
  report.maps.push_back(
      as_map("decoder", recorder.layers[Sublayer::decoder_attention], writing,
             keys_behind(positions(prefix.decoder_attention), before, tokenizer)));
  return report;
}

}  // namespace ptw
