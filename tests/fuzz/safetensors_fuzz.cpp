#include "fuzz/fuzz.h"
#include "model/safetensors.h"

using namespace ptw;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return fuzz::attempt([&] {
    const SafetensorsFile file(fuzz::scratch().write("model.safetensors", fuzz::text(data, size)));
    for (const auto& name : file.names()) std::ignore = file.tensor(name).clone();
  });
}
