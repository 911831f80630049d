// Drawing from many examples, so that a seed gives the same ones everywhere.
#pragma once

#include <cstdint>
#include <vector>

namespace ptw {

/// The indices below `examples` in an order that depends on the seed alone.
std::vector<std::size_t> shuffled(std::size_t examples, std::uint64_t seed);

/// `count` of the indices below `examples`, ascending, drawn with the seed; all of them when there
/// are no more. A larger sample of one seed contains the smaller.
std::vector<std::size_t> sample(std::size_t examples, std::size_t count, std::uint64_t seed);

}  // namespace ptw
