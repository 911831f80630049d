// The engine's English sentences in the window's language.
#pragma once

#include <QString>

#include "report/message.h"

namespace ptw {

/// The translation of an English text of the engine, looked for in `context` and then in the
/// engine's other contexts; the text itself when there is none.
QString translated(const std::string& source, const char* context = "settings");

/// The same for a sentence with place markers, which are filled in after translating.
QString translated(const Message& message, const char* context = "settings");

}  // namespace ptw
