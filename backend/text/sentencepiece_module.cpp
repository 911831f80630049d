#include "text/sentencepiece_module.h"

#include <sentencepiece_processor.h>

#include <exception>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

struct PtwSentencePiece {
  sentencepiece::SentencePieceProcessor processor;
};

namespace {

std::string_view view(PtwBytes bytes) {
  return {bytes.data, bytes.size};
}
PtwBytes bytes_of(std::string_view text) {
  return {text.data(), text.size()};
}

PtwSentencePiece* open_model(PtwBytes file, PtwReceive error, void* receiver) try {
  auto model = std::make_unique<PtwSentencePiece>();
  const auto status = model->processor.LoadFromSerializedProto(view(file));
  if (status.ok()) return model.release();
  error(receiver, bytes_of(status.error_message()));
  return nullptr;
} catch (const std::exception& failure) {
  error(receiver, bytes_of(failure.what()));
  return nullptr;
} catch (...) {
  error(receiver, bytes_of("unknown error"));
  return nullptr;
}

void close_model(PtwSentencePiece* model) {
  delete model;
}

int size_of(const PtwSentencePiece* model) {
  return model->processor.GetPieceSize();
}

PtwPieceKind kind_of(const PtwSentencePiece* model, int id) {
  const auto& processor = model->processor;
  if (processor.IsUnknown(id)) return PTW_PIECE_UNKNOWN;
  if (processor.IsControl(id)) return PTW_PIECE_CONTROL;
  if (processor.IsUnused(id)) return PTW_PIECE_UNUSED;
  return processor.IsByte(id) ? PTW_PIECE_BYTE : PTW_PIECE_ORDINARY;
}

PtwBytes piece_of(const PtwSentencePiece* model, int id) {
  return bytes_of(model->processor.IdToPiece(id));
}

int id_of(const PtwSentencePiece* model, PtwBytes piece) {
  return model->processor.PieceToId(view(piece));
}

int encode(const PtwSentencePiece* model, PtwBytes text, PtwReceive receive, void* receiver) try {
  std::vector<std::string> pieces;
  if (!model->processor.Encode(view(text), &pieces).ok()) return 0;
  for (const auto& piece : pieces) receive(receiver, bytes_of(piece));
  return 1;
} catch (...) {
  return 0;
}

int decode(const PtwSentencePiece* model, const PtwBytes* pieces, size_t count, PtwReceive receive,
           void* receiver) try {
  std::vector<std::string_view> views;
  views.reserve(count);
  for (size_t i = 0; i < count; ++i) views.push_back(view(pieces[i]));
  std::string text;
  if (!model->processor.Decode(views, &text).ok()) return 0;
  receive(receiver, bytes_of(text));
  return 1;
} catch (...) {
  return 0;
}

constexpr PtwSentencePieceApi api = {open_model, close_model, size_of, kind_of,
                                     piece_of,   id_of,       encode,  decode};

}  // namespace

__attribute__((visibility("default"))) const PtwSentencePieceApi* ptw_sentencepiece_api() {
  return &api;
}
