// How the prompts of a mixture and shares are written and coloured, the same all over the routing
// view.
#pragma once

#include <QBrush>
#include <QIcon>
#include <QPalette>
#include <QString>

namespace ptw {

/// "Prompt 1" for the prompt with index 0: people count from one.
QString promptName(int prompt);

/// A share of 0..1 as "56 %"; with a decimal near none and near all, which others do not become.
QString percentText(double share);

/// The fill of a prompt's areas, softened so that text can be read on it. Colours repeat after
/// seven prompts, then in another strength.
QColor promptFill(int prompt, const QPalette& palette);

/// A square of promptFill().
QIcon promptIcon(int prompt, const QPalette& palette);

/// The background of a cell or bar that stands for a share of 0..1.
QColor shareShade(double share, const QPalette& palette);

}  // namespace ptw
