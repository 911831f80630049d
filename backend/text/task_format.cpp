#include "text/task_format.h"

#include <algorithm>
#include <optional>
#include <span>
#include <utility>

#include "text/superglue.h"
#include "text/table.h"
#include "text/table_to_text.h"

namespace ptw {
namespace {

using Reader = void (*)(const std::filesystem::path&, FieldNames&, const RowUse&);

/// Hands on the rows with the names of their classes for labels.
void name_classes(const std::filesystem::path& file, FieldNames& names, const RowUse& use,
                  std::span<const std::string_view> classes) {
  read_rows(file, names, [&](const Row& row) {
    const auto label = row.fields.find("label");
    const auto name = label ? class_name(std::string(*label), classes) : std::nullopt;
    if (name && *name == *label) return use(row);
    auto changed = row;
    changed.is_labelled = name.has_value();
    if (name) changed.fields.add("label", *name);
    use(changed);
  });
}

/// Of plain rows; classes are numbered in the verbalizer's order.
TaskFormat classification(std::string_view name, std::string_view input,
                          std::vector<Verbalization> verbalizer) {
  auto read = [verbalizer](const std::filesystem::path& file, FieldNames& names,
                           const RowUse& use) {
    std::vector<std::string_view> classes;
    for (const auto& each : verbalizer) classes.push_back(each.label);
    name_classes(file, names, use, classes);
  };
  return {name, input, "label", std::move(verbalizer), "", "accuracy", "", std::move(read)};
}

TaskFormat generation(std::string_view name, std::string_view input, std::string_view target,
                      std::string_view metric, std::string_view reference, Reader read) {
  return {name, input, "", {}, target, metric, reference, read};
}

}  // namespace

const std::vector<TaskFormat>& task_formats() {
  static const std::vector<TaskFormat> formats = {
      classification("boolq", "boolq passage: {passage} question: {question}",
                     {{"false", "False"}, {"true", "True"}}),
      classification("cb", "cb hypothesis: {hypothesis} premise: {premise}",
                     {{"entailment", "entailment"},
                      {"contradiction", "contradiction"},
                      {"neutral", "neutral"}}),
      classification("copa",
                     "copa choice1: {choice1} choice2: {choice2} premise: {premise} question: "
                     "{question}",
                     {{"0", "choice1"}, {"1", "choice2"}}),
      TaskFormat{"multirc",
                 "multirc question: {question} answer: {answer} paragraph: {paragraph}",
                 "label",
                 {{"0", "False"}, {"1", "True"}},
                 "",
                 "f1a",
                 "",
                 read_multirc},
      generation("record", "record query: {query} entities: {entities} passage: {passage}",
                 "{answer}", "token_f1", "answer", read_record),
      classification("rte", "rte hypothesis: {hypothesis} premise: {premise}",
                     {{"entailment", "entailment"}, {"not_entailment", "not_entailment"}}),
      classification("wic", "wic sentence1: {sentence1} sentence2: {sentence2} word: {word}",
                     {{"false", "False"}, {"true", "True"}}),
      generation("wsc", "wsc: {text}", "{referent}", "accuracy", "", read_wsc),
      generation("e2e", "{table}", "{text}", "bleu", "text", read_e2e),
      generation("webnlg", "{table}", "{text}", "bleu", "text", read_webnlg),
      generation("dart", "{table}", "{text}", "bleu", "text", read_dart),
  };
  return formats;
}

const TaskFormat* find_task_format(std::string_view name) {
  const auto found = std::ranges::find(task_formats(), name, &TaskFormat::name);
  return found == task_formats().end() ? nullptr : &*found;
}

}  // namespace ptw
