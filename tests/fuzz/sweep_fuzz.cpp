#include "experiments/sweep.h"
#include "fuzz/fuzz.h"

using namespace ptw;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return fuzz::attempt([&] {
    const auto sweep = read_sweep(fuzz::scratch().write("sweep.json", fuzz::text(data, size)));
    if (run_count(sweep) < 100) std::ignore = grid(sweep);
  });
}
