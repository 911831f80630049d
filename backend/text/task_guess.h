// What a draft of a task is likely to be, told by the names of its files and columns.
#pragma once

#include "report/task_preview.h"
#include "text/draft_data.h"

namespace ptw {

/// The most labels that a classification may have here.
inline constexpr std::size_t most_labels = 100;

/// Fills empty names of data files in with files beside the one that is given: "dev.jsonl" and
/// "test.jsonl" beside "train.jsonl", "pets-valid.csv" beside "pets-train.csv".
void guess_files(TaskDraft& draft);

/// Fills in what else is empty: name, templates, label.
void guess_fields(TaskDraft& draft, const std::vector<DraftPart>& parts);

}  // namespace ptw
