// SentencePiece behind a C interface: the module that implements it is the only thing that links
// SentencePiece, and neither an exception nor a C++ type crosses this border.
#pragma once

#include <stddef.h>

extern "C" {

struct PtwSentencePiece;

enum PtwPieceKind {
  PTW_PIECE_ORDINARY,
  PTW_PIECE_UNKNOWN,
  PTW_PIECE_CONTROL,
  PTW_PIECE_UNUSED,
  PTW_PIECE_BYTE
};

/// Bytes that belong to the caller; not terminated.
struct PtwBytes {
  const char* data;
  size_t size;
};

/// Takes one text while a call runs; the bytes are gone afterwards.
typedef void (*PtwReceive)(void* receiver, struct PtwBytes text);

/// Ids are 0 .. size-1. What returns int returns 1, or 0 when SentencePiece refused or memory ran
/// out. A model may be used by several threads at once.
struct PtwSentencePieceApi {
  /// A model from the bytes of its file, or null after telling `error` why not.
  struct PtwSentencePiece* (*open)(struct PtwBytes file, PtwReceive error, void* receiver);
  void (*close)(struct PtwSentencePiece* model);
  int (*size)(const struct PtwSentencePiece* model);
  enum PtwPieceKind (*kind)(const struct PtwSentencePiece* model, int id);
  struct PtwBytes (*piece)(const struct PtwSentencePiece* model, int id);  // lives with the model
  int (*id)(const struct PtwSentencePiece* model, struct PtwBytes piece);  // or the unknown id
  /// One call of `piece` per piece of `text`, in order; unknown pieces as the text has them.
  int (*encode)(const struct PtwSentencePiece* model, struct PtwBytes text, PtwReceive piece,
                void* receiver);
  /// One call of `text`.
  int (*decode)(const struct PtwSentencePiece* model, const struct PtwBytes* pieces, size_t count,
                PtwReceive text, void* receiver);
};

/// The one symbol of the module.
const struct PtwSentencePieceApi* ptw_sentencepiece_api(void);
}
