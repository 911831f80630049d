#include "model/generation.h"

#include "model/beam_search.h"
#include "model/next_token.h"

namespace ptw {
namespace {

using Texts = std::vector<std::vector<std::int64_t>>;

/// Chooses the next token of every sequence by greed or by chance.
class Choice {
 public:
  explicit Choice(const GenerationOptions& options) : options_(options) {
    if (options.sample) generator_ = at::detail::createCPUGenerator(options.seed);
  }
  torch::Tensor operator()(const torch::Tensor& logits) {
    if (!options_.sample) return logits.argmax(-1);
    const auto chances = sampling_distribution(logits, options_.temperature, options_.top_p);
    return chances.multinomial(1, false, *generator_).squeeze(1);
  }

 private:
  const GenerationOptions& options_;
  std::optional<at::Generator> generator_;
};

/// Adds the chosen ids to the texts that go on; ended ones get padding. Whether any goes on.
bool write(torch::Tensor& ids, const NextToken& next, std::int64_t padding, Texts& texts,
           std::vector<bool>& ended) {
  bool writing = false;
  auto* chosen = ids.data_ptr<std::int64_t>();
  for (std::size_t row = 0; row < texts.size(); ++row) {
    if (!ended[row] && next.is_end(chosen[row]))
      ended[row] = true;
    else if (ended[row])
      chosen[row] = padding;
    else
      texts[row].push_back(chosen[row]);
    writing = writing || !ended[row];
  }
  return writing;
}

}  // namespace

torch::Tensor sampling_distribution(const torch::Tensor& logits, double temperature, double top_p) {
  auto chances = torch::softmax(logits / temperature, -1);
  if (top_p >= 1) return chances;
  const auto [sorted, order] = chances.sort(-1, true);
  const auto superfluous = sorted.cumsum(-1) - sorted >= top_p;
  const auto kept = sorted.masked_fill(superfluous, 0);
  return torch::zeros_like(chances).scatter(-1, order, kept / kept.sum(-1, true));
}

Texts generate(const ReadInput& input, const ModelInfo& model, std::int64_t batch,
               const GenerationOptions& options) {
  const torch::NoGradGuard no_gradient;
  if (options.beams > 1) return beam_search(input, model, batch, options);
  Texts texts(static_cast<std::size_t>(batch));
  if (options.limit < 1) return texts;
  std::vector<bool> ended(texts.size(), false);
  Choice choose(options);
  const NextToken next(input, model, options.limit);
  const auto restricted = [&](torch::Tensor logits) {
    for (std::int64_t row = 0; row < batch; ++row)
      if (const auto i = static_cast<std::size_t>(row); !ended[i])
        next.restrict(i, texts[i], logits[row]);
    return logits;
  };
  const auto decoding = input.begin();
  auto ids = choose(restricted(decoding->first()));
  for (std::int64_t written = 1;
       write(ids, next, model.pad_id, texts, ended) && written < options.limit; ++written)
    ids = choose(restricted(decoding->next(ids)));
  return texts;
}

}  // namespace ptw
