// An even first byte: a whole file follows. An odd one: the pickle of a sound archive.
#include "fuzz/fuzz.h"
#include "model/pickle_file.h"
#include "pickle_fixture.h"

using namespace ptw;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const std::string rest(fuzz::text(data + 1, size - 1));
  const auto bytes = data[0] % 2 == 0 ? rest
                                      : handmade::zip({{"archive/data.pkl", rest},
                                                       {"archive/data/0", std::string(24, '\1')},
                                                       {"archive/data/1", std::string(2, '\1')}});
  return fuzz::attempt([&] {
    const auto file = fuzz::scratch().write("pytorch_model.bin", bytes);
    for (const auto& [name, tensor] : read_pickle_file(file)) std::ignore = tensor.clone();
  });
}
