#include "fuzz/fuzz.h"
#include "methods/adapter_folder.h"

using namespace ptw;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return fuzz::attempt([&] {
    std::ignore = fuzz::scratch().write("adapter_config.json", fuzz::text(data, size));
    const auto config = read_peft_config(fuzz::scratch().path());
    if (config.submodules < 1 || (config.method.empty() && config.virtual_tokens < 1)) std::abort();
  });
}
