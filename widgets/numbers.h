// Numbers as people write and read them: fields and views show them with the decimal mark of the
// locale, fields take that and a point.
#pragma once

#include <QString>

#include "report/message.h"
#include "report/setting.h"

namespace ptw {

/// A setting's value for people; only reals differ from to_text().
QString shownText(const SettingValue& value);

/// What was typed, with a point where it is one number with a decimal comma; otherwise as it is.
QString withPoint(const QString& typed);

/// An English text that is one number with a decimal point, with the mark of the locale; otherwise
/// as it is.
QString withLocalMark(const QString& text);

/// The same for what stands in a sentence.
Message withLocalMarks(Message message);

}  // namespace ptw
