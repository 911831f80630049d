#include "fuzz/fuzz.h"
#include "model/frozen_model.h"

using namespace ptw;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return fuzz::attempt([&] {
    std::ignore = fuzz::scratch().write("config.json", fuzz::text(data, size));
    std::ignore = open_model(fuzz::scratch().path());
    std::abort();  // there are no weights
  });
}
