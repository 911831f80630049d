#include "fuzz/fuzz.h"
#include "text/sentencepiece_file.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  std::ignore = ptw::flaw_of_sentencepiece_file(ptw::fuzz::text(data, size));
  return 0;
}
