// A mask, or what was tried.
#include "fuzz/fuzz.h"
#include "methods/mask_file.h"
#include "methods/mask_records.h"

using namespace ptw;

namespace {

void require(const PromptMask& mask) {
  const auto cells = static_cast<std::size_t>(mask.pieces) * mask.tokens.size();
  if (mask.cells.size() != cells || mask.kept_pieces() < 1) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto file = fuzz::scratch().write("mask.json", fuzz::text(data, size));
  fuzz::attempt([&] { require(read_mask(file)); });
  return fuzz::attempt([&] {
    for (const auto& record : read_mask_records(file)) {
      for (const auto& tried : record.tried) require(tried.mask);
      require(record.tried.at(static_cast<std::size_t>(record.current())).mask);
    }
  });
}
