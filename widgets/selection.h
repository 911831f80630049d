// The soft token that is selected, shared by every view so that all of them show the same one.
#pragma once

#include <QObject>

namespace ptw {

class Selection : public QObject {
  Q_OBJECT

 public:
  using QObject::QObject;

  /// Index of the soft token, -1 when none is selected.
  [[nodiscard]] int token() const { return token_; }

  void setToken(int token) {
    if (token == token_) return;
    token_ = token;
    Q_EMIT tokenChanged(token);
  }

 Q_SIGNALS:
  void tokenChanged(int token);

 private:
  int token_ = -1;
};

}  // namespace ptw
