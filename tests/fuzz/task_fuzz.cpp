#include "fuzz/fuzz.h"
#include "text/task.h"

using namespace ptw;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  return fuzz::attempt([&] {
    const auto task = open_task(fuzz::scratch().write("task.json", fuzz::text(data, size)));
    std::ignore = task.format_input("a text");
  });
}
