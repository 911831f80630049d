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

  /// The ids of `text`, special pieces written in it recognised, closed by the end piece.
  [[nodiscard]] virtual std::vector<std::int64_t> encode(std::string_view text) const = 0;

  /// The same without the closing end piece.
  [[nodiscard]] virtual std::vector<std::int64_t> encode_open(std::string_view text) const = 0;

  /// Ids beyond the vocabulary are skipped.
  [[nodiscard]] virtual std::string decode(std::span<const std::int64_t> ids,
                                           bool skip_special = true) const = 0;

  /// How one id is written, e.g. "▁dog" or "<extra_id_0>"; empty beyond the vocabulary.
  [[nodiscard]] virtual std::string piece(std::int64_t id) const = 0;

  /// Padding, end, unknown, control and sentinel pieces, and ids beyond the vocabulary.
  [[nodiscard]] virtual bool is_special(std::int64_t id) const = 0;

  /// Number of ids with a piece, sentinels included (the model's table may have more rows).
  [[nodiscard]] virtual std::int64_t size() const = 0;

  [[nodiscard]] virtual std::int64_t pad_id() const = 0;
  [[nodiscard]] virtual std::int64_t end_id() const = 0;
};

/// The tokenizer of a Hugging Face model folder (spiece.model or tokenizer.model, with what
/// tokenizer_config.json and config.json say about sentinels). Sentinels beyond the model's
/// `vocabulary_size` rows are left out. Throws Error when there is no tokenizer, when it is damaged
/// or of another kind, or when its own pieces are more than the rows.
std::unique_ptr<Tokenizer> open_tokenizer(const std::filesystem::path& model_folder,
                                          std::int64_t vocabulary_size);

}  // namespace ptw
