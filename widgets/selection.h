// The soft token and the prompt of a mixture that are selected, shared by every view so that all of
// them show the same ones.
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

  /// Index of the prompt in its mixture, -1 when none is selected.
  [[nodiscard]] int prompt() const { return prompt_; }

  void setPrompt(int prompt) {
    if (prompt == prompt_) return;
    prompt_ = prompt;
    Q_EMIT promptChanged(prompt);
  }

 Q_SIGNALS:
  void tokenChanged(int token);
  void promptChanged(int prompt);

 private:
  int token_ = -1;
  int prompt_ = -1;
};

}  // namespace ptw
