#include "model/next_token.h"

#include <algorithm>
#include <limits>
#include <set>

namespace ptw {
namespace {

using Text = NextToken::Text;

constexpr auto kClosed = -std::numeric_limits<float>::infinity();

void close(const torch::Tensor& scores, const Text& ids) {
  if (!ids.empty()) scores.index_fill_(0, torch::tensor(ids), kClosed);
}

/// Keskar et al. 2019, section 4.1: what was there before becomes less likely.
void penalize(const torch::Tensor& scores, const Text& before, double penalty) {
  if (penalty == 1 || before.empty()) return;
  const std::set<std::int64_t> once(before.begin(), before.end());
  const auto ids = torch::tensor(Text(once.begin(), once.end()));
  const auto stood = scores.index_select(0, ids);
  scores.index_copy_(0, ids, torch::where(stood < 0, stood * penalty, stood / penalty));
}

bool ends_with(const Text& before, Text::const_iterator begin, Text::const_iterator end) {
  return end - begin <= std::ssize(before) && std::equal(begin, end, before.end() - (end - begin));
}

/// What would write a sequence of `length` ids for the second time.
Text repetitions(const Text& before, std::int64_t length) {
  Text ids;
  if (length < 1) return ids;
  for (auto begin = before.begin(); before.end() - begin >= length; ++begin)
    if (const auto last = begin + length - 1; ends_with(before, begin, last)) ids.push_back(*last);
  return ids;
}

}  // namespace

NextToken::NextToken(const ReadInput& input, const ModelInfo& model, std::int64_t limit)
    : rules_(model.writing),
      limit_(limit),
      ends_(rules_.end_ids.empty() ? Text{model.end_id} : rules_.end_ids),
      openings_(input.openings()) {}

bool NextToken::is_end(std::int64_t id) const {
  return std::ranges::count(ends_, id) > 0;
}

Text NextToken::forced(const Text& opening, const Text& text) const {
  if (std::ssize(text) + 1 == limit_ && !rules_.last_ids.empty()) return rules_.last_ids;
  if (rules_.first_id >= 0 && text.empty() && opening.size() == 1) return {rules_.first_id};
  return {};
}

Text NextToken::closing_words(const Text& before) const {
  Text ids;
  for (const auto& word : rules_.never_together) {
    const bool is_piece = word.size() == 1 && !is_end(word.front());
    if (is_piece || (word.size() > 1 && word.size() <= before.size() &&
                     ends_with(before, word.begin(), word.end() - 1)))
      ids.push_back(word.back());
  }
  return ids;
}

void NextToken::restrict(std::size_t row, const Text& text, const torch::Tensor& scores) const {
  const auto& opening = openings_.at(row);
  auto before = opening;
  before.insert(before.end(), text.begin(), text.end());
  penalize(scores, before, rules_.repetition_penalty);
  close(scores, repetitions(before, rules_.longest_repeated));
  close(scores, closing_words(before));
  if (std::ssize(before) < rules_.shortest || std::ssize(text) < rules_.shortest_new)
    close(scores, ends_);
  if (const auto ids = forced(opening, text); !ids.empty()) {
    scores.fill_(kClosed);
    scores.index_fill_(0, torch::tensor(ids), 0);
  }
  close(scores, rules_.never);
  const bool begins_behind_first = rules_.first_id >= 0 && opening.size() == 1;
  if (text.size() == (begins_behind_first ? 1 : 0)) close(scores, rules_.never_first);
}

}  // namespace ptw
