#include "methods/soft_template.h"

#include <algorithm>
#include <regex>

#include "report/message.h"

namespace ptw {
namespace {

constexpr std::int64_t kLongest = 2000;

[[noreturn]] void refuse(const std::string& text) {
  throw Error(PTW_TR("methods",
                     "The template \"%1\" needs {input} once, and [P] or [P*n] for pseudo tokens, "
                     "for example \"[P*10] {input} topic: [P]\"."),
              {text});
}

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(" \t\n");
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t\n") - first + 1);
}

/// The pieces of one side of the input.
std::vector<std::int64_t> read_side(const std::string& side, const std::string& whole,
                                    const Tokenizer& tokenizer) {
  static const std::regex pseudo(R"(\[P(?:\*([0-9]{1,4}))?\])");
  std::vector<std::int64_t> pieces;
  const auto add_words = [&](const std::string& words) {
    if (words.find("[P") != std::string::npos) refuse(whole);
    if (trimmed(words).empty()) return;
    for (const auto id : tokenizer.encode_open(trimmed(words))) pieces.push_back(id);
  };
  auto rest = side.cbegin();
  for (std::sregex_iterator found(side.begin(), side.end(), pseudo), end; found != end; ++found) {
    add_words({rest, (*found)[0].first});
    rest = (*found)[0].second;
    const auto count = (*found)[1].matched ? std::stol((*found)[1].str()) : 1;
    if (count < 1 || count > kLongest) refuse(whole);
    pieces.insert(pieces.end(), static_cast<std::size_t>(count), SoftTemplate::kPseudo);
  }
  add_words({rest, side.cend()});
  return pieces;
}

}  // namespace

SoftTemplate::SoftTemplate(std::string text, const Tokenizer& tokenizer) : text_(std::move(text)) {
  const std::string input = "{input}";
  const auto at = text_.find(input);
  if (at == std::string::npos || text_.find(input, at + 1) != std::string::npos) refuse(text_);
  before_ = read_side(text_.substr(0, at), text_, tokenizer);
  after_ = read_side(text_.substr(at + input.size()), text_, tokenizer);
  if (length() < 1 || length() > kLongest) refuse(text_);
}

SoftTemplate::SoftTemplate(std::string text, std::vector<std::int64_t> before,
                           std::vector<std::int64_t> after)
    : text_(std::move(text)), before_(std::move(before)), after_(std::move(after)) {}

std::int64_t SoftTemplate::length() const {
  return std::ranges::count(before_, kPseudo) + std::ranges::count(after_, kPseudo);
}

bool SoftTemplate::is_front_only() const {
  return after_.empty() && length() == std::ssize(before_);
}

EmbeddedInput SoftTemplate::around(const TokenBatch& batch, const torch::Tensor& prompt,
                                   const FrozenModel& model) const {
  // Every position is a row of [prompt ; words], words being anchors and input pieces by id.
  const auto rows = batch.ids.size(0);
  const auto pseudo = prompt.size(0);
  std::vector<std::vector<std::int64_t>> sequences(static_cast<std::size_t>(rows));
  for (std::int64_t row = 0; row < rows; ++row) {
    auto& sequence = sequences[static_cast<std::size_t>(row)];
    std::int64_t next = 0;
    const auto put = [&](std::int64_t piece) {
      sequence.push_back(piece == kPseudo ? next++ : pseudo + piece);
    };
    const auto ids = batch.ids[row].masked_select(batch.mask[row] != 0).contiguous();
    const auto* piece = ids.data_ptr<std::int64_t>();
    const auto* end = piece + ids.numel();
    const bool closed = piece != end && *(end - 1) == model.info().end_id;
    std::ranges::for_each(before_, put);
    std::for_each(piece, closed ? end - 1 : end, put);
    std::ranges::for_each(after_, put);
    if (closed) put(*(end - 1));
  }
  std::vector<const std::vector<std::int64_t>*> pointers;
  for (const auto& sequence : sequences) pointers.push_back(&sequence);
  const auto places = padded(pointers, -1);
  const auto words = model.embed((places - pseudo).clamp_min(0));
  const auto soft = torch::embedding(prompt, places.clamp(0, pseudo - 1));
  const auto is_soft = places.ge(0).logical_and(places.lt(pseudo)).unsqueeze(-1);
  return {torch::where(is_soft, soft, words),
          places.ge(0).to(torch::kFloat32),
          {},
          torch::where(places.lt(pseudo), -1, places - pseudo)};
}

}  // namespace ptw
