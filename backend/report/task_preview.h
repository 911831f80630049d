// A task while somebody describes it: what the window's wizard asks about, and what it is told.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "report/message.h"

namespace ptw {

struct LabelText {
  std::string label;  ///< as the data names it
  std::string text;   ///< as the model shall write it
  bool operator==(const LabelText&) const = default;
};

struct TaskDraft {
  std::filesystem::path train;
  std::filesystem::path dev;   ///< empty: one in ten examples of `train` is held out
  std::filesystem::path test;  ///< empty: none
  std::string name;
  std::string description;
  std::string input_template;
  bool is_classification = true;
  std::string label_field;            ///< classification only
  std::vector<LabelText> verbalizer;  ///< classification only
  std::string target_template;        ///< otherwise
  std::string metric;
  bool is_new = false;  ///< what is empty shall be guessed from the data
  bool operator==(const TaskDraft&) const = default;
};

struct TaskColumn {
  std::string name;
  std::string example;     ///< its first value
  std::size_t filled = 0;  ///< training examples that have it
};

struct TaskExample {
  std::string input;
  std::string target;               ///< empty while the draft does not say it
  std::string label;                ///< classification only
  std::vector<std::string> pieces;  ///< what the model reads of the input; empty without a model
  bool truncated = false;           ///< the model does not read all of it
};

struct LabelCount {
  std::string label;
  std::size_t count = 0;
};

struct TaskPreview {
  TaskDraft draft;  ///< completed: guessed where asked for, a text for every label, a metric
  std::vector<TaskColumn> columns;
  std::size_t train = 0;  ///< examples of each split; 0 without a file
  std::size_t dev = 0;
  std::size_t test = 0;
  std::vector<TaskExample> examples;  ///< up to five, from all over the training data
  std::vector<LabelCount> labels;     ///< of the training data, in the verbalizer's order
  double majority = 0;                ///< the share of the most frequent label
  std::vector<std::string> metrics;   ///< those that fit
  std::vector<Message> problems;      ///< what must be mended before the task can be written
  std::vector<Message> remarks;       ///< what is good to know

  // With a model: how many training examples, of the first `measured`, are longer than `longest`
  // pieces.
  std::size_t measured = 0;
  std::size_t truncated = 0;
  std::int64_t longest = 0;
};

/// The files that writing `draft` as the task `file` makes: with a held-out part first its training
/// and dev data, beside the task; then the task.
std::vector<std::filesystem::path> files_of(const TaskDraft& draft,
                                            const std::filesystem::path& file);

}  // namespace ptw
