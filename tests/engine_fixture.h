// What tests of the engine share: a tokenizer that needs no SentencePiece, the demo's model, a tiny
// task, and short runs of it that write down what they are told.
#pragma once

#include <unistd.h>

#include <QTemporaryDir>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <map>
#include <sstream>
#include <string>
#include <vector>

#include "files/line_reader.h"
#include "methods/registry.h"
#include "model/pretrained.h"
#include "report/message.h"
#include "training/trainer.h"
#include "training/training_settings.h"

namespace ptw {

/// Of this process.
inline std::int64_t resident_mebibytes() {
  std::int64_t all = 0, resident = 0;
  std::ifstream("/proc/self/statm") >> all >> resident;
  return resident * ::sysconf(_SC_PAGESIZE) >> 20;
}

/// The sentence with which `work` is refused; empty when it is not. Anything else that is thrown is
/// told as "not an Error".
template <class Work>
std::string refusal(Work work) {
  try {
    work();
  } catch (const Error& problem) {
    return problem.what();
  } catch (const std::exception& problem) {
    return std::string("not an Error: ") + problem.what();
  }
  return {};
}

/// Whether a refusal is an Error of one line with every one of `parts` in it.
inline bool says(const std::string& sentence, const std::vector<std::string>& parts) {
  bool sound = !sentence.empty() && !sentence.starts_with("not an Error") &&
               sentence.find('\n') == std::string::npos;
  for (const auto& part : parts) sound = sound && sentence.find(part) != std::string::npos;
  if (!sound) qWarning("refused with \"%s\"", sentence.c_str());
  return sound;
}

inline std::string content(const std::filesystem::path& file) {
  std::ifstream stream(file, std::ios::binary);
  return {std::istreambuf_iterator<char>(stream), {}};
}

inline std::filesystem::path written(const std::filesystem::path& file, std::string_view bytes) {
  std::filesystem::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << bytes;
  return file;
}

/// A folder that goes away with it.
class ScratchFolder {
 public:
  [[nodiscard]] std::filesystem::path path() const { return folder_.path().toStdString(); }
  std::filesystem::path operator/(const std::string& name) const { return path() / name; }

 private:
  QTemporaryDir folder_;
};

/// White-space separated words, each a hash into 3..7999; 0..2 and the rest are special.
class WordTokenizer : public Tokenizer {
 public:
  /// Only `words` can be decoded.
  explicit WordTokenizer(const std::vector<std::string>& words) {
    for (const auto& word : words) words_[id(word)] = word;
  }
  [[nodiscard]] std::vector<std::int64_t> encode(std::string_view text) const override {
    auto ids = encode_open(text);
    ids.push_back(end_id());
    return ids;
  }
  [[nodiscard]] std::vector<std::int64_t> encode_target(std::string_view text) const override {
    return encode(text);
  }
  [[nodiscard]] std::vector<std::int64_t> encode_open(std::string_view text) const override {
    std::vector<std::int64_t> ids;
    std::istringstream stream{std::string(text)};
    for (std::string word; stream >> word;) ids.push_back(id(word));
    return ids;
  }
  [[nodiscard]] std::string decode(std::span<const std::int64_t> ids, bool) const override {
    std::string text;
    for (const auto each : ids)
      if (!is_special(each)) text += (text.empty() ? "" : " ") + piece(each);
    return text;
  }
  [[nodiscard]] std::string piece(std::int64_t each) const override {
    const auto known = words_.find(each);
    return known == words_.end() ? "#" + std::to_string(each) : known->second;
  }
  [[nodiscard]] bool is_special(std::int64_t each) const override {
    return each < kFirst || each >= size();
  }
  [[nodiscard]] std::int64_t size() const override { return 8000; }
  [[nodiscard]] std::int64_t pad_id() const override { return 0; }
  [[nodiscard]] std::int64_t end_id() const override { return 1; }

  static constexpr std::int64_t kFirst = 3;

