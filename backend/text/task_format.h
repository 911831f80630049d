// The tasks of the papers in the form that their data sets are published in. A task file names one
// with "format" and needs to say no more than where the data is; templates, verbalizer and metric
// are known, and may still be set to others.
//
// SuperGLUE is written as T5 writes it (Raffel et al. 2020, Appendix D; the code decides,
// google-research/text-to-text-transfer-transformer, t5/data/preprocessors.py and glue_utils.py):
// the task's name, then "field: value" in alphabetical order or, for MultiRC and WiC, the order set
// there. WSC is the simple form: the model writes the noun and is trained on true examples only.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "text/row.h"
#include "text/task.h"

namespace ptw {

struct TaskFormat {
  std::string_view name;
  std::string_view input;
  std::string_view label;                 ///< classification only
  std::vector<Verbalization> verbalizer;  ///< classification only
  std::string_view target;                ///< generation only
  std::string_view metric;
  /// The field that the rows' references are for; empty: they have none.
  std::string_view reference;
  std::function<void(const std::filesystem::path&, FieldNames&, const RowUse&)> read;
};

const std::vector<TaskFormat>& task_formats();

/// Null when there is none of that name.
const TaskFormat* find_task_format(std::string_view name);

}  // namespace ptw
