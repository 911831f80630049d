// The table-to-text data of prefix-tuning's experiments in their own files: E2E (Novikova et al.
// 2017), WebNLG 2017 (Gardent et al.), DART (Nan et al. 2021).
//
// Tables become text as in the authors' code (XiangLi1999/PrefixTuning,
// transformers/data/datasets/language_modeling.py). A row per table; its references are all texts
// that the data has for it. All readers throw Error, naming file and line, for malformed data.
#pragma once

#include <filesystem>

#include "text/row.h"

namespace ptw {

/// Lines "name : Alimentum | area : city centre||Alimentum is in the city centre ."; neighbouring
/// lines with one table are one row. A .csv file is the challenge's own: the columns mr,
/// "name[Alimentum], area[city centre]", and ref, which the published test file lacks. Fields:
/// table, text.
void read_e2e(const std::filesystem::path& file, FieldNames& names, const RowUse& use);

/// {"entries": [{"1": {"category", "modifiedtripleset": [{"subject", "property", "object"}],
/// "lexicalisations": [{"lex", "comment"}]}}]}; only texts whose comment is "good" count. Fields:
/// table ("| subject : property : object | ..."), category, text.
void read_webnlg(const std::filesystem::path& file, FieldNames& names, const RowUse& use);

/// [{"tripleset": [[subject, relation, object]], "annotations": [{"text"}]}]. Fields: table
/// ("subject : relation : object | ...", relations in lower case), text.
void read_dart(const std::filesystem::path& file, FieldNames& names, const RowUse& use);

}  // namespace ptw