 private:
  [[nodiscard]] std::int64_t id(std::string_view word) const {
    std::uint64_t hash = 14695981039346656037ULL;
    for (const char letter : word)
      hash = (hash ^ static_cast<unsigned char>(letter)) * 1099511628211ULL;
    return kFirst + static_cast<std::int64_t>(hash % static_cast<std::uint64_t>(size() - kFirst));
  }
  std::map<std::int64_t, std::string> words_;
};

inline std::filesystem::path demo_model_folder() {
  return std::filesystem::path(PTW_SOURCE_DIR) / "resources" / "demo" / "model";
}

/// The demo's model with the tokenizer above.
inline const Pretrained& word_model() {
  static const Pretrained pretrained = {
      open_model(demo_model_folder()),
      std::make_shared<const WordTokenizer>(std::vector<std::string>{"up", "down"})};
  return pretrained;
}

/// Whether a sentence goes up or down: 24 examples to learn from, 10 to look at.
inline Task up_or_down(const ScratchFolder& folder) {
  const auto lines = [](int first, int count) {
    std::string text;
    for (int i = first; i < first + count; ++i) {
      const bool up = i * i % 7 < 3;
      text += std::string("{\"text\": \"the ") + (up ? "lark climbs over" : "stone drops behind") +
              " hill " + std::to_string(i) + (i % 3 ? "" : " at noon") + "\", \"label\": \"" +
              (up ? "up" : "down") + "\"}\n";
    }
    return text;
  };
  written(folder / "train.jsonl", lines(0, 24));
  written(folder / "dev.jsonl", lines(24, 10));
  return open_task(written(folder / "task.json", R"({
    "name": "up or down",
    "data": {"train": "train.jsonl", "dev": "dev.jsonl"},
    "input": "{text}",
    "label": "label",
    "verbalizer": {"up": "up", "down": "down"},
    "metric": "accuracy"
  })"));
}

/// A run of a few steps; `settings` over what makes it short.
inline RunSpec short_run(const Settings& settings = {}) {
  RunSpec spec{"short",
               demo_model_folder().string(),
               "task.json",
               "prompt-tuning",
               {{"steps", std::int64_t{12}},
                {"eval_every", std::int64_t{4}},
                {"batch_size", std::int64_t{4}},
                {"prompt_length", std::int64_t{5}},
                {"threads", std::int64_t{1}}}};
  for (const auto& [key, value] : settings) spec.settings[key] = value;
  return completed(spec);
}

/// Writes down what a run says; `then` is called after each step.
class Listener : public TrainingObserver {
 public:
  explicit Listener(std::function<void(std::int64_t)> after_step = [](std::int64_t) {})
      : after_step_(std::move(after_step)) {}
  void on_status(RunStatus status) override { statuses.push_back(status); }
  void on_phase(const PhaseStart& phase) override { phases.push_back(phase); }
  void on_work(double share) override {
    work.push_back(share);
    during_work();
  }
  void on_cost(const RunCost& cost) override { last_cost = cost; }
  void on_step(const StepPoint& point) override {
    steps.push_back(point);
    after_step_(point.step);
  }
  void on_evaluation(const Evaluation& evaluation) override { evaluations.push_back(evaluation); }
  void on_checkpoint(std::int64_t step) override { checkpoints.push_back(step); }

  std::vector<RunStatus> statuses;
  std::vector<StepPoint> steps;
  std::vector<Evaluation> evaluations;
  std::vector<std::int64_t> checkpoints;
  std::vector<PhaseStart> phases;
  std::vector<double> work;
  std::function<void()> during_work = [] {};
  RunCost last_cost;

 private:
  std::function<void(std::int64_t)> after_step_;
};

/// metrics.jsonl with every value of "seconds" blanked.
inline std::string metrics_without_seconds(const std::filesystem::path& run) {
  std::string text;
  LineReader lines(run / "metrics.jsonl", 1 << 20);
  while (const auto read = lines.next()) {
    std::string line(*read);
    const auto begin = line.find("\"seconds\":");
    if (begin != std::string::npos) line.erase(begin, line.find_first_of(",}", begin) - begin);
    text += line + '\n';
  }
  return text;
}

}  // namespace ptw
