#include "app/common/mask_bench.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <iterator>

#include "model/parallel.h"
#include "training/training_settings.h"

namespace ptw {
namespace {

constexpr std::size_t kFirstExamples = 256;
constexpr std::size_t kImportanceExamples = 256;

Split shuffled_dev(const Pretrained& pretrained, const Task& task, const Settings& settings) {
  Split dev;
  dev.examples = task.read("dev");
  std::mt19937_64 random(0);
  for (std::size_t i = dev.examples.size(); i > 1; --i)
    std::swap(dev.examples[i - 1], dev.examples[random() % i]);
  dev.tokens = tokens_of(dev.examples, *pretrained.tokenizer, settings);
  return dev;
}

double mean_length(const std::vector<TokenizedExample>& examples) {
  double pieces = 0;
  for (const auto& example : examples) pieces += static_cast<double>(example.input.size());
  return pieces / static_cast<double>(examples.size());
}

/// Half a 95 % interval of a mean of n values in 0..1 around `value`; their variance is at most
/// value (1 - value).
double half_interval(double value, std::size_t n) {
  return 1.96 * std::sqrt(value * (1 - value) / static_cast<double>(n));
}

}  // namespace

Importance picture_of_importance(const Pretrained& pretrained, const Task& task,
                                 const Settings& settings, const MaskablePrompt& prompt,
                                 const std::function<bool()>& cancelled) {
  const auto examples = drawn(task.read("train"), kImportanceExamples, 0);
  const auto tokens = tokens_of(examples, *pretrained.tokenizer, settings);
  const auto whole = full_mask(prompt.mask.token_count(), prompt.mask.pieces);
  return prompt_importance(*pretrained.model, prompt.values, whole, false, tokens,
                           available_processors(), [&](double) { return !cancelled(); });
}

MaskBench::MaskBench(const Pretrained& pretrained, const Task& task, const Settings& settings,
                     MaskablePrompt prompt, std::int64_t step)
    : pretrained_(pretrained),
      task_(task),
      scorer_(pretrained, task, integer(settings, "max_target_length")),
      dev_(shuffled_dev(pretrained, task, settings)),
      prompt_(std::move(prompt)),
      step_(step),
      mean_input_(mean_length(dev_.tokens)) {}

bool MaskBench::extend(std::vector<ExampleScore>& scores, const MaskedPrompt& method,
                       std::size_t end, const std::function<bool()>& cancelled) const {
  const auto rest = std::span(dev_.tokens).first(end).subspan(scores.size());
  auto more =
      scorer_.score(&method, rest, available_processors(), scorer_.asked_by_metric(), cancelled);
  if (more.empty()) return false;
  scores.insert(scores.end(), std::make_move_iterator(more.begin()),
                std::make_move_iterator(more.end()));
  return true;
}

double MaskBench::metric(std::span<const ExampleScore> scores) const {
  return scorer_.metric(scores, std::span(dev_.examples).first(scores.size()));
}

std::optional<double> MaskBench::metric(const PromptMask& mask, bool removes_tokens,
                                        const std::function<bool()>& cancelled) const {
  std::vector<ExampleScore> scores;
  const MaskedPrompt method(prompt_.values, mask, removes_tokens);
  if (!extend(scores, method, dev_.tokens.size(), cancelled)) return std::nullopt;
  return metric(scores);
}

std::optional<double> MaskBench::full_metric(const std::function<bool()>& cancelled) {
  const auto whole = full_mask(prompt_.mask.token_count(), prompt_.mask.pieces);
  if (!full_) full_ = metric(whole, false, cancelled);
  return full_;
}

std::optional<MaskScore> MaskBench::score(const PromptMask& mask, bool removes_tokens,
                                          const std::function<void(const MaskScore&)>& tell,
                                          const std::function<bool()>& cancelled) {
  const auto full = full_metric(cancelled);
  if (!full) return std::nullopt;
  MaskScore score;
  score.mask = mask;
  score.removes_tokens = removes_tokens;
  score.step = step_;
  score.metric = task_.metric;
  score.total = std::ssize(dev_.examples);
  score.positions = mean_input_ + (removes_tokens ? mask.kept_tokens() : mask.token_count());
  score.full = *full;

  const auto begin = std::chrono::steady_clock::now();
  const auto seconds = [&] {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  };
  const MaskedPrompt method(prompt_.values, mask, removes_tokens);
  std::vector<ExampleScore> scores;
  if (dev_.examples.size() > 2 * kFirstExamples) {
    if (!extend(scores, method, kFirstExamples, cancelled)) return std::nullopt;
    const auto first = metric(scores);
    const auto half = half_interval(first, kFirstExamples);
    score.value = first;
    score.low = std::max(0.0, first - half);
    score.high = std::min(1.0, first + half);
    score.examples = kFirstExamples;
    score.seconds = seconds();
    tell(score);
  }
  if (!extend(scores, method, dev_.tokens.size(), cancelled)) return std::nullopt;
  score.value = score.low = score.high = metric(scores);
  score.examples = score.total;
  score.seconds = seconds();
  return score;
}

std::vector<double> MaskBench::score_random(const PromptMask& mask, bool removes_tokens,
                                            const std::function<bool()>& cancelled) const {
  std::vector<double> values;
  for (const auto& drawn_mask : random_masks_like(mask, random_draws)) {
    const auto value = metric(drawn_mask, removes_tokens, cancelled);
    if (!value) return {};
    values.push_back(*value);
  }
  return values;
}

std::optional<MaskingFigure> MaskBench::figure(
    const std::vector<double>& token_importance,
    const std::function<void(const MaskingFigure&)>& tell, const std::function<bool()>& cancelled) {
  const auto full = full_metric(cancelled);
  if (!full) return std::nullopt;
  MaskingFigure figure;
  figure.step = step_;
  figure.metric = task_.metric;
  figure.full = *full;
  const auto whole = full_mask(prompt_.mask.token_count(), prompt_.mask.pieces);
  int masked_before = 0;
  for (int tenth = 1; tenth <= 9; ++tenth) {
    const auto mask = without_lowest_tokens(whole, token_importance, tenth / 10.0);
    MaskingFigure::Point point{whole.token_count() - mask.kept_tokens(), 0, {}};
    if (point.masked == masked_before) continue;
    masked_before = point.masked;
    const auto negative = metric(mask, false, cancelled);
    if (!negative) return std::nullopt;
    point.negative = *negative;
    point.random = score_random(mask, false, cancelled);
    if (point.random.empty()) return std::nullopt;
    figure.points.push_back(std::move(point));
    tell(figure);
  }
  return figure;
}

}  // namespace ptw
