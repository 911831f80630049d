#include "widgets/attention_words.h"

#include <QCoreApplication>

namespace ptw {

QString attentionName(const std::string& name) {
  if (name == "encoder")
    return QCoreApplication::translate("ptw::AttentionView", "Encoder self-attention");
  if (name == "decoder")
    return QCoreApplication::translate("ptw::AttentionView", "Decoder self-attention");
  if (name == "cross") return QCoreApplication::translate("ptw::AttentionView", "Cross-attention");
  return QString::fromStdString(name);
}

}  // namespace ptw
