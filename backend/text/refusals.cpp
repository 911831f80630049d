#include "text/refusals.h"

#include "files/shown.h"
#include "report/message.h"

namespace ptw {

void refuse_rows(const std::filesystem::path& file, std::int64_t pieces, std::int64_t rows) {
  throw Error(PTW_TR("text",
                     "The tokenizer %1 has %2 pieces, but the model's table has only %3 "
                     "rows: it belongs to another model. Put the tokenizer that this "
                     "model came with into the folder."),
              {file.string(), std::to_string(pieces), std::to_string(rows)});
}

void refuse_role(const std::filesystem::path& file, const std::string& token) {
  throw Error(PTW_TR("text",
                     "The tokenizer %1 has no piece %2, or the model's table no row for "
                     "it. Put the tokenizer that this model came with into the "
                     "folder."),
              {file.string(), shown(token)});
}

void refuse_piece(const std::string& piece) {
  throw Error(PTW_TR("text",
                     "The text has the piece %1, for which the model's table has no row. Write it "
                     "without."),
              {shown(piece)});
}

void refuse_text(std::string_view text) {
  throw Error(PTW_TR("text", "A text of %1 bytes could not be cut into words. Shorten it."),
              {std::to_string(text.size())});
}

}  // namespace ptw
