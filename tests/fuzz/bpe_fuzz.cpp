// Up to the first zero byte a vocab.json, then its merges.txt; without one a tokenizer.json, which
// then reads a text.
#include "fuzz/fuzz.h"
#include "text/bpe_files.h"
#include "text/tokenizer.h"

using namespace ptw;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto bytes = fuzz::text(data, size);
  const auto end = bytes.find('\0');
  const auto& scratch = fuzz::scratch();
  if (end == std::string_view::npos) {
    std::ignore = scratch.write("tokenizer.json", bytes);
    std::ignore = scratch.write("tokenizer_config.json", R"({"eos_token": "</s>"})");
    return fuzz::attempt([&] {
      const auto tokenizer = open_tokenizer(scratch.path(), 1000);
      std::ignore = tokenizer->decode(tokenizer->encode("It's 12 km,\n안녕 <s>é\u0301"), false);
    });
  }
  std::ignore = scratch.write("vocab.json", bytes.substr(0, end));
  std::ignore = scratch.write("merges.txt", bytes.substr(end + 1));
  return fuzz::attempt([&] { std::ignore = read_bpe_files(scratch.path(), 1000, {}); });
}
