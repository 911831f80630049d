#include "fuzz/fuzz.h"
#include "methods/mask_file.h"

using namespace ptw;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return fuzz::attempt([&] {
    const auto mask = read_mask(fuzz::scratch().write("mask.json", fuzz::text(data, size)));
    const auto cells = static_cast<std::size_t>(mask.pieces) * mask.tokens.size();
    if (mask.cells.size() != cells || mask.kept_pieces() < 1) std::abort();
  });
}
