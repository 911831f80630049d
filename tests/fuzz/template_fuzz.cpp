#include "fuzz/fuzz.h"
#include "text/text_template.h"

using namespace ptw;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return fuzz::attempt([&] {
    const TextTemplate pattern(fuzz::text(data, size), "task.json");
    const auto filled = pattern.fill([](const std::string& name) { return name; });
    if (filled.size() > size || pattern.fields().size() > size / 3) std::abort();
  });
}
