// Texts of controls without the marks of their keys.
#pragma once

#include <QRegularExpression>
#include <QString>

namespace ptw {

/// "Model" for "&Model" and for "Model(&M)", as it is written where the key is no letter of the
/// word.
inline QString withoutMnemonic(QString text) {
  static const QRegularExpression appended(R"(\s*\(&\w\))");
  return text.remove(appended).remove('&');
}

}  // namespace ptw
