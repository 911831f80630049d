// A model.safetensors.index.json beside two shards. A third file of weights lies outside the
// folder.
#include "fuzz/fuzz.h"
#include "model/checkpoint.h"
#include "model/safetensors.h"

using namespace ptw;

namespace {

std::filesystem::path prepared_folder() {
  const auto folder = fuzz::scratch().path() / "model";
  std::filesystem::create_directory(folder);
  write_safetensors(folder / "a.safetensors", {{"a", torch::ones({2})}});
  write_safetensors(folder / "b.safetensors", {{"b", torch::ones({3})}});
  write_safetensors(fuzz::scratch().path() / "outside.safetensors", {{"outside", torch::ones(1)}});
  return folder;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const auto folder = prepared_folder();
  std::ignore = fuzz::scratch().write("model/model.safetensors.index.json", fuzz::text(data, size));
  return fuzz::attempt([&] {
    if (Checkpoint(folder).contains("outside")) std::abort();
  });
}
