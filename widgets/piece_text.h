// The pieces of a text in running text, each on a ground of its own.
#pragma once

#include <QString>
#include <string>
#include <vector>

class QPalette;

namespace ptw {

/// Rich text for a label on `palette`'s window colour: the first `most` pieces, then how many more
/// there are.
QString pieceText(const std::vector<std::string>& pieces, std::size_t most,
                  const QPalette& palette);

}  // namespace ptw
