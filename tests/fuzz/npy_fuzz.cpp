#include "fuzz/fuzz.h"
#include "model/npy_file.h"

using namespace ptw;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return fuzz::attempt([&] {
    std::ignore = read_npy(fuzz::scratch().write("array.npy", fuzz::text(data, size))).clone();
  });
}
