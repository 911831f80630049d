// Whatever nlohmann-json's own parser reads is read alike, unless it is too deep or too large; and
// whatever is refused is refused with one short sentence.
#include "files/json_text.h"
#include "fuzz/fuzz.h"
#include "report/legible.h"
#include "report/utf8.h"

using namespace ptw;

namespace {

template <class Json>
void compare(std::string_view text) {
  const auto reading = read_json<Json>(text);
  const auto fault = reading.problem.fault;
  if (reading.value.is_discarded() != (fault != JsonFault::none)) std::abort();
  if (fault == JsonFault::depth || fault == JsonFault::size) return;
  if (Json::parse(text, nullptr, false) != reading.value) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text(data, size);
  compare<nlohmann::json>(text);
  compare<nlohmann::ordered_json>(text);
  const auto reading = read_json(text);
  if (reading.problem.fault == JsonFault::none) return 0;
  try {
    refuse_json("file.json", text, reading.problem);
  } catch (const Error& error) {
    const std::string said = error.what();
    if (!is_utf8(said) || said != legible(said)) std::abort();
  }
  return 0;
}
