// Up to the first zero byte a vocab.json, then its merges.txt; without one a tokenizer.json.
#include "fuzz/fuzz.h"
#include "text/bpe_files.h"

using namespace ptw;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = fuzz::text(data, size);
  const auto end = bytes.find('\0');
  const auto& scratch = fuzz::scratch();
  std::filesystem::remove(scratch.path() / "merges.txt");
  if (end == std::string_view::npos) {
    std::ignore = scratch.write("tokenizer.json", bytes);
  } else {
    std::ignore = scratch.write("vocab.json", bytes.substr(0, end));
    std::ignore = scratch.write("merges.txt", bytes.substr(end + 1));
  }
  return fuzz::attempt([&] { std::ignore = read_bpe_files(scratch.path(), 1000); });
}
