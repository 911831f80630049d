// What is wrong with a draft of a task, sentence by sentence.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "report/task_preview.h"
#include "text/draft_data.h"
#include "text/text_template.h"

namespace ptw {

/// The template, if all of its places can be filled in every row; else says why not. `missing` is
/// said of one that is empty.
std::optional<TextTemplate> sound_template(const std::string& text, const char* missing,
                                           const std::vector<DraftPart>& parts,
                                           std::vector<Message>& problems);

/// Label and verbalizer.
void check_labels(const TaskDraft& draft, const std::vector<DraftPart>& parts,
                  std::vector<Message>& problems);

/// Name and data files.
void check_names(const TaskDraft& draft, std::vector<Message>& problems);

}  // namespace ptw
