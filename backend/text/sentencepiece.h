// A SentencePiece model from a file. The library lives in a module that is loaded when the first
// model is opened, away from LibTorch's protobuf (see sentencepiece_module.h).
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

struct PtwSentencePiece;

namespace ptw {

/// Const after construction; may be used by several threads at once.
class SentencePiece {
 public:
  enum class Kind { ordinary, unknown, control, unused, byte };

  /// Whether a text is read as if a space stood before it, as the file says or never.
  enum class DummyPrefix { as_stored, never };

  /// Throws Error when the file is missing, damaged, or has more pieces than the model's table has
  /// `rows`.
  SentencePiece(const std::filesystem::path& file, DummyPrefix prefix, std::int64_t rows);

  [[nodiscard]] int size() const;

  // `id` in 0 .. size-1
  [[nodiscard]] Kind kind(int id) const;
  [[nodiscard]] std::string_view piece(int id) const;

  /// The id of the unknown piece when there is no such piece.
  [[nodiscard]] int id(std::string_view piece) const;

  /// The pieces of `text`; runs of unknown characters stand in it as the text has them.
  [[nodiscard]] std::vector<std::string> encode(std::string_view text) const;

  [[nodiscard]] std::string decode(std::span<const std::string> pieces) const;

 private:
  struct Close {
    void operator()(PtwSentencePiece* model) const;
  };
  std::unique_ptr<PtwSentencePiece, Close> model_;
};

}  // namespace ptw
