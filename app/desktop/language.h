// The window's language: that of the desktop, or one that was chosen, changed while it runs.
#pragma once

#include <QString>
#include <QStringList>
#include <QTranslator>

namespace ptw {

class Language {
 public:
  /// "" follows the desktop; "en" and "ko" are the others. Every window hears of it.
  void choose(const QString& code);
  [[nodiscard]] QString chosen() const { return chosen_; }

  static QStringList codes() { return {"", "en", "ko"}; }

 private:
  QString chosen_;
  QTranslator own_;
  QTranslator qt_;
};

}  // namespace ptw
