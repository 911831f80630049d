#include "text/sentencepiece.h"

#include <dlfcn.h>

#include "files/read_file.h"
#include "report/message.h"
#include "text/refusals.h"
#include "text/sentencepiece_file.h"
#include "text/sentencepiece_module.h"
#include "text/unicode.h"

namespace ptw {
namespace {

constexpr std::uintmax_t largest_file = 64u << 20;

std::filesystem::path module_file() {
  const std::filesystem::path built = PTW_SENTENCEPIECE_BUILT;
  std::error_code ignored;
  if (std::filesystem::exists(built, ignored)) return built;
  const auto program = std::filesystem::read_symlink("/proc/self/exe", ignored);
  return (program.parent_path() / PTW_SENTENCEPIECE_INSTALLED).lexically_normal();
}

const PtwSentencePieceApi* load_module() {
  const auto file = module_file();
  // As dlopen does it, but the sanitizers' own dlopen refuses RTLD_DEEPBIND.
  void* module = dlmopen(LM_ID_BASE, file.c_str(), RTLD_NOW | RTLD_LOCAL | RTLD_DEEPBIND);
  void* entry = module ? dlsym(module, "ptw_sentencepiece_api") : nullptr;
  if (!entry)
    throw Error(PTW_TR("text",
                       "The tokenizer module %1 cannot be loaded (%2). Install the program "
                       "once more."),
                {file.string(), dlerror()});
  return reinterpret_cast<decltype(&ptw_sentencepiece_api)>(entry)();
}

const PtwSentencePieceApi& api() {
  static const PtwSentencePieceApi* const loaded = load_module();
  return *loaded;
}

PtwBytes bytes_of(std::string_view text) {
  return {text.data(), text.size()};
}

void append_text(void* text, PtwBytes bytes) {
  static_cast<std::string*>(text)->append(bytes.data, bytes.size);
}

void append_piece(void* pieces, PtwBytes bytes) {
  static_cast<std::vector<std::string>*>(pieces)->emplace_back(bytes.data, bytes.size);
}

[[noreturn]] void refuse(const std::filesystem::path& file, const std::string& reason) {
  throw Error(PTW_TR("text", "%1 is not a sound SentencePiece model (%2). Download it once more."),
              {file.string(), reason});
}

/// The library's own words, unless they speak of its source code; they may quote damaged pieces.
std::string readable(const std::string& reason) {
  if (reason.empty() || reason.find(".cc(") != reason.npos) return "it cannot be parsed";
  return to_utf8(to_code_points(reason));
}

}  // namespace

SentencePiece::SentencePiece(const std::filesystem::path& file, DummyPrefix prefix,
                             std::int64_t rows) {
  std::string bytes = read_file(file, largest_file);
  if (is_tiktoken_file(bytes))
    throw Error(PTW_TR("text",
                       "%1 is a list of base64 texts, as tiktoken reads it, and no SentencePiece "
                       "model. Put the tokenizer.json that the model came with into the folder."),
                {file.string()});
  if (const auto flaw = flaw_of_sentencepiece_file(bytes)) refuse(file, *flaw);
  if (const auto count = count_pieces(bytes); count > rows) refuse_rows(file, count, rows);
  if (prefix == DummyPrefix::never) bytes += without_dummy_prefix;
  std::string reason;
  model_.reset(api().open(bytes_of(bytes), append_text, &reason));
  if (!model_) refuse(file, readable(reason));
}

void SentencePiece::Close::operator()(PtwSentencePiece* model) const {
  api().close(model);
}

int SentencePiece::size() const {
  return api().size(model_.get());
}

SentencePiece::Kind SentencePiece::kind(int id) const {
  switch (api().kind(model_.get(), id)) {
    case PTW_PIECE_UNKNOWN:
      return Kind::unknown;
    case PTW_PIECE_CONTROL:
      return Kind::control;
    case PTW_PIECE_UNUSED:
      return Kind::unused;
    case PTW_PIECE_BYTE:
      return Kind::byte;
    case PTW_PIECE_ORDINARY:
      break;
  }
  return Kind::ordinary;
}

std::string_view SentencePiece::piece(int id) const {
  const auto bytes = api().piece(model_.get(), id);
  return {bytes.data, bytes.size};
}

int SentencePiece::id(std::string_view piece) const {
  return api().id(model_.get(), bytes_of(piece));
}

std::vector<std::string> SentencePiece::encode(std::string_view text) const {
  std::vector<std::string> pieces;
  if (!api().encode(model_.get(), bytes_of(text), append_piece, &pieces))
    throw Error(PTW_TR("text", "SentencePiece could not read a text of %1 bytes. Shorten it."),
                {std::to_string(text.size())});
  return pieces;
}

std::string SentencePiece::decode(std::span<const std::string> pieces) const {
  std::vector<PtwBytes> views;
  views.reserve(pieces.size());
  for (const auto& piece : pieces) views.push_back(bytes_of(piece));
  std::string text;
  if (!api().decode(model_.get(), views.data(), views.size(), append_text, &text))
    throw Error(PTW_TR("text", "SentencePiece could not join %1 pieces to a text."),
                {std::to_string(pieces.size())});
  return text;
}

}  // namespace ptw
