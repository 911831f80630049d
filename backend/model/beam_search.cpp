#include "model/beam_search.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "model/next_token.h"

namespace ptw {
namespace {

using Text = std::vector<std::int64_t>;

struct Hypothesis {
  Text text;
  double score;
};

/// A beam's continuation by one token.
struct Candidate {
  std::int64_t beam;
  std::int64_t token;
  double log_likelihood;
};

struct Beam {
  Text text;
  double log_likelihood;
};

/// The beams of one input and its finished texts.
class Search {
 public:
  Search(const NextToken& next, bool stops_early, const GenerationOptions& options)
      : next_(next),
        stops_early_(stops_early),
        options_(options),
        beams_(static_cast<std::size_t>(options.beams)) {
    // All beams are equal before the first token: only one of them may be continued.
    for (std::size_t i = 0; i < beams_.size(); ++i)
      beams_[i].log_likelihood = i == 0 ? 0 : -std::numeric_limits<double>::infinity();
  }

  [[nodiscard]] const std::vector<Beam>& beams() const { return beams_; }
  [[nodiscard]] bool done() const { return done_; }

  /// Takes the best of `candidates`, best first; says which beam each new one continues.
  Text advance(const std::vector<Candidate>& candidates) {
    std::vector<Beam> next;
    Text continued;
    const auto length = std::ssize(beams_.front().text) + 1;
    for (std::size_t rank = 0; rank < candidates.size() && next.size() < beams_.size(); ++rank) {
      const auto& candidate = candidates[rank];
      const auto& beam = beams_[static_cast<std::size_t>(candidate.beam)];
      if (next_.is_end(candidate.token)) {
        if (rank < beams_.size()) finish(beam.text, candidate.log_likelihood, length);
        continue;
      }
      next.push_back({beam.text, candidate.log_likelihood});
      next.back().text.push_back(candidate.token);
      continued.push_back(candidate.beam);
    }
    beams_ = std::move(next);
    done_ = finished_.size() >= beams_.size() &&
            (stops_early_ || worst() >= penalized(candidates.front().log_likelihood, length));
    return continued;
  }

  [[nodiscard]] Text best() {
    if (!done_)
      for (const auto& beam : beams_) finish(beam.text, beam.log_likelihood, std::ssize(beam.text));
    return std::ranges::max_element(finished_, {}, &Hypothesis::score)->text;
  }

 private:
  [[nodiscard]] double penalized(double log_likelihood, std::ptrdiff_t length) const {
    return log_likelihood / std::pow(static_cast<double>(length), options_.length_penalty);
  }
  [[nodiscard]] double worst() const {
    return std::ranges::min_element(finished_, {}, &Hypothesis::score)->score;
  }
  void finish(const Text& text, double log_likelihood, std::ptrdiff_t length) {
    finished_.push_back({text, penalized(log_likelihood, length)});
    if (std::ssize(finished_) > options_.beams)
      finished_.erase(std::ranges::min_element(finished_, {}, &Hypothesis::score));
  }

  const NextToken& next_;
  bool stops_early_;
  const GenerationOptions& options_;
  std::vector<Beam> beams_;
  std::vector<Hypothesis> finished_;
  bool done_ = false;
};

/// The best continuations of one input's n beams, as many as leave n of them open if all `ends` are
/// among them; `scores` [n, V] are their log-likelihoods.
std::vector<Candidate> best_continuations(const torch::Tensor& scores, std::size_t ends) {
  const auto per_beam = static_cast<std::int64_t>(1 + std::max<std::size_t>(ends, 1));
  const auto count = std::min(per_beam * scores.size(0), scores.numel());
  const auto [values, places] = scores.flatten().topk(count);
  std::vector<Candidate> candidates;
  for (std::int64_t i = 0; i < count; ++i) {
    const auto place = places[i].item<std::int64_t>();
    candidates.push_back(
        {place / scores.size(1), place % scores.size(1), values[i].item<double>()});
  }
  return candidates;
}

torch::Tensor beam_scores(const Search& search) {
  std::vector<double> scores;
  for (const auto& beam : search.beams()) scores.push_back(beam.log_likelihood);
  return torch::tensor(scores, torch::kFloat64).unsqueeze(1);
}

/// Scores [n, V] of what continues the beams of the input `row`.
torch::Tensor restricted(const torch::Tensor& scores, const NextToken& next, std::int64_t row,
                         const Search& search) {
  for (std::int64_t beam = 0; beam < scores.size(0); ++beam)
    next.restrict(static_cast<std::size_t>(row),
                  search.beams()[static_cast<std::size_t>(beam)].text, scores[beam]);
  return scores;
}

}  // namespace

std::vector<Text> beam_search(const ReadInput& input, const ModelInfo& model, std::int64_t batch,
                              const GenerationOptions& options) {
  const auto n = options.beams;
  const NextToken next(input, model, options.limit);
  std::vector<Search> searches(static_cast<std::size_t>(batch),
                               Search(next, model.writing.stops_early, options));
  const auto decoding = input.begin();
  auto logits = decoding->first();
  decoding->keep(torch::arange(batch, torch::kInt64).repeat_interleave(n));
  logits = logits.repeat_interleave(n, 0);
  for (std::int64_t written = 0; written < options.limit; ++written) {
    const auto steps = torch::log_softmax(logits.to(torch::kFloat64), -1).view({batch, n, -1});
    std::vector<std::int64_t> rows, ids;
    for (std::int64_t i = 0; i < batch; ++i) {
      auto& search = searches[static_cast<std::size_t>(i)];
      Text continued(static_cast<std::size_t>(n), 0);
      if (!search.done())
        continued = search.advance(best_continuations(
            restricted(steps[i], next, i, search) + beam_scores(search), next.ends().size()));
      for (std::size_t beam = 0; beam < continued.size(); ++beam) {
        rows.push_back(i * n + continued[beam]);
        ids.push_back(search.beams()[beam].text.back());
      }
    }
    if (std::ranges::all_of(searches, &Search::done) || written + 1 == options.limit) break;
    decoding->keep(torch::tensor(rows));
    logits = decoding->next(torch::tensor(ids));
  }
  std::vector<Text> texts;
  for (auto& search : searches) texts.push_back(search.best());
  return texts;
}

}  // namespace ptw
