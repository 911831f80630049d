// Text to ids and back, as the frozen model was trained to read it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace ptw {

/// Const after construction; all members may be called from several threads at once.
class Tokenizer {
 public:
  virtual ~Tokenizer() = default;

  /// The ids of `text` as the model reads it as an input, special pieces written in it recognised:
  /// T5 closes it with the end piece, BART puts it between <s> and </s>, Llama puts <s> before it,
  /// GPT-2 adds nothing (all as the folder's files say).
  [[nodiscard]] virtual std::vector<std::int64_t> encode(std::string_view text) const = 0;

  /// The ids of `text` as the model is to write it, closed by the end piece. T5 and BART: the same
  /// as encode. Models with a decoder only write on after the input: nothing stands before the
  /// text, and it begins a word, as if after a space.
  [[nodiscard]] virtual std::vector<std::int64_t> encode_target(std::string_view text) const = 0;

  /// The ids of `text` alone, with nothing that encode puts before or after it.
  [[nodiscard]] virtual std::vector<std::int64_t> encode_open(std::string_view text) const = 0;

  /// Ids beyond the vocabulary are skipped. A space at the beginning of what GPT-2 wrote stays.
  [[nodiscard]] virtual std::string decode(std::span<const std::int64_t> ids,
                                           bool skip_special = true) const = 0;

  /// How one id is written for people, e.g. "▁dog", "<0x0A>" or "<extra_id_0>"; empty beyond the
  /// vocabulary. Byte-level tokens, too, have "▁" for a space and not the "Ġ" of their files; their
  /// bytes are read as UTF-8, and those that are none by themselves are written like "<0xE2>".
  [[nodiscard]] virtual std::string piece(std::int64_t id) const = 0;

  /// Padding, end, unknown, control and sentinel pieces, and ids beyond the vocabulary.
  [[nodiscard]] virtual bool is_special(std::int64_t id) const = 0;

  /// Number of ids with a piece, sentinels included (the model's table may have more rows).
  [[nodiscard]] virtual std::int64_t size() const = 0;

  /// The end piece where there is none for padding.
  [[nodiscard]] virtual std::int64_t pad_id() const = 0;
  [[nodiscard]] virtual std::int64_t end_id() const = 0;
};

/// The tokenizer of a Hugging Face model folder: what tokenizer.json says where there is one, else
/// T5's (spiece.model), Llama's (tokenizer.model), GPT-2's or BART's (vocab.json and merges.txt) or
/// ByT5's (no file), with what the files beside it say about special tokens. Which one: see
/// tokenizer_family.h. Added tokens beyond the model's `vocabulary_size` rows are left out. Throws
/// Error when there is no tokenizer, when it is damaged or of another kind, or when its own
/// ordinary pieces are more than the rows.
std::unique_ptr<Tokenizer> open_tokenizer(const std::filesystem::path& model_folder,
                                          std::int64_t vocabulary_size);

}  // namespace ptw
