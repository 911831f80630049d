#include "text/task_format.h"

#include <algorithm>

#include "text/superglue.h"
#include "text/table_to_text.h"

namespace ptw {
namespace {

TaskFormat classification(std::string_view name, std::string_view input,
                          std::vector<Verbalization> verbalizer, std::string_view metric,
                          Table (*read)(const std::filesystem::path&) = read_table) {
  return {name, input, "label", std::move(verbalizer), "", metric, read};
}

TaskFormat generation(std::string_view name, std::string_view input, std::string_view target,
                      std::string_view metric, Table (*read)(const std::filesystem::path&)) {
  return {name, input, "", {}, target, metric, read};
}

}  // namespace

const std::vector<TaskFormat>& task_formats() {
  static const std::vector<TaskFormat> formats = {
      classification("boolq", "boolq passage: {passage} question: {question}",
                     {{"false", "False"}, {"true", "True"}}, "accuracy"),
      classification("cb", "cb hypothesis: {hypothesis} premise: {premise}",
                     {{"entailment", "entailment"},
                      {"contradiction", "contradiction"},
                      {"neutral", "neutral"}},
                     "accuracy"),
      classification("copa",
                     "copa choice1: {choice1} choice2: {choice2} premise: {premise} question: "
                     "{question}",
                     {{"0", "choice1"}, {"1", "choice2"}}, "accuracy"),
      classification("multirc",
                     "multirc question: {question} answer: {answer} paragraph: {paragraph}",
                     {{"0", "False"}, {"1", "True"}}, "f1a", read_multirc),
      generation("record", "record query: {query} entities: {entities} passage: {passage}",
                 "{answer}", "token_f1", read_record),
      classification("rte", "rte hypothesis: {hypothesis} premise: {premise}",
                     {{"entailment", "entailment"}, {"not_entailment", "not_entailment"}},
                     "accuracy"),
      classification("wic", "wic sentence1: {sentence1} sentence2: {sentence2} word: {word}",
                     {{"false", "False"}, {"true", "True"}}, "accuracy"),
      generation("wsc", "wsc: {text}", "{referent}", "accuracy", read_wsc),
      generation("e2e", "{table}", "{text}", "bleu", read_e2e),
      generation("webnlg", "{table}", "{text}", "bleu", read_webnlg),
      generation("dart", "{table}", "{text}", "bleu", read_dart),
  };
  return formats;
}

const TaskFormat* find_task_format(std::string_view name) {
  const auto found = std::ranges::find(task_formats(), name, &TaskFormat::name);
  return found == task_formats().end() ? nullptr : &*found;
}

}  // namespace ptw
