#include "text/metrics.h"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <map>
#include <vector>

#include "text/ngrams.h"
#include "text/unicode.h"

namespace ptw {
namespace {

constexpr std::u32string_view punctuation = U"!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

/// Words between white space and other characters, the articles among them taken out.
std::u32string without_articles(const std::u32string& text) {
  std::u32string kept;
  for (std::size_t at = 0; at < text.size();) {
    const auto begin = text.begin() + static_cast<std::ptrdiff_t>(at);
    const auto end = std::find_if_not(begin, text.end(), is_word_character);
    const std::u32string word(begin, end);
    if (word.empty())
      kept += text[at++];
    else
      kept += word == U"a" || word == U"an" || word == U"the" ? U" " : word;
    at += word.size();
  }
  return kept;
}

std::vector<std::u32string> answer_words(const std::string& text) {
  std::u32string plain;
  for (const char32_t c : to_code_points(text))
    if (punctuation.find(c) == punctuation.npos) plain += to_lower(c);
  return split_words(without_articles(plain));
}

double token_f1_of(const std::string& predicted, const std::string& gold) {
  auto ours = answer_words(predicted);
  auto theirs = answer_words(gold);
  if (ours.empty() || theirs.empty()) return ours.empty() && theirs.empty() ? 1 : 0;
  std::ranges::sort(ours);
  std::ranges::sort(theirs);
  std::vector<std::u32string> common;
  std::ranges::set_intersection(ours, theirs, std::back_inserter(common));
  return 2.0 * static_cast<double>(common.size()) /
         static_cast<double>(ours.size() + theirs.size());
}

template <class Item, class Gold, class Score>
double mean(std::span<const Item> predicted, std::span<const Gold> gold, Score score) {
  assert(predicted.size() == gold.size() && !gold.empty());
  double sum = 0;
  for (std::size_t i = 0; i < gold.size(); ++i) sum += score(predicted[i], gold[i]);
  return sum / static_cast<double>(gold.size());
}

/// Mean over examples of the best `score(prediction, reference)`.
template <class Score>
double mean_of_best(std::span<const std::string> predicted, std::span<const References> gold,
                    Score score) {
  return mean(predicted, gold, [&score](const std::string& ours, const References& references) {
    double best = 0;
    for (const auto& theirs : references) best = std::max<double>(best, score(ours, theirs));
    return best;
  });
}

}  // namespace

double accuracy(std::span<const int> predicted, std::span<const int> gold) {
  return mean(predicted, gold, [](int ours, int theirs) { return ours == theirs ? 1.0 : 0.0; });
}

double macro_f1(std::span<const int> predicted, std::span<const int> gold) {
  assert(predicted.size() == gold.size() && !gold.empty());
  struct Counts {
    int hits = 0;
    int mentions = 0;  // in either span
  };
  std::map<int, Counts> classes;
  for (std::size_t i = 0; i < gold.size(); ++i) {
    for (const int label : {predicted[i], gold[i]})
      if (label >= 0) ++classes[label].mentions;
    if (predicted[i] == gold[i] && gold[i] >= 0) ++classes[gold[i]].hits;
  }
  double sum = 0;
  for (const auto& [label, counts] : classes) sum += 2.0 * counts.hits / counts.mentions;
  return classes.empty() ? 0 : sum / static_cast<double>(classes.size());
}

double binary_f1(std::span<const int> predicted, std::span<const int> gold, int positive) {
  assert(predicted.size() == gold.size() && !gold.empty());
  int hits = 0;
  int mentions = 0;  // in either span
  for (std::size_t i = 0; i < gold.size(); ++i) {
    const bool right = gold[i] == positive;
    const bool said = predicted[i] < 0 ? !right : predicted[i] == positive;
    hits += right && said;
    mentions += right + said;
  }
  return mentions == 0 ? 0 : 2.0 * hits / mentions;
}

double group_match(std::span<const int> predicted, std::span<const int> gold,
                   std::span<const std::string> groups) {
  assert(predicted.size() == gold.size() && groups.size() == gold.size() && !gold.empty());
  std::map<std::string, bool> matches;
  for (std::size_t i = 0; i < gold.size(); ++i) {
    const auto known = matches.try_emplace(groups[i], true).first;
    known->second = known->second && predicted[i] == gold[i];
  }
  const auto all = std::ranges::count_if(matches, [](const auto& match) { return match.second; });
  return static_cast<double>(all) / static_cast<double>(matches.size());
}

std::string normalize_answer(const std::string& text) {
  std::u32string normalized;
  for (const auto& word : answer_words(text))
    normalized += (normalized.empty() ? U"" : U" ") + word;
  return to_utf8(normalized);
}

double exact_match(std::span<const std::string> predicted, std::span<const References> gold) {
  return mean_of_best(predicted, gold, [](const std::string& ours, const std::string& theirs) {
    return trim(ours) == trim(theirs);
  });
}

double squad_exact_match(std::span<const std::string> predicted, std::span<const References> gold) {
  return mean_of_best(predicted, gold, [](const std::string& ours, const std::string& theirs) {
    return answer_words(ours) == answer_words(theirs);
  });
}

double token_f1(std::span<const std::string> predicted, std::span<const References> gold) {
  return mean_of_best(predicted, gold, token_f1_of);
}

}  // namespace ptw
