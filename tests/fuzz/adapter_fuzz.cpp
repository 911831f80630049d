// Up to the first zero byte an adapter_config.json, then its adapter_model.safetensors; without a
// zero byte the weights are sound.
#include "files/read_file.h"
#include "fuzz/fuzz.h"
#include "methods/adapter_folder.h"
#include "model/safetensors.h"

using namespace ptw;

namespace {

const std::string& sound_weights() {
  static const std::string bytes = [] {
    const auto file = fuzz::scratch().path() / "adapter_model.safetensors";
    write_safetensors(file, {{"prompt_embeddings", torch::ones({10, 8})}});
    return read_file(file);
  }();
  return bytes;
}

void read_adapter(const std::filesystem::path& folder) {
  const auto config = read_peft_config(folder);
  if (config.submodules < 1) std::abort();
  if (config.method.empty() && config.virtual_tokens < 1) return;  // LoRA and the like
  if (!config.method.empty()) std::ignore = read_method_part(folder, config.method);
  ModelInfo model;
  model.embedding_size = 8;
  const auto prompt = read_prompt_embeddings(folder, model);
  if (prompt.size(0) != config.virtual_tokens || !prompt.isfinite().all().item<bool>())
    std::abort();
  auto saved = read_adapter_fields(folder);
  keep_fields(saved, read_adapter_fields(folder));
  std::ignore = saved.dump();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = fuzz::text(data, size);
  const auto end = bytes.find('\0');
  const auto& scratch = fuzz::scratch();
  std::ignore = scratch.write("adapter_model.safetensors", end == std::string_view::npos
                                                               ? std::string_view(sound_weights())
                                                               : bytes.substr(end + 1));
  std::ignore = scratch.write("adapter_config.json", bytes.substr(0, end));
  return fuzz::attempt([&] { read_adapter(scratch.path()); });
}
