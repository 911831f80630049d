// The first byte chooses the format: a file's ending, or one of those that task files name.
#include <array>

#include "fuzz/fuzz.h"
#include "text/superglue.h"
#include "text/table.h"
#include "text/table_to_text.h"

using namespace ptw;

namespace {

struct Format {
  const char* name;
  Table (*read)(const std::filesystem::path& file);
};

constexpr std::array kFormats = {
    Format{"rows.jsonl", read_table},  Format{"rows.csv", read_table},
    Format{"rows.tsv", read_table},    Format{"rows.jsonl", read_multirc},
    Format{"rows.jsonl", read_record}, Format{"rows.jsonl", read_wsc},
    Format{"rows.txt", read_e2e},      Format{"rows.json", read_webnlg},
    Format{"rows.json", read_dart}};

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto& format = kFormats[static_cast<std::uint8_t>(data[0] - '0') % kFormats.size()];
  const auto file = fuzz::scratch().write(format.name, fuzz::text(data + 1, size - 1));
  return fuzz::attempt([&] {
    if (format.read(file).rows.empty()) std::abort();
  });
}
