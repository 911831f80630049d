// Whatever nlohmann-json's own parser reads is read alike, unless it is too deep or too large; and
// whatever is refused is refused with one short sentence.
#include "files/json_text.h"
#include "fuzz/fuzz.h"
#include "report/legible.h"
#include "report/utf8.h"
#include "text/flat_object.h"
#include "text/unicode.h"

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

/// Lines that are read without a JSON value between.
void compare_flat(std::string_view text) {
  FieldNames names;
  Fields fields(names);
  if (!is_utf8(text) || !read_flat_object(text, fields)) return;
  const auto value = parse_json(text);
  if (!value.is_object()) std::abort();
  std::map<std::string, std::string> members;
  for (const auto& [name, member] : value.items()) {
    if (composed(name) != name) return;
    if (member.is_null()) continue;
    members[name] = member.is_string() ? member.get<std::string>() : member.dump();
  }
  if (fields.all() != members) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const auto text = fuzz::text(data, size);
  compare<nlohmann::json>(text);
  compare<nlohmann::ordered_json>(text);
  compare_flat(text);
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
