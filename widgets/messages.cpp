#include "widgets/messages.h"

#include <QCoreApplication>

namespace ptw {

QString translated(const std::string& source, const char* context) {
  const auto english = QString::fromStdString(source);
  for (const char* name : {context, "settings", "text", "model", "methods", "training", "files",
                           "app", "experiments", "figures", "measures"}) {
    const auto text = QCoreApplication::translate(name, source.c_str());
    if (text != english) return text;
  }
  return english;
}

QString translated(const Message& message, const char* context) {
  const auto pattern = translated(message.pattern, context);
  return QString::fromStdString(Message{pattern.toStdString(), message.arguments}.english());
}

}  // namespace ptw
