// A paper's figure in the window's language.
#pragma once

#include <QString>

#include "report/figure.h"

namespace ptw {

/// E.g. "How long should the prompt be? (Lester et al. 2021, Figure 3(a))".
QString figureTitle(const PaperFigure& figure);

/// Title, what the paper found and what to look for, as rich text.
QString figureHtml(const PaperFigure& figure);

/// One of its texts.
QString figureText(const std::string& source);

}  // namespace ptw
