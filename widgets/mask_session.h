// The editing of a mask: which one is in force, every one that was tried, undo and redo.
#pragma once

#include <QObject>
#include <QUndoStack>

#include "widgets/mask_history.h"

namespace ptw {

class MaskSession : public QObject {
  Q_OBJECT

 public:
  explicit MaskSession(QObject* parent = nullptr);

  /// Begins anew, with a history of just `mask`.
  void start(const PromptMask& mask, int embeddingSize);
  /// Goes on from what was tried before.
  void resume(const MaskRecord& record, int embeddingSize);
  void clear();

  /// Puts `mask` in force as one step of undo; refuses, with false, one that keeps no piece.
  bool edit(const PromptMask& mask, const QString& what);
  void setRemovesTokens(bool removes, const QString& what);
  /// Back to a mask of the history, as one step of undo.
  void goBack(int row, const QString& what);

  /// All that was tried, and the way through it.
  [[nodiscard]] MaskRecord record() const;

  [[nodiscard]] bool isEmpty() const { return history_->current() < 0; }
  [[nodiscard]] const PromptMask& mask() const;
  [[nodiscard]] const PromptMask& first() const { return history_->trial(0).mask; }
  [[nodiscard]] bool removesTokens() const { return removesTokens_; }
  [[nodiscard]] MaskHistory* history() const { return history_; }
  [[nodiscard]] QUndoStack* undoStack() const { return undo_; }

 Q_SIGNALS:
  void changed();  ///< another mask is in force
  void moved();    ///< and the way to it can be undone, or done again

 private:
  class Step;
  void moveTo(int row, const QString& what);
  void putInForce(int row);

  MaskHistory* history_;
  QUndoStack* undo_;
  bool removesTokens_ = false;
  bool resuming_ = false;  ///< moves come back without being made
  PromptMask none_;
};

}  // namespace ptw
