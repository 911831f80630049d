// Corpus chrF (Popovic 2015), the number that sacrebleu computes by default ("chrF2"): characters
// without white space, n-grams up to 6, recall weighing twice as much as precision; orders that no
// text is long enough for do not count.
#pragma once

#include <span>
#include <string>
#include <vector>

namespace ptw {

/// In 0..1, where sacrebleu has 0..100. The spans have the same length; every prediction has at
/// least one reference and is compared with the one it is most like.
double chrf(std::span<const std::string> predicted,
            std::span<const std::vector<std::string>> references);

}  // namespace ptw
