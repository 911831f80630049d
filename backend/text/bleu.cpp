#include "text/bleu.h"

#include <array>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <string_view>
#include <utility>

#include "text/ngrams.h"
#include "text/unicode.h"

namespace ptw {
namespace {

constexpr std::size_t longest = 4;

void replace_all(std::string& text, std::string_view old, std::string_view with) {
  for (auto at = text.find(old); at != text.npos; at = text.find(old, at + with.size()))
    text.replace(at, old.size(), with);
}

bool is_digit(char c) {
  return c >= '0' && c <= '9';
}

bool is_point(char c) {
  return c == '.' || c == ',';
}

/// ASCII's space and punctuation but for the apostrophe, comma, hyphen and full stop.
bool stands_alone(char c) {
  constexpr std::string_view marks = " !\"#$%&()*+/:;<=>?@[\\]^_`{|}~";
  return marks.find(c) != marks.npos;
}

std::string set_apart(std::string_view text) {
  std::string apart;
  for (const char c : text) {
    if (stands_alone(c))
      apart.append(1, ' ').append(1, c).append(1, ' ');
    else
      apart += c;
  }
  return apart;
}

/// Writes `between` in front of, between and behind two neighbours that `fits` names; as a regular
/// expression would, it goes on behind the pair.
template <class Fits>
std::string split_pairs(std::string_view text, Fits fits, std::array<std::string_view, 3> between) {
  std::string split;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (at + 1 == text.size() || !fits(text[at], text[at + 1])) {
      split += text[at];
      continue;
    }
    split.append(between[0]).append(1, text[at]).append(between[1]);
    split.append(1, text[++at]).append(between[2]);
  }
  return split;
}

/// What a corpus adds up to.
struct Counts {
  std::array<std::size_t, longest> right{};
  std::array<std::size_t, longest> all{};
  std::size_t predicted_words = 0;
  std::size_t reference_words = 0;
};

using Words = std::vector<std::u32string>;

/// The shorter one of two that are equally near.
std::size_t nearest_length(std::size_t length, const std::vector<Words>& references) {
  const auto distance = [length](std::size_t other) {
    return std::pair(length > other ? length - other : other - length, other);
  };
  auto nearest = references.front().size();
  for (const auto& words : references)
    if (distance(words.size()) < distance(nearest)) nearest = words.size();
  return nearest;
}

void add(Counts& counts, const Words& predicted, const std::vector<Words>& references) {
  counts.predicted_words += predicted.size();
  counts.reference_words += nearest_length(predicted.size(), references);
  for (std::size_t n = 1; n <= longest; ++n) {
    Ngrams<std::u32string> expected;
    for (const auto& words : references)
      expected = most_of(expected, ngrams<std::u32string>(words, n));
    const auto found = ngrams<std::u32string>(predicted, n);
    counts.all[n - 1] += found.size();
    counts.right[n - 1] += count_common(found, expected);
  }
}

double brevity_penalty(const Counts& counts) {
  if (counts.predicted_words >= counts.reference_words) return 1;
  return std::exp(1 - static_cast<double>(counts.reference_words) /
                          static_cast<double>(counts.predicted_words));
}

double score(const Counts& counts) {
  if (counts.right == std::array<std::size_t, longest>{}) return 0;
  double sum = 0;
  double smoothing = 1;
  for (std::size_t n = 0; n < longest; ++n) {
    if (counts.all[n] == 0) return 0;
    auto right = static_cast<double>(counts.right[n]);
    if (counts.right[n] == 0) right = 1 / (smoothing *= 2);
    sum += std::log(right / static_cast<double>(counts.all[n]));
  }
  return brevity_penalty(counts) * std::exp(sum / static_cast<double>(longest));
}

}  // namespace

std::vector<std::u32string> bleu_words(const std::string& text) {
  auto line = std::string(trim_right(text));
  replace_all(line, "<skipped>", "");
  replace_all(line, "-\n", "");
  replace_all(line, "\n", " ");
  replace_all(line, "&quot;", "\"");
  replace_all(line, "&amp;", "&");
  replace_all(line, "&lt;", "<");
  replace_all(line, "&gt;", ">");
  line = set_apart(" " + line + " ");
  line =
      split_pairs(line, [](char a, char b) { return !is_digit(a) && is_point(b); }, {"", " ", " "});
  line =
      split_pairs(line, [](char a, char b) { return is_point(a) && !is_digit(b); }, {" ", " ", ""});
  line = split_pairs(line, [](char a, char b) { return is_digit(a) && b == '-'; }, {"", " ", " "});
  return split_words(to_code_points(line));
}

double bleu(std::span<const std::string> predicted,
            std::span<const std::vector<std::string>> references) {
  assert(predicted.size() == references.size());
  Counts counts;
  for (std::size_t i = 0; i < predicted.size(); ++i) {
    std::vector<Words> words;
    for (const auto& reference : references[i]) words.push_back(bleu_words(reference));
    add(counts, bleu_words(predicted[i]), words);
  }
  return score(counts);
}

}  // namespace ptw
