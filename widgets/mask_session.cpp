#include "widgets/mask_session.h"

#include <QUndoCommand>

#include "widgets/mask_area.h"

namespace ptw {

/// From one row of the history to another.
class MaskSession::Step : public QUndoCommand {
 public:
  Step(MaskSession* session, int from, int to, const QString& what)
      : QUndoCommand(what), session_(session), from_(from), to_(to) {}

  void undo() override { session_->putInForce(from_); }
  void redo() override { session_->putInForce(to_); }
  [[nodiscard]] MaskMove move() const { return {from_, to_, text().toStdString()}; }

 private:
  MaskSession* session_;
  int from_;
  int to_;
};

MaskSession::MaskSession(QObject* parent)
    : QObject(parent), history_(new MaskHistory(this)), undo_(new QUndoStack(this)) {
  connect(undo_, &QUndoStack::indexChanged, this, [this] {
    if (!resuming_ && !isEmpty()) Q_EMIT moved();
  });
}

void MaskSession::start(const PromptMask& mask, int embeddingSize) {
  undo_->clear();
  history_->clear();
  history_->setEmbeddingSize(embeddingSize);
  putInForce(history_->record(tidied(mask), removesTokens_));
}

void MaskSession::resume(const MaskRecord& record, int embeddingSize) {
  clear();
  history_->setEmbeddingSize(embeddingSize);
  history_->restore(record.tried);
  resuming_ = true;
  for (const auto& move : record.moves)
    undo_->push(new Step(this, move.from, move.to, QString::fromStdString(move.what)));
  undo_->setIndex(record.done);
  resuming_ = false;
  putInForce(record.current());
}

MaskRecord MaskSession::record() const {
  MaskRecord record;
  record.tried = history_->trials();
  for (int i = 0; i < undo_->count(); ++i)
    record.moves.push_back(dynamic_cast<const Step&>(*undo_->command(i)).move());
  record.done = undo_->index();
  return record;
}

void MaskSession::clear() {
  undo_->clear();
  history_->clear();
}

bool MaskSession::edit(const PromptMask& mask, const QString& what) {
  const auto edited = tidied(mask);
  if (edited.kept_pieces() == 0) return false;
  moveTo(history_->record(edited, removesTokens_), what);
  return true;
}

void MaskSession::setRemovesTokens(bool removes, const QString& what) {
  if (isEmpty())
    removesTokens_ = removes;
  else
    moveTo(history_->record(mask(), removes), what);
}

void MaskSession::goBack(int row, const QString& what) {
  moveTo(row, what);
}

void MaskSession::moveTo(int row, const QString& what) {
  if (row != history_->current()) undo_->push(new Step(this, history_->current(), row, what));
}

void MaskSession::putInForce(int row) {
  if (resuming_) return;
  history_->setCurrent(row);
  removesTokens_ = history_->trial(row).removes_tokens;
  Q_EMIT changed();
}

const PromptMask& MaskSession::mask() const {
  return isEmpty() ? none_ : history_->trial(history_->current()).mask;
}

}  // namespace ptw
