// The first byte chooses the format.
#include <array>

#include "fuzz/fuzz.h"
#include "text/table.h"

using namespace ptw;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  constexpr std::array kNames = {"rows.jsonl", "rows.csv", "rows.tsv"};
  if (size == 0) return 0;
  const auto* name = kNames[data[0] % kNames.size()];
  return fuzz::attempt(
      [&] { read_table(fuzz::scratch().write(name, fuzz::text(data + 1, size - 1))); });
}
