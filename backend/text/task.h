// A task: a small JSON file that says where the examples are and how they become text.
//
//   {
//     "name": "supersense",
//     "description": "WordNet gloss to one of six kinds of thing",
//     "data": {"train": "train.jsonl", "dev": "dev.jsonl", "test": "test.jsonl"},
//     "input": "{text}",
//     "label": "label",
//     "verbalizer": {"animal": "animal", "artifact": "artifact"},
//     "metric": "exact_match"
//   }
//
// Data files are relative to the task file; JSONL, CSV and TSV are told by their ending. With
// "label" and "verbalizer" the task is a classification: the target is the verbalizer's text for
// the label. Without them it is generation and "target" is a template like "input".
// {{ and }} stand for single braces.
//
// With "format" the data files are in the form of a known data set (task_format.h), which then has
// templates, labels and metric of its own:
//
//   {"format": "boolq", "data": {"train": "BoolQ/train.jsonl", "dev": "BoolQ/val.jsonl"}}
#pragma once

#include <cstddef>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace ptw {

struct Example {
  std::string input;   ///< after the template
  std::string target;  ///< the text the model should write
  int label = -1;      ///< index into Task::verbalizer; -1 for generation

  std::vector<std::string> references;  ///< all texts that are right; empty: `target` alone
  std::string group;                    ///< examples that count together (MultiRC's question)
  bool is_right = true;                 ///< false: `target` is a wrong answer (WSC)
  bool is_labelled = true;              ///< false: what is right is not known

  /// What format_input makes `input` of: the part of it that is no template.
  [[nodiscard]] std::string typed() const { return input.substr(typed_begin, typed_length); }
  std::size_t typed_begin = 0;
  std::size_t typed_length = std::string::npos;
};

struct Verbalization {
  std::string label;  ///< as the data names it
  std::string text;   ///< as the model shall write it
};

struct Task {
  std::filesystem::path file;
  std::string name;
  std::string description;
  std::string format;  ///< of the data files, as task_format.h names it; empty: plain rows
  std::string input_template;
  std::string target_template;                        ///< generation only
  std::string label_field;                            ///< classification only
  std::vector<Verbalization> verbalizer;              ///< in the file's order; empty for generation
  std::string metric;                                 ///< one of fitting_metrics() (evaluation.h)
  std::map<std::string, std::filesystem::path> data;  ///< by split: "train", "dev", "test"

  [[nodiscard]] bool is_classification() const { return !verbalizer.empty(); }

  /// All examples of one split, in file order. Where the data has several references for an input,
  /// "train" has an example for each of them, and the other splits one that knows them all; "train"
  /// is also without wrong answers. Throws Error, naming file and line, for an unreadable or empty
  /// file, a malformed line, a missing field, or a label outside the verbalizer; and, unless
  /// `unlabelled` will do, for a file of a known format that keeps its labels to itself.
  [[nodiscard]] std::vector<Example> read(const std::string& split, bool unlabelled = false) const;

  /// `input_template` around a typed text; with several fields the typed text as it stands.
  [[nodiscard]] std::string format_input(const std::string& typed) const;

  /// An example whose input is format_input(typed), without a label.
  [[nodiscard]] Example example_of(const std::string& typed) const;
};

/// Reads and checks a task file. Throws Error, naming the file, when it is not sound.
Task open_task(const std::filesystem::path& file);

}  // namespace ptw
