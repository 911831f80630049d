#include "text/pre_tokenizer.h"

#include <algorithm>
#include <map>
#include <utility>

#include "text/byte_level.h"
#include "text/byte_level_words.h"
#include "text/normalizer.h"
#include "text/text_pattern.h"

namespace ptw {
namespace {

/// A part of a text that is a match, or lies between matches.
struct Span {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool is_match = false;
};

/// What becomes of the spans; the names are the file's.
enum class Behavior { removed, isolated, merged_with_previous, merged_with_next, contiguous };

const std::map<std::string, Behavior, std::less<>> behaviors = {
    {"Removed", Behavior::removed},
    {"Isolated", Behavior::isolated},
    {"MergedWithPrevious", Behavior::merged_with_previous},
    {"MergedWithNext", Behavior::merged_with_next},
    {"Contiguous", Behavior::contiguous}};

Behavior read_behavior(const JsonPart& part) {
  const auto found = behaviors.find(part.text());
  if (found == behaviors.end()) part.refuse_unknown(part.text());
  return found->second;
}

std::vector<Span> spans_of(std::string_view text, const TextPattern& pattern, bool invert) {
  std::vector<Span> spans;
  std::size_t end = 0;
  for (const auto& match : pattern.find_all(text)) {
    if (match.begin > end) spans.push_back({end, match.begin, invert});
    spans.push_back({match.begin, match.end, !invert});
    end = match.end;
  }
  if (end < text.size()) spans.push_back({end, text.size(), invert});
  return spans;
}

/// A match goes with the span before it, if that is none.
std::vector<Span> merged_with_previous(const std::vector<Span>& spans) {
  std::vector<Span> merged;
  bool after_match = false;
  for (const auto& span : spans) {
    if (span.is_match && !after_match && !merged.empty())
      merged.back().end = span.end;
    else
      merged.push_back(span);
    after_match = span.is_match;
  }
  return merged;
}

std::vector<Span> merged_with_next(const std::vector<Span>& spans) {
  std::vector<Span> merged;
  bool before_match = false;
  for (auto span = spans.rbegin(); span != spans.rend(); ++span) {
    if (span->is_match && !before_match && !merged.empty())
      merged.back().begin = span->begin;
    else
      merged.push_back(*span);
    before_match = span->is_match;
  }
  std::ranges::reverse(merged);
  return merged;
}

std::vector<Span> contiguous(const std::vector<Span>& spans) {
  std::vector<Span> merged;
  for (const auto& span : spans)
    if (!merged.empty() && merged.back().is_match == span.is_match)
      merged.back().end = span.end;
    else
      merged.push_back(span);
  return merged;
}

std::vector<Span> arranged(std::vector<Span> spans, Behavior behavior) {
  switch (behavior) {
    case Behavior::removed:
      std::erase_if(spans, [](const Span& span) { return span.is_match; });
      break;
    case Behavior::isolated:
      break;
    case Behavior::merged_with_previous:
      return merged_with_previous(spans);
    case Behavior::merged_with_next:
      return merged_with_next(spans);
    case Behavior::contiguous:
      return contiguous(spans);
  }
  return spans;
}

/// Cuts every stretch by itself.
PreTokenizer splitting(TextPattern pattern, Behavior behavior, bool invert) {
  return [pattern = std::move(pattern), behavior, invert](const std::vector<Stretch>& stretches) {
    std::vector<Stretch> parts;
    for (const auto& [text, first] : stretches)
      for (const auto& span : arranged(spans_of(text, pattern, invert), behavior))
        parts.push_back({text.substr(span.begin, span.end - span.begin), first && span.begin == 0});
    return parts;
  };
}

PreTokenizer splitting(const char* expression, Behavior behavior, bool invert = false) {
  return splitting(*TextPattern::of_expression(expression), behavior, invert);
}

PreTokenizer read_sequence(const JsonPart& part) {
  part.allow({"type", "pretokenizers"});
  std::vector<PreTokenizer> steps;
  for (const auto& each : part["pretokenizers"].list()) steps.push_back(read_pre_tokenizer(each));
  return [steps](std::vector<Stretch> stretches) {
    for (const auto& step : steps) stretches = step(std::move(stretches));
    return stretches;
  };
}

PreTokenizer read_split(const JsonPart& part) {
  part.allow({"type", "pattern", "behavior", "invert"});
  return splitting(read_pattern(part["pattern"]), read_behavior(part["behavior"]),
                   part["invert"].flag(false));
}

PreTokenizer read_digits(const JsonPart& part) {
  part.allow({"type", "individual_digits"});
  const bool single = part["individual_digits"].flag(false);
  return splitting(R"(\p{N})", single ? Behavior::isolated : Behavior::contiguous);
}

PreTokenizer read_punctuation(const JsonPart& part) {
  part.allow({"type", "behavior"});
  const auto behavior = part["behavior"];
  return splitting(R"([\p{P}$+<=>^`|~])",
                   behavior.is_null() ? Behavior::isolated : read_behavior(behavior));
}

enum class Prepend { always, first, never };

/// Before tokenizers 0.15 it was called add_prefix_space.
Prepend read_prepend(const JsonPart& part) {
  const bool space = part["add_prefix_space"].flag(true);
  const auto scheme = part["prepend_scheme"];
  if (scheme.is_null()) return space ? Prepend::always : Prepend::never;
  const auto text = scheme.text();
  if (text == "never") return Prepend::never;
  if (!space) part["add_prefix_space"].refuse();
  if (text == "always") return Prepend::always;
  if (text == "first") return Prepend::first;
  scheme.refuse_unknown(text);
}

PreTokenizer read_metaspace(const JsonPart& part) {
  part.allow({"type", "replacement", "prepend_scheme", "add_prefix_space", "split", "str_rep"});
  const auto sign = part["replacement"].text();
  const auto signs = TextPattern::of_text(sign);
  return [sign, prepend = read_prepend(part), split = part["split"].flag(true),
          cut = splitting(signs, Behavior::merged_with_next, false),
          spaces = TextPattern::of_text(" ")](std::vector<Stretch> stretches) {
    for (auto& [text, first] : stretches) {
      text = replaced(text, spaces, sign);
      const bool wanted = prepend == Prepend::always || (prepend == Prepend::first && first);
      if (wanted && !text.starts_with(sign)) text.insert(0, sign);
    }
    return split ? cut(std::move(stretches)) : stretches;
  };
}

}  // namespace

PreTokenizer byte_level(const JsonPart& part, bool add_prefix_space) {
  part.allow({"type", "add_prefix_space", "use_regex", "trim_offsets"});
  return [space = add_prefix_space,
          words = part["use_regex"].flag(true)](const std::vector<Stretch>& stretches) {
    std::vector<Stretch> parts;
    for (const auto& [text, first] : stretches) {
      const auto spaced = space && !text.starts_with(' ') ? ' ' + text : text;
      if (!words) parts.push_back({letters_of_bytes(spaced), first});
      if (words)
        for (const auto word : byte_level_words(spaced))
          parts.push_back({letters_of_bytes(word), first && word.data() == spaced.data()});
    }
    return parts;
  };
}

bool prepends(const JsonPart& part) {
  return read_prepend(part) != Prepend::never;
}

PreTokenizer read_pre_tokenizer(const JsonPart& part) {
  const auto type = part.type();
  if (type == "null") return std::identity();
  if (type == "Sequence") return read_sequence(part);
  if (type == "ByteLevel") return byte_level(part, part["add_prefix_space"].flag(true));
  if (type == "Split") return read_split(part);
  if (type == "Digits") return read_digits(part);
  if (type == "Punctuation") return read_punctuation(part);
  if (type == "Metaspace") return read_metaspace(part);
  if (type == "WhitespaceSplit")
    return (part.allow({"type"}), splitting(R"(\s)", Behavior::removed));
  if (type == "Whitespace")
    return (part.allow({"type"}), splitting(R"([\w\x{200C}\x{200D}]+|[^\w\s\x{200C}\x{200D}]+)",
                                            Behavior::removed, true));
  part.refuse_unknown(type);
}

}  // namespace ptw
