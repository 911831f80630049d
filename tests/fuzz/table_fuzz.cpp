// The first byte chooses the format: a file's ending, or one of those that task files name.
#include <functional>
#include <vector>

#include "fuzz/fuzz.h"
#include "report/utf8.h"
#include "text/superglue.h"
#include "text/table.h"
#include "text/table_to_text.h"
#include "text/task_format.h"

using namespace ptw;

namespace {

struct Format {
  const char* name;
  std::function<void(const std::filesystem::path&, FieldNames&, const RowUse&)> read;
};

const std::vector<Format>& formats() {
  static const std::vector<Format> all = {{"rows.jsonl", read_rows},
                                          {"rows.csv", read_rows},
                                          {"rows.tsv", read_rows},
                                          {"rows.jsonl", read_multirc},
                                          {"rows.jsonl", read_record},
                                          {"rows.jsonl", read_wsc},
                                          {"rows.txt", read_e2e},
                                          {"rows.json", read_webnlg},
                                          {"rows.json", read_dart},
                                          {"rows.csv", read_e2e},
                                          {"rows.jsonl", find_task_format("cb")->read}};
  return all;
}

void check(const Row& row) {
  if (row.line == 0) std::abort();
  for (const auto& [name, text] : row.fields.all())
    if (!is_utf8(name) || !is_utf8(text) || row.field("rows", name) != text) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  const auto& format = formats()[static_cast<std::uint8_t>(data[0] - '0') % formats().size()];
  const auto file = fuzz::scratch().write(format.name, fuzz::text(data + 1, size - 1));
  return fuzz::attempt([&] {
    FieldNames names;
    format.read(file, names, check);
  });
}
