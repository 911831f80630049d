// The attentions of a model in words.
#pragma once

#include <QString>
#include <string>

namespace ptw {

/// "Encoder self-attention" for "encoder", and so on; an unknown name stays as it is.
QString attentionName(const std::string& name);

}  // namespace ptw
