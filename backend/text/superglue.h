// Those of SuperGLUE's tasks (Wang et al. 2019) whose JSON lines are no plain rows, and how an
// answer to WSC is judged. The rest of what T5 does with SuperGLUE is in task_format.h.
//
// As in T5's code (google-research/text-to-text-transfer-transformer, t5/data/preprocessors.py:
// glue, record, wsc_simple; postprocessors.py: wsc_simple). The readers know the files that
// SuperGLUE publishes and the flat ones that Hugging Face's library `datasets` exports. All throw
// Error, naming file and line, for a malformed line; rows whose label the file keeps to itself, as
// the published test files do, are not labelled.
#pragma once

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "text/row.h"

namespace ptw {

/// A row per answer: paragraph and question and answer without their <br> and <b>, label "0" or
/// "1". The rows of one question are a group.
void read_multirc(const std::filesystem::path& file, FieldNames& names, const RowUse& use);

/// A row per query: query, passage (its highlights as sentences), entities (sorted, each once,
/// between commas), answer. All right answers are the row's references.
void read_record(const std::filesystem::path& file, FieldNames& names, const RowUse& use);

/// A row per line: text with *pronoun*, referent (the noun asked about, in the text's spelling),
/// label "true" or "false"; is_right says the same.
void read_wsc(const std::filesystem::path& file, FieldNames& names, const RowUse& use);

/// Which of the classes `names` a label means that may be the number of one, as in what `datasets`
/// exports; none for -1, which stands there for no label. Other labels are left as they are.
std::optional<std::string> class_name(const std::string& label,
                                      std::span<const std::string_view> names);

/// Whether an answer to WSC means the referent: one's words are among the other's when case and
/// determiners are left out, and both or neither have an apostrophe.
bool names_referent(const std::string& answer, const std::string& referent);

/// Whether an answer has words beside determiners; without, it is wrong whatever the label.
bool names_something(const std::string& answer);

}  // namespace ptw
